using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

static class ReadyJson
{
    public static JsonObject Of(FakeWorld world, GatewaySession session, string resumeUrl)
    {
        var user = UserJson.Self(world.Bot);
        user.Remove("locale");
        user.Remove("premium_type");
        return new()
        {
            ["v"] = 10,
            ["user_settings"] = new JsonObject(),
            ["user"] = user,
            ["session_type"] = "normal",
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = resumeUrl,
            ["relationships"] = new JsonArray(),
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["guilds"] = new JsonArray([
                .. world
                    .Guilds.Values.Where(g => g.Members.ContainsKey(world.Bot.Id) && OnShard(g, session))
                    .Select(g => (JsonNode)new JsonObject { ["id"] = g.Id.Text(), ["unavailable"] = true }),
            ]),
            ["guild_join_requests"] = new JsonArray(),
            ["geo_ordered_rtc_regions"] = new JsonArray(),
            ["game_relationships"] = new JsonArray(),
            ["auth"] = new JsonObject(),
            ["application"] = new JsonObject { ["id"] = world.ApplicationId.Text(), ["flags"] = 0 },
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["_trace"] = new JsonArray("[\"fake\"]"),
        };
    }

    static bool OnShard(FakeGuild guild, GatewaySession session) => (int)((guild.Id >> 22) % (ulong)session.Shards) == session.Shard;
}
