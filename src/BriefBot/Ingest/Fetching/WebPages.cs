using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Corpus;
using BriefBot.Corpus.Addresses;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Fetching;

/// <summary>Reads the article at a web address: all of its pages, and the canonical page in place of an AMP one.</summary>
public sealed partial class WebPages(Fetcher fetcher, DocumentReader documents)
{
    const int AmpLooksAt = 4096;

    static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"];

    /// <summary>The article there, not cleaned yet, or the reason why there is none.</summary>
    /// <param name="address">As it was typed.</param>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<Reading> ReadAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return new Reading.Rejected(address, "not a web address");
        return (await ReadAsync(new FetchRequest(uri) { Purpose = FetchPurpose.Page }, address, cancellation)).Reading;
    }

    /// <summary>The same for a request that may name what is known already.</summary>
    /// <param name="name">How the address is called in the reason.</param>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<WebReading> ReadAsync(FetchRequest request, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = await PageAsync(name, request, cancellation);
        if (asked.Found is not { } found)
            return new WebReading(asked.Answer, asked.Reading);
        var page = asked;
        if (
            page.IsAmp
            && Canonical(found, page.Address) is { } canonical
            && (await PageAsync(name, Plain(canonical), cancellation)) is { Found: { Text.Length: > 0 } whole } better
        )
            (found, page) = (whole, better);
        return new WebReading(asked.Answer, new Reading.Found(await WithNextPagesAsync(found, page.Address, cancellation)))
        {
            IsOnePage = !asked.IsAmp && found.NextPage is null,
        };
    }

    /// <summary>An article spread over several pages, from the first one on. A page that can't be had ends it, and it is then marked as an
    /// excerpt.</summary>
    async Task<FoundArticle> WithNextPagesAsync(FoundArticle first, Uri start, CancellationToken cancellation)
    {
        if (first.NextPage is null)
            return first;
        var pages = new List<FoundArticle> { first };
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.AbsoluteUri };
        while (
            pages.Count < PageSequence.MostPages
            && Uri.TryCreate(pages[^1].NextPage, UriKind.Absolute, out var next)
            && HostName.Ascii(next) == HostName.Ascii(start)
            && seen.Add(next.AbsoluteUri)
        )
        {
            if ((await PageAsync(next.AbsoluteUri, Plain(next), cancellation)).Found is not { } found)
                return PageSequence.Join(pages) with { Completeness = Completeness.Excerpt };
            pages.Add(found);
        }
        return PageSequence.Join(pages);
    }

    static FetchRequest Plain(Uri address) => new(address) { Purpose = FetchPurpose.Page };

    async Task<WebPage> PageAsync(string name, FetchRequest request, CancellationToken cancellation)
    {
        var answer = await fetcher.FetchAsync(request, cancellation);
        return answer switch
        {
            FetchResult.Fetched fetched => Judge(name, fetched, PageFragment.Of(request.Address.OriginalString), cancellation),
            FetchResult.Failed failed => new WebPage(answer, request.Address, new Reading.Rejected(name, failed.Reason)),
            FetchResult.NotModified when request.ETag is not null || request.LastModified is not null => new WebPage(
                answer,
                request.Address,
                new Reading.Rejected(name, "not changed since it was last read")
            ),
            _ => new WebPage(answer, request.Address, new Reading.Rejected(name, "the host gave a senseless answer")),
        };
    }

    WebPage Judge(string name, FetchResult.Fetched page, string? place, CancellationToken cancellation)
    {
        var start = page.Body.Span;
        if (start.IsEmpty)
            return new WebPage(page, page.Address, new Reading.Rejected(name, "the page is empty"));
        if (DocumentFormats.Binary(start) is { } binary)
            return new WebPage(page, page.Address, new Reading.Rejected(name, $"not a page but {binary}"));
        var text = page.Text();
        if (IsFeed(page.MediaType, text))
            return new WebPage(
                page,
                page.Address,
                new Reading.Rejected(name, "a feed, not an article; 'briefbot feeds add' and '/feed add' follow feeds")
            );
        var found = page.Address.AbsoluteUri;
        var isHtml =
            page.MediaType is "text/html" or "application/xhtml+xml"
            || (
                page.MediaType is not "text/plain"
                && DocumentFormats.ByContent(start[..Math.Min(start.Length, AmpLooksAt)], null) == DocumentFormat.Html
            );
        if (isHtml)
        {
            var origin = new PageOrigin(found, page.ContentLanguage) { Place = place };
            var reading = documents.ReadPage(text, new Original(page.Body, "text/html", found), origin, cancellation);
            return new WebPage(
                page,
                page.Address,
                reading is Reading.Rejected { Input: var rejected } ? new Reading.Rejected(name, rejected.Reason) : reading
            )
            {
                IsAmp = Amp().IsMatch(text.AsSpan(0, Math.Min(text.Length, AmpLooksAt))),
            };
        }
        if (page.MediaType is null or "text/plain")
            return new WebPage(
                page,
                page.Address,
                new Reading.Found(new FoundArticle(text, TextForm.Raw, new Original(page.Body, "text/plain", found)) { Url = found })
            );
        return new WebPage(
            page,
            page.Address,
            new Reading.Rejected(name, string.Create(CultureInfo.InvariantCulture, $"not a page ({page.MediaType})"))
        );
    }

    static bool IsFeed(string? mediaType, string text)
    {
        if (mediaType is not null && FeedTypes.Contains(mediaType))
            return true;
        var start = text.AsSpan(0, Math.Min(text.Length, AmpLooksAt)).TrimStart();
        return (
                start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<rss", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<feed", StringComparison.OrdinalIgnoreCase)
            ) && FeedRoot().IsMatch(start);
    }

    static Uri? Canonical(FoundArticle found, Uri address) =>
        Uri.TryCreate(found.Url, UriKind.Absolute, out var canonical) && canonical.AbsoluteUri != address.AbsoluteUri ? canonical : null;

    [GeneratedRegex(
        @"<html\b[^>]{0,1000}?\s(amp|⚡)(4ads)?[\s=>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Amp();

    [GeneratedRegex(
        @"<(rss|feed|rdf:RDF)[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FeedRoot();

    /// <summary>What was at one address.</summary>
    sealed record WebPage(FetchResult Answer, Uri Address, Reading Reading)
    {
        public FoundArticle? Found => (Reading as Reading.Found)?.Article;

        public bool IsAmp { get; init; }
    }
}
