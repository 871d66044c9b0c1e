namespace BriefBot.Ingest.Pages;

/// <summary>What a page's JSON-LD states about its article. Every text is one line, unchecked otherwise.</summary>
sealed record LinkedArticle
{
    /// <summary>No JSON-LD, or none about an article.</summary>
    public static LinkedArticle None { get; } = new();

    /// <summary>True when an article is described.</summary>
    public bool Exists { get; init; }

    /// <summary>Headline.</summary>
    public string? Title { get; init; }

    /// <summary>Names as stated, bylines included.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Date as written.</summary>
    public string? Published { get; init; }

    /// <summary>Date of the last change as written.</summary>
    public string? Modified { get; init; }

    /// <summary>The outlet's name.</summary>
    public string? Source { get; init; }

    /// <summary>Addresses that it gives for itself.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Language as stated.</summary>
    public string? Language { get; init; }

    /// <summary>False when it says that not everybody may read all of it.</summary>
    public bool? IsFree { get; init; }

    /// <summary>Classes or ids of the parts that not everybody may read, as CSS selectors.</summary>
    public IReadOnlyList<string> LockedParts { get; init; } = [];

    /// <summary>Words that the article has, as stated; 0 when it isn't.</summary>
    public int Words { get; init; }

    /// <summary>True for a live blog.</summary>
    public bool IsLive { get; init; }

    /// <summary>Entries of a live blog, in the order of the page.</summary>
    public IReadOnlyList<LiveEntry> Entries { get; init; } = [];
}

/// <summary>An entry of a live blog.</summary>
/// <param name="Time">When it was written, null when the page doesn't tell.</param>
/// <param name="Headline">Its headline, else null.</param>
/// <param name="Text">Paragraphs with a blank line between them; may be empty where there is a headline.</param>
sealed record LiveEntry(DateTimeOffset? Time, string? Headline, string Text);
