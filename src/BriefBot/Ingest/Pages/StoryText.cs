using System.Text;

namespace BriefBot.Ingest.Pages;

/// <summary>A paragraph, heading or list item of a story, on one line.</summary>
/// <param name="Tag">Of the element that ended it; "" for text that stood between blocks.</param>
/// <param name="Linked">Characters inside links.</param>
/// <param name="Strong">Characters in bold type.</param>
readonly record struct StoryBlock(string Text, string Tag, int Linked, int Strong = 0)
{
    /// <summary>Stands where a list of links was left out.</summary>
    public static readonly StoryBlock Links = new("", "links", 0);

    /// <summary>True for h1 to h6.</summary>
    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];
}

/// <summary>Writes a container's text as blocks.</summary>
sealed class StoryText(PageNode[] nodes, Furniture passed)
{
    readonly List<StoryBlock> _blocks = [];
    readonly StringBuilder _paragraph = new();
    int _linked;
    int _strong;

    /// <summary>The blocks of all that isn't furniture; lists of links are left out.</summary>
    public static List<StoryBlock> Of(PageNode[] nodes, int container, Furniture passed)
    {
        var writer = new StoryText(nodes, passed);
        writer.Write(container);
        return writer._blocks;
    }

    void Write(int container)
    {
        var closing = new Stack<int>();
        for (var i = container; i < nodes[container].End; i++)
        {
            while (closing.TryPeek(out var open) && nodes[open].End <= i) Flush(nodes[closing.Pop()].Tag);
            var node = nodes[i];
            var links = IsListOfLinks(node);
            if (i > container && node.Element is not null && (node.Furniture >= passed || links))
            {
                if (links)
                {
                    Flush("");
                    _blocks.Add(StoryBlock.Links);
                }
                i = node.End - 1;
                continue;
            }
            if (node.Text is { } text) Append(text, i);
            else if (node.Tag == "br") LineBreak(i);
            else if (!node.IsInline)
            {
                Flush("");
                closing.Push(i);
            }
        }
        while (closing.TryPop(out var open)) Flush(nodes[open].Tag);
    }

    static bool IsListOfLinks(PageNode node) =>
        node.Tag is "ul" or "ol" or "table" or "div" or "section" or "dl" or "p" && node.LinkDensity > 0.6 && node.LinkLength > 0 && node.ProseLength - node.LinkLength < 200;

    void Append(string text, int index)
    {
        foreach (var c in text)
        {
            var white = char.IsWhiteSpace(c);
            if (!white) _paragraph.Append(c);
            else if (_paragraph.Length > 0 && _paragraph[^1] is not (' ' or '\n')) _paragraph.Append(' ');
        }
        var (link, strong) = (false, false);
        for (var at = nodes[index].Parent; at > 0 && nodes[at].IsInline; at = nodes[at].Parent)
        {
            link |= nodes[at].Tag == "a";
            strong |= nodes[at].Tag is "b" or "strong";
        }
        if (link) _linked += nodes[index].TextLength;
        if (strong) _strong += nodes[index].TextLength;
    }

    /// <summary>One break stays within the paragraph as a space; two in a row end it.</summary>
    void LineBreak(int index)
    {
        var next = index + 1;
        while (next < nodes.Length && nodes[next].Text is { } text && string.IsNullOrWhiteSpace(text)) next++;
        if (next < nodes.Length && nodes[next].Tag == "br") Flush("");
        else if (_paragraph.Length > 0 && _paragraph[^1] != ' ') _paragraph.Append(' ');
    }

    void Flush(string endedTag)
    {
        while (_paragraph.Length > 0 && _paragraph[^1] == ' ') _paragraph.Length--;
        if (_paragraph.Length > 0 && endedTag != "h1") _blocks.Add(new StoryBlock(_paragraph.ToString(), endedTag, _linked, _strong));
        _paragraph.Clear();
        _linked = _strong = 0;
    }
}
