using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>What a page states about its article. Every member is one line, unchecked otherwise, null when nothing states it.</summary>
public sealed record PageMetadata
{
    /// <summary>Headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>Names of the authors, separated by commas.</summary>
    public string? Author { get; init; }

    /// <summary>Date as written.</summary>
    public string? Published { get; init; }

    /// <summary>What stated the date: "JSON-LD", "article:published_time", "time element"…</summary>
    public string? PublishedFrom { get; init; }

    /// <summary>The outlet's name.</summary>
    public string? Source { get; init; }

    /// <summary>The article's own address.</summary>
    public string? Url { get; init; }

    static readonly string[] DateNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
        "pubdate", "publishdate", "publish-date", "publication_date", "publish_date", "published", "cxenseparse:recs:publishtime", "article.published", "date",
    ];

    static readonly string[] AuthorNames = ["author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article:author"];

    /// <summary>Reads JSON-LD first, then Open Graph and other meta elements, then the page's own marks (time, byline, h1, title).</summary>
    public static PageMetadata Of(IDocument page, InputLimits limits)
    {
        ArgumentNullException.ThrowIfNull(page);
        var meta = MetaElements(page);
        var linked = LinkedData.Read(page, limits) ?? new PageMetadata();
        string? First(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (meta.TryGetValue(name, out var value)) return value;
            return null;
        }
        var source = linked.Source ?? First("og:site_name", "application-name", "publisher", "dc.publisher");
        var (date, from) = linked.Published is not null ? (linked.Published, "JSON-LD") : DateOf(page, meta);
        return new PageMetadata
        {
            Title = WithoutSiteName(linked.Title ?? First("og:title", "twitter:title", "dc.title", "title") ?? Metadata.OneLine(page.QuerySelector("h1")?.TextContent) ?? Metadata.OneLine(page.Title), source),
            Author = linked.Author ?? AuthorOf(page, meta),
            Published = date,
            PublishedFrom = date is null ? null : from,
            Source = source,
            Url = Metadata.WebAddress(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Metadata.WebAddress(First("og:url")) ?? linked.Url,
        };
    }

    static Dictionary<string, string> MetaElements(IDocument page)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in page.QuerySelectorAll("meta[content]").Take(500))
        {
            if (Metadata.OneLine(element.GetAttribute("content")) is not { } content) continue;
            var names = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            foreach (var name in (names ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) found.TryAdd(name, content);
        }
        return found;
    }

    static (string? Date, string From) DateOf(IDocument page, Dictionary<string, string> meta)
    {
        foreach (var name in DateNames)
            if (meta.TryGetValue(name, out var date) && PublishedField.TryRead(date, out _)) return (date, name);
        foreach (var element in page.QuerySelectorAll("[itemprop=datePublished], time[datetime], time, abbr.published, .published[title]").Take(20))
        {
            foreach (var attribute in (ReadOnlySpan<string>)["datetime", "content", "title"])
                if (Metadata.OneLine(element.GetAttribute(attribute)) is { } date && PublishedField.TryRead(date, out _)) return (date, "the time element");
            if (Metadata.OneLine(element.TextContent) is { } text && PublishedField.TryRead(text, out _)) return (text, "the time element");
        }
        return (null, "");
    }

    static string? AuthorOf(IDocument page, Dictionary<string, string> meta)
    {
        foreach (var name in AuthorNames)
            if (meta.TryGetValue(name, out var author) && AsAuthor(author) is { } named) return named;
        foreach (var element in page.QuerySelectorAll("[rel=author], [itemprop=author], .byline, .author").Take(5))
            if (AsAuthor(Metadata.OneLine(element.TextContent)) is { } named) return named;
        return null;
    }

    /// <summary>A byline's name without "By"; null for addresses and texts too long to be names.</summary>
    internal static string? AsAuthor(string? text)
    {
        if (text is null || text.Length > 120 || text.Contains("://", StringComparison.Ordinal) || text.StartsWith('@')) return null;
        return Metadata.OneLine(text.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text);
    }

    /// <summary>"Headline | The Site" without what follows the last separator when that is the site's name.</summary>
    static string? WithoutSiteName(string? title, string? source)
    {
        if (title is null || source is null) return title;
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " :: ", " » "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && title.AsSpan(at + separator.Length).Trim().Equals(source, StringComparison.OrdinalIgnoreCase)) return title[..at].TrimEnd();
        }
        return title;
    }
}
