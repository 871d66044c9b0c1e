// Reads exchanges and events of the gateway, one JSON object a line, and answers each with {"id": …, "violations": […]}, in the order they came.
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
  const given = JSON.parse(line);
  try {
    return { id: given.id, violations: given.event ? exchanges.eventViolations(given) : exchanges.violations(given) };
  } catch (error) {
    return { id: given.id, violations: [`${given.event ?? `${given.method} ${given.path}`} could not be checked: ${error.stack}`] };
  }
}
