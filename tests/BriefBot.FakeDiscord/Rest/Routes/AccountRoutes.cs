using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Who the bot is, and where the gateway is.</summary>
sealed class AccountRoutes(Site site, Func<string> gatewayUrl, SessionStarts starts)
{
    public IEnumerable<Route> All =>
    [
        new("GET", "/gateway", _ => RestAnswer.Ok(new JsonObject { ["url"] = gatewayUrl() }), NeedsToken: false),
        new("GET", "/gateway/bot", _ => RestAnswer.Ok(Gateway())),
        new("GET", "/users/@me", _ => RestAnswer.Ok(UserJson.Self(site.World.Bot))),
        new("GET", "/users/{user_id}", call => RestAnswer.Ok(UserJson.Of(User(call.Id("user_id"))))),
        new("GET", "/users/@me/guilds", _ => RestAnswer.Ok(Guilds())),
        new("POST", "/users/@me/channels", OpenDirect),
        new("GET", "/applications/@me", _ => RestAnswer.Ok(UserJson.Application(site.World, site.Options))),
        new("GET", "/oauth2/applications/@me", _ => RestAnswer.Ok(UserJson.Application(site.World, site.Options))),
    ];

    JsonObject Gateway() => new()
    {
        ["url"] = gatewayUrl(),
        ["shards"] = site.Options.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = site.Options.SessionStarts,
            ["remaining"] = starts.Remaining,
            ["reset_after"] = (long)starts.ResetAfter.TotalMilliseconds,
            ["max_concurrency"] = site.Options.MaxConcurrency,
        },
    };

    FakeUser User(ulong id) => site.World.Users.TryGetValue(id, out var user) ? user : throw RestError.UnknownUser();

    JsonArray Guilds() =>
        [.. site.World.Guilds.Values.Where(g => g.Members.ContainsKey(site.World.Bot.Id)).Select(g => (JsonNode)new JsonObject
    {
        ["id"] = g.Id.Text(),
        ["name"] = g.Name,
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = ((ulong)PermissionRules.InGuild(g.Members[site.World.Bot.Id])).Text(),
        ["features"] = new JsonArray(),
    })];

    RestAnswer OpenDirect(RestCall call)
    {
        var problems = new Problems();
        if (!IdText.TryId(call.BodyObject["recipient_id"]?.ToString(), out var id)) problems.Required("recipient_id");
        problems.ThrowIfAny();
        var person = User(id);
        if (person.IsBot) throw RestError.NoDirectMessage();
        return RestAnswer.Ok(ChannelJson.Of(site.World.DirectChannel(person)));
    }
}
