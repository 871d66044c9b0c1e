import { follow, operationsOf } from "./description.mjs";
import { eventViolations } from "./events.mjs";
import { brokenLimits } from "./limits.mjs";
import { Schemas } from "./schemas.mjs";

/** Where the API lies on a server; paths may be given with or without it. */
const API = /^\/api\/v10(?=\/)/;

/**
 * Holds exchanges and the gateway's events against the description.
 *
 * An exchange: method, path (without the query), query ([name, value] pairs), request and response (parsed JSON; absent without a
 * body), status.
 */
export class Exchanges {
  #description;
  #operations;
  #schemas;

  constructor(description) {
    this.#description = description;
    this.#operations = operationsOf(description);
    this.#schemas = new Schemas(description);
  }

  /** What is wrong with an event that the gateway sent: its name and data. */
  eventViolations({ event, data }) {
    return eventViolations(this.#schemas, event, data);
  }

  /** What is wrong with an exchange, in words; nothing when it is right. */
  violations(exchange) {
    const path = exchange.path.replace(API, "");
    const match = this.#find(exchange.method, path);
    if (!match) return [`${exchange.method} ${path}: the description has no such operation`];
    return [
      ...this.#parameters(match, path, exchange.query ?? []),
      ...this.#request(match, exchange),
      ...this.#response(match, exchange),
    ].map((violation) => `${exchange.method} ${match.template}: ${violation}`);
  }

  /** The operation whose template fits; of several the one with the most literal segments, as in "/users/@me". */
  #find(method, path) {
    const segments = path.split("/").slice(1);
    const literals = (operation) => operation.segments.filter((segment) => !isTemplate(segment)).length;
    return this.#operations
      .filter((operation) => operation.method === method && operation.segments.length === segments.length)
      .filter((operation) => operation.segments.every((segment, at) => isTemplate(segment) || segment === decoded(segments[at])))
      .sort((one, other) => literals(other) - literals(one))[0];
  }

  *#parameters(match, path, query) {
    const segments = path.split("/").slice(1);
    const given = new Map(match.segments.flatMap((segment, at) => (isTemplate(segment) ? [[segment.slice(1, -1), segments[at]]] : [])));
    for (const [name, text] of given) yield* this.#parameter(match, "path", name, decoded(text));
    for (const name of new Set(query.map(([key]) => key))) {
      const values = query.filter(([key]) => key === name).map(([, value]) => value);
      yield* this.#parameter(match, "query", name, values.length === 1 ? values[0] : values);
    }
    for (const parameter of match.parameters) {
      const missing = parameter.in === "query" && parameter.required && !query.some(([name]) => name === parameter.name);
      if (missing) yield `query parameter "${parameter.name}" is missing`;
    }
  }

  *#parameter(match, place, name, value) {
    const at = (holder) => (holder.parameters ?? []).findIndex((parameter) => parameter.in === place && parameter.name === name);
    const own = at(match.operation);
    const item = this.#description.paths[match.template];
    const pointer = own >= 0 ? `${match.pointer}/parameters/${own}` : `${match.pointer.replace(/\/\w+$/, "")}/parameters/${at(item)}`;
    if (own < 0 && at(item) < 0) {
      yield `${place} parameter "${name}" is unknown`;
      return;
    }
    const complaints = this.#schemas.parameterComplaints(`${pointer}/schema`, value);
    for (const complaint of complaints) yield `${place} parameter "${name}" ${complaint}`;
  }

  *#request({ operation, pointer, template }, { request }) {
    const described = operation.requestBody;
    if (request === undefined) {
      if (described?.required) yield "the request lacks its body";
      return;
    }
    if (!described?.content?.["application/json"]) {
      yield "the request has a body, and the description none";
      return;
    }
    const schema = `${pointer}/requestBody/content/application~1json/schema`;
    for (const complaint of this.#schemas.complaints(schema, request)) yield `request: ${complaint}`;
    for (const broken of brokenLimits(template, request)) yield `request: ${broken}`;
  }

  *#response({ operation, pointer }, { status, response }) {
    // What stands between Discord's servers and us answers 5xx in any form, so nothing is described.
    if (status >= 500) return;
    const key = [String(status), `${String(status)[0]}XX`].find((candidate) => operation.responses[candidate]);
    if (!key) {
      yield `status ${status} is none of ${Object.keys(operation.responses).join(", ")}`;
      return;
    }
    const reference = operation.responses[key].$ref;
    const described = reference ? follow(reference, this.#description) : operation.responses[key];
    const place = reference ? reference.slice(1) : `${pointer}/responses/${key}`;
    if (!described.content) {
      if (response !== undefined) yield `response ${status}: there is a body, and the description has none`;
    } else if (response === undefined) {
      yield `response ${status}: the body is missing`;
    } else {
      const schema = `${place}/content/application~1json/schema`;
      for (const complaint of this.#schemas.complaints(schema, response)) yield `response ${status}: ${complaint}`;
    }
  }
}

function isTemplate(segment) {
  return segment.startsWith("{");
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not percent-encoding after all: the text itself is what has to fit.
    return segment;
  }
}
