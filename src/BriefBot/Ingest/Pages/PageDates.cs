using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds when a page says that its article was published and last changed.</summary>
static partial class PageDates
{
    const int MostCandidates = 8;

    static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published", "dc.date.issued", "dcterms.issued", "dc.date.created", "dc.date", "dcterms.created", "dcterms.date", "dc.created", "parsely-pub-date", "sailthru.date",
        "pubdate", "pub_date", "publishdate", "publish-date", "publication_date", "publish_date", "published", "published_date", "datecreated", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "article_date_original", "originalpublicationdate", "release_date", "displaydate", "citation_publication_date", "citation_date", "prism.publicationdate", "rnews:datepublished", "og:pubdate", "og:release_date", "vr:published_time", "last-published", "date",
    ];

    static readonly string[] ModifiedNames =
    [
        "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod", "last-modified", "lastmodified", "dcterms.modified", "dc.date.modified", "dc.modified", "modified", "updated", "revised", "article.updated", "parsely-updated", "rnews:datemodified", "moddate",
    ];

    static readonly string[] PublishedMarks =
    [
        "[itemprop~=datePublished]", "time[pubdate]", "[property~='schema:datePublished'], [property~=datePublished]", "abbr.published, .published[title], .dt-published", "article header time, header time, .entry-date, time.published, time.date, .post-date, .article-date, .article__date, .date-published, .publish-date, .published-date, .publication-date, .pubdate", "article time, main time", "time", ".dateline, .timestamp, .date",
    ];

    /// <summary>Every date that a page states for its publication, the surest first, each with what states it.</summary>
    public static IReadOnlyList<WrittenDate> Published(IDocument page, MetaTags meta, LinkedArticle linked, string? modified, string? address)
    {
        var found = new List<WrittenDate>();
        Add(found, linked.Published, "JSON-LD");
        foreach (var name in PublishedNames)
            foreach (var value in meta.All(name)) Add(found, value, name);
        foreach (var mark in PublishedMarks)
            foreach (var element in page.QuerySelectorAll(mark).Take(10)) AddShown(found, element, mark.Contains("itemprop", StringComparison.Ordinal) ? "microdata" : "the time element");
        if (found.Count == 0) Add(found, BelowHeading.Of(page).Select(WrittenDate.Within).FirstOrDefault(date => date is not null), "a line below the headline");
        if (found.Count == 0)
            foreach (var element in page.QuerySelectorAll("[class*=date i], [class*=time i], [id*=date i]").Take(30)) AddShown(found, element, "a line of the page");
        if (found.Count == 0) Add(found, OfAddress(address), "the page's address");
        return NotAfter(found, modified);
    }

    /// <summary>When the page says that its article was changed last, as written; null when it doesn't.</summary>
    public static string? Modified(IDocument page, MetaTags meta, LinkedArticle linked)
    {
        if (PublishedField.TryRead(linked.Modified, out _)) return linked.Modified;
        foreach (var name in ModifiedNames)
            foreach (var value in meta.All(name))
                if (PublishedField.TryRead(value, out _)) return value;
        var found = new List<WrittenDate>();
        foreach (var element in page.QuerySelectorAll("[itemprop~=dateModified], time.updated, .dt-updated, abbr.updated").Take(5)) AddShown(found, element, "");
        return found.Count == 0 ? null : found[0].Written;
    }

    /// <summary>An article that was changed before it was published states the day of the page's making somewhere: the others go first.</summary>
    static List<WrittenDate> NotAfter(List<WrittenDate> found, string? modified)
    {
        if (!PublishedField.TryRead(modified, out var changed) || changed.Day is not { } last) return found;
        return [.. found.OrderBy(date => PublishedField.TryRead(date.Written, out var published) && published.Day > last.Plus(1) ? 1 : 0)];
    }

    static void AddShown(List<WrittenDate> found, IElement element, string from)
    {
        if (found.Count >= MostCandidates || element.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true && from.Length > 0 && !element.ClassName.Contains("published", StringComparison.OrdinalIgnoreCase)) return;
        var before = found.Count;
        foreach (var attribute in (ReadOnlySpan<string>)["datetime", "content", "title"]) Add(found, Metadata.OneLine(element.GetAttribute(attribute)), from);
        if (found.Count == before && element.TextContent.Length < 200) Add(found, WrittenDate.Within(Metadata.OneLine(element.TextContent)), from);
    }

    static void Add(List<WrittenDate> found, string? written, string from)
    {
        if (written is null || found.Count >= MostCandidates || !PublishedField.TryRead(written, out _) || found.Exists(date => date.Written == written)) return;
        found.Add(new(written, from));
    }

    /// <summary>"/2021/03/05/" or "/2021-03-05-": addresses of articles often hold their day.</summary>
    static string? OfAddress(string? address)
    {
        if (address is null || Day().Match(address) is not { Success: true } day) return null;
        return $"{day.Groups["y"].Value}-{day.Groups["m"].Value}-{day.Groups["d"].Value}";
    }

    [GeneratedRegex(@"[/_-](?<y>(?:19|20)\d\d)[/_-](?<m>0[1-9]|1[0-2])[/_-](?<d>0[1-9]|[12]\d|3[01])(?:[/_-]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
