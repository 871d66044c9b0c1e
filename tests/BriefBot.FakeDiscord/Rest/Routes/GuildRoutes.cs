using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Looking at guilds.</summary>
sealed class GuildRoutes(Site site)
{
    public IEnumerable<Route> All =>
        [
            new("GET", "/guilds/{guild_id}", call => RestAnswer.Ok(GuildJson.Of(Guild(call), call.Flag("with_counts")))),
            new("GET", "/guilds/{guild_id}/roles", call => RestAnswer.Ok(GuildJson.Roles(Guild(call)))),
            new("GET", "/guilds/{guild_id}/channels", call => RestAnswer.Ok(Channels(Guild(call)))),
            new("GET", "/guilds/{guild_id}/members/{user_id}", call => RestAnswer.Ok(GuildJson.Member(Member(call)))),
            new("GET", "/guilds/{guild_id}/threads/active", call => RestAnswer.Ok(Threads(Guild(call)))),
        ];

    FakeGuild Guild(RestCall call) => site.Guild(call.Id("guild_id"));

    FakeMember Member(RestCall call) =>
        Guild(call).Members.TryGetValue(call.Id("user_id"), out var member) ? member : throw RestError.UnknownMember();

    static JsonArray Channels(FakeGuild guild) => [.. guild.Channels.Where(c => !c.IsThread).Select(c => (JsonNode)ChannelJson.Of(c))];

    static JsonObject Threads(FakeGuild guild) =>
        new()
        {
            ["threads"] = new JsonArray([.. guild.Channels.Where(c => c.IsThread && !c.Archived).Select(c => (JsonNode)ChannelJson.Of(c))]),
            ["members"] = new JsonArray(),
            ["has_more"] = false,
        };
}
