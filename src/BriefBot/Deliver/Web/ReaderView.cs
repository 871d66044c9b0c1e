using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Deliver.Web;

/// <summary>An article to read.</summary>
/// <param name="Article">One version of it.</param>
/// <param name="Cited">What to highlight, in the order of the text; what lies outside of it is ignored.</param>
/// <param name="Newer">What a reader of an old version should know; null for the current one.</param>
public sealed record ReaderView(Article Article, IReadOnlyList<TextSpan> Cited, NewerVersion? Newer = null)
{
    /// <summary>True for an article of the samples.</summary>
    public bool IsSample { get; init; }

    /// <summary>Its versions, the oldest first; empty where they aren't to be told.</summary>
    public IReadOnlyList<VersionSummary> Versions { get; init; } = [];

    /// <summary>What this version changed of the one before; null where that isn't asked for.</summary>
    public ArticleDifference? Changes { get; init; }

    /// <summary>Other articles of its story.</summary>
    public IReadOnlyList<ArticleSummary> Others { get; init; } = [];

    /// <summary>Its story; null where it has none of several articles.</summary>
    public StoryId? Story { get; init; }

    /// <summary>Answers that cite it.</summary>
    public IReadOnlyList<AnswerSummary> CitedBy { get; init; } = [];
}
