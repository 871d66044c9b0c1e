namespace BriefBot.Ingest.Fetching;

/// <summary>What is fetched, which decides how large it may be, what is asked for, and whether robots.txt has a say.</summary>
public enum FetchPurpose
{
    /// <summary>A feed, or the page that may lead to one. A person subscribed to it, so robots.txt isn't asked.</summary>
    Feed,

    /// <summary>An article's page. robots.txt is asked.</summary>
    Page,

    /// <summary>A list of feeds (OPML) that a person named. robots.txt isn't asked.</summary>
    Outline,

    /// <summary>A host's robots.txt.</summary>
    Robots,
}

/// <summary>One address to fetch.</summary>
/// <param name="Address">As it was found or typed; whether it may be fetched is for <see cref="Fetcher"/> to judge.</param>
public sealed record FetchRequest(Uri Address)
{
    /// <summary>What for.</summary>
    public FetchPurpose Purpose { get; init; }

    /// <summary>The ETag of the last answer, exactly as it came; null to fetch in any case.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified of the last answer, exactly as it came; null to fetch in any case.</summary>
    public string? LastModified { get; init; }
}
