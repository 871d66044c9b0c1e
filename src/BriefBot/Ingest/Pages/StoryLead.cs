using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds the paragraphs that lead into a story but stand apart from it: between the headline and the element that holds the
/// rest.</summary>
static class StoryLead
{
    const int MostLeadBlocks = 3;
    const int MostLeadLength = 1200;
    const int ShortestLead = 110;

    /// <summary>Characters in which a block and the page's own description must agree.</summary>
    const int AgreeingLength = 40;

    /// <summary>The lead's blocks; none when the story begins with it, or has none.</summary>
    /// <param name="container">The element that holds the story.</param>
    public static List<StoryBlock> Find(PageNode[] nodes, int container, IDocument page, Furniture passed)
    {
        var found = new List<StoryBlock>();
        var headline = Headline(nodes, container);
        var descriptions = Descriptions(page);
        var length = 0;
        for (var i = headline < 0 ? 1 : nodes[headline].End; i < container; i++)
        {
            var node = nodes[i];
            if (node.End > container || node.Element is null)
                continue;
            var described =
                IsBlock(node)
                && node.OwnLength >= ShortestLead
                && descriptions.Exists(description => Agree(PlainText(nodes, i), description));
            if (!described && (node.Furniture >= passed || node.Tag is "ul" or "ol" or "table" or "h1"))
                i = node.End - 1;
            else if (described || (headline >= 0 && IsLead(node)))
            {
                var text = PlainText(nodes, i);
                if (found.Count == MostLeadBlocks || (length += text.Length) > MostLeadLength)
                    return [];
                found.Add(new StoryBlock(text, node.Tag, node.OwnLinks));
                i = node.End - 1;
            }
        }
        return found;
    }

    /// <summary>The last first-order heading before the story; −1 when there is none.</summary>
    static int Headline(PageNode[] nodes, int container)
    {
        var headline = -1;
        for (var i = 1; i < container; i++)
            if (nodes[i].Tag == "h1" && nodes[i].TextLength > 0)
                headline = i;
        return headline;
    }

    static bool IsBlock(PageNode node) => !node.IsInline && node.OwnLength * 10 >= node.TextLength * 9;

    static bool IsLead(PageNode node) => IsBlock(node) && node.OwnLength >= ShortestLead && node.OwnLinks * 4 < node.OwnLength;

    /// <summary>What the page says of itself in its head.</summary>
    static List<string> Descriptions(IDocument page)
    {
        var found = new List<string>();
        foreach (var meta in page.Head?.Children ?? Enumerable.Empty<IElement>())
        {
            if (meta.LocalName != "meta" || (meta.GetAttribute("name") ?? meta.GetAttribute("property")) is not { } name)
                continue;
            if (
                name is "description" or "og:description" or "twitter:description"
                && meta.GetAttribute("content") is { Length: >= AgreeingLength } content
            )
                found.Add(content);
        }
        return found;
    }

    /// <summary>True when both texts begin alike: descriptions are often cut, and leads go on after them.</summary>
    static bool Agree(string block, string description)
    {
        var ours = new Letters(block);
        var theirs = new Letters(description);
        for (var agreed = 0; agreed < AgreeingLength; agreed++)
        {
            if (!ours.Next(out var one) || !theirs.Next(out var other) || one != other)
                return false;
        }
        return true;
    }

    static string PlainText(PageNode[] nodes, int index) => InlineText.Of(nodes, index, Furniture.Marked);

    /// <summary>A text's letters and digits in lower case, one after the other.</summary>
    ref struct Letters(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> _rest = text;

        public bool Next(out char letter)
        {
            letter = '\0';
            while (_rest.Length > 0)
            {
                letter = char.ToLowerInvariant(_rest[0]);
                _rest = _rest[1..];
                if (char.IsLetterOrDigit(letter))
                    return true;
            }
            return false;
        }
    }
}
