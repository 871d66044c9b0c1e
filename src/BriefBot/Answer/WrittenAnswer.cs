using BriefBot.Reader;

namespace BriefBot.Answer;

/// <summary>What an answer is made of, before it is checked.</summary>
sealed record WrittenAnswer(
    IReadOnlyList<AnswerItem> Items,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<CitedSource> Sources
)
{
    /// <summary>Quotes of an answer to a question that wants one thing, at most.</summary>
    public const int PlainQuotes = 3;

    /// <summary>See <see cref="Reply.Cited.Verdict"/>.</summary>
    public ReadKind? Verdict { get; init; }
}
