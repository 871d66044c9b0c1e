namespace BriefBot.Corpus.Digests;

/// <summary>A saved query of a workspace: an article belongs to it when it holds an included term, no excluded one, and comes from one of
/// the sources.</summary>
/// <param name="Name">1 to <see cref="MaxName"/> characters; told apart without case.</param>
public sealed record SavedTopic(string Name)
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 60;

    /// <summary>Most characters of a term or source.</summary>
    public const int MaxTerm = 80;

    /// <summary>Most terms of a list.</summary>
    public const int MaxTerms = 30;

    /// <summary>Words or phrases of which at least one stands in an article's title or text; never empty.</summary>
    public required IReadOnlyList<string> Include { get; init; }

    /// <summary>Words or phrases of which none does.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Outlets, by name or web host; empty for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>What became of a change to a topic.</summary>
public enum TopicChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no topic of that name.</summary>
    Missing,

    /// <summary>There is one of that name already.</summary>
    Taken,

    /// <summary>The workspace has as many as it may have.</summary>
    Full,

    /// <summary>A schedule posts it.</summary>
    InUse,
}
