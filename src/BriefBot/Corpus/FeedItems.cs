namespace BriefBot.Corpus;

/// <summary>What became of an item of a feed.</summary>
public enum FeedItemState
{
    /// <summary>Seen, and to be fetched.</summary>
    Pending = 0,

    /// <summary>Stored as an article.</summary>
    Fetched = 1,

    /// <summary>Given up.</summary>
    Failed = 2,
}

/// <summary>An item as a poll saw it.</summary>
/// <param name="Identity">What tells it from the feed's other items, at all polls.</param>
/// <param name="ContentHash">SHA-256 of the feed's own text for it, 32 bytes.</param>
/// <param name="Entry">The feed's own text for it, as its reader wants it back.</param>
public sealed record SeenItem(string Identity, byte[] ContentHash, string Entry)
{
    /// <summary>The feed's id for it when no other item of the document has the same, else null.</summary>
    public string? Guid { get; init; }

    /// <summary>The page behind it, else null.</summary>
    public string? Address { get; init; }

    /// <summary>Its title, else null.</summary>
    public string? Title { get; init; }
}

/// <summary>An item that is known of a feed.</summary>
/// <param name="Id">Within the corpus.</param>
public sealed record KnownItem(long Id, FeedId Feed, string Identity, FeedItemState State)
{
    /// <summary>The page behind it, else null.</summary>
    public string? Address { get; init; }

    /// <summary>Its title, else null.</summary>
    public string? Title { get; init; }

    /// <summary>SHA-256 of the feed's own text for it.</summary>
    public byte[] ContentHash { get; init; } = [];

    /// <summary>Attempts to fetch it that failed in a row.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is fetched, or looked at again for corrections; null for never.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Why it could not be fetched, else null.</summary>
    public string? Reason { get; init; }

    /// <summary>The article it became, null when there is none (any more).</summary>
    public ArticleId? Article { get; init; }

    /// <summary>True when the article's text is the feed's own.</summary>
    public bool IsFromFeed { get; init; }

    /// <summary>True when only a part of the article could be had.</summary>
    public bool IsExcerpt { get; init; }

    /// <summary>The first poll that saw it.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>The last poll that saw it.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>Validator of the page, else null.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of the page, else null.</summary>
    public string? LastModified { get; init; }

    /// <summary>The feed's own text while the item is pending; what it states beside that while there is a further look at it; else
    /// null.</summary>
    public string? Entry { get; init; }
}

/// <summary>An item that is due.</summary>
/// <param name="Address">The page behind it, null when there is none.</param>
public readonly record struct DueItem(long Id, FeedId Feed, string? Address);

/// <summary>A poll that succeeded.</summary>
public sealed record FeedPolled(FeedId Feed, DateTimeOffset At, DateTimeOffset NextPoll, TimeSpan Interval)
{
    /// <summary>False when nothing had changed: then title, items and so on stay as they are.</summary>
    public bool HasDocument { get; init; }

    /// <summary>The feed's own title, else null.</summary>
    public string? Title { get; init; }

    /// <summary>The web page that it belongs to, else null.</summary>
    public string? Site { get; init; }

    /// <summary>The language that it states, else null.</summary>
    public string? Language { get; init; }

    /// <summary>Validator, else null.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator, else null.</summary>
    public string? LastModified { get; init; }

    /// <summary>Where permanent redirects led, else null.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Sightings of the same <see cref="MovedTo"/> after which the feed is polled there.</summary>
    public int MovesAfter { get; init; } = 3;

    /// <summary>In the order of the feed.</summary>
    public IReadOnlyList<SeenItem> Items { get; init; } = [];
}

/// <summary>A poll that failed.</summary>
/// <param name="Reason">In a sentence.</param>
public sealed record FeedFailed(FeedId Feed, DateTimeOffset At, DateTimeOffset NextPoll, string Reason)
{
    /// <summary>True when the host says that the feed is gone for good.</summary>
    public bool IsGone { get; init; }

    /// <summary>Failures in a row after which it may be dead.</summary>
    public required int DeadAfterFailures { get; init; }

    /// <summary>How long it has to have failed for that.</summary>
    public required TimeSpan DeadAfter { get; init; }

    /// <summary>When a dead feed is looked at again.</summary>
    public required DateTimeOffset NextWhenDead { get; init; }
}

/// <summary>What a poll changed.</summary>
/// <param name="Feed">As it is after it; null when it was removed meanwhile.</param>
/// <param name="Added">Items seen for the first time.</param>
/// <param name="Changed">Known items with another text or another address.</param>
/// <param name="Moved">Whether it is polled elsewhere from now on.</param>
/// <param name="Former">How it was doing before.</param>
public sealed record PollChange(Feed? Feed, int Added, int Changed, bool Moved, FeedState Former);

/// <summary>An item's article was stored, or looked at again.</summary>
/// <param name="ContentHash">Of the text that was worked from: when the feed has shown another one meanwhile, the item stays
/// pending.</param>
public sealed record ItemStored(long Item, byte[] ContentHash, ArticleId? Article)
{
    /// <summary>True when the article's text is the feed's own.</summary>
    public bool IsFromFeed { get; init; }

    /// <summary>True when only a part of the article could be had.</summary>
    public bool IsExcerpt { get; init; }

    /// <summary>Validator of the page, else null.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of the page, else null.</summary>
    public string? LastModified { get; init; }

    /// <summary>What the feed states about it, kept for the next look; null when there is none.</summary>
    public string? Entry { get; init; }

    /// <summary>When it is looked at again, null for never.</summary>
    public DateTimeOffset? NextCheck { get; init; }
}

/// <summary>How many items of a feed are in which state.</summary>
public readonly record struct ItemCounts(long Pending, long Fetched, long Failed)
{
    /// <summary>All of them.</summary>
    public long All => Pending + Fetched + Failed;
}
