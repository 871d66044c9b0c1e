using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;

namespace BriefBot.Host.Cli;

/// <summary>Finds the feed that a command names.</summary>
static class NamedFeed
{
    /// <summary>The feed that somebody named by number or address; null when there is none, and they were told.</summary>
    public static async Task<Feed?> FindAsync(
        CommandRun run,
        FeedStore feeds,
        WorkspaceId workspace,
        string named,
        CancellationToken cancellation
    )
    {
        var feed = long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await feeds.FindAsync(workspace, new FeedId(number), cancellation)
            : await feeds.FindByAddressAsync(workspace, named, cancellation);
        if (feed is null)
            await run.Error.WriteLineAsync($"briefbot: there is no feed {VisibleText.Line(named)}; 'briefbot feeds' shows what there is.");
        return feed;
    }
}
