using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Tells what the bot lacks in a channel, before anything is posted there.</summary>
sealed class ChannelAccess(DiscordRestClient rest)
{
    Snowflake? _self;

    /// <summary>What posting digests takes.</summary>
    /// <param name="type">Where: in a forum every message is a thread that begins with it.</param>
    /// <param name="threads">Whether stories get threads.</param>
    public static GuildPermissions ForDigests(ChannelType type, bool threads)
    {
        const GuildPermissions posts = GuildPermissions.ViewChannel | GuildPermissions.SendMessages | GuildPermissions.EmbedLinks;
        return threads && type != ChannelType.Forum
            ? posts | GuildPermissions.CreatePublicThreads | GuildPermissions.SendMessagesInThreads
            : posts;
    }

    /// <summary>A channel with its exceptions to permissions.</summary>
    /// <exception cref="DiscordException">The bot doesn't see it, or Discord doesn't tell.</exception>
    public Task<Channel> ChannelAsync(Snowflake channel, CancellationToken cancellation) => rest.GetChannelAsync(channel, cancellation);

    /// <summary>Those of the permissions that the bot doesn't have in a channel of a server.</summary>
    /// <exception cref="DiscordException">Discord doesn't tell.</exception>
    public async Task<GuildPermissions> MissingAsync(Channel channel, GuildPermissions needed, CancellationToken cancellation)
    {
        if (channel.GuildId is not { } server)
            return GuildPermissions.None;
        var self = _self ??= (await rest.GetCurrentUserAsync(cancellation)).Id;
        if (await rest.GetGuildMemberAsync(server, self, cancellation) is not { } member)
            return needed;
        var given = ChannelPermissions.Of(server, await rest.GetGuildRolesAsync(server, cancellation), self, member, channel);
        return needed & ~given;
    }
}
