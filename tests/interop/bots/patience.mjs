// Posts through whatever rate limits the server has; discord.js waits and every message arrives.
import { createClient, run, say, settings } from "./bot.mjs";

const client = createClient();
client.rest.on("rateLimited", ({ scope, global, timeToReset }) => say("waits", { scope, global, milliseconds: timeToReset }));
client.rest.on("response", (request, response) => {
  if (response.status === 429) say("refused", { scope: response.headers.get("x-ratelimit-scope") });
});
client.once("clientReady", async () => {
  const channel = await client.channels.fetch(settings.channel);
  const sent = await Promise.all(Array.from({ length: settings.messages }, (_, number) => channel.send(`Message ${number}`)));
  say("sent", { contents: sent.map((message) => message.content) });
});
await run(client);
