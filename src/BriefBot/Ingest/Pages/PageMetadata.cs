using System.Globalization;
using AngleSharp.Dom;
using BriefBot.Ingest.Heads;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>What a page states about its article. Every text is one line, unchecked otherwise, null when nothing states it.</summary>
public sealed record PageMetadata
{
    /// <summary>Headline, without the site's name.</summary>
    public string? Title { get; init; }

    /// <summary>Names of the authors, separated by commas; no agencies, departments or addresses.</summary>
    public string? Author { get; init; }

    /// <summary>Dates stated for the publication, the surest first.</summary>
    public IReadOnlyList<WrittenDate> Dates { get; init; } = [];

    /// <summary>Date as written.</summary>
    public string? Published => Dates.Count == 0 ? null : Dates[0].Written;

    /// <summary>What stated the date: "JSON-LD", "article:published_time", "the time element"…</summary>
    public string? PublishedFrom => Dates.Count == 0 ? null : Dates[0].From;

    /// <summary>The day that the page prints for the first date where that gives an instant in UTC; null when it prints none.</summary>
    public DateOnly? PrintedDay { get; init; }

    /// <summary>Date of the last change as written.</summary>
    public string? Modified { get; init; }

    /// <summary>The outlet's name.</summary>
    public string? Source { get; init; }

    /// <summary>Language: primary BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The article's own address: what the page claims where that is on the same site, else where it was read.</summary>
    public string? Url { get; init; }

    /// <summary>Address on another site that the page names as the original, unchecked.</summary>
    public string? SyndicatedFrom { get; init; }

    /// <summary>Reads JSON-LD first, then Open Graph and other meta elements, then the page's own marks (time, byline, h1,
    /// title).</summary>
    public static PageMetadata Of(IDocument page, InputLimits limits) => Of(page, PageOrigin.Unknown, limits);

    /// <summary>The same for a page that was read from somewhere.</summary>
    public static PageMetadata Of(IDocument page, PageOrigin origin, InputLimits limits)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(origin);
        return Of(page, origin, MetaTags.Of(page), LinkedData.Read(page, origin.Address, limits));
    }

    internal static PageMetadata Of(IDocument page, PageOrigin origin, MetaTags meta, LinkedArticle linked)
    {
        var head = new Lazy<HeadNotes>(() => PageHead.Read(page));
        var source = OutletOf(meta, linked) ?? head.Value.Outlet;
        var (own, elsewhere) = PageAddress.Choose(Claims(page, meta, linked), origin.Address);
        var host = Metadata.HostOf(own ?? origin.Address);
        var language = LanguageOf(page, meta, linked, origin);
        var modified = PageDates.Modified(page, meta, linked, language) ?? head.Value.Updated?.ToString("O", CultureInfo.InvariantCulture);
        var dates = PageDates.Published(page, meta, linked, head, modified, own, language);
        var printed = PageDates.Printed(page, dates, language);
        return new PageMetadata
        {
            Title = PageTitle.Of(page, meta, linked.Title, source, host),
            Author = PageByline.Of(page, meta, linked.Authors, source),
            Dates = printed is { Local: { } local } ? [.. dates, new(PageDates.Iso(local), dates[0].From)] : dates,
            PrintedDay = printed?.Day,
            Modified = modified,
            Source = source,
            Language = language,
            Url = own,
            SyndicatedFrom = elsewhere,
        };
    }

    /// <summary>The address that leads back from a page for mobile telephones or in AMP comes first, like any canonical one.</summary>
    static IEnumerable<string?> Claims(IDocument page, MetaTags meta, LinkedArticle linked) =>
        page.QuerySelectorAll("link[rel~=canonical i]")
            .Take(3)
            .Select(link => link.GetAttribute("href"))
            .Append(meta.First("og:url"))
            .Concat(linked.Addresses);

    static string? OutletOf(MetaTags meta, LinkedArticle linked)
    {
        foreach (
            var name in new[]
            {
                linked.Source,
                meta.First("og:site_name"),
                meta.First("application-name"),
                meta.First("publisher"),
                meta.First("dc.publisher"),
                meta.First("apple-mobile-web-app-title"),
            }
        )
            if (name is { Length: > 1 } && !name.Contains("://", StringComparison.Ordinal))
                return name;
        return null;
    }

    /// <summary>html's lang is the page's own word; the others speak for it where it is missing.</summary>
    static string? LanguageOf(IDocument page, MetaTags meta, LinkedArticle linked, PageOrigin origin)
    {
        foreach (
            var stated in new[]
            {
                page.DocumentElement?.GetAttribute("lang"),
                page.DocumentElement?.GetAttribute("xml:lang"),
                page.Body?.GetAttribute("lang"),
                linked.Language,
                meta.First("og:locale"),
                meta.First("content-language"),
                meta.First("dc.language", "dcterms.language", "language"),
                origin.ContentLanguage,
            }
        )
            if (BriefBot.Language.LanguageTag.Primary(stated) is { } tag)
                return tag;
        return null;
    }
}
