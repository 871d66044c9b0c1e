// Reads exchanges, one JSON object a line, and answers each with {"id": …, "violations": […]}, in the order they came.
// usage: node validate.mjs OPENAPI.JSON
import { createInterface } from "node:readline";
import { readDescription } from "./openapi/description.mjs";
import { Exchanges } from "./openapi/exchanges.mjs";

const [path] = process.argv.slice(2);
if (!path) {
  process.stderr.write("usage: node validate.mjs OPENAPI.JSON\n");
  process.exit(2);
}

const exchanges = new Exchanges(readDescription(path));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() !== "") process.stdout.write(`${JSON.stringify(verdict(line))}\n`);
}

function verdict(line) {
  const exchange = JSON.parse(line);
  try {
    return { id: exchange.id, violations: exchanges.violations(exchange) };
  } catch (error) {
    return { id: exchange.id, violations: [`${exchange.method} ${exchange.path}: could not be checked: ${error.stack}`] };
  }
}
