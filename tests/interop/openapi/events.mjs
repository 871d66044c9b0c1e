/**
 * The gateway's events aren't in the description, but most of what they carry is: the message of a MESSAGE_CREATE is that of a
 * response, with a few fields more. Here are those fields, by Discord's documentation of the gateway.
 */
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const SNOWFLAKE = ref("SnowflakeType");
const MEMBER_WITHOUT_USER = { type: "object", required: ["roles", "joined_at", "deaf", "mute", "flags"] };
const INTERACTION_MEMBER = {
  type: "object",
  required: ["user", "permissions"],
  properties: { user: ref("UserResponse"), permissions: { type: "string" } },
};
const MENTION = { type: "object", required: ["id", "username", "discriminator", "avatar"] };
const INTERACTION = ["id", "application_id", "type", "token", "version", "channel_id", "locale", "authorizing_integration_owners",
  "entitlements", "attachment_size_limit", "app_permissions", "context"];

const EVENTS = {
  MESSAGE_CREATE: (schemas) => message(schemas),
  MESSAGE_UPDATE: (schemas) => message(schemas),
  CHANNEL_CREATE: (schemas) => schemas.GuildChannelResponse,
  CHANNEL_UPDATE: (schemas) => schemas.GuildChannelResponse,
  THREAD_CREATE: (schemas) => extended(schemas.ThreadResponse, { newly_created: { const: true } }),
  GUILD_CREATE: (schemas) => ({
    type: "object",
    required: ["id", "name", "channels", "roles", "members", "threads", "member_count", "joined_at"],
    properties: {
      id: SNOWFLAKE,
      channels: { type: "array", items: withoutGuild(schemas.GuildChannelResponse) },
      threads: { type: "array", items: withoutGuild(schemas.ThreadResponse) },
      roles: { type: "array", items: ref("GuildRoleResponse") },
      members: { type: "array", items: ref("GuildMemberResponse") },
    },
  }),
  INTERACTION_CREATE: () => ({
    type: "object",
    required: INTERACTION,
    properties: {
      id: SNOWFLAKE,
      application_id: SNOWFLAKE,
      channel_id: SNOWFLAKE,
      guild_id: SNOWFLAKE,
      type: ref("InteractionTypes"),
      message: ref("MessageResponse"),
      user: ref("UserResponse"),
      member: INTERACTION_MEMBER,
    },
    // A guild tells the member, a direct message the user.
    if: { required: ["guild_id"] },
    then: { required: ["member"] },
    else: { required: ["user"] },
  }),
};

/** Adds a schema for each event to those of the description. Call it once their objects are closed. */
export function describeEvents(schemas) {
  for (const [name, schemaOf] of Object.entries(EVENTS)) schemas[schemaName(name)] = schemaOf(schemas);
}

/** What is wrong with an event's data, in words; nothing where no schema is known. */
export function eventViolations(schemas, name, data) {
  if (!EVENTS[name]) return [];
  return schemas.complaints(`/components/schemas/${schemaName(name)}`, data).map((complaint) => `${name}: ${complaint}`);
}

function message({ MessageResponse }) {
  return extended(MessageResponse, {
    guild_id: SNOWFLAKE,
    member: MEMBER_WITHOUT_USER,
    channel_type: { type: "integer" },
    // Each mentioned user comes with the person's membership.
    mentions: { type: "array", items: MENTION },
  });
}

function extended(schema, properties) {
  return { ...schema, properties: { ...schema.properties, ...properties } };
}

/** Inside a guild its id is not said again. */
function withoutGuild(schema) {
  return { ...schema, required: schema.required.filter((name) => name !== "guild_id") };
}

function schemaName(event) {
  return `Gateway.${event}`;
}
