using System.Text;

namespace BriefBot.Ingest.Pages;

/// <summary>Writes a container's text as paragraphs with a blank line between them.</summary>
sealed class StoryText(PageNode[] nodes)
{
    readonly StringBuilder _text = new();
    readonly StringBuilder _paragraph = new();
    int _headingStart = -1;
    int _linked;

    /// <summary>The text of all that isn't furniture, lists of links and headings without text left out.</summary>
    public static string Of(PageNode[] nodes, int container)
    {
        var writer = new StoryText(nodes);
        writer.Write(container);
        return writer._text.ToString();
    }

    void Write(int container)
    {
        var closing = new Stack<int>();
        for (var i = container; i < nodes[container].End; i++)
        {
            while (closing.TryPeek(out var open) && nodes[open].End <= i) End(closing.Pop());
            var node = nodes[i];
            if (node.Excluded || IsListOfLinks(node))
            {
                i = node.End - 1;
                continue;
            }
            if (node.Text is { } text) Append(text, i);
            else if (node.Tag == "br") LineBreak(i);
            else if (!StoryContainer.IsInline(node.Tag))
            {
                Flush(null);
                closing.Push(i);
            }
        }
        while (closing.TryPop(out var open)) End(open);
        if (_headingStart >= 0) _text.Length = _headingStart;
    }

    static bool IsListOfLinks(PageNode node) =>
        (node.Tag is "ul" or "ol" or "table" or "div" or "section" or "dl" or "p" or "h2" or "h3" or "h4" or "h5" or "h6") && node.LinkDensity > 0.6 && node.LinkLength > 0 && node.ParagraphLength - node.LinkLength < 200;

    void End(int index) => Flush(nodes[index].Tag);

    void Append(string text, int index)
    {
        foreach (var c in text)
        {
            var white = char.IsWhiteSpace(c);
            if (!white) _paragraph.Append(c);
            else if (_paragraph.Length > 0 && _paragraph[^1] is not (' ' or '\n')) _paragraph.Append(' ');
        }
        if (nodes[nodes[index].Parent].Tag == "a") _linked += nodes[index].TextLength;
    }

    /// <summary>One break stays within the paragraph as a space; two in a row end it.</summary>
    void LineBreak(int index)
    {
        var next = index + 1;
        while (next < nodes.Length && nodes[next].Text is { } text && string.IsNullOrWhiteSpace(text)) next++;
        if (next < nodes.Length && nodes[next].Tag == "br") Flush(null);
        else if (_paragraph.Length > 0 && _paragraph[^1] != ' ') _paragraph.Append(' ');
    }

    void Flush(string? endedTag)
    {
        while (_paragraph.Length > 0 && _paragraph[^1] == ' ') _paragraph.Length--;
        if (_paragraph.Length == 0) return;
        var isHeading = endedTag is ['h', >= '1' and <= '6'];
        var onlyLinks = _linked * 10 > _paragraph.Length * 9 && _paragraph.Length < 200;
        if (!onlyLinks && endedTag != "h1")
        {
            if (isHeading && _headingStart < 0) _headingStart = _text.Length;
            else if (!isHeading) _headingStart = -1;
            if (_text.Length > 0) _text.Append("\n\n");
            _text.Append(_paragraph);
        }
        _paragraph.Clear();
        _linked = 0;
    }
}
