using BriefBot.Corpus;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>What was asked lately.</summary>
/// <param name="Questions">A page of it, newest first.</param>
/// <param name="Kind">Which questions.</param>
public sealed record QuestionsView(PageOf<AnswerSummary> Questions, QuestionKind Kind)
{
    const int Longest = 300;

    /// <summary>A question as lists show it: a long one is cut.</summary>
    public static string Short(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Length <= Longest ? question : question[..(Longest - (char.IsHighSurrogate(question[Longest - 1]) ? 1 : 0))] + " …";
    }
}

/// <summary>Which questions are looked at.</summary>
public enum QuestionKind
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those whose answers somebody found bad.</summary>
    Down,
}

/// <summary>What was asked and not found, most asked first.</summary>
public sealed record GapsView(IReadOnlyList<Gap> Gaps);

/// <summary>A question and how it was answered.</summary>
/// <param name="Trace">How the answer came about, a statement a line.</param>
public sealed record QuestionView(AnswerRecord Answer, AnswerKey Key, IReadOnlyList<string> Trace);
