using System.Globalization;
using System.Text.Json;

namespace BriefBot.Deliver.Batch;

/// <summary>A line of a batch of questions.</summary>
/// <param name="Id">Comes back in the output.</param>
/// <param name="Question">1 to <see cref="Answer.Question.MaximumText"/> characters.</param>
/// <param name="AsOf">The day that "today" means, null for the real one.</param>
/// <param name="Documents">Ids of the articles that may answer, null for all.</param>
public sealed record BatchQuestion(string Id, string Question, DateOnly? AsOf, IReadOnlyList<string>? Documents)
{
    const int MostDocuments = 10_000;
    static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyyMMdd"];

    /// <summary>Reads <c>{id, question, date?, doc_ids?}</c>; other properties are ignored.</summary>
    /// <exception cref="FormatException">The line cannot be used; the message says why.</exception>
    public static BatchQuestion Parse(ReadOnlyMemory<byte> line) => BatchFields.Read(line, Parse);

    static BatchQuestion Parse(JsonElement line)
    {
        var question = BatchFields.Required(line, "question").Trim();
        if (question.Length > Answer.Question.MaximumText)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"the question is longer than {Answer.Question.MaximumText} characters")
            );
        return new BatchQuestion(BatchFields.Required(line, "id"), question, Day(line), DocumentIds(line));
    }

    internal static DateOnly? Day(JsonElement line)
    {
        if (!line.TryGetProperty("date", out var date) || date.ValueKind == JsonValueKind.Null)
            return null;
        var text = date.ValueKind == JsonValueKind.String ? date.GetString() : date.GetRawText();
        return DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException("\"date\" is not a day; write it as 2022-06-17 or 20220617");
    }

    static IReadOnlyList<string>? DocumentIds(JsonElement line)
    {
        if (!line.TryGetProperty("doc_ids", out var ids) || ids.ValueKind == JsonValueKind.Null)
            return null;
        if (ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() > MostDocuments)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"\"doc_ids\" is not a list of at most {MostDocuments} ids")
            );
        return ids.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText()).ToList();
    }
}
