// The official client of OpenAI against the server named in the environment: one task, told as one JSON object.
import OpenAI, { AzureOpenAI } from "openai";
import { outcome, say, settings } from "./script.mjs";

const client = new OpenAI({ baseURL: settings.openai, apiKey: settings.key, maxRetries: settings.retries ?? 0, timeout: 20_000 });
const question = { model: settings.model ?? "test-model", messages: [{ role: "system", content: "Be brief." }, { role: "user", content: "Wer spräche hier? 🗞" }] };

async function streamed(from, limit = Infinity) {
  const seen = { text: "", pieces: 0, finish: null, usage: null, tool: null };
  const stream = await from.chat.completions.create({ ...question, stream: true, stream_options: { include_usage: true } });
  for await (const chunk of stream) {
    const choice = chunk.choices[0];
    if (choice?.delta.content) seen.pieces++;
    seen.text += choice?.delta.content ?? "";
    seen.finish ??= choice?.finish_reason ?? null;
    if (choice?.delta.tool_calls) seen.tool = choice.delta.tool_calls[0].function.name;
    if (chunk.usage) seen.usage = [chunk.usage.prompt_tokens, chunk.usage.completion_tokens];
    if (seen.pieces >= limit) stream.controller.abort();
  }
  return seen;
}

const tasks = {
  async plain() {
    const made = await client.chat.completions.create(question);
    const choice = made.choices[0];
    return { text: choice.message.content, finish: choice.finish_reason, usage: [made.usage.prompt_tokens, made.usage.completion_tokens], tool: choice.message.tool_calls?.[0].function.name ?? null };
  },
  streamed: () => streamed(client),
  aborted: () => streamed(client, 3),
  async azure() {
    const azure = new AzureOpenAI({ endpoint: settings.address, apiKey: settings.key, apiVersion: "2024-10-21", deployment: "test-model", maxRetries: 0 });
    return streamed(azure);
  },
  async models() {
    return (await client.models.list()).data.map((model) => model.id);
  },
  async embeddings() {
    const input = ["the bridge opened", "the bridge was opened", "a goalkeeper was sold"];
    const packed = await client.embeddings.create({ model: "test-embedding", input });
    const numbers = await client.embeddings.create({ model: "test-embedding", input: input[0], encoding_format: "float", dimensions: 16 });
    const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
    const [a, b, c] = packed.data.map((one) => one.embedding);
    return { length: a.length, near: dot(a, b), far: dot(a, c), asked: numbers.data[0].embedding.length, tokens: packed.usage.total_tokens };
  },
};

say(await outcome(tasks[settings.task]()));
