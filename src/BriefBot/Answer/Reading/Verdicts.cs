using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>Tells whether a question is answered by yes or no, or by saying that something did not happen.</summary>
static class Verdicts
{
    static readonly FrozenSet<string> YesNoVerbs = Lexicon.Set("en/questions", "yes-no-verbs");

    // Probability from which yes, no or denied is the answer, whether or not the question is about that: whoever is told no acts on it.
    const double Says = 0.95;

    /// <summary>What the best sentence's passage says; null when the answer is of another kind.</summary>
    public static ReadKind? Of(QuestionAnalysis question, SentenceCandidate best)
    {
        if (best.ReadIn?.Reading is not { } reading)
            return null;
        // "Has not ruled out a sale" says neither.
        if (best.Reading.Operators.Exists(one => one.IsLeftOpen))
            return null;
        var (yes, no, denied) = (reading.Of(ReadKind.Yes), reading.Of(ReadKind.No), reading.Of(ReadKind.Denied));
        if (!IsYesNo(question))
            return no + denied >= Says && no + denied > reading.Of(ReadKind.Span)
                ? no >= denied
                    ? ReadKind.No
                    : ReadKind.Denied
                : null;
        if (yes >= Says)
            return ReadKind.Yes;
        return no + denied < Says ? null
            : no >= denied ? ReadKind.No
            : ReadKind.Denied;
    }

    /// <summary>True when a question wants yes or no: it begins with a verb, as "did", "is" and "will".</summary>
    public static bool IsYesNo(QuestionAnalysis question) =>
        question.Words.Count > 0 && YesNoVerbs.Contains(question.Words[0]) && !question.Words.Contains("or");

    /// <summary>The word that is shown for it.</summary>
    public static string Word(ReadKind kind) =>
        kind switch
        {
            ReadKind.Yes => "Yes",
            ReadKind.Denied => "Denied",
            _ => "No",
        };
}
