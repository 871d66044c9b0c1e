using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

static class GuildJson
{
    public static JsonObject Of(FakeGuild guild, bool withCounts)
    {
        var json = new JsonObject
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["description"] = null,
            ["home_header"] = null,
            ["splash"] = null,
            ["discovery_splash"] = null,
            ["features"] = new JsonArray(),
            ["banner"] = null,
            ["owner_id"] = guild.OwnerId.Text(),
            ["application_id"] = null,
            ["region"] = "deprecated",
            ["afk_channel_id"] = null,
            ["afk_timeout"] = 300,
            ["system_channel_id"] = null,
            ["system_channel_flags"] = 0,
            ["widget_enabled"] = false,
            ["widget_channel_id"] = null,
            ["verification_level"] = 0,
            ["roles"] = Roles(guild),
            ["default_message_notifications"] = 1,
            ["mfa_level"] = 0,
            ["explicit_content_filter"] = 0,
            ["max_presences"] = null,
            ["max_members"] = 500_000,
            ["max_stage_video_channel_users"] = 50,
            ["max_video_channel_users"] = 25,
            ["vanity_url_code"] = null,
            ["premium_tier"] = 0,
            ["premium_subscription_count"] = 0,
            ["preferred_locale"] = guild.PreferredLocale,
            ["rules_channel_id"] = null,
            ["safety_alerts_channel_id"] = null,
            ["public_updates_channel_id"] = null,
            ["premium_progress_bar_enabled"] = false,
            ["nsfw"] = false,
            ["nsfw_level"] = 0,
            ["emojis"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
            ["incidents_data"] = null,
        };
        if (!withCounts)
            return json;
        json["approximate_member_count"] = guild.Members.Count;
        json["approximate_presence_count"] = guild.Members.Count;
        return json;
    }

    public static JsonArray Roles(FakeGuild guild) => [.. guild.Roles.Select(r => (JsonNode)Role(r))];

    public static JsonObject Role(FakeRole role)
    {
        var json = new JsonObject
        {
            ["id"] = role.Id.Text(),
            ["name"] = role.Name,
            ["permissions"] = ((ulong)role.Permissions).Text(),
            ["position"] = role.Position,
            ["color"] = 0,
            ["colors"] = new JsonObject
            {
                ["primary_color"] = 0,
                ["secondary_color"] = null,
                ["tertiary_color"] = null,
            },
            ["hoist"] = false,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = role.Mentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot)
            json["tags"] = new JsonObject { ["bot_id"] = bot.Text() };
        return json;
    }

    public static JsonObject Member(FakeMember member)
    {
        var json = MemberWithoutUser(member);
        json["user"] = UserJson.Of(member.User);
        return json;
    }

    public static JsonObject MemberWithoutUser(FakeMember member) =>
        new()
        {
            ["avatar"] = null,
            ["banner"] = null,
            ["communication_disabled_until"] = null,
            ["flags"] = 0,
            ["joined_at"] = member.JoinedAt.Iso(),
            ["nick"] = member.Nick,
            ["pending"] = false,
            ["premium_since"] = null,
            ["roles"] = new JsonArray([.. member.Roles.Select(r => (JsonNode)r.Id.Text())]),
            ["mute"] = false,
            ["deaf"] = false,
        };

    /// <summary>The data of a GUILD_CREATE.</summary>
    public static JsonObject Created(FakeGuild guild, FakeUser bot)
    {
        var json = Of(guild, withCounts: false);
        json["joined_at"] = guild.CreatedAt.Iso();
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = guild.Members.Count;
        json["voice_states"] = new JsonArray();
        json["members"] = new JsonArray(Member(guild.Members[bot.Id]));
        json["channels"] = new JsonArray([.. guild.Channels.Where(c => !c.IsThread).Select(c => (JsonNode)ChannelJson.Of(c))]);
        json["threads"] = new JsonArray([.. guild.Channels.Where(c => c.IsThread && !c.Archived).Select(c => (JsonNode)ChannelJson.Of(c))]);
        json["presences"] = new JsonArray();
        json["stage_instances"] = new JsonArray();
        json["guild_scheduled_events"] = new JsonArray();
        json["soundboard_sounds"] = new JsonArray();
        return json;
    }
}
