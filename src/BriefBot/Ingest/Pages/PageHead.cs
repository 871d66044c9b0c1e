using AngleSharp.Dom;
using BriefBot.Ingest.Heads;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads what a page shows about its article where its metadata says nothing: the lines around the headline, the site's name,
/// the copyright line.</summary>
static class PageHead
{
    const int LongestName = 60;
    const int LongestCopyright = 140;
    const int LinesAbove = 6;
    const int MostElements = 12;

    const string HomeLinks = "a[href='/'], a[rel~=home], .logo, .site-title, .site-name, .site-logo, .brand, .masthead";
    const string CopyrightLines = "footer, footer p, footer small, footer div, footer span, .copyright, [class*=copyright i]";

    static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];

    /// <summary>All that the page shows.</summary>
    public static HeadNotes Read(IDocument page)
    {
        var notes = new HeadNotes();
        foreach (var line in BelowHeading.Of(page))
            Add(notes, line, HeadPlace.Under, withOutletOnly: false);
        foreach (var line in AboveHeading(page))
            Add(notes, line, HeadPlace.Above, withOutletOnly: true);
        var names = SiteNames(page).ToList();
        if (OfTitle(page, names) is { } site)
            notes.AddOutlet(site, HeadPlace.Title);
        foreach (var name in names)
            if (OutletNames.Find(name) is { } outlet)
                notes.AddOutlet(outlet, HeadPlace.Above);
        foreach (var element in page.QuerySelectorAll(CopyrightLines).Take(MostElements))
            if (
                element.TextContent.Length <= LongestCopyright
                && HeadLine.Read(Metadata.OneLine(element.TextContent)) is { IsCopyright: true, Outlet: not null } head
            )
                notes.Add(head, HeadPlace.End);
        return notes;
    }

    static void Add(HeadNotes notes, string line, HeadPlace place, bool withOutletOnly)
    {
        if (HeadLine.Read(line) is not { } head || (withOutletOnly && (head.Outlet is null || !head.IsSure)))
            return;
        if (head.IsSure || head.HasDate)
            notes.Add(head, place);
    }

    /// <summary>Texts of what stands right before the headline.</summary>
    static IEnumerable<string> AboveHeading(IDocument page)
    {
        if (page.QuerySelector("h1") is not { } heading)
            yield break;
        IElement? at = heading;
        for (var looked = 0; at is not null && looked < LinesAbove; looked++)
        {
            at = at.PreviousElementSibling ?? at.ParentElement;
            if (at is null || at.Contains(heading))
                continue;
            if (at.TextContent.Length <= LongestName && Metadata.OneLine(at.TextContent) is { } line)
                yield return line;
        }
    }

    /// <summary>What leads home, and what is named like a site's name: texts, and the names of pictures.</summary>
    static IEnumerable<string> SiteNames(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll(HomeLinks).Take(MostElements))
        {
            if (element.TextContent.Length <= LongestName && Metadata.OneLine(element.TextContent) is { } text)
                yield return text;
            if (Metadata.OneLine(element.QuerySelector("img[alt]")?.GetAttribute("alt")) is { Length: <= LongestName } alt)
                yield return alt;
        }
    }

    /// <summary>What the title has behind or before the headline, when it is an outlet's name or the one that the page gives its
    /// site.</summary>
    static string? OfTitle(IDocument page, List<string> siteNames)
    {
        if (
            Metadata.OneLine(page.Title) is not { } title
            || Metadata.OneLine(page.QuerySelector("h1")?.TextContent) is not { Length: > 0 } heading
            || title.Length <= heading.Length
        )
            return null;
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (
                last > 0
                && title.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
                && Site(title[(last + separator.Length)..], siteNames) is { } behind
            )
                return behind;
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && title.EndsWith(heading, StringComparison.OrdinalIgnoreCase) && Site(title[..first], siteNames) is { } before)
                return before;
        }
        return null;
    }

    static string? Site(string part, List<string> siteNames) =>
        OutletNames.Judge(part, out var name) switch
        {
            OutletJudgement.Outlet => name,
            OutletJudgement.Name when siteNames.Contains(name, StringComparer.OrdinalIgnoreCase) && !NameLexicon.Gazetteer.Contains(name) =>
                name,
            _ => null,
        };
}
