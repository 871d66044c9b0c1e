// Tells every message that it hears and every resume, with how many events the server replayed.
import { createClient, run, say } from "./bot.mjs";

const client = createClient();
client.on("messageCreate", (message) => say("heard", {
  id: message.id,
  author: message.author.username,
  content: message.content,
  direct: message.channel.isDMBased(),
}));
client.on("shardReconnecting", () => say("reconnecting"));
client.on("shardResume", (shard, replayed) => say("resumed", { replayed }));
client.on("shardDisconnect", ({ code }) => say("gaveUp", { code }));
client.on("shardReady", () => say("identified"));
client.once("clientReady", () => say("ready"));
await run(client);
