using System.Net;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>A channel that a command's option names, to have something posted there by itself.</summary>
static class ChosenChannel
{
    /// <summary>What can be chosen.</summary>
    public static IReadOnlyList<ChannelType> Types { get; } = [ChannelType.Text, ChannelType.News, ChannelType.Forum];

    /// <summary>The channel, as Discord tells it; null for none of this server, or none to post in.</summary>
    public static Channel? Of(InteractionContext context, string option) =>
        Snowflake.TryParse(context.Option(option)?.Text, out var id)
        && context.Data.Resolved?.Channels?.GetValueOrDefault(id) is { } chosen
        && Types.Contains(chosen.Type)
            ? chosen with
            {
                Id = id,
            }
            : null;

    /// <summary>Those of the permissions that the bot lacks in it.</summary>
    /// <exception cref="DiscordException">Discord doesn't tell.</exception>
    public static async Task<GuildPermissions> MissingAsync(
        Channel chosen,
        Snowflake guild,
        GuildPermissions needed,
        ChannelAccess access,
        CancellationToken cancellation
    )
    {
        if (chosen.AppPermissions is { } given)
            return given.HasFlag(GuildPermissions.Administrator) ? GuildPermissions.None : needed & ~given;
        try
        {
            var channel = await access.ChannelAsync(chosen.Id, cancellation);
            return channel.GuildId == guild ? await access.MissingAsync(channel, needed, cancellation) : needed;
        }
        catch (DiscordApiException e) when (e.HttpStatus is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return GuildPermissions.ViewChannel;
        }
    }
}
