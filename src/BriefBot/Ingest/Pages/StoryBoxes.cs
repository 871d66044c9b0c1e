namespace BriefBot.Ingest.Pages;

/// <summary>
/// Tells figures, captions and asides that belong to a story from those beside it, by what they hold and where they stand.
/// </summary>
static class StoryBoxes
{
    const int ShortestAside = 30;
    const int LongestAside = 2_000;
    const double MostLinked = 0.2;
    const int MostLinks = 2;
    const int MostHeadings = 2;

    /// <summary>Paragraphs beside an aside of the story; what stands beside the whole story has none.</summary>
    const int FewestParagraphs = 2;

    /// <summary>
    /// True for a figure around a table or a quotation, for the words below one, for a quotation's footer, and for an aside among a
    /// story's paragraphs.
    /// </summary>
    public static bool BelongsToStory(PageNode[] nodes, int index) =>
        nodes[index].Tag switch
        {
            "figure" => nodes[index].Parts.HasFlag(PageParts.Text),
            "figcaption" => Above(nodes, index, "figure") is >= 0 and var figure
                && nodes[figure].Parts.HasFlag(PageParts.Text)
                && !nodes[figure].Parts.HasFlag(PageParts.Picture),
            "footer" => Above(nodes, index, "blockquote") >= 0,
            "aside" => IsAsideOfStory(nodes, index),
            _ => false,
        };

    /// <summary>True for a box of nothing but links around a picture, within a line: what opens when a name is pointed at.</summary>
    public static bool IsCard(PageNode[] nodes, int index) =>
        nodes[index] is { Tag: "span", TextLength: >= ShortestAside } box
        && box.LinkLength == box.TextLength
        && box.Parts.HasFlag(PageParts.Picture);

    static int Above(PageNode[] nodes, int index, string tag)
    {
        var at = nodes[index].Parent;
        while (at >= 0 && nodes[at].Tag != tag)
            at = nodes[at].Parent;
        return at;
    }

    /// <summary>Says something, leads nowhere, asks for nothing, and stands among paragraphs.</summary>
    static bool IsAsideOfStory(PageNode[] nodes, int index)
    {
        var aside = nodes[index];
        return aside.TextLength is >= ShortestAside and <= LongestAside
            && aside.LinkDensity < MostLinked
            && !aside.Parts.HasFlag(PageParts.Foreign)
            && nodes[aside.Parent].Paragraphs >= FewestParagraphs
            && IsShort(nodes, index);
    }

    /// <summary>True when it has few links and headings, and some line of it that is neither.</summary>
    static bool IsShort(PageNode[] nodes, int index)
    {
        var (links, headings, lines) = (0, 0, nodes[index].OwnLength - nodes[index].OwnLinks);
        for (var i = index + 1; i < nodes[index].End; i++)
        {
            if (nodes[i].Tag == "a")
                links++;
            else if (nodes[i].Tag is ['h', >= '1' and <= '6'])
                headings++;
            else if (nodes[i] is { IsInline: false, Furniture: Furniture.None } box && box.OwnLength - box.OwnLinks > 0)
                lines++;
        }
        return links <= MostLinks && headings <= MostHeadings && lines > 0;
    }
}
