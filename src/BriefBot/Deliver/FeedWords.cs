using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>How feeds are told of in the terminal and on the web page.</summary>
public static class FeedWords
{
    /// <summary>"ok", "failing", "dead" or "paused".</summary>
    public static string State(FeedState state) =>
        state switch
        {
            FeedState.Ok => "ok",
            FeedState.Failing => "failing",
            FeedState.Dead => "dead",
            _ => "paused",
        };

    /// <summary>The state in the reader's language.</summary>
    public static string State(FeedState state, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[
            state switch
            {
                FeedState.Ok => ReplyTerm.StateOk,
                FeedState.Failing => ReplyTerm.StateFailing,
                FeedState.Dead => ReplyTerm.StateDead,
                _ => ReplyTerm.StatePaused,
            }
        ];
    }

    /// <summary>"pending", "fetched" or "failed".</summary>
    public static string State(FeedItemState state) =>
        state switch
        {
            FeedItemState.Pending => "pending",
            FeedItemState.Fetched => "fetched",
            _ => "failed",
        };

    /// <summary>Dead ones first, then failing ones, and by name within.</summary>
    public static IReadOnlyList<Feed> WorstFirst(IEnumerable<Feed> feeds) =>
        [
            .. feeds
                .OrderByDescending(feed =>
                    feed.State switch
                    {
                        FeedState.Dead => 2,
                        FeedState.Failing => 1,
                        _ => 0,
                    }
                )
                .ThenBy(feed => feed.Title, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>"2026-11-26 01:40 UTC".</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How a feed is doing, in a sentence or two, with what to do where something is wrong; in English where no language is
    /// given.</summary>
    public static string Health(Feed feed, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(feed);
        words ??= Localization.English;
        var last = feed.LastSuccess is { } success ? words.With(ReplyTerm.FeedReadOn, Instant(success)) : words[ReplyTerm.FeedNotRead];
        return feed.State switch
        {
            FeedState.Paused => last + words[ReplyTerm.FeedNotPolled],
            FeedState.Ok => last + words.With(ReplyTerm.FeedNextOn, Instant(feed.NextPoll)),
            FeedState.Failing => $"{Failing(feed, words)} {last}{words.With(ReplyTerm.FeedAgainOn, Instant(feed.NextPoll))}",
            _ => $"{Failing(feed, words)} {last}. {words[ReplyTerm.FeedWhatToDo]}",
        };
    }

    /// <summary>What is wrong with a workspace's feeds, in one sentence; null when nothing is. In English where no language is
    /// given.</summary>
    public static string? Trouble(FeedsHealth feeds, Localization? words = null)
    {
        if (feeds.Failing + feeds.Dead == 0)
            return null;
        words ??= Localization.English;
        var parts = new List<string>();
        if (feeds.Failing > 0)
            parts.Add(feeds.Failing == 1 ? words[ReplyTerm.FeedFailing] : words.With(ReplyTerm.FeedsFailing, words.Number(feeds.Failing)));
        if (feeds.Dead > 0)
            parts.Add(feeds.Dead == 1 ? words[ReplyTerm.FeedDead] : words.With(ReplyTerm.FeedsDead, words.Number(feeds.Dead)));
        var (wrong, named) = (string.Join(words[ReplyTerm.And], parts), feeds.Named is { Length: > 0 } names ? $" ({names})" : "");
        return feeds.Followed == 1
            ? words.With(ReplyTerm.FeedsTroubleOfOne, wrong, named)
            : words.With(ReplyTerm.FeedsTrouble, words.Number(feeds.Followed), wrong, named);
    }

    static string Failing(Feed feed, Localization words)
    {
        var since = feed.FailingSince is { } first ? words.With(ReplyTerm.FeedSince, Instant(first)) : "";
        return feed.FailuresInRow == 1
            ? words.With(ReplyTerm.FeedFailedOnce, since, feed.Reason)
            : words.With(ReplyTerm.FeedFailed, words.Number(feed.FailuresInRow), since, feed.Reason);
    }
}
