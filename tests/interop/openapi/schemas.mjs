import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { ROOT } from "./description.mjs";

/** Lines of complaint about one body; the rest is counted. */
const LONGEST_COMPLAINT = 6;

/** Formats that are Discord's own: a snowflake has 64 bits, a nonce up to 25 characters. */
const FORMATS = {
  snowflake: (text) => /^\d{1,20}$/.test(text) && BigInt(text) < 1n << 64n,
  nonce: (text) => [...text].length <= 25,
};

/** The schemas of a description, each compiled when it is first asked for. */
export class Schemas {
  #strict;
  #parameters;
  #compiled = new Map();

  constructor(description) {
    this.#strict = compiler(description, {});
    // A parameter arrives as text: "true" and "5" are read as what the schema asks for.
    this.#parameters = compiler(description, { coerceTypes: "array" });
  }

  /** Complaints of the schema at a pointer about a body; none when it fits. */
  complaints(pointer, body) {
    const validate = this.#validator(this.#strict, pointer);
    return validate(body) ? [] : worded(validate.errors);
  }

  /** Complaints about the text of a path or query parameter. */
  parameterComplaints(pointer, text) {
    const validate = this.#validator(this.#parameters, pointer);
    return validate(text) ? [] : worded(validate.errors).map((complaint) => complaint.replace(/^\/value /, ""));
  }

  #validator(ajv, pointer) {
    const key = `${ajv === this.#strict ? "body" : "parameter"} ${pointer}`;
    const schema = { $ref: `${ROOT}#${pointer}` };
    if (!this.#compiled.has(key)) {
      // Coercion changes the holder of a value, so a parameter needs one.
      const wrapped = { type: "object", properties: { value: schema } };
      const validate = ajv.compile(ajv === this.#strict ? schema : wrapped);
      this.#compiled.set(key, ajv === this.#strict ? validate : holding(validate));
    }
    return this.#compiled.get(key);
  }
}

function holding(validate) {
  const held = (value) => {
    const fits = validate({ value });
    held.errors = validate.errors;
    return fits;
  };
  return held;
}

function compiler(description, options) {
  // The description has keywords of its own ("x-discord-union"), which strict mode refuses.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, formats: FORMATS, ...options });
  addFormats(ajv, ["date-time", "uri", "int32", "int64", "double"]);
  ajv.addSchema(description, ROOT);
  return ajv;
}

/** What a person needs of the errors: not that a union or a condition failed as well, nor that the value isn't null. */
function worded(errors) {
  const telling = errors.filter((error) => !["anyOf", "if"].includes(error.keyword) && error.params.type !== "null");
  const shown = telling.length > 0 ? telling : errors;
  // A misspelt field also lacks the right one, and tells more.
  const lines = new Set([...shown].sort((one, other) => isUnknownField(other) - isUnknownField(one)).map(line));
  const kept = [...lines].slice(0, LONGEST_COMPLAINT);
  return lines.size > kept.length ? [...kept, `and ${lines.size - kept.length} more`] : kept;
}

function isUnknownField(error) {
  return error.keyword === "additionalProperties";
}

function line(error) {
  const place = error.instancePath || "the body";
  if (isUnknownField(error)) return `${place} has an unknown field "${error.params.additionalProperty}"`;
  const allowed = error.params.allowedValues ?? error.params.allowedValue;
  return `${place} ${error.message}${allowed === undefined ? "" : ` (${JSON.stringify(allowed)})`}`;
}
