// The official client of Anthropic against the server named in the environment: one task, told as one JSON object.
import Anthropic from "@anthropic-ai/sdk";
import { outcome, say, settings } from "./script.mjs";

const client = new Anthropic({ baseURL: settings.address, apiKey: settings.key, maxRetries: settings.retries ?? 0, timeout: 20_000 });
const question = { model: settings.model ?? "test-model", max_tokens: 100, system: "Be brief.", messages: [{ role: "user", content: "Wer spräche hier? 🗞" }] };

const tasks = {
  async plain() {
    const made = await client.messages.create(question);
    return { text: made.content.map((block) => block.text ?? "").join(""), finish: made.stop_reason, usage: [made.usage.input_tokens, made.usage.output_tokens], tool: made.content.find((block) => block.type === "tool_use")?.name ?? null };
  },
  async streamed() {
    const stream = client.messages.stream(question);
    let pieces = 0;
    stream.on("text", () => pieces++);
    const made = await stream.finalMessage();
    return { text: made.content.map((block) => block.text ?? "").join(""), pieces, finish: made.stop_reason, usage: [made.usage.input_tokens, made.usage.output_tokens], tool: made.content.find((block) => block.type === "tool_use")?.name ?? null };
  },
  async aborted() {
    const stream = await client.messages.create({ ...question, stream: true });
    let pieces = 0;
    for await (const event of stream) {
      if (event.type === "content_block_delta" && ++pieces >= 3) stream.controller.abort();
    }
    return { pieces };
  },
};

say(await outcome(tasks[settings.task]()));
