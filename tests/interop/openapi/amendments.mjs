/**
 * Where Discord's written documentation and its servers say something else than the description. Each amendment names the schema
 * that it mends, and fails once that schema is gone, so that none of them outlives its reason.
 */
const AMENDMENTS = [
  {
    // "code" is optional in the documentation's rate limit response structure: only some limits have one.
    schema: "RatelimitedResponse",
    mend: (schema) => ({
      ...schema,
      allOf: schema.allOf.map((branch) => (branch.$ref?.endsWith("/Error") ? ERROR_WITHOUT_CODE : branch)),
    }),
  },
  {
    // The documentation's examples of a form error, and the servers, name what is wrong inside the form by a word.
    schema: "InnerErrors",
    mend: (schema) => withProperty(schema, "_errors", (list) => ({ ...list, items: ERROR_NAMED_BY_WORD })),
  },
  ...["ApplicationCommandCreateRequest", "ApplicationCommandUpdateRequest", "ApplicationCommandPatchRequestPartial"].map((schema) => ({
    // A bit set is documented, sent by clients and answered by the server as a string of digits. The description has a number.
    schema,
    mend: (request) => withProperty(request, "default_member_permissions", (number) => ({ oneOf: [number, BIT_SET] })),
  })),
];

const ERROR_WITHOUT_CODE = {
  type: "object",
  properties: { code: { type: "integer" }, message: { type: "string" } },
  required: ["message"],
};

const ERROR_NAMED_BY_WORD = {
  type: "object",
  properties: { code: { type: "string" }, message: { type: "string" } },
  required: ["code", "message"],
};

const BIT_SET = { type: "string", pattern: "^(0|[1-9][0-9]*)$", maxLength: 20 };

/** Mends the schemas in place. */
export function amend(schemas) {
  for (const { schema, mend } of AMENDMENTS) {
    if (!schemas[schema]) throw new Error(`The description no longer has ${schema}; look at its amendment again`);
    schemas[schema] = mend(schemas[schema]);
  }
}

function withProperty(schema, name, mend) {
  if (!schema.properties?.[name]) throw new Error(`The description no longer has ${name} where an amendment expects it`);
  return { ...schema, properties: { ...schema.properties, [name]: mend(schema.properties[name]) } };
}
