using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>An element or a text of a page, with what stands below it summed up.</summary>
sealed class PageNode
{
    /// <summary>The element, null for a text.</summary>
    public IElement? Element { get; init; }

    /// <summary>The text, null for an element.</summary>
    public string? Text { get; init; }

    /// <summary>Lower-case tag; "" for a text.</summary>
    public required string Tag { get; init; }

    /// <summary>Index of the parent, −1 for the root.</summary>
    public int Parent { get; set; }

    /// <summary>One past the last node below it.</summary>
    public int End { get; set; }

    /// <summary>Characters of text in and below it, without white space at their ends.</summary>
    public int TextLength { get; set; }

    /// <summary>The part of <see cref="TextLength"/> that is inside links.</summary>
    public int LinkLength { get; set; }

    /// <summary>The part of <see cref="TextLength"/> that is inside paragraphs.</summary>
    public int ParagraphLength { get; set; }

    /// <summary>How much it looks like the container of the story.</summary>
    public double Score { get; set; }

    /// <summary>Part of the page's furniture, with all below it.</summary>
    public bool Excluded { get; set; }

    /// <summary>Share of its text that is inside links, 0 to 1.</summary>
    public double LinkDensity => TextLength == 0 ? 0 : (double)LinkLength / TextLength;
}

/// <summary>A page laid out as a list in document order: what is below a node follows it. No recursion, whatever the depth.</summary>
static class PageNodes
{
    static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "button", "select", "textarea", "input", "head", "link", "meta",
    };

    /// <summary>All nodes of an element that may hold text.</summary>
    public static PageNode[] Flatten(IElement root)
    {
        var nodes = new List<PageNode>();
        var open = new Stack<(INode Node, int Index, int NextChild)>();
        open.Push((root, Add(nodes, root, -1), 0));
        while (open.TryPop(out var at))
        {
            if (at.NextChild >= at.Node.ChildNodes.Length)
            {
                nodes[at.Index].End = nodes.Count;
                continue;
            }
            open.Push(at with { NextChild = at.NextChild + 1 });
            var child = at.Node.ChildNodes[at.NextChild];
            if (child is IText text) AddText(nodes, text, at.Index);
            else if (child is IElement element && !Skipped.Contains(element.LocalName)) open.Push((element, Add(nodes, element, at.Index), 0));
        }
        var flat = nodes.ToArray();
        SumUp(flat);
        return flat;
    }

    static int Add(List<PageNode> nodes, IElement element, int parent)
    {
        nodes.Add(new PageNode { Element = element, Tag = element.LocalName, Parent = parent });
        return nodes.Count - 1;
    }

    static void AddText(List<PageNode> nodes, IText text, int parent) =>
        nodes.Add(new PageNode { Text = text.Data, Tag = "", Parent = parent, End = nodes.Count + 1, TextLength = text.Data.AsSpan().Trim().Length });

    static void SumUp(PageNode[] nodes)
    {
        for (var i = nodes.Length - 1; i > 0; i--)
        {
            var node = nodes[i];
            if (node.Tag == "a") node.LinkLength = node.TextLength;
            if (node.Tag is "p" or "blockquote" or "pre") node.ParagraphLength = node.TextLength;
            var parent = nodes[node.Parent];
            parent.TextLength += node.TextLength;
            parent.LinkLength += node.LinkLength;
            parent.ParagraphLength += node.ParagraphLength;
        }
    }
}
