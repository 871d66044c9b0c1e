using System.Text;
using BriefBot.Ingest.Heads;
using BriefBot.Ingest.Pages;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BriefBot.Ingest.Readers;

/// <summary>
/// Plain text of Markdown: a paragraph or a table's row a block, no marks, no addresses, no pictures. HTML in it is read as on a page.
/// </summary>
static class MarkdownText
{
    const int MaxDepth = 100;

    /// <summary>The text and the first heading of the first level (left out of the text). False when it is nested too deep.</summary>
    public static bool TryPlain(string markdown, MarkdownPipeline pipeline, PageParser pages, out string? title, out string plain)
    {
        title = null;
        plain = "";
        try
        {
            var document = Markdown.Parse(markdown, pipeline);
            if (IsTooDeep(document))
                return false;
            if (document.FirstOrDefault() is HeadingBlock { Level: 1 } heading)
            {
                title = Metadata.OneLine(Words(heading));
                document.Remove(heading);
            }
            foreach (var paragraph in document.Descendants<ParagraphBlock>())
                KeepLines(paragraph);
            foreach (var address in document.Descendants<AutolinkInline>().ToList())
                address.Remove();
            using var page = pages.Parse(document.ToHtml(pipeline), CancellationToken.None);
            plain = page.Body is { } body ? MarkupText.Of(body) : "";
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InputRejectedException)
        {
            // Markdig's own guard against deep nesting, or the page's.
            return false;
        }
    }

    static bool IsTooDeep(MarkdownDocument document)
    {
        var open = new Stack<(Block Block, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var at))
        {
            if (at.Depth > MaxDepth)
                return true;
            if (at.Block is ContainerBlock container)
                foreach (var block in container)
                    open.Push((block, at.Depth + 1));
        }
        return false;
    }

    /// <summary>A paragraph is one line, unless each of its lines tells of the story by itself ("Source: …", "Date: …").</summary>
    static void KeepLines(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.Descendants<LineBreakInline>().ToList() is not { Count: > 0 } breaks)
            return;
        foreach (var line in Words(paragraph, '\n').AsSpan().EnumerateLines())
            if (HeadKeys.Read(line, out _) == HeadKey.None && HeadLine.Read(line.Trim()) is not { IsSure: true })
                return;
        foreach (var end in breaks)
        {
            // Two in a row part paragraphs.
            end.IsHard = true;
            end.InsertAfter(new LineBreakInline { IsHard = true });
        }
    }

    static string Words(LeafBlock block, char lineBreak = ' ')
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            if (inline is LiteralInline literal && literal.Parent is not LinkInline { IsImage: true })
                text.Append(literal.Content);
            else if (inline is CodeInline code)
                text.Append(code.Content);
            else if (inline is HtmlEntityInline entity)
                text.Append(entity.Transcoded);
            else if (inline is LineBreakInline)
                text.Append(lineBreak);
        }
        return text.ToString();
    }
}
