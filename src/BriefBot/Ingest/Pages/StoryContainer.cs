namespace BriefBot.Ingest.Pages;

/// <summary>Finds the element that holds the story, by where the paragraphs are.</summary>
/// <remarks>Source: the scoring of Arc90's Readability: paragraphs give points to what contains them, links take them away.</remarks>
static class StoryContainer
{
    const int ShortestParagraph = 25;
    const int CharactersPerPoint = 100;
    const int MostLengthPoints = 3;

    /// <summary>Index of the container; 0, the whole page, when no paragraph stands out.</summary>
    public static int Find(PageNode[] nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Excluded) i = node.End - 1;
            else if (IsParagraph(nodes, i)) GivePoints(nodes, i);
        }
        var best = 0;
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Excluded) i = node.End - 1;
            else if (node.Score > 0 && (best == 0 || Final(node) > Final(nodes[best]))) best = i;
        }
        return Widen(nodes, best);
    }

    static bool IsParagraph(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        if (node.TextLength < ShortestParagraph) return false;
        if (node.Tag is "p" or "pre" or "blockquote") return true;
        if (node.Tag is not ("div" or "td" or "section" or "li" or "dd")) return false;
        var own = 0;
        for (var i = index + 1; i < node.End; i = nodes[i].End) own += IsInline(nodes[i].Tag) ? nodes[i].TextLength : 0;
        return own >= 2 * ShortestParagraph && own * 2 > node.TextLength;
    }

    internal static bool IsInline(string tag) => tag is "" or "a" or "abbr" or "b" or "bdi" or "bdo" or "cite" or "code" or "del" or "dfn" or "em" or "font" or "i" or "ins" or "kbd" or "mark" or "q"
        or "s" or "samp" or "small" or "span" or "strike" or "strong" or "sub" or "sup" or "time" or "tt" or "u" or "var" or "wbr";

    static void GivePoints(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        var points = (1 + Math.Min((double)node.TextLength / CharactersPerPoint, MostLengthPoints) + Commas(nodes, index)) * (1 - node.LinkDensity);
        var share = 1.0;
        var at = node.Parent;
        for (var level = 1; level <= 3 && at > 0; level++, at = nodes[at].Parent)
        {
            nodes[at].Score += points * share;
            share = level == 1 ? 0.5 : 0.2;
        }
    }

    static int Commas(PageNode[] nodes, int index)
    {
        var commas = 0;
        for (var i = index; i < nodes[index].End; i++) commas += nodes[i].Text?.AsSpan().Count(',') ?? 0;
        return Math.Min(commas, 10);
    }

    static double Final(PageNode node)
    {
        var bonus = node.Tag is "article" ? 1.25 : node.Element!.GetAttribute("itemprop") == "articleBody" ? 1.5 : 1;
        return node.Score * bonus * (1 - node.LinkDensity);
    }

    /// <summary>Goes up while the parent holds a good deal more of the story outside this container (a story cut in several boxes).</summary>
    static int Widen(PageNode[] nodes, int best)
    {
        if (best == 0) return 0;
        for (var parent = nodes[best].Parent; parent > 0; parent = nodes[parent].Parent)
        {
            var more = Paragraphs(nodes, parent) - Paragraphs(nodes, best);
            if (more > 0.2 * Paragraphs(nodes, best) && nodes[parent].LinkDensity < 0.3 && nodes[parent].Tag is not "body") best = parent;
        }
        return best;
    }

    static int Paragraphs(PageNode[] nodes, int container)
    {
        var length = 0;
        for (var i = container + 1; i < nodes[container].End; i++)
        {
            var node = nodes[i];
            if (node.Excluded) i = node.End - 1;
            else if (node.Tag == "p" && node.TextLength >= ShortestParagraph && node.LinkDensity < 0.3)
            {
                length += node.TextLength;
                i = node.End - 1;
            }
        }
        return length;
    }
}
