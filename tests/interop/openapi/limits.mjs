/**
 * Limits that Discord's documentation states and its description lacks or has higher. Characters are code points, as in JSON Schema.
 */
const CONTENT = 2000;
const EMBEDS_TOGETHER = 6000;
const ACTION_ROWS = 5;
const COMMAND_TOGETHER = 8000;
const CHAT_COMMANDS = 100;

/** Flag of a message that is built of components alone, which lifts the limit of five rows. */
const IS_COMPONENTS_V2 = 1 << 15;

const CHAT_INPUT = 1;
const TEXT_DISPLAY = 10;

/** What a request's body breaks of them, in words. */
export function* brokenLimits(template, body) {
  for (const message of messagesIn(body)) yield* brokenByMessage(message);
  if (!template.endsWith("/commands") && !template.endsWith("/commands/{command_id}")) return;
  const commands = Array.isArray(body) ? body : [body];
  for (const command of commands) yield* brokenByCommand(command);
  const chat = commands.filter((command) => (command?.type ?? CHAT_INPUT) === CHAT_INPUT).length;
  if (chat > CHAT_COMMANDS) yield `${chat} chat commands; ${CHAT_COMMANDS} are allowed`;
}

/** A message is the body, or stands in a callback's "data" or a forum thread's "message". */
function messagesIn(body) {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return [];
  return [body, body.data, body.message].filter((part) => part !== null && typeof part === "object" && part.type !== TEXT_DISPLAY);
}

function* brokenByMessage(message) {
  const content = length(message.content);
  if (content > CONTENT) yield `content has ${content} characters; ${CONTENT} are allowed`;
  const embeds = sum(Array.isArray(message.embeds) ? message.embeds : [], embedLength);
  if (embeds > EMBEDS_TOGETHER) yield `the embeds have ${embeds} characters together; ${EMBEDS_TOGETHER} are allowed`;
  const rows = Array.isArray(message.components) ? message.components.length : 0;
  if (rows > ACTION_ROWS && !(message.flags & IS_COMPONENTS_V2)) yield `${rows} rows of components; ${ACTION_ROWS} are allowed`;
}

function embedLength(embed) {
  const fields = sum(embed?.fields ?? [], (field) => length(field?.name) + length(field?.value));
  return length(embed?.title) + length(embed?.description) + length(embed?.footer?.text) + length(embed?.author?.name) + fields;
}

function* brokenByCommand(command) {
  const together = commandLength(command);
  if (together > COMMAND_TOGETHER) yield `command "${command.name}" has ${together} characters together; ${COMMAND_TOGETHER} are allowed`;
}

/** Names, descriptions and values, of options and choices too; of a text's localizations the longest counts. */
function commandLength(part) {
  if (part === null || typeof part !== "object") return 0;
  const texts = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  return texts + length(part.value) + sum(part.options ?? [], commandLength) + sum(part.choices ?? [], commandLength);
}

function longest(text, localizations) {
  return Math.max(length(text), ...Object.values(localizations ?? {}).map(length));
}

function length(text) {
  return typeof text === "string" ? [...text].length : 0;
}

function sum(parts, measure) {
  return parts.reduce((total, part) => total + measure(part), 0);
}
