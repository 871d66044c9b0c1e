using BriefBot.Corpus;
using BriefBot.Ingest.Pages;
using Markdig;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads Markdown: its text without marks, and its YAML front matter (title, date or published, updated, author, source or outlet,
/// url, topic).</summary>
public sealed class MarkdownReader(InputLimits limits)
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();

    readonly PageParser _pages = new(limits);

    /// <summary>Reads a document. Front matter that cannot be read is a reason to reject it: its title and date would be lost.</summary>
    /// <param name="text">Decoded, line ends LF.</param>
    public Reading Read(string text, Original original)
    {
        if (!FrontMatter.TrySplit(text, limits, out var header, out var body))
            header = null;
        FrontMatter? front = null;
        if (header is not null)
        {
            front = FrontMatter.Read(header, limits, out var problem);
            if (front is null)
                return new Reading.Rejected(original.Name, problem);
        }
        if (IsTooMuch(body))
            return new Reading.Found(Compose(front, null, body, original));
        return MarkdownText.TryPlain(body, Pipeline, _pages, out var title, out var plain)
            ? new Reading.Found(Compose(front, title, plain, original))
            : new Reading.Rejected(original.Name, "the Markdown is nested too deep to be read");
    }

    /// <summary>Parsing cannot be cancelled, so what would take long is not parsed.</summary>
    bool IsTooMuch(string body)
    {
        if (body.Length > limits.MarkdownLength || body.AsSpan().Count('\n') > limits.MarkdownLines)
            return true;
        foreach (var mark in "[*_`<>")
            if (body.AsSpan().Count(mark) > limits.MarkdownMarks)
                return true;
        return false;
    }

    static FoundArticle Compose(FrontMatter? front, string? heading, string plain, Original original)
    {
        var title = front?["title"] ?? heading;
        return new FoundArticle(plain, title is null ? TextForm.Raw : TextForm.Body, original)
        {
            Title = title,
            ExternalId = front?["id"],
            Author = front?["author"] ?? front?["authors"],
            Source =
                front?["source"]
                ?? front?["outlet"]
                ?? front?["publication"]
                ?? front?["site"]
                ?? front?["site_name"]
                ?? front?["publisher"],
            Url = Metadata.WebAddress(front?["url"] ?? front?["link"] ?? front?["canonical"]),
            Published = front?["published"] ?? front?["date"],
            PublishedFrom = "front matter",
            Modified = front?["updated"] ?? front?["modified"] ?? front?["lastmod"],
            Topic = front?["topic"],
        };
    }
}
