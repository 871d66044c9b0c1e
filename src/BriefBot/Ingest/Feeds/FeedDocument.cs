namespace BriefBot.Ingest.Feeds;

/// <summary>What a feed is written in.</summary>
public enum FeedFormat
{
    /// <summary>RSS 0.91 to 2.0.</summary>
    Rss,

    /// <summary>RSS 0.90 and 1.0, which are RDF.</summary>
    Rdf,

    /// <summary>Atom 0.3 and 1.0.</summary>
    Atom,

    /// <summary>JSON Feed.</summary>
    Json,
}

/// <summary>A feed as it was read. Every text is untrusted and unescaped; addresses are absolute http(s).</summary>
/// <param name="Items">In the order of the feed, at most <see cref="FeedLimits.Items"/>.</param>
public sealed record FeedDocument(FeedFormat Format, IReadOnlyList<FeedItem> Items)
{
    /// <summary>Its title on one line, else null.</summary>
    public string? Title { get; init; }

    /// <summary>The web page that it belongs to, else null.</summary>
    public string? Site { get; init; }

    /// <summary>The language that it states ("en", "pt-br"), else null.</summary>
    public string? Language { get; init; }

    /// <summary>How long it asks to be left alone after a poll (RSS ttl, syndication module), else null; more than zero.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Hours of the day (UTC, 0 to 23) in which it asks not to be polled.</summary>
    public IReadOnlyCollection<int> SkipHours { get; init; } = [];

    /// <summary>Days of the week (UTC) on which it asks not to be polled.</summary>
    public IReadOnlyCollection<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>True when it was malformed and read with repairs.</summary>
    public bool Repaired { get; init; }

    /// <summary>True when it holds more items than are read.</summary>
    public bool Truncated { get; init; }
}

/// <summary>An item of a feed.</summary>
public sealed record FeedItem
{
    /// <summary>The id that the feed gives it (guid, atom:id, JSON id), else null.</summary>
    public string? Id { get; init; }

    /// <summary>The page behind it, else null.</summary>
    public string? Address { get; init; }

    /// <summary>Title on one line, without markup, else null.</summary>
    public string? Title { get; init; }

    /// <summary>Names of the authors, else null.</summary>
    public string? Author { get; init; }

    /// <summary>Summary as HTML, else null.</summary>
    public string? Summary { get; init; }

    /// <summary>Content as HTML where the feed sets it apart from a summary, else null.</summary>
    public string? Content { get; init; }

    /// <summary>When it was published, with the outlet's own offset: its day is the one that the feed names. Else null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was changed last, with the outlet's own offset, else null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The longer one of content and summary, as HTML; "" when there is neither.</summary>
    public string Longest => (Content?.Length ?? 0) >= (Summary?.Length ?? 0) ? Content ?? "" : Summary!;
}

/// <summary>How much of a feed is read at most.</summary>
public sealed record FeedLimits
{
    /// <summary>Characters of the document. Feeds of several hundred whole articles stay under half of it.</summary>
    public int Characters { get; init; } = 8_000_000;

    /// <summary>Items; those that come first, which are the newest ones in nearly all feeds.</summary>
    public int Items { get; init; } = 500;

    /// <summary>Elements and stretches of text; what comes after is not read.</summary>
    public int Nodes { get; init; } = 400_000;

    /// <summary>Nesting of elements; what lies deeper is read as if it lay there.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Characters of one item's summary or content; a longer one is cut.</summary>
    public int ItemCharacters { get; init; } = 1_000_000;
}

/// <summary>What became of bytes that should be a feed.</summary>
public abstract record FeedReading
{
    FeedReading() { }

    /// <summary>A feed, possibly without items.</summary>
    public sealed record Found(FeedDocument Feed) : FeedReading;

    /// <summary>No feed.</summary>
    /// <param name="Reason">Why, in words that follow "It is": "a web page", "empty".</param>
    /// <param name="IsPage">True for a web page, which may link to a feed.</param>
    public sealed record Rejected(string Reason, bool IsPage) : FeedReading;
}
