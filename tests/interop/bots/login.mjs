// Logs in and tells what READY and the guilds after it say.
import { createClient, run, say } from "./bot.mjs";

const client = createClient();
client.once("clientReady", ({ user, application, guilds }) => {
  const seen = guilds.cache.map((guild) => ({
    id: guild.id,
    name: guild.name,
    channels: guild.channels.cache.map((channel) => channel.id),
    roles: guild.roles.cache.size,
    mayWrite: guild.channels.cache.filter((channel) => channel.isTextBased() && channel.permissionsFor(user.id)?.has("SendMessages")).size,
  }));
  say("ready", { user: user.id, bot: user.bot, application: application.id, guilds: seen });
});
await run(client);
