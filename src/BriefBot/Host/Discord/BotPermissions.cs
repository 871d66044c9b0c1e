using System.Globalization;
using BriefBot.Discord;

namespace BriefBot.Host.Discord;

/// <summary>What the bot asks to be allowed in a server; docs/how-to/discord.md says what for.</summary>
static class BotPermissions
{
    static readonly (GuildPermissions Permission, string Name)[] Named =
    [
        (GuildPermissions.ViewChannel, "View Channels"),
        (GuildPermissions.SendMessages, "Send Messages"),
        (GuildPermissions.SendMessagesInThreads, "Send Messages in Threads"),
        (GuildPermissions.EmbedLinks, "Embed Links"),
        (GuildPermissions.ReadMessageHistory, "Read Message History"),
    ];

    /// <summary>Those permissions by the names that Discord's settings show.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.Select(one => one.Name)];

    /// <summary>All of them, and to attach pictures, which it does without where that isn't given.</summary>
    public static GuildPermissions Asked { get; } = Named.Aggregate(GuildPermissions.AttachFiles, (all, one) => all | one.Permission);

    /// <summary>Names of those that are not given.</summary>
    public static IReadOnlyList<string> Missing(GuildPermissions given) =>
        given.HasFlag(GuildPermissions.Administrator)
            ? []
            : [.. Named.Where(one => !given.HasFlag(one.Permission)).Select(one => one.Name)];

    /// <summary>Where somebody who manages a server puts the bot into it.</summary>
    /// <remarks>Source: Discord API reference, "OAuth2", "Bot Authorization Flow".</remarks>
    public static string InviteLink(Snowflake application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={Number}";

    /// <summary>Where a person installs the bot for themselves.</summary>
    /// <remarks>Source: Discord API reference, "Application", "Installation Context".</remarks>
    public static string PersonalLink(Snowflake application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=applications.commands&integration_type=1";

    static string Number => ((ulong)Asked).ToString(CultureInfo.InvariantCulture);
}
