using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

static class UserJson
{
    public static JsonObject Of(FakeUser user)
    {
        var json = new JsonObject
        {
            ["id"] = user.Id.Text(),
            ["username"] = user.Username,
            ["avatar"] = null,
            ["discriminator"] = user.IsBot ? "4711" : "0",
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["banner"] = null,
            ["accent_color"] = null,
            ["global_name"] = user.GlobalName,
            ["avatar_decoration_data"] = null,
            ["collectibles"] = null,
            ["primary_guild"] = null,
        };
        if (user.IsBot)
            json["bot"] = true;
        return json;
    }

    /// <summary>The bot as it sees itself.</summary>
    public static JsonObject Self(FakeUser bot)
    {
        var json = Of(bot);
        json["mfa_enabled"] = true;
        json["locale"] = "en-US";
        json["premium_type"] = 0;
        json["email"] = null;
        json["verified"] = true;
        return json;
    }

    public static JsonObject Application(FakeWorld world, FakeDiscordOptions options) =>
        new()
        {
            ["id"] = world.ApplicationId.Text(),
            ["name"] = options.BotName,
            ["icon"] = null,
            ["description"] = "Answers questions from the news, with sources.",
            ["type"] = null,
            ["bot"] = Of(world.Bot),
            ["bot_public"] = false,
            ["bot_require_code_grant"] = false,
            ["integration_types_config"] = Installable(options),
            ["verify_key"] = "8b1a9953c4611296a827abf8c47804d7e0f5b1c2d3a4958677685940312a1b0c",
            ["flags"] = 0,
            ["flags_new"] = "0",
            ["max_participants"] = null,
            ["tags"] = new JsonArray(),
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = Of(world.Owner),
            ["approximate_guild_count"] = world.Guilds.Count,
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["event_webhooks_url"] = null,
            ["event_webhooks_status"] = 1,
            ["event_webhooks_types"] = new JsonArray(),
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
        };

    static JsonObject Installable(FakeDiscordOptions options)
    {
        var types = new JsonObject { ["0"] = new JsonObject() };
        if (options.ForPeople)
            types["1"] = new JsonObject();
        return types;
    }
}
