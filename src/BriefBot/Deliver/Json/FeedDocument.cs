using System.Text.Json.Serialization;
using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Deliver.Json;

/// <summary>The document of a feed.</summary>
/// <param name="State">"ok", "failing", "dead" or "paused".</param>
/// <param name="NextPoll">Null while it is paused.</param>
record FollowedFeedDocument(
    long Id,
    string Address,
    string? FormerAddress,
    string Title,
    string? Site,
    string? Language,
    string? Topic,
    string State,
    string? Reason,
    int Failures,
    DateTimeOffset? FailingSince,
    DateTimeOffset? LastAttempt,
    DateTimeOffset? LastSuccess,
    DateTimeOffset? NextPoll,
    long IntervalSeconds,
    DateTimeOffset Added
)
{
    /// <summary>Of a feed.</summary>
    public static FollowedFeedDocument Of(Feed feed) =>
        new(
            feed.Id.Value,
            feed.Address,
            feed.FormerAddress,
            feed.Title,
            feed.Site,
            feed.Language,
            feed.Topic,
            FeedWords.State(feed.State),
            feed.Reason,
            feed.FailuresInRow,
            feed.FailingSince,
            feed.LastAttempt,
            feed.LastSuccess,
            feed.IsPaused ? null : feed.NextPoll,
            (long)feed.Interval.TotalSeconds,
            feed.AddedAt
        );
}

/// <summary>The feeds that are followed.</summary>
sealed record FollowedFeedsDocument(IReadOnlyList<FollowedFeedDocument> Feeds);

/// <summary>A feed with its last items.</summary>
sealed record ShownFeedDocument(
    [property: JsonIgnore] FollowedFeedDocument Feed,
    [property: JsonPropertyOrder(1)] long ItemsPending,
    [property: JsonPropertyOrder(1)] long ItemsFetched,
    [property: JsonPropertyOrder(1)] long ItemsFailed,
    [property: JsonPropertyOrder(1)] IReadOnlyList<FeedItemPart> Items
) : FollowedFeedDocument(Feed)
{
    /// <summary>Of a feed and what is known of it.</summary>
    public static ShownFeedDocument Of(Feed feed, IReadOnlyList<KnownItem> items, ItemCounts counts) =>
        new(Of(feed), counts.Pending, counts.Fetched, counts.Failed, [.. items.Select(FeedItemPart.Of)]);
}

/// <summary>An item of a feed.</summary>
/// <param name="State">"pending", "fetched" or "failed".</param>
sealed record FeedItemPart(string? Title, string? Url, string State, string? Reason, long? Article, bool Excerpt, DateTimeOffset FirstSeen)
{
    /// <summary>Of an item.</summary>
    public static FeedItemPart Of(KnownItem item) =>
        new(item.Title, item.Address, FeedWords.State(item.State), item.Reason, item.Article?.Value, item.IsExcerpt, item.FirstSeen);
}

/// <summary>Feeds that were polled.</summary>
sealed record PolledFeedsDocument(IReadOnlyList<PolledFeedPart> Feeds);

/// <summary>What a poll of a feed brought.</summary>
/// <param name="Polled">False when its host was left alone.</param>
/// <param name="ItemsNotHad">Items whose article couldn't be had yet.</param>
sealed record PolledFeedPart(
    [property: JsonIgnore] FollowedFeedDocument Feed,
    [property: JsonPropertyOrder(1)] bool Polled,
    [property: JsonPropertyOrder(1)] int ItemsNew,
    [property: JsonPropertyOrder(1)] int ItemsChanged,
    [property: JsonPropertyOrder(1)] int ArticlesAdded,
    [property: JsonPropertyOrder(1)] int ArticlesUpdated,
    [property: JsonPropertyOrder(1)] int ArticlesUnchanged,
    [property: JsonPropertyOrder(1)] int ItemsNotHad
) : FollowedFeedDocument(Feed)
{
    /// <summary>Of a feed, its poll, null when there was none, and what became of its items.</summary>
    public static PolledFeedPart Of(Feed feed, PollReport? poll, (int Added, int Updated, int Unchanged, int Waiting) items) =>
        new(
            Of(poll?.Feed ?? feed),
            poll is not null,
            poll?.Added ?? 0,
            poll?.Changed ?? 0,
            items.Added,
            items.Updated,
            items.Unchanged,
            items.Waiting
        );
}

/// <summary>How many feeds of a list were added, were followed already, and were too many.</summary>
sealed record ImportedFeedsDocument(int Added, int Known, int Refused);
