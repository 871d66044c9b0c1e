namespace BriefBot.Ingest.Pages;

/// <summary>Finds the element that holds the story, by where the paragraphs are.</summary>
/// <remarks>Source: the scoring of Arc90's Readability: paragraphs give points to what contains them, links take them away.</remarks>
static class StoryContainer
{
    const int ShortestParagraph = 25;
    const int ShortestUnmarked = 50;
    const int CharactersPerPoint = 100;
    const int MostLengthPoints = 3;
    const int MostCommaPoints = 10;

    /// <summary>Index of the container; what the page marks as holding its story when no paragraph stands out.</summary>
    /// <param name="passed">Furniture as sure as this or surer is passed over.</param>
    public static int Find(PageNode[] nodes, Furniture passed)
    {
        // Paragraphs before each node, so that those of any element are a difference of two.
        var paragraphs = new int[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            node.Score = 0;
            paragraphs[i + 1] = paragraphs[i];
            if (i == 0 || node.Element is null)
                continue;
            if (node.Furniture >= passed)
            {
                Array.Fill(paragraphs, paragraphs[i], i, node.End - i + 1);
                i = node.End - 1;
                continue;
            }
            if (!IsParagraph(node))
                continue;
            GivePoints(nodes, i);
            if (node.Tag is "p" && node.LinkDensity < 0.3)
                paragraphs[i + 1] += node.OwnLength;
        }
        return Best(nodes, passed) is > 0 and var best ? Widen(nodes, best, paragraphs) : Marked(nodes);
    }

    /// <summary>Index of the element that the page marks as holding the story, whatever its text looks like; 0, the whole page, when none
    /// is marked.</summary>
    public static int Marked(PageNode[] nodes)
    {
        var (best, most) = (0, 0);
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Element is not { } element)
                continue;
            if (node.Furniture == Furniture.Marked)
                i = node.End - 1;
            else if (
                (
                    node.Tag is "article" or "main"
                    || element.GetAttribute("itemprop") == "articleBody"
                    || element.GetAttribute("role") == "main"
                )
                && node.TextLength - node.LinkLength > most
            )
                (best, most) = (i, node.TextLength - node.LinkLength);
        }
        return best;
    }

    static int Best(PageNode[] nodes, Furniture passed)
    {
        var best = 0;
        for (var i = 1; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Element is not null && node.Furniture >= passed)
                i = node.End - 1;
            else if (node.Score > 0 && (best == 0 || Final(node) > Final(nodes[best])))
                best = i;
        }
        return best;
    }

    static bool IsParagraph(PageNode node)
    {
        if (node.Tag is "p" or "pre" or "blockquote")
            return node.OwnLength >= ShortestParagraph;
        return !node.IsInline
            && node.OwnLength >= ShortestUnmarked
            && node.OwnLinks * 2 < node.OwnLength
            && node.Tag is not (['h', >= '1' and <= '6'] or "figcaption");
    }

    static void GivePoints(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        var points =
            (1 + Math.Min((double)node.OwnLength / CharactersPerPoint, MostLengthPoints) + Math.Min(node.OwnCommas, MostCommaPoints))
            * (1 - (double)node.OwnLinks / node.OwnLength);
        var share = 1.0;
        var at = node.Parent;
        for (var level = 1; level <= 3 && at > 0; level++, at = nodes[at].Parent)
        {
            nodes[at].Score += points * share;
            share = level == 1 ? 0.5 : 0.2;
        }
    }

    static double Final(PageNode node)
    {
        var bonus =
            node.Tag is "article" ? 1.25
            : node.Element!.GetAttribute("itemprop") == "articleBody" ? 1.5
            : 1;
        return node.Score * bonus * (1 - node.LinkDensity);
    }

    /// <summary>Goes up while the parent holds a good deal more of the story outside this container (a story cut in several
    /// boxes).</summary>
    static int Widen(PageNode[] nodes, int best, int[] paragraphs)
    {
        for (var parent = nodes[best].Parent; parent >= 0; parent = nodes[parent].Parent)
        {
            var more = Paragraphs(parent) - Paragraphs(best);
            if (more > 0.2 * Paragraphs(best) && nodes[parent].LinkDensity < (parent == 0 ? 0.2 : 0.3))
                best = parent;
        }
        return best;

        int Paragraphs(int container) => paragraphs[nodes[container].End] - paragraphs[container];
    }
}
