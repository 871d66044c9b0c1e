using System.Text;

namespace BriefBot.Ingest.Pages;

/// <summary>Tells links that are text of the story from links that lead elsewhere: a sentence is never a list of links.</summary>
static class LinkedSentences
{
    /// <summary>Shortest block of links that is looked at, in characters; menus are made of shorter ones.</summary>
    const int Shortest = 12;

    /// <summary>Characters and words from which on an item of a list says something: the place where one is in a menu takes less.</summary>
    const int LongItem = 25;
    const int WordyItem = 4;

    /// <summary>Notes which of the links in a block are text.</summary>
    public static void Weigh(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        if (IsText(nodes, index))
            node.TellingLinks += node.OwnLinks;
        else if (IsListedText(nodes, index))
            (node.HoldsListedText, node.TellingLinks) = (true, node.LinkLength);
        else if (IsTableOfFacts(nodes, index))
            node.TellingLinks = node.LinkLength;
    }

    /// <summary>True for a block that is mostly links, but reads as a sentence.</summary>
    static bool IsText(PageNode[] nodes, int index)
    {
        var node = nodes[index];
        return !node.IsInline
            && node.OwnLength >= Shortest
            && node.OwnLinks * 2 > node.OwnLength
            && SentenceShape.IsSentence(OwnText(nodes, index));
    }

    /// <summary>
    /// True for a link around nothing but one paragraph that reads as a sentence. A link around a heading or a picture is a card.
    /// </summary>
    public static bool IsLinkedParagraph(PageNode[] nodes, int index)
    {
        var paragraph = -1;
        for (var i = index + 1; i < nodes[index].End; i++)
        {
            var node = nodes[i];
            if (node.IsInline || node.Tag == "br")
                continue;
            if (paragraph >= 0 || node.Tag is not ("p" or "div") || node.OwnLength < nodes[index].TextLength)
                return false;
            paragraph = i;
        }
        return paragraph >= 0 && nodes[paragraph].OwnLength >= Shortest && SentenceShape.IsSentence(OwnText(nodes, paragraph));
    }

    /// <summary>True for a list of links one of whose items is none, and says something.</summary>
    static bool IsListedText(PageNode[] nodes, int index)
    {
        var list = nodes[index];
        if (list.Tag is not ("ul" or "ol") || list.LinkDensity <= 0.3)
            return false;
        var found = false;
        for (var i = index + 1; i < list.End; i = Math.Max(nodes[i].End, i + 1))
        {
            var item = nodes[i];
            if (item.Tag != "li")
                continue;
            if (item.OwnLength < item.TextLength)
                return false;
            found |= item.LinkLength * 4 < item.TextLength && item.TextLength >= LongItem && InWords(OwnText(nodes, i)) >= WordyItem;
        }
        return found;
    }

    /// <summary>
    /// True for a table with a head whose rows say something beside links: the names in a league's table lead to the clubs.
    /// </summary>
    static bool IsTableOfFacts(PageNode[] nodes, int index)
    {
        if (nodes[index].Tag != "table" || nodes[index].LinkDensity <= 0.3)
            return false;
        var (rows, telling, heads) = (0, 0, 0);
        for (var i = index + 1; i < nodes[index].End; i++)
        {
            if (nodes[i].Tag != "tr")
                continue;
            rows++;
            var (tells, isHead) = (false, false);
            for (var cell = i + 1; cell < nodes[i].End; cell = Math.Max(nodes[cell].End, cell + 1))
            {
                isHead |= nodes[cell].Tag == "th";
                tells |= nodes[cell] is { Tag: "td", TextLength: > 0, LinkLength: 0 };
            }
            if (tells)
                telling++;
            else if (isHead)
                heads++;
        }
        return heads > 0 && telling > 0 && telling * 2 >= rows - heads;
    }

    static int InWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The text that runs on in a block, without that of blocks within it.</summary>
    static string OwnText(PageNode[] nodes, int index)
    {
        var text = new StringBuilder();
        for (var i = index + 1; i < nodes[index].End; )
        {
            if (!nodes[i].IsInline)
                i = Math.Max(nodes[i].End, i + 1);
            else
                text.Append(nodes[i++].Text);
        }
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
