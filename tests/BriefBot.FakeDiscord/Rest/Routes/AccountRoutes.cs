using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Who the bot is, and where the gateway is.</summary>
sealed class AccountRoutes(Site site, Func<string> gatewayUrl, SessionStarts starts)
{
    const int MostGuilds = 200;

    public IEnumerable<Route> All =>
        [
            new("GET", "/gateway", _ => RestAnswer.Ok(new JsonObject { ["url"] = gatewayUrl() }), NeedsToken: false),
            new("GET", "/gateway/bot", _ => RestAnswer.Ok(Gateway())),
            new("GET", "/users/@me", _ => RestAnswer.Ok(UserJson.Self(site.World.Bot))),
            new("GET", "/users/{user_id}", call => RestAnswer.Ok(UserJson.Of(User(call.Id("user_id"))))),
            new("GET", "/users/@me/guilds", call => RestAnswer.Ok(Guilds(call))),
            new("POST", "/users/@me/channels", OpenDirect),
            new("GET", "/applications/@me", _ => RestAnswer.Ok(UserJson.Application(site.World, site.Options))),
            new("GET", "/oauth2/applications/@me", _ => RestAnswer.Ok(UserJson.Application(site.World, site.Options))),
        ];

    JsonObject Gateway() =>
        new()
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

    JsonArray Guilds(RestCall call)
    {
        var limit = int.TryParse(call.Query["limit"], CultureInfo.InvariantCulture, out var asked) ? asked : MostGuilds;
        if (limit is < 1 or > MostGuilds)
            throw RestError.InvalidForm(
                new Problems().Add("limit", "NUMBER_TYPE_MAX", $"int value should be between 1 and {MostGuilds}.").Tree()
            );
        var after = IdText.TryId(call.Query["after"], out var id) ? id : 0;
        var guilds = site.World.Guilds.Values.Where(g => g.Id > after && g.Members.ContainsKey(site.World.Bot.Id)).OrderBy(g => g.Id);
        return [.. guilds.Take(limit).Select(Guild)];
    }

    JsonNode Guild(FakeGuild guild) =>
        new JsonObject
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = false,
            ["permissions"] = ((ulong)PermissionRules.InGuild(guild.Members[site.World.Bot.Id])).Text(),
            ["features"] = new JsonArray(),
        };

    RestAnswer OpenDirect(RestCall call)
    {
        var problems = new Problems();
        if (!IdText.TryId(call.BodyObject["recipient_id"]?.ToString(), out var id))
            problems.Required("recipient_id");
        problems.ThrowIfAny();
        var person = User(id);
        if (person.IsBot)
            throw RestError.NoDirectMessage();
        return RestAnswer.Ok(ChannelJson.Of(site.World.DirectChannel(person)));
    }
}
