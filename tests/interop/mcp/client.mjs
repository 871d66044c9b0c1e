// The official client of the Model Context Protocol against briefbot, over standard input and output or over HTTP: what it sees is told as one
// JSON object.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const settings = JSON.parse(process.env.INTEROP ?? "{}");
const transport = settings.url
  ? new StreamableHTTPClientTransport(new URL(settings.url), { requestInit: { headers: settings.headers ?? {} } })
  : new StdioClientTransport({ command: settings.command, args: settings.args, env: { ...process.env, ...settings.env }, stderr: "pipe" });
const client = new Client({ name: "interop", version: "1.0.0" });
const seen = {};

const call = async (name, args, options) => {
  const made = await client.callTool({ name, arguments: args }, undefined, options);
  return { isError: made.isError ?? false, data: made.structuredContent ?? null, text: made.content.map((part) => part.text).join("\n") };
};

try {
  await client.connect(transport);
  seen.server = client.getServerVersion();
  seen.instructions = client.getInstructions();
  const { tools } = await client.listTools();
  seen.tools = tools.map(({ name, annotations, inputSchema, description }) => ({ name, annotations, required: inputSchema.required ?? [], properties: Object.keys(inputSchema.properties), description }));
  seen.search = await call("search", { query: "suez canal ship", limit: 3 });
  seen.ask = await call("ask", { question: "who owns the Ever Given?", asOf: "2021-04-01" });
  const cited = seen.ask.data.citations[0];
  seen.article = await call("read_article", { article: cited.article, version: cited.version, start: cited.start, length: cited.end - cited.start });
  seen.quote = cited.quote;
  seen.brief = await call("brief", { topic: "Wuzhen" });
  seen.said = await call("said", { person: "Xi Jinping" });
  seen.missing = await call("ask", { question: "who won Wimbledon 2020?" });
  seen.badDay = await call("ask", { question: "who spoke?", since: "yesterday" });
  seen.tooLong = await call("ask", { question: "x".repeat(2_000) });
  seen.noArticle = await call("read_article", { article: 999_999 });
  seen.outside = await call("read_article", { article: cited.article, start: 9_999_999 });
  seen.unknown = await call("delete", { id: 1 }).catch((error) => ({ isError: true, text: String(error.message) }));
  seen.many = (await Promise.all(Array.from({ length: 20 }, (_, i) => call("search", { query: `ship ${i}` })))).filter((one) => !one.isError).length;
  await client.close();
} catch (error) {
  seen.failed = { message: String(error.message), code: error.code ?? null };
}
process.stdout.write(`${JSON.stringify(seen)}\n`);
process.exit(0);
