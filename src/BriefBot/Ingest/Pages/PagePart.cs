using System.Text;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>What stands at a place of a page that links name with a fragment.</summary>
/// <param name="Heading">The heading that it begins with, else null; not in the HTML.</param>
/// <param name="Html">The elements, up to where the next such part begins.</param>
public sealed record PagePart(string? Heading, string Html)
{
    /// <summary>Shorter boxes are taken for marks that something begins behind.</summary>
    const int ShortestBox = 80;

    /// <summary>True for a box beside others of its kind that have names, too: a page of posts or entries.</summary>
    public bool IsOneOfSeveral { get; init; }

    const int MostClimbed = 8;
    const string AnyHeading = "h1, h2, h3, h4, h5, h6";

    /// <summary>The part at an anchor; null when the page has no such anchor, or nothing stands there.</summary>
    /// <param name="anchor">An id, or the name of an anchor.</param>
    public static PagePart? Find(IDocument page, string anchor)
    {
        ArgumentNullException.ThrowIfNull(page);
        var at =
            page.GetElementById(anchor) ?? page.QuerySelectorAll("a[name]").FirstOrDefault(link => link.GetAttribute("name") == anchor);
        if (at is null || at == page.Body || at == page.DocumentElement)
            return null;
        var part = at.Closest(AnyHeading) is null && Text(at).Length >= ShortestBox ? Box(at) : Behind(Start(at));
        return part.Html.Length == 0 ? null : part;
    }

    static PagePart Box(IElement box)
    {
        var heading = box.QuerySelector(AnyHeading);
        var html = heading is null ? box.OuterHtml : box.OuterHtml.Replace(heading.OuterHtml, "", StringComparison.Ordinal);
        var others = box.ParentElement?.Children.Any(other =>
            other != box && other.LocalName == box.LocalName && !string.IsNullOrEmpty(other.Id)
        );
        return new(HeadingOf(heading), html) { IsOneOfSeveral = others == true };
    }

    /// <summary>The block that begins with a mark: the heading around it, the paragraph around it, what is only its frame.</summary>
    static IElement Start(IElement mark)
    {
        var start = mark.Closest(AnyHeading) ?? mark;
        for (var climbed = 0; climbed < MostClimbed; climbed++)
        {
            if (start.ParentElement is not { LocalName: not ("body" or "main" or "article") } parent)
                break;
            var isFrame = Text(parent) == Text(start);
            var isInLine = start.LocalName is "a" or "span" && parent.LocalName is "p" or "li" or "dt" or "dd" or "td";
            if (!isFrame && !isInLine)
                break;
            start = parent;
        }
        return start;
    }

    /// <summary>From a block on, until another of its kind begins.</summary>
    static PagePart Behind(IElement start)
    {
        var heading = IsHeading(start) ? start : start.QuerySelector(AnyHeading);
        var html = new StringBuilder();
        if (heading is null)
            html.Append(start.OuterHtml);
        for (var next = start.NextElementSibling; next is not null; next = next.NextElementSibling)
        {
            var nextHeading = IsHeading(next) ? next : next.QuerySelector(AnyHeading);
            if (heading is null && next == start.NextElementSibling && Text(start).Length == 0 && nextHeading == next)
            {
                heading = next;
                continue;
            }
            if (heading is null ? IsNextMark(start, next) : nextHeading is not null && Level(nextHeading) <= Level(heading))
                break;
            html.Append(next.OuterHtml);
        }
        return new(HeadingOf(heading), html.ToString());
    }

    static bool IsNextMark(IElement start, IElement next) =>
        next.LocalName == start.LocalName && (start.LocalName is "dt" || HasName(next));

    static bool HasName(IElement element) =>
        element.Id is not null || element.GetAttribute("name") is not null || element.QuerySelector("a[name], a[id], span[id]") is not null;

    static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];

    static int Level(IElement heading) => heading.LocalName[1];

    static string? HeadingOf(IElement? heading) =>
        heading is null ? null : Metadata.OneLine(heading.TextContent.Trim('¶', '#', '§', ' ', '\n', '\t', '\r'));

    static string Text(IElement element) => element.TextContent.Trim();
}
