using System.Text;
using BriefBot.Ingest.Heads;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BriefBot.Ingest.Readers;

/// <summary>Plain text of Markdown: a paragraph a block, no marks, no addresses, no pictures, no HTML.</summary>
static class MarkdownText
{
    const int MaxDepth = 100;

    /// <summary>The text and the first heading of the first level (left out of the text). False when it is nested too deep.</summary>
    public static bool TryPlain(string markdown, MarkdownPipeline pipeline, out string? title, out string plain)
    {
        title = null;
        plain = "";
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own guard against deep nesting.
            return false;
        }
        var text = new StringBuilder(markdown.Length);
        var open = new Stack<(Block Block, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var at))
        {
            if (at.Depth > MaxDepth) return false;
            if (at.Block is ContainerBlock container && at.Block is not TableRow)
            {
                for (var i = container.Count - 1; i >= 0; i--) open.Push((container[i], at.Depth + 1));
                continue;
            }
            var paragraph = at.Block switch
            {
                TableRow row => string.Join(" ", row.Descendants<LeafBlock>().Select(Plain)).Replace('\n', ' '),
                HtmlBlock or ThematicBreakBlock or LinkReferenceDefinition => "",
                LeafBlock { Inline: not null } leaf => Joined(Plain(leaf)),
                LeafBlock leaf => Plain(leaf),
                _ => "",
            };
            if (at.Block is HeadingBlock { Level: 1 } && title is null && text.Length == 0) title = Metadata.OneLine(paragraph);
            else if (!string.IsNullOrWhiteSpace(paragraph)) text.Append(text.Length > 0 ? "\n\n" : "").Append(paragraph.Trim());
        }
        plain = text.ToString();
        return true;
    }

    /// <summary>A paragraph is one line, unless each of its lines tells of the story by itself ("Source: …", "Date: …").</summary>
    static string Joined(string paragraph)
    {
        if (!paragraph.Contains('\n', StringComparison.Ordinal)) return paragraph;
        foreach (var line in paragraph.AsSpan().EnumerateLines())
            if (HeadKeys.Read(line, out _) == HeadKey.None && HeadLine.Read(line.Trim()) is not { IsSure: true }) return paragraph.Replace('\n', ' ');
        return paragraph;
    }

    static string Plain(LeafBlock block)
    {
        if (block.Inline is null) return block.Lines.ToString();
        var text = new StringBuilder();
        var open = new Stack<Inline>();
        open.Push(block.Inline);
        while (open.TryPop(out var at))
        {
            switch (at)
            {
                case LiteralInline literal: text.Append(literal.Content); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded); break;
                case LineBreakInline: text.Append('\n'); break;
                case LinkInline { IsImage: true }: break;
                case ContainerInline container:
                    for (var child = container.LastChild; child is not null; child = child.PreviousSibling) open.Push(child);
                    break;
            }
        }
        return text.ToString();
    }
}
