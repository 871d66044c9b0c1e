using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Permissions by the names that Discord's client shows.</summary>
static class PermissionWords
{
    static readonly (GuildPermissions Permission, Term Name)[] Named =
    [
        (GuildPermissions.ManageGuild, Term.MayManageServer),
        (GuildPermissions.ManageMessages, Term.MayManageMessages),
        (GuildPermissions.ViewChannel, Term.MayViewChannel),
        (GuildPermissions.SendMessages, Term.MaySendMessages),
        (GuildPermissions.EmbedLinks, Term.MayEmbedLinks),
        (GuildPermissions.AttachFiles, Term.MayAttachFiles),
        (GuildPermissions.ReadMessageHistory, Term.MayReadHistory),
        (GuildPermissions.CreatePublicThreads, Term.MayCreateThreads),
        (GuildPermissions.SendMessagesInThreads, Term.MaySendInThreads),
    ];

    /// <summary>"Send Messages, Embed Links".</summary>
    public static string Of(GuildPermissions permissions, string? locale) =>
        string.Join(", ", Named.Where(one => permissions.HasFlag(one.Permission)).Select(one => Localization.For(locale)[one.Name]));

    /// <summary>A notice that names permissions.</summary>
    public static MessageProperties Notice(Term notice, GuildPermissions permissions, string? locale) =>
        new() { Content = Localization.For(locale).With(notice, $"**{Of(permissions, locale)}**") };

    /// <summary>What the bot lacks in a channel, in English, as it is kept for those who run it; <see cref="In"/> reads it again.</summary>
    public static string Lacking(GuildPermissions permissions) => $"The bot lacks {Of(permissions, null)} in that channel.";

    /// <summary>The permissions that a text in English names.</summary>
    public static GuildPermissions In(string text)
    {
        var found = GuildPermissions.None;
        // "Send Messages in Threads" names no other one.
        foreach (var (permission, name) in Named.OrderByDescending(one => Localization.For(null)[one.Name].Length))
        {
            var word = Localization.For(null)[name];
            if (!text.Contains(word, StringComparison.Ordinal))
                continue;
            found |= permission;
            text = text.Replace(word, "", StringComparison.Ordinal);
        }
        return found;
    }
}
