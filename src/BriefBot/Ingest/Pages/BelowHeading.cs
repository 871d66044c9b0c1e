using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>The short lines that follow a page's headline: there the byline and the date stand.</summary>
static class BelowHeading
{
    const int MostElements = 60;
    const int LongestLine = 120;

    /// <summary>A standfirst may stand above the date; two longer paragraphs are the story.</summary>
    const int MostParagraphs = 1;

    const int ShortestParagraph = 80;

    /// <summary>Texts of the innermost elements after the first h1, in the order of the page.</summary>
    public static IEnumerable<string> Of(IDocument page)
    {
        IElement? at = page.QuerySelector("h1");
        var paragraphs = 0;
        for (var looked = 0; at is not null && looked < MostElements; looked++)
        {
            at = looked == 0 ? Following(at) : at.FirstElementChild ?? Following(at);
            if (at is null or { LocalName: "h1" or "script" or "style" } || at.Closest("aside, nav, footer") is not null)
                continue;
            if (at.LocalName == "p" && at.TextContent.Length > ShortestParagraph && ++paragraphs > MostParagraphs)
                break;
            if (
                at.TextContent.Length <= LongestLine
                && !at.Children.Any(child => child.TextContent.Length * 2 > at.TextContent.Length)
                && Metadata.OneLine(at.TextContent) is { } line
            )
                yield return line;
        }
    }

    static IElement? Following(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            if (at.NextElementSibling is { } next)
                return next;
        return null;
    }
}
