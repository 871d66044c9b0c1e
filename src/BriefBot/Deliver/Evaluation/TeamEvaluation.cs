using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Evaluation;

/// <summary>What came of one question of a team's own.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="IsRight">True when all that was expected came.</param>
/// <param name="Wrong">What didn't, in a line for readers; empty where it is right.</param>
public sealed record EvaluatedQuestion(int Line, TeamQuestion Expected, Reply Reply, bool IsRight, string Wrong);

/// <summary>How a corpus does on a team's own questions.</summary>
public sealed class TeamEvaluation
{
    readonly List<EvaluatedQuestion> _questions = [];

    /// <summary>What came of each, in the order asked.</summary>
    public IReadOnlyList<EvaluatedQuestion> Questions => _questions;

    /// <summary>Questions that expect an answer, and those of them that got the one expected in what was shown.</summary>
    public (int Right, int All) Answers =>
        Count(
            question => question.Expected is { IsAnswered: true, Answers.Count: > 0 },
            question => HasAnswer(question.Expected, question.Reply)
        );

    /// <summary>Questions that expect a source, and those of them that cited it.</summary>
    public (int Right, int All) Sources =>
        Count(
            question => question.Expected is { IsAnswered: true, Source: not null },
            question => Cites(question.Expected.Source!, question.Reply)
        );

    /// <summary>Questions that must not be answered, and those of them that weren't.</summary>
    public (int Right, int All) Unanswered => Count(question => !question.Expected.IsAnswered, question => !question.Reply.IsFound);

    /// <summary>Quotes shown, and those of them that stand in the stored article at their place: any other number than all is a
    /// fault.</summary>
    public (int Right, int All) Citations { get; private set; }

    /// <summary>Takes down what came of a question.</summary>
    public void Add(int line, TeamQuestion expected, Reply reply)
    {
        var wrong = Wrong(expected, reply);
        _questions.Add(new EvaluatedQuestion(line, expected, reply, wrong.Length == 0, wrong));
        var whole = reply.Sources.Count(source =>
            source.Article.Body.AsSpan(source.Citation.Start, source.Citation.End - source.Citation.Start).SequenceEqual(source.Quote)
        );
        Citations = (Citations.Right + whole, Citations.All + reply.Sources.Count);
    }

    (int Right, int All) Count(Func<EvaluatedQuestion, bool> counts, Func<EvaluatedQuestion, bool> isRight)
    {
        var counted = _questions.FindAll(question => counts(question));
        return (counted.Count(isRight), counted.Count);
    }

    static string Wrong(TeamQuestion expected, Reply reply)
    {
        if (!expected.IsAnswered)
            return reply.IsFound ? $"answered: {ShortAnswer.Of(reply)}" : "";
        if (!reply.IsFound)
            return "not found";
        if (expected.Answers.Count > 0 && !HasAnswer(expected, reply))
            return $"answered otherwise: {ShortAnswer.Of(reply)}";
        return expected.Source is { } source && !Cites(source, reply)
            ? "cites other sources: "
                + $"{string.Join(", ", reply.Sources.Select(cited => cited.Article.Source ?? cited.Article.Title).Distinct())}"
            : "";
    }

    static bool HasAnswer(TeamQuestion expected, Reply reply)
    {
        if (reply is not Reply.Cited cited)
            return false;
        var texts = cited.Items.Select(ShortAnswer.Of).Concat(cited.Claims.Select(claim => claim.Text));
        var shown = $" {string.Join(" | ", texts.Select(text => string.Join(' ', Normalizer.Words(text))))} ";
        return expected.Answers.Any(answer => shown.Contains($" {string.Join(' ', Normalizer.Words(answer))} ", StringComparison.Ordinal));
    }

    static bool Cites(string source, Reply reply) => reply is Reply.Cited && reply.Sources.Any(cited => Is(cited.Article, source));

    static bool Is(Article article, string source) =>
        article.Id.ToString() == source
        || article.ExternalId == source
        || new[] { article.Source, article.Title, article.Url }.Any(text =>
            text is not null && text.Contains(source, StringComparison.OrdinalIgnoreCase)
        );
}
