using BriefBot.Reader;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Judges whether a text bears a statement out; null when there was no time to read it.</summary>
public delegate Judgement? SentenceJudge(string statement, string text);

/// <summary>Where judgements come from.</summary>
public static class SentenceJudges
{
    /// <summary>A reading model's judgements; null where there is none.</summary>
    /// <param name="reader">The model; null when there is none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static SentenceJudge? Of(QuestionReader? reader, CancellationToken cancellation) =>
        reader is { Judges: true } ? (statement, text) => reader.Judge([new StatementToJudge(statement, text)], cancellation)[0] : null;
}
