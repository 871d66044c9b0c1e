using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads one document of any format from its bytes.</summary>
public sealed class DocumentReader
{
    readonly HtmlReader _html;
    readonly MarkdownReader _markdown;
    readonly JsonArticleReader _json;
    readonly JsonDocumentReader _jsonDocuments;

    /// <summary>Reads within these limits.</summary>
    public DocumentReader(InputLimits limits)
    {
        _html = new HtmlReader(limits);
        _markdown = new MarkdownReader(limits);
        _json = new JsonArticleReader(limits, _html);
        _jsonDocuments = new JsonDocumentReader(limits, _json);
    }

    /// <summary>Everything the document holds: at least one reading.</summary>
    /// <param name="bytes">Kept as the original.</param>
    /// <param name="name">As the corpus shall name it.</param>
    public IReadOnlyList<Reading> Read(ReadOnlyMemory<byte> bytes, string name, DocumentFormat format, CancellationToken cancellation)
    {
        if (DocumentFormats.Binary(bytes.Span) is { } kind)
            return [new Reading.Rejected(name, kind)];
        return format switch
        {
            DocumentFormat.Json => _jsonDocuments.Read(bytes, name, cancellation),
            DocumentFormat.JsonLines => [_json.Read(bytes, name, cancellation)],
            DocumentFormat.Html => [_html.Read(Decoded(bytes), new Original(bytes, "text/html", name), PageOrigin.Unknown, cancellation)],
            DocumentFormat.Markdown => [_markdown.Read(Decoded(bytes), new Original(bytes, "text/markdown", name))],
            _ => [new Reading.Found(new FoundArticle(Decoded(bytes), TextForm.Raw, new Original(bytes, "text/plain", name)))],
        };
    }

    /// <summary>What a web page holds: an article, perhaps with the address of its next page, or the reason why it is none.</summary>
    /// <param name="html">Decoded.</param>
    /// <param name="original">The page's bytes, kept with the article.</param>
    /// <param name="origin">Where it was read.</param>
    public Reading ReadPage(string html, Original original, PageOrigin origin, CancellationToken cancellation) =>
        _html.Read(html, original, origin, cancellation);

    static string Decoded(ReadOnlyMemory<byte> bytes) => TextDecoder.Decode(bytes.Span).Text;
}
