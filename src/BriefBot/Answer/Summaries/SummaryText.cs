using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Summaries;

/// <summary>A text to summarise together with others on the same event.</summary>
/// <param name="Title">Empty when it has none; only weighs words, nothing is quoted from it.</param>
/// <param name="Published">The day that its "Monday" and "yesterday" count from; null when unknown.</param>
/// <param name="Language">Primary BCP 47 tag; null when unknown.</param>
public sealed record SummaryText(string Title, string Body, DateOnly? Published = null, string? Language = null)
{
    /// <summary>An article of the corpus.</summary>
    public static SummaryText Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new SummaryText(article.Title, article.Body, article.Published.Day, article.Language);
    }
}

/// <summary>How long a summary may be.</summary>
/// <param name="Words">Most words, separated by white space, without clarifications; 1 and up.</param>
/// <param name="Sentences">Most sentences, 1 and up.</param>
public sealed record SummaryLimits(int Words, int Sentences = SummaryLimits.MostSentences)
{
    /// <summary>Sentences of a summary without a limit of its own.</summary>
    public const int MostSentences = 12;

    /// <summary>
    /// True to take sentences whose pronoun or weekday a clarification explains; false where only verbatim text can be shown, so that
    /// such a pronoun's sentence comes with the one before it or not at all.
    /// </summary>
    public bool MayClarify { get; init; } = true;
}

/// <summary>Words to show in brackets within a quote: whom a pronoun stands for, which day "Monday" is. They are no part of the
/// quote.</summary>
/// <param name="At">Behind which code unit of the quote they go.</param>
/// <param name="Text">A name as the same article writes it, or a day as "2020-11-23".</param>
public sealed record Clarification(int At, string Text);

/// <summary>A sentence of a summary.</summary>
/// <param name="Text">Index among the texts summarised.</param>
/// <param name="Span">Its place in that text's body.</param>
/// <param name="Clarifications">In the order of their places; empty when the sentence stands alone.</param>
public sealed record SummarySentence(int Text, TextSpan Span, IReadOnlyList<Clarification> Clarifications);
