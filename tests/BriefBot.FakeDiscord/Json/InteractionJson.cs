using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>The data of an INTERACTION_CREATE, complete as Discord sends it.</summary>
static class InteractionJson
{
    const int AttachmentLimit = 10 * 1024 * 1024;

    public static JsonObject Of(FakeWorld world, FakeInteraction interaction)
    {
        var json = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["application_id"] = world.ApplicationId.Text(),
            ["type"] = interaction.Type,
            ["data"] = interaction.Data.DeepClone(),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = interaction.Channel.Id.Text(),
            ["locale"] = interaction.User.Locale,
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = interaction.Owners(),
            ["context"] = interaction.Channel.Context,
            ["attachment_size_limit"] = AttachmentLimit,
        };
        if (interaction.Source is { } source)
            json["message"] = MessageJson.Of(source);
        if (interaction.Channel.Guild is { } guild)
            AddGuild(json, world, interaction, guild);
        else
        {
            json["user"] = UserJson.Of(interaction.User);
            json["channel"] = ChannelJson.Of(interaction.Channel);
            json["app_permissions"] = ((ulong)FakePermissions.Usual).Text();
        }

        return json;
    }

    static void AddGuild(JsonObject json, FakeWorld world, FakeInteraction interaction, FakeGuild guild)
    {
        var person = guild.Members[interaction.User.Id];
        var bits = PermissionRules.InChannel(person, interaction.Channel);
        var member = GuildJson.Member(person);
        member["permissions"] = ((ulong)bits).Text();
        json["member"] = member;
        json["guild_id"] = guild.Id.Text();
        json["guild_locale"] = guild.PreferredLocale;
        json["guild"] = new JsonObject
        {
            ["id"] = guild.Id.Text(),
            ["locale"] = guild.PreferredLocale,
            ["features"] = new JsonArray(),
        };
        json["channel"] = ChannelJson.ForInteraction(interaction.Channel, bits);
        json["app_permissions"] = ((ulong)BotMay(world, guild, interaction.Channel)).Text();
    }

    // Of an application that only the person installed Discord tells what everybody may do there.
    static FakePermissions BotMay(FakeWorld world, FakeGuild guild, FakeChannel channel) =>
        guild.Members.TryGetValue(world.Bot.Id, out var bot) ? PermissionRules.InChannel(bot, channel) : guild.Everyone.Permissions;
}
