using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Fetching;

/// <summary>What was read at a web address.</summary>
/// <param name="Answer">What came of the request itself.</param>
/// <param name="Reading">The article, all of it and not cleaned yet, or the reason why there is none.</param>
public sealed record WebReading(FetchResult Answer, Reading Reading)
{
    /// <summary>False where the article was gathered from other pages, too: one of these may change while the first stays as it
    /// is.</summary>
    public bool IsOnePage { get; init; }

    /// <summary>The article, or null.</summary>
    public FoundArticle? Article => (Reading as Reading.Found)?.Article;

    /// <summary>To be sent when the address is asked again; null where it doesn't speak for the whole article.</summary>
    public string? ETag => IsOnePage ? (Answer as FetchResult.Fetched)?.ETag : null;

    /// <summary>To be sent when the address is asked again; null where it doesn't speak for the whole article.</summary>
    public string? LastModified => IsOnePage ? (Answer as FetchResult.Fetched)?.LastModified : null;
}
