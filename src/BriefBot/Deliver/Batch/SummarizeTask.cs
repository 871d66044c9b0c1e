using System.Text.Json;
using BriefBot.Answer.Summaries;
using BriefBot.Corpus;
using BriefBot.Deliver.Json;

namespace BriefBot.Deliver.Batch;

/// <summary>Summarises the texts of each line in sentences of theirs.</summary>
/// <param name="words">Most words of a summary, 1 and up.</param>
public sealed class SummarizeTask(int words) : LineTask
{
    const int MostTexts = 200;

    readonly SummaryLimits _limits = new(words) { MayClarify = false };

    /// <summary>
    /// Reads <c>{id, docs:[{id?, title?, body}]}</c>, writes <c>{id, summary, citations:[{doc, start, end, sha256}]}</c>: a citation for
    /// each sentence, in the order of the summary, whose stretch of the text's body is the sentence. An empty summary where no sentence
    /// fits.
    /// </summary>
    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var (id, documents) = BatchFields.Read(line, json => (BatchFields.Required(json, "id"), Documents(json)));
        var texts = documents.ConvertAll(document => document.Text);
        var chosen = Summarizer.Summarize(texts, _limits);
        return ValueTask.FromResult(Line(id, documents, chosen));
    }

    static List<(string Id, SummaryText Text)> Documents(JsonElement line)
    {
        if (!line.TryGetProperty("docs", out var docs) || docs.ValueKind != JsonValueKind.Array)
            throw new FormatException("\"docs\" is missing or no list");
        if (docs.GetArrayLength() > MostTexts)
            throw new FormatException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"docs\" holds more than {MostTexts} texts")
            );
        var documents = new List<(string, SummaryText)>();
        foreach (var doc in docs.EnumerateArray())
        {
            if (doc.ValueKind != JsonValueKind.Object)
                throw new FormatException("\"docs\" holds something that is no object");
            var id = BatchFields.Optional(doc, "id") ?? documents.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            documents.Add((id, new SummaryText(BatchFields.Optional(doc, "title") ?? "", BatchFields.Optional(doc, "body") ?? "")));
        }
        return documents;
    }

    static ReadOnlyMemory<byte> Line(string id, List<(string Id, SummaryText Text)> documents, IReadOnlyList<SummarySentence> chosen)
    {
        var quotes = chosen.Select(sentence => Quote(documents[sentence.Text].Text, sentence)).ToList();
        return DocumentJson.Line(
            new SummaryLine(
                id,
                string.Join(' ', quotes),
                [
                    .. chosen.Select(
                        (sentence, index) =>
                            new SummaryCitationPart(
                                documents[sentence.Text].Id,
                                sentence.Span.Start,
                                sentence.Span.End,
                                Citation.Hash(quotes[index])
                            )
                    ),
                ]
            ),
            DocumentJson.Default.SummaryLine
        );
    }

    static string Quote(SummaryText text, SummarySentence sentence) => text.Body[sentence.Span.Start..sentence.Span.End];
}
