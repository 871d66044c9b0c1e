using System.Text.Json;
using BriefBot.Deliver.Batch;

namespace BriefBot.Deliver.Evaluation;

/// <summary>A question of a team's own, with what it expects.</summary>
/// <param name="Question">As it would be asked.</param>
/// <param name="Answers">What the answer must hold, one of them; empty where only the source matters, or nothing is expected.</param>
/// <param name="Source">Outlet, title, address or id of an article that must be cited; null for any.</param>
/// <param name="AsOf">The day on which it is asked; null for today.</param>
/// <param name="IsAnswered">False for a question that must not be answered.</param>
public sealed record TeamQuestion(string Question, IReadOnlyList<string> Answers, string? Source, DateOnly? AsOf, bool IsAnswered)
{
    /// <summary>Reads <c>{question, answer?, source?, date?, found?}</c>; <c>answer</c> is a text or a list of texts of which any will
    /// do.</summary>
    /// <exception cref="FormatException">The line can't be used; the message says why.</exception>
    public static TeamQuestion Parse(ReadOnlyMemory<byte> line) => BatchFields.Read(line, Parse);

    static TeamQuestion Parse(JsonElement line)
    {
        var question = BatchFields.Required(line, "question").Trim();
        if (question.Length > Answer.Question.MaximumText)
            throw new FormatException($"the question is longer than {Answer.Question.MaximumText} characters");
        var isAnswered =
            !line.TryGetProperty("found", out var found)
            || found.ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.Null => true,
                JsonValueKind.False => false,
                _ => throw new FormatException("\"found\" is neither true nor false"),
            };
        return new TeamQuestion(question, Texts(line), BatchFields.Optional(line, "source"), BatchQuestion.Day(line), isAnswered);
    }

    static List<string> Texts(JsonElement line)
    {
        if (!line.TryGetProperty("answer", out var answer))
            return [];
        return answer.ValueKind == JsonValueKind.Array
                ?
                [
                    .. answer
                        .EnumerateArray()
                        .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()),
                ]
            : BatchFields.Optional(line, "answer") is { Length: > 0 } text ? [text]
            : [];
    }
}
