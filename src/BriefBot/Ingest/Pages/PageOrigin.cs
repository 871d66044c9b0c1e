namespace BriefBot.Ingest.Pages;

/// <summary>What is known of a page beside its HTML.</summary>
/// <param name="Address">Where it was read, after redirects; null for a page that was saved or piped in.</param>
/// <param name="ContentLanguage">The Content-Language header as sent, else null.</param>
public sealed record PageOrigin(string? Address = null, string? ContentLanguage = null)
{
    /// <summary>The place on it that its link names, null for none.</summary>
    public string? Place { get; init; }

    /// <summary>True when somebody hands the page over as an article: only what plainly is none is then refused.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Nothing is known.</summary>
    public static PageOrigin Unknown { get; } = new();
}
