using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Ingest.Heads;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>Finds when a page says that its article was published and last changed.</summary>
static partial class PageDates
{
    const int MostCandidates = 8;

    /// <summary>Spaces in a line with a full stop from which on it is a sentence.</summary>
    const int ShortestSentence = 5;

    static readonly string[] PublishedNames =
    [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "og:published_time",
        "article:published",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "dc.created",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "pub_date",
        "publishdate",
        "publish-date",
        "publication_date",
        "publish_date",
        "published",
        "published_date",
        "datecreated",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "release_date",
        "displaydate",
        "citation_publication_date",
        "citation_date",
        "prism.publicationdate",
        "rnews:datepublished",
        "og:pubdate",
        "og:release_date",
        "vr:published_time",
        "last-published",
        "date",
    ];

    static readonly string[] ModifiedNames =
    [
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "article:modified",
        "lastmod",
        "last-modified",
        "lastmodified",
        "dcterms.modified",
        "dc.date.modified",
        "dc.modified",
        "modified",
        "updated",
        "revised",
        "article.updated",
        "parsely-updated",
        "rnews:datemodified",
        "moddate",
    ];

    static readonly string[] PublishedMarks =
    [
        "[itemprop~=datePublished]",
        "time[pubdate]",
        "[property~='schema:datePublished'], [property~=datePublished]",
        "abbr.published, .published[title], .dt-published",
        "article header time, header time, .entry-date, time.published, time.date, .post-date, .article-date, .article__date, "
            + ".date-published, .publish-date, .published-date, .publication-date, .pubdate",
        "article time, main time",
        "time",
        ".dateline, .timestamp, .date",
    ];

    /// <summary>Every date that a page states for its publication, the surest first, each with what states it.</summary>
    /// <param name="language">Tag of the page's language, null when unknown.</param>
    public static IReadOnlyList<WrittenDate> Published(
        IDocument page,
        MetaTags meta,
        LinkedArticle linked,
        Lazy<HeadNotes> head,
        string? modified,
        string? address,
        string? language
    )
    {
        var found = new List<WrittenDate>();
        Add(found, linked.Published, "JSON-LD");
        foreach (var name in PublishedNames)
        foreach (var value in meta.All(name))
            Add(found, value, name);
        foreach (var mark in PublishedMarks)
        foreach (var element in page.QuerySelectorAll(mark).Take(10))
            AddShown(found, element, mark.Contains("itemprop", StringComparison.Ordinal) ? "microdata" : "the time element", language);
        if (found.Count == 0)
            Add(found, head.Value.Published?.Date?.ToString("O", CultureInfo.InvariantCulture), "a line below the headline");
        if (found.Count == 0)
            Add(
                found,
                BelowHeading
                    .Of(page)
                    .Where(MayStateDate)
                    .Select(line => WrittenDate.Within(line, language))
                    .FirstOrDefault(date => date is not null),
                "a line below the headline"
            );
        if (found.Count == 0)
            foreach (var element in page.QuerySelectorAll("[class*=date i], [class*=time i], [id*=date i]").Take(30))
                AddShown(found, element, "a line of the page", language);
        if (found.Count == 0)
            Add(found, OfAddress(address), "the page's address");
        return NotAfter(found, modified);
    }

    /// <summary>False for a sentence, which tells of other days, and for a line that was read: it has only the day of an update.</summary>
    static bool MayStateDate(string line) =>
        !(line[^1] is '.' && line.AsSpan().Count(' ') >= ShortestSentence) && HeadLine.Read(line) is null;

    /// <summary>The day that the page prints for an instant of its publication that it states in UTC; null when it prints none.</summary>
    public static (DateOnly Day, DateTimeOffset? Local)? Printed(IDocument page, IReadOnlyList<WrittenDate> dates, string? language)
    {
        if (dates.Count == 0 || TimeOf(dates[0].Written) is not { Offset.Ticks: 0 } instant)
            return null;
        var marked = PublishedMarks
            .SelectMany(mark => page.QuerySelectorAll(mark).Take(10))
            .Where(element => !IsOfChange(element) && IsOf(instant, element))
            .Select(element => Shown(element));
        return PrintedDay.Of(instant, marked.Concat(BelowHeading.Of(page)), language);
    }

    /// <summary>When the page says that its article was changed last, as written; null when it doesn't.</summary>
    public static string? Modified(IDocument page, MetaTags meta, LinkedArticle linked, string? language)
    {
        var found = new List<WrittenDate>();
        Add(found, linked.Modified, "");
        foreach (var name in ModifiedNames)
        foreach (var value in meta.All(name))
            Add(found, value, "");
        var elements = page.QuerySelectorAll("[itemprop~=dateModified], time.updated, .dt-updated, abbr.updated").Take(5).ToList();
        foreach (var element in elements)
            AddShown(found, element, "", language);
        if (found.Count == 0)
            return null;
        if (TimeOf(found[0].Written) is not { Offset.Ticks: 0 } instant)
            return found[0].Written;
        if (found.Find(other => TimeOf(other.Written) is { Offset.Ticks: not 0 } local && local == instant) is { } same)
            return same.Written;
        var printed = PrintedDay.Of(instant, elements.Where(element => IsOf(instant, element)).Select(element => Shown(element)), language);
        return printed is { Local: { } local } ? Iso(local) : found[0].Written;
    }

    /// <summary>An instant as <see cref="PublishedField"/> reads it.</summary>
    public static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    static DateTimeOffset? TimeOf(string written) => PublishedField.TryRead(written, out var stated) ? stated.Time : null;

    static string? Shown(IElement element) => element.TextContent.Length < 200 ? Metadata.OneLine(element.TextContent) : null;

    static bool IsOfChange(IElement element) =>
        element.ClassName is { } names
        && names.Contains("updated", StringComparison.OrdinalIgnoreCase)
        && !names.Contains("published", StringComparison.OrdinalIgnoreCase);

    /// <summary>False for an element that states another instant for machines.</summary>
    static bool IsOf(DateTimeOffset instant, IElement element) =>
        !PublishedField.TryRead(element.GetAttribute("datetime") ?? element.GetAttribute("content"), out var stated)
        || (
            stated.Time is { } time
                ? (time - instant).Duration() < TimeSpan.FromMinutes(1)
                : PrintedDay.IsDayOf(instant, stated.Day ?? default)
        );

    /// <summary>An article that was changed before it was published states the day of the page's making somewhere: the others go
    /// first.</summary>
    static List<WrittenDate> NotAfter(List<WrittenDate> found, string? modified)
    {
        if (!PublishedField.TryRead(modified, out var changed) || changed.Day is not { } last)
            return found;
        return [.. found.OrderBy(date => PublishedField.TryRead(date.Written, out var published) && published.Day > last.Plus(1) ? 1 : 0)];
    }

    static void AddShown(List<WrittenDate> found, IElement element, string from, string? language)
    {
        if (found.Count >= MostCandidates || (from.Length > 0 && IsOfChange(element)))
            return;
        var before = found.Count;
        foreach (var attribute in (ReadOnlySpan<string>)["datetime", "content", "title"])
            Add(found, Metadata.OneLine(element.GetAttribute(attribute)), from);
        if (found.Count == before && Shown(element) is { } line && HeadLine.Read(line) is not { Published: null, Updated: not null })
            Add(found, WrittenDate.Within(line, language), from);
    }

    static void Add(List<WrittenDate> found, string? written, string from)
    {
        if (
            written is null
            || found.Count >= MostCandidates
            || !PublishedField.TryRead(written, out _)
            || found.Exists(date => date.Written == written)
        )
            return;
        found.Add(new(written, from));
    }

    /// <summary>"/2021/03/05/" or "/2021-03-05-": addresses of articles often hold their day.</summary>
    static string? OfAddress(string? address)
    {
        if (address is null || Day().Match(address) is not { Success: true } day)
            return null;
        return $"{day.Groups["y"].Value}-{day.Groups["m"].Value}-{day.Groups["d"].Value}";
    }

    [GeneratedRegex(
        @"[/_-](?<y>(?:19|20)\d\d)[/_-](?<m>0[1-9]|1[0-2])[/_-](?<d>0[1-9]|[12]\d|3[01])(?:[/_-]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Day();
}
