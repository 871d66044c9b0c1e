namespace BriefBot.Ingest.Pages;

/// <summary>Finds who is named below a quotation that stands by itself.</summary>
static class Attributions
{
    const int Longest = 160;

    /// <summary>Nodes behind a quotation among which its caption is looked for.</summary>
    const int Nearby = 8;

    /// <summary>Index of the element that names the speaker of a blockquote; −1 for none.</summary>
    public static int Find(PageNode[] nodes, int quote)
    {
        var within = Last(nodes, quote);
        return within >= 0 ? within : Caption(nodes, quote);
    }

    /// <summary>A "cite" or "footer" at the end of the quotation, not within one of its sentences.</summary>
    static int Last(PageNode[] nodes, int quote)
    {
        for (var i = nodes[quote].End - 1; i > quote; i--)
        {
            if (nodes[i].Tag is not ("cite" or "footer") || nodes[i].TextLength is 0 or > Longest)
                continue;
            var block = i;
            while (nodes[block].IsInline)
                block = nodes[block].Parent;
            var isAlone = block == quote || nodes[block].TextLength <= Longest && nodes[block].TextLength - nodes[i].TextLength <= 2;
            var named = block == quote ? i : block;
            return isAlone && !HasText(nodes, nodes[named].End, nodes[quote].End) && HasText(nodes, quote, named) ? named : -1;
        }
        return -1;
    }

    /// <summary>The caption of the figure around the quotation.</summary>
    static int Caption(PageNode[] nodes, int quote)
    {
        var figure = nodes[quote].Parent;
        if (figure < 0 || nodes[figure].Tag != "figure")
            return -1;
        for (var (i, left) = (nodes[quote].End, Nearby); i < nodes[figure].End && left > 0; i = Math.Max(nodes[i].End, i + 1), left--)
            if (nodes[i].Tag == "figcaption" && nodes[i].Furniture == Furniture.None && nodes[i].TextLength is > 0 and <= Longest)
                return i;
        return -1;
    }

    static bool HasText(PageNode[] nodes, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (nodes[i].Text is not null && nodes[i].TextLength > 1)
                return true;
        return false;
    }
}
