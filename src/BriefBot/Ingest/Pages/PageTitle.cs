using System.Net;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds a page's headline, without the site's name.</summary>
static class PageTitle
{
    static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ‹ ", " › ", " ~ "];

    /// <summary>The headline, null when the page has none.</summary>
    /// <param name="stated">From JSON-LD, else null.</param>
    public static string? Of(IDocument page, MetaTags meta, string? stated, string? site, string? host)
    {
        var heading = Heading(page);
        var title =
            stated
            ?? Decoded(
                meta.First(
                    "og:title",
                    "twitter:title",
                    "dc:title",
                    "dc.title",
                    "dcterms.title",
                    "parsely-title",
                    "sailthru.title",
                    "headline",
                    "title"
                )
            )
            ?? Decoded(Metadata.OneLine(page.Title))
            ?? heading;
        if (title is null)
            return null;
        title = Whole(title, Decoded(meta.First("og:title")), heading);
        var bare = WithoutSite(title, site, host, heading);

        // A page whose title is only its site's name tells its headline in the heading.
        return heading is not null && IsSite(bare, site, host) ? heading : bare;
    }

    /// <summary>The page's one first-level heading; of several the one within an article.</summary>
    static string? Heading(IDocument page)
    {
        var headings = page.QuerySelectorAll("h1").Take(10).ToList();
        var chosen =
            headings.Count == 1
                ? headings[0]
                : page.QuerySelector("article h1, main h1, [itemprop=headline]") ?? (headings.Count > 0 ? headings[0] : null);
        return chosen is { TextContent.Length: < 1000 } ? Metadata.OneLine(chosen.TextContent) : null;
    }

    /// <summary>Titles for machines are often cut at a length ("The council voted on…"); another mark may have it whole.</summary>
    static string Whole(string title, params ReadOnlySpan<string?> others)
    {
        var kept = title.AsSpan().TrimEnd(" .…");
        if (kept.Length == title.Length || kept.Length < 10)
            return title;
        foreach (var other in others)
            if (
                other is not null
                && other.AsSpan().TrimEnd(" .…").Length > kept.Length
                && other.AsSpan().StartsWith(kept, StringComparison.OrdinalIgnoreCase)
            )
                return other;
        return title;
    }

    /// <summary>"Headline | The Site", "The Site: Headline" without the site's name.</summary>
    static string WithoutSite(string title, string? site, string? host, string? heading)
    {
        for (var cuts = 0; cuts < 3; cuts++)
        {
            var shorter = CutOnce(title, site, host, heading);
            if (shorter is null)
                break;
            title = shorter;
        }
        return heading is not null && Adds(title, heading) ? heading : title;
    }

    /// <summary>True when a title is the heading and, behind or before a mark, something else ("Headline (The Site)", "The Site: Blog »
    /// Headline").</summary>
    static bool Adds(string title, string heading)
    {
        const int shortest = 15;
        if (heading.Length < shortest || title.Length <= heading.Length + 2)
            return false;
        if (title.StartsWith(heading, StringComparison.OrdinalIgnoreCase))
            return title.AsSpan(heading.Length).TrimStart() is [var mark, ..] && "|-–—:»«·•(/‹›~".Contains(mark, StringComparison.Ordinal);
        return title.EndsWith(heading, StringComparison.OrdinalIgnoreCase)
            && title.AsSpan(0, title.Length - heading.Length).TrimEnd()
                is [.., '|' or '-' or '–' or '—' or '»' or '«' or '·' or '•' or '›'];
    }

    static string? CutOnce(string title, string? site, string? host, string? heading)
    {
        foreach (var separator in Separators)
        {
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is var last and > 0)
            {
                var (before, after) = (title[..last].TrimEnd(), title[(last + separator.Length)..].Trim());
                if (IsSite(after, site, host) || before == heading)
                    return before;
            }
            if (title.IndexOf(separator, StringComparison.Ordinal) is var first and > 0)
            {
                var (before, after) = (title[..first].TrimEnd(), title[(first + separator.Length)..].Trim());
                if (after.Length > 0 && (IsSite(before, site, host) || after == heading))
                    return after;
            }
        }
        return
            site is { Length: > 2 } && title.StartsWith(site + ": ", StringComparison.OrdinalIgnoreCase) && title.Length > site.Length + 10
            ? title[(site.Length + 2)..].Trim()
            : null;
    }

    /// <summary>True for the outlet's name, and for what the host's name spells ("The Example Times", "example-times.com").</summary>
    static bool IsSite(string part, string? site, string? host)
    {
        if (site is not null && Letters(part) is var letters && letters.Length > 0 && letters == Letters(site))
            return true;
        if (host is null)
            return false;
        var name = Letters(part);
        if (name.StartsWith("the", StringComparison.Ordinal) && name.Length > 6)
            name = name[3..];
        var labels = host.Split('.');
        return name.Length > 2
            && (
                name == Letters(host)
                || labels.Take(labels.Length - 1).Any(label => Letters(label) is var own && (own == name || own == "the" + name))
            );
    }

    static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    static string? Decoded(string? text) =>
        text is null ? null : Metadata.OneLine(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);
}
