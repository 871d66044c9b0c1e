namespace BriefBot.Corpus.Changes;

/// <summary>How a version differs from the one before it.</summary>
public enum ChangeKind
{
    /// <summary>A sentence says something else now, or the outlet says that it corrected one.</summary>
    Corrected = 0,

    /// <summary>Sentences are gone.</summary>
    Cut = 1,

    /// <summary>Sentences were added, nothing else.</summary>
    Extended = 2,

    /// <summary>Most of the text is another.</summary>
    Rewritten = 3,

    /// <summary>A live blog went on; what it said before is not corrected by that.</summary>
    LiveBlog = 4,

    /// <summary>Only the title says something else.</summary>
    Retitled = 5,
}

/// <summary>A change of an article that a reader should hear of.</summary>
/// <param name="Difference">Of the bodies.</param>
/// <param name="TitleChanged">True when the title says something else, too.</param>
public sealed record ArticleChange(ChangeKind Kind, ArticleDifference Difference, bool TitleChanged)
{
    // Below this part of unchanged text, sentences that resemble each other are no corrections of each other.
    const double LeastKept = 0.35;

    /// <summary>The kind of a change; null when nothing changed that a reader would care about.</summary>
    public static ArticleChange? Of(ArticleDifference difference, bool titleChanged, bool isLive)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (KindOf(difference, titleChanged, isLive) is not { } kind)
            return null;
        return new(kind, difference, titleChanged);
    }

    /// <summary>Whether answers that cite the article are to be looked at: not for a live blog that only goes on.</summary>
    public bool ConcernsAnswers => Kind is not (ChangeKind.Retitled or ChangeKind.LiveBlog) || Difference.Notice is not null;

    static ChangeKind? KindOf(ArticleDifference difference, bool titleChanged, bool isLive)
    {
        var changes = difference.Substantial;
        if (changes.Count == 0)
            return difference.Notice is not null ? ChangeKind.Corrected
                : titleChanged ? ChangeKind.Retitled
                : null;
        if (isLive)
            return ChangeKind.LiveBlog;
        var isChanged = difference.Notice is not null || changes.Any(change => change.Fate == SentenceFate.Changed);
        var isCut = changes.Any(change => change.Fate == SentenceFate.Removed);
        if ((isChanged || isCut) && difference.Kept < LeastKept)
            return ChangeKind.Rewritten;
        return isChanged ? ChangeKind.Corrected
            : isCut ? ChangeKind.Cut
            : ChangeKind.Extended;
    }
}
