using BriefBot.Deliver.Evaluation;

namespace BriefBot.Deliver.Json;

/// <summary>How a corpus does on a team's own questions.</summary>
/// <param name="Questions">How many were asked.</param>
/// <param name="Right">Those of them that got all that was expected.</param>
sealed record EvaluationDocument(
    int Questions,
    int Right,
    CountPart Answers,
    CountPart Sources,
    CountPart Unanswered,
    CountPart Citations,
    IReadOnlyList<WrongPart> Wrong
)
{
    /// <summary>Of an evaluation.</summary>
    public static EvaluationDocument Of(TeamEvaluation evaluation) =>
        new(
            evaluation.Questions.Count,
            evaluation.Questions.Count(question => question.IsRight),
            CountPart.Of(evaluation.Answers),
            CountPart.Of(evaluation.Sources),
            CountPart.Of(evaluation.Unanswered),
            CountPart.Of(evaluation.Citations),
            [
                .. evaluation
                    .Questions.Where(question => !question.IsRight)
                    .Select(question => new WrongPart(question.Line, question.Expected.Question, question.Wrong)),
            ]
        );
}

/// <summary>How many of all were right.</summary>
sealed record CountPart(int Right, int All)
{
    /// <summary>Of a count.</summary>
    public static CountPart Of((int Right, int All) count) => new(count.Right, count.All);
}

/// <summary>A question that didn't get what was expected, and why.</summary>
sealed record WrongPart(int Line, string Question, string Why);
