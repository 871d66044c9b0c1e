namespace BriefBot.Corpus;

/// <summary>
/// What somebody sets by hand in place of what was found of an article, or takes back. It holds for the current version and all later ones;
/// the text stays, and with it all citations.
/// </summary>
public sealed record ArticleMending
{
    /// <summary>Headline, null to leave it.</summary>
    public string? Title { get; init; }

    /// <summary>Outlet, null to leave it.</summary>
    public string? Source { get; init; }

    /// <summary>Byline, null to leave it.</summary>
    public string? Author { get; init; }

    /// <summary>Web address, null to leave it.</summary>
    public string? Url { get; init; }

    /// <summary>Label, null to leave it.</summary>
    public string? Topic { get; init; }

    /// <summary>Date of publication (<see cref="PublicationDate.ByHand"/>), null to leave it.</summary>
    public PublicationDate? Published { get; init; }

    /// <summary>What is taken back: what was found shows again.</summary>
    public IReadOnlyCollection<ArticleField> Cleared { get; init; } = [];

    /// <summary>Tells the editions of events from the article as it is then; null to leave them.</summary>
    public Func<Article, IReadOnlyList<EventEdition>>? Editions { get; init; }

    /// <summary>True when it changes nothing.</summary>
    public bool IsEmpty => Cleared.Count == 0 && (Title ?? Source ?? Author ?? Url ?? Topic) is null && Published is null;
}
