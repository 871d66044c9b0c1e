using AngleSharp.Dom;
using BriefBot.Ingest.Fetching;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>What an address led to.</summary>
public abstract record FoundFeed
{
    FoundFeed() { }

    /// <summary>A feed.</summary>
    /// <param name="Address">Where it is: behind permanent redirects, or as given.</param>
    /// <param name="How">How it was found, in words: null when the address itself is the feed.</param>
    /// <param name="Others">Other feeds that the page names, best first.</param>
    public sealed record Found(string Address, FeedDocument Feed, string? How, IReadOnlyList<string> Others) : FoundFeed;

    /// <summary>None.</summary>
    /// <param name="Reason">Why, in a sentence for whoever asked.</param>
    public sealed record Missing(string Reason) : FoundFeed;
}

/// <summary>Finds the feed of an address: the address itself, a feed that the page names, one that it links to, one at a place where they
/// usually are.</summary>
public sealed class FeedDiscovery(Fetcher fetcher)
{
    // A site is asked for so many addresses at most.
    const int MostTries = 6;
    static readonly string[] UsualPlaces = ["/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml"];

    readonly PageParser _parser = new(new InputLimits());

    /// <summary>Looks for it.</summary>
    /// <param name="address">Of a feed or a page; "https://" may be missing.</param>
    public async Task<FoundFeed> FindAsync(string address, CancellationToken cancellation)
    {
        if (AddressOf(address) is not { } uri)
            return new FoundFeed.Missing("That is no web address; write it as https://example.com/feed.");
        var result = await FetchAsync(uri, cancellation);
        if (result is FetchResult.Failed failed)
            return new FoundFeed.Missing(Sentence.Of(failed.Reason));
        if (result is not FetchResult.Fetched fetched)
            return new FoundFeed.Missing("The host gave a senseless answer.");
        if (Read(fetched) is { } feed)
            return new FoundFeed.Found((fetched.MovedTo ?? uri).AbsoluteUri, feed, null, []);
        var rejected = FeedParser.Parse(fetched.Body.Span, fetched.Charset, fetched.Address) as FeedReading.Rejected;
        return rejected is { IsPage: false }
            ? new FoundFeed.Missing($"That is no feed: it is {rejected.Reason}.")
            : await FromPageAsync(fetched, cancellation);
    }

    /// <summary>The web address that somebody wrote; null when it is none.</summary>
    public static Uri? AddressOf(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var text = written.Trim();
        if (text.StartsWith("feed://", StringComparison.OrdinalIgnoreCase))
            text = "https://" + text[7..];
        else if (text.StartsWith("feed:http", StringComparison.OrdinalIgnoreCase))
            text = text[5..];
        else if (!text.Contains("://", StringComparison.Ordinal))
            text = "https://" + text;
        if (Metadata.WebAddress(text) is null || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        return uri.Host.Contains('.') || uri.Host == "localhost" || uri.HostNameType is UriHostNameType.IPv6 ? uri : null;
    }

    async Task<FoundFeed> FromPageAsync(FetchResult.Fetched page, CancellationToken cancellation)
    {
        var named = Candidates(page, cancellation);
        var usual = UsualPlaces.Select(place => new Candidate(
            new Uri(page.Address, place),
            $"The page names no feed; one was found at {place}."
        ));
        var tried = new HashSet<string>(StringComparer.Ordinal) { page.Address.AbsoluteUri };
        var all = named.Concat(usual).Where(candidate => tried.Add(candidate.Address.AbsoluteUri)).ToList();
        foreach (var candidate in all.Take(MostTries))
        {
            if (await FetchAsync(candidate.Address, cancellation) is not FetchResult.Fetched fetched || Read(fetched) is not { } feed)
                continue;
            var others = named
                .Where(other => other.IsNamed && other.Address != candidate.Address)
                .Select(other => other.Address.AbsoluteUri)
                .Distinct()
                .Take(10)
                .ToList();
            return new FoundFeed.Found((fetched.MovedTo ?? candidate.Address).AbsoluteUri, feed, candidate.How, others);
        }
        return new FoundFeed.Missing(
            "That is a web page, and no feed was found: the page names none, links to none, and none is at the usual places. "
                + "Look for a link called RSS or Feed there."
        );
    }

    /// <summary>Feeds that a page names in its head, articles before comments, then links that look like feeds.</summary>
    List<Candidate> Candidates(FetchResult.Fetched page, CancellationToken cancellation)
    {
        try
        {
            using var document = _parser.Parse(page.Text(), cancellation);
            var root = Base(document, page.Address);
            var named = document
                .QuerySelectorAll("link[rel~=alternate][href]")
                .Where(IsFeedType)
                .Take(50)
                .Select(link => Candidate.Of(root, link, "The page names it as its feed.", isNamed: true))
                .OfType<Candidate>()
                .OrderBy(candidate => IsOfComments(candidate) ? 1 : 0)
                .ToList();
            var linked = document
                .QuerySelectorAll("a[href]")
                .Take(5_000)
                .Where(LooksLikeFeed)
                .Take(20)
                .Select(link => Candidate.Of(root, link, "The page names no feed, but links to this one.", isNamed: false))
                .OfType<Candidate>()
                .Where(candidate => IsNear(candidate.Address, page.Address));
            return [.. named, .. linked];
        }
        catch (InputRejectedException)
        {
            return [];
        }
    }

    static Uri Base(IDocument document, Uri address) =>
        Uri.TryCreate(address, document.QuerySelector("base[href]")?.GetAttribute("href"), out var root) && root.Scheme is "http" or "https"
            ? root
            : address;

    static bool IsFeedType(IElement link) =>
        link.GetAttribute("type")?.Split(';')[0].Trim().ToLowerInvariant()
            is "application/rss+xml"
                or "application/atom+xml"
                or "application/feed+json"
                or "application/rdf+xml"
                or "application/json"
                or "text/xml"
                or "application/xml"
                or "application/x.atom+xml"
                or "text/rss+xml"
        && !link.GetAttribute("href")!.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase)
        && !link.GetAttribute("href")!.Contains("oembed", StringComparison.OrdinalIgnoreCase);

    static bool IsOfComments(Candidate candidate) =>
        candidate.Title.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || candidate.Address.AbsolutePath.Contains("comment", StringComparison.OrdinalIgnoreCase);

    static bool LooksLikeFeed(IElement link)
    {
        var href = link.GetAttribute("href")!.ToLowerInvariant();
        if (href.Length > 500)
            return false;
        var path = href.Split('?', '#')[0].TrimEnd('/');
        return path.EndsWith(".rss", StringComparison.Ordinal)
            || path.EndsWith(".rdf", StringComparison.Ordinal)
            || path.EndsWith(".atom", StringComparison.Ordinal)
            || path.EndsWith("rss.xml", StringComparison.Ordinal)
            || path.EndsWith("feed.xml", StringComparison.Ordinal)
            || path.EndsWith("atom.xml", StringComparison.Ordinal)
            || path.EndsWith("/feed", StringComparison.Ordinal)
            || path.EndsWith("/rss", StringComparison.Ordinal)
            || path.EndsWith("/feed.json", StringComparison.Ordinal)
            || link.TextContent.Trim().ToUpperInvariant() is "RSS" or "ATOM" or "FEED" or "RSS FEED" or "RSS-FEED";
    }

    /// <summary>True when two hosts share their last two labels: a link to another site's feed is not this site's feed.</summary>
    static bool IsNear(Uri one, Uri other) => Site(one.Host) == Site(other.Host);

    static string Site(string host) =>
        Uri.CheckHostName(host) == UriHostNameType.Dns ? string.Join('.', host.Split('.').TakeLast(2)) : host;

    Task<FetchResult> FetchAsync(Uri address, CancellationToken cancellation) =>
        fetcher.FetchAsync(new FetchRequest(address) { Purpose = FetchPurpose.Feed }, cancellation);

    static FeedDocument? Read(FetchResult.Fetched fetched) =>
        (FeedParser.Parse(fetched.Body.Span, fetched.Charset, fetched.Address) as FeedReading.Found)?.Feed;

    sealed record Candidate(Uri Address, string How)
    {
        public string Title { get; private init; } = "";

        public bool IsNamed { get; private init; }

        public static Candidate? Of(Uri root, IElement link, string how, bool isNamed) =>
            Metadata.WebAddress(link.GetAttribute("href"), root.AbsoluteUri) is { } address
                ? new Candidate(new Uri(address), how) { Title = link.GetAttribute("title") ?? "", IsNamed = isNamed }
                : null;
    }
}
