using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver.Json;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Deliver.Batch;

/// <summary>Finds the article in the page of each line, by the way that an ingested page goes; nothing is stored.</summary>
/// <param name="today">No article is inferred to be younger.</param>
public sealed class ExtractTask(InputLimits limits, DateOnly today) : LineTask
{
    readonly DocumentReader _documents = new(limits);
    readonly ArticleDrafter _drafter = new(new IngestRequest(default, []), today);

    /// <summary>Reads <c>{id, url?, html}</c>, writes <c>{id, title, published, author, text}</c>: null where the page doesn't tell, an
    /// empty text where it has none.</summary>
    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var json = JsonText.Mend(line);
        var id = BatchFields.Read(json, IdOfPage);
        var found = _documents.Read(json, id, DocumentFormat.JsonLines, cancellation)[0] switch
        {
            Reading.Found { Article: var article } => article,
            Reading.Rejected { Input.Reason: var reason } when reason != JsonArticleReader.NoText => throw new FormatException(reason),
            _ => null,
        };
        return ValueTask.FromResult(Line(id, found, found is null ? null : _drafter.Draft(found, null).Draft));
    }

    static string IdOfPage(JsonElement line)
    {
        if (BatchFields.Optional(line, "html") is null)
            throw new FormatException("\"html\" is missing");
        return BatchFields.Required(line, "id");
    }

    static ReadOnlyMemory<byte> Line(string id, FoundArticle? found, ArticleDraft? draft) =>
        DocumentJson.Line(
            new ExtractLine(id, draft?.Title ?? found?.Title, draft?.Published.Iso, draft?.Author ?? found?.Author, draft?.Body ?? ""),
            DocumentJson.Default.ExtractLine
        );
}
