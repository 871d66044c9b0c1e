using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Deliver;

/// <summary>How feeds are told of in the terminal and on the web page.</summary>
public static class FeedWords
{
    /// <summary>What helps with a dead feed.</summary>
    public const string WhatToDo = "It is looked at once a week. Find its new address and add that, or remove it.";

    /// <summary>"ok", "failing", "dead" or "paused".</summary>
    public static string State(FeedState state) =>
        state switch
        {
            FeedState.Ok => "ok",
            FeedState.Failing => "failing",
            FeedState.Dead => "dead",
            _ => "paused",
        };

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

    /// <summary>How a feed is doing, in a sentence or two, with what to do where something is wrong.</summary>
    public static string Health(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var last = feed.LastSuccess is { } success ? $"Last read on {Instant(success)}" : "Not read yet";
        return feed.State switch
        {
            FeedState.Paused => $"{last}; not polled while it is paused.",
            FeedState.Ok => $"{last}; next on {Instant(feed.NextPoll)}.",
            FeedState.Failing => $"{Failing(feed)} {last}; tried again on {Instant(feed.NextPoll)}.",
            _ => $"{Failing(feed)} {last}. {WhatToDo}",
        };
    }

    /// <summary>What is wrong with a workspace's feeds, in one sentence; null when nothing is.</summary>
    public static string? Trouble(FeedsHealth feeds)
    {
        if (feeds.Failing + feeds.Dead == 0)
            return null;
        var parts = new List<string>();
        if (feeds.Failing > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{feeds.Failing:N0} {(feeds.Failing == 1 ? "is" : "are")} failing"));
        if (feeds.Dead > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{feeds.Dead:N0} {(feeds.Dead == 1 ? "is" : "are")} dead"));
        var named = feeds.Named is { Length: > 0 } names ? $" ({names})" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {feeds.Followed:N0} {(feeds.Followed == 1 ? "feed" : "feeds")}, {string.Join(" and ", parts)}{named}."
        );
    }

    static string Failing(Feed feed)
    {
        var since = feed.FailingSince is { } first ? $" since {Instant(first)}" : "";
        var times = feed.FailuresInRow == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{feed.FailuresInRow:N0} times");
        return $"Failed {times}{since}: {feed.Reason}";
    }
}
