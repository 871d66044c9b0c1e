using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>A page laid out as a list in document order: what is below a node follows it. No recursion, whatever the depth; every walk is
/// linear.</summary>
static class PageNodes
{
    /// <summary>Shortest text in a box that isn't marked as a paragraph which counts as one.</summary>
    const int ShortestProse = 80;

    static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "textarea",
        "input",
        "head",
        "link",
        "meta",
    };

    static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    };

    /// <summary>All nodes of an element that may hold text.</summary>
    public static PageNode[] Flatten(IElement root)
    {
        var nodes = new List<PageNode>();
        var open = new Stack<(INodeList Children, int Index, int NextChild)>();
        open.Push((root.ChildNodes, Add(nodes, root, -1), 0));
        while (open.TryPop(out var at))
        {
            if (at.NextChild >= at.Children.Length)
            {
                nodes[at.Index].End = nodes.Count;
                continue;
            }
            open.Push(at with { NextChild = at.NextChild + 1 });
            var child = at.Children[at.NextChild];
            if (child is IText text)
                AddText(nodes, text, at.Index);
            else if (child is IElement element && !Skipped.Contains(element.LocalName))
                open.Push((element.ChildNodes, Add(nodes, element, at.Index), 0));
        }
        var flat = nodes.ToArray();
        SumUp(flat);
        return flat;
    }

    static int Add(List<PageNode> nodes, IElement element, int parent)
    {
        nodes.Add(
            new PageNode
            {
                Element = element,
                Tag = element.LocalName,
                Parent = parent,
                IsInline = Inline.Contains(element.LocalName),
            }
        );
        return nodes.Count - 1;
    }

    static void AddText(List<PageNode> nodes, IText text, int parent)
    {
        var trimmed = text.Data.AsSpan().Trim();
        nodes.Add(
            new PageNode
            {
                Text = text.Data,
                Tag = "",
                IsInline = true,
                Parent = parent,
                End = nodes.Count + 1,
                TextLength = trimmed.Length,
                OwnLength = trimmed.Length,
                OwnCommas = trimmed.CountAny(",、，،"),
            }
        );
    }

    static void SumUp(PageNode[] nodes)
    {
        for (var i = nodes.Length - 1; i > 0; i--)
        {
            var node = nodes[i];
            Weigh(nodes, i);
            var parent = nodes[node.Parent];
            parent.TextLength += node.TextLength;
            parent.LinkLength += node.LinkLength;
            parent.TellingLinks += node.TellingLinks;
            parent.Parts |= node.Parts | Part(node.Tag);
            if (node.Tag == "p" && node.OwnLength > 0 && node.OwnLinks * 2 < node.OwnLength)
                parent.Paragraphs++;
            parent.ProseLength += node.ProseLength;
            if (!node.IsInline)
                continue;
            parent.OwnLength += node.OwnLength;
            parent.OwnLinks += node.OwnLinks;
            parent.OwnCommas += node.OwnCommas;
        }
    }

    static PageParts Part(string tag) =>
        tag switch
        {
            "table" or "blockquote" or "pre" or "dl" => PageParts.Text,
            "img" or "picture" => PageParts.Picture,
            "form" or "nav" or "article" or "ins" => PageParts.Foreign,
            _ => PageParts.None,
        };

    static void Weigh(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        if (node.Tag == "a")
        {
            // Paragraphs within a link are a card that leads elsewhere.
            (node.LinkLength, node.OwnLinks, node.ProseLength) = (node.TextLength, node.OwnLength, 0);
            node.TellingLinks = LinkedSentences.IsLinkedParagraph(nodes, index) ? node.LinkLength : 0;
            return;
        }
        if (node.LinkLength > 0)
            LinkedSentences.Weigh(nodes, index);
        if (
            node.Tag is "p" or "blockquote" or "pre"
            || (!node.IsInline && node.OwnLength >= ShortestProse && node.OwnLinks * 2 < node.OwnLength)
        )
            node.ProseLength += node.OwnLength;
    }
}
