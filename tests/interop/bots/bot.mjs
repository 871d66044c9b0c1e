// What every script here starts from: a discord.js client that talks to the server named in the environment, and a way to tell
// the test what it sees, one JSON object a line.
import { Client, GatewayIntentBits, Partials } from "discord.js";

export const settings = JSON.parse(process.env.INTEROP ?? "{}");

/** Tells the test that something happened. */
export function say(what, data = {}) {
  process.stdout.write(`${JSON.stringify({ what, ...data })}\n`);
}

/** A client that isn't logged in yet. What it can't get over ends the script; the rest goes to standard error. */
export function createClient() {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: settings.api, retries: 0, timeout: 10_000 },
    allowedMentions: { parse: [] },
  });
  client.on("error", fail);
  client.on("invalidated", () => fail(new Error("The session is invalid for good.")));
  client.on("shardError", (error) => process.stderr.write(`${error}\n`));
  client.on("debug", (line) => process.stderr.write(`${line.replaceAll(settings.token, "TOKEN")}\n`));
  process.on("unhandledRejection", fail);
  return client;
}

/** Logs in; ends the script in good order when the test closes its input. */
export async function run(client) {
  process.stdin.resume().on("end", async () => {
    await client.destroy();
    say("done");
  });
  await client.login(settings.token);
}

export function fail(error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
}
