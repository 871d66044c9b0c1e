using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>One of several things that a question asks.</summary>
/// <param name="Terms">Its words: indexes of the question's terms, each once.</param>
public sealed record QuestionPart(IReadOnlyList<int> Terms);

/// <summary>What a question asks for more than once: by outlets that it names, by parts, or both. Evidence is looked for for
/// each.</summary>
/// <param name="Outlets">Where it names outlets of the corpus, in order.</param>
/// <param name="Days">Days that it names, with or without their year.</param>
/// <param name="Parts">Its parts, in order; none when they can't be told apart.</param>
/// <param name="OutletTerms">Terms of the question that only name outlets.</param>
public sealed record QuestionParts(
    IReadOnlyList<OutletMention> Outlets,
    IReadOnlyList<DateMention> Days,
    IReadOnlyList<QuestionPart> Parts,
    IReadOnlySet<int> OutletTerms
)
{
    /// <summary>The question, with the outlets' names no longer names of what it is about: no article need mention who wrote it.</summary>
    public QuestionAnalysis WithoutOutletNames(QuestionAnalysis question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question with
        {
            Terms = [.. question.Terms.Select((term, i) => OutletTerms.Contains(i) ? term with { IsName = false } : term)],
        };
    }

    /// <summary>Whether a day is one of those named.</summary>
    public bool NamesDay(DateOnly day) =>
        Days.Any(named => named.Day == day.Day && named.Month == day.Month && (named.Year ?? day.Year) == day.Year);
}
