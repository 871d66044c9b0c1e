import { readFileSync } from "node:fs";
import { amend } from "./amendments.mjs";
import { describeEvents } from "./events.mjs";

/** Name under which the description is known to the schema compiler. */
export const ROOT = "discord";

const METHODS = new Set(["get", "put", "post", "patch", "delete"]);

/** Reads Discord's OpenAPI description, mends what it says wrongly, and closes its objects. */
export function readDescription(path) {
  const description = JSON.parse(readFileSync(path, "utf8"));
  if (!description.paths || !description.components?.schemas) throw new Error(`${path} is no OpenAPI description`);
  amend(description.components.schemas);
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    description.components.schemas[name] = close(schema, description);
  }
  for (const content of jsonContents(description)) content.schema = close(content.schema, description);
  describeEvents(description.components.schemas);
  return description;
}

/** The operations by path template, with a pointer to each that schemas can be referred to by. */
export function operationsOf(description) {
  return Object.entries(description.paths).flatMap(([template, item]) =>
    Object.keys(item).filter((method) => METHODS.has(method)).map((method) => ({
      method: method.toUpperCase(),
      segments: template.split("/").slice(1),
      template,
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
      operation: item[method],
      pointer: `/paths/${template.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`,
    })));
}

/** The object that a local reference names. */
export function follow(reference, description) {
  return reference.split("/").slice(1).reduce((node, key) => node?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], description)
    ?? fail(`${reference} names nothing in the description`);
}

/** What a multipart request says in its "payload_json" is what the JSON body would say, so only that one is looked at. */
function* jsonContents(description) {
  const holders = [
    ...operationsOf(description).flatMap(({ operation }) => [operation.requestBody, ...Object.values(operation.responses)]),
    ...Object.values(description.components.responses ?? {}),
  ];
  for (const holder of holders) if (holder?.content?.["application/json"]) yield holder.content["application/json"];
}

/**
 * Closes objects: where a schema lists properties and says nothing of others, there are no others.
 *
 * A composition by allOf can't be closed branch by branch, since each would refuse the properties of its neighbours, so object
 * branches are first merged into one. Unions need no such care: each branch is an alternative that stands for the whole object.
 *
 * A union asks for one branch at least, though the description mostly says exactly one: {"choices": []} of an autocompletion fits
 * the branches of integers, numbers and strings alike, and is right.
 */
function close(schema, description) {
  if (Array.isArray(schema)) return schema.map((branch) => close(branch, description));
  if (schema === null || typeof schema !== "object") return schema;
  const closed = { ...merged(schema, description) };
  for (const key of ["items", "additionalProperties"]) if (closed[key]) closed[key] = close(closed[key], description);
  const union = closed.anyOf ?? closed.oneOf;
  if (closed.anyOf && closed.oneOf) fail("a schema has two unions");
  delete closed.oneOf;
  delete closed.anyOf;
  if (union) Object.assign(closed, told(close(union, description), description));
  if (closed.properties) {
    const properties = Object.entries(closed.properties).map(([name, inner]) => [name, close(inner, description)]);
    closed.properties = Object.fromEntries(properties);
    if (union) fail("an object lists properties beside a union; closing it needs unevaluatedProperties");
    closed.additionalProperties ??= false;
  }
  return closed;
}

/**
 * A union whose branches are told apart by "type" asks only for the branch that is meant. It takes the same, and complains of that
 * branch alone instead of all of them.
 */
function told(branches, description) {
  const kinds = branches.filter((branch) => branch.type !== "null").map((branch) => {
    const { properties, required } = branch.$ref ? follow(branch.$ref, description) : branch;
    return { branch, types: required?.includes("type") ? properties.type?.enum : undefined };
  });
  const types = kinds.flatMap((kind) => kind.types ?? [undefined]);
  if (types.includes(undefined) || new Set(types).size < types.length) return { anyOf: branches };
  const is = (values) => ({ type: "object", required: ["type"], properties: { type: { enum: values } } });
  return {
    if: { type: "object" },
    then: { ...is(types), allOf: kinds.map((kind) => ({ if: is(kind.types), then: kind.branch })) },
    else: { type: branches.some((branch) => branch.type === "null") ? "null" : "object" },
  };
}

/** A schema with the object branches of its allOf taken into it. A branch that only names an enumeration stays where it is. */
function merged(schema, description) {
  if (!schema.allOf) return schema;
  const branches = schema.allOf.map((branch) => (branch.$ref ? follow(branch.$ref, description) : branch));
  if (!branches.some((branch) => branch.properties)) return schema;
  const { allOf, ...rest } = schema;
  const whole = { ...rest, properties: { ...rest.properties }, required: [...(rest.required ?? [])] };
  for (const branch of branches) {
    const part = merged(branch, description);
    if (!part.properties || part.oneOf || part.anyOf) fail("a branch of allOf is more than an object with properties");
    Object.assign(whole.properties, part.properties);
    whole.required.push(...(part.required ?? []));
  }
  whole.required = [...new Set(whole.required)];
  return whole;
}

function fail(why) {
  throw new Error(`The description needs more care than closing its objects gives it: ${why}`);
}
