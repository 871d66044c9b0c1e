using System.Collections.Frozen;

namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Reads feeds of every kind: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.x. Well-formed XML is read strictly, anything else with
/// repairs. Never fails, whatever the bytes are.
/// </summary>
/// <remarks>
/// Source: rssboard.org/rss-specification, RFC 4287, jsonfeed.org/version/1.1, the RSS 1.0 modules, and the feeds that follow none of them.
/// </remarks>
public static class FeedParser
{
    const int LongestJunk = 4_000;

    /// <summary>The XML formats, and what is often taken for one of them, by the element that they are known by.</summary>
    internal static readonly FrozenDictionary<string, XmlFormat> Formats = new Dictionary<string, XmlFormat>(StringComparer.Ordinal)
    {
        ["rss"] = Rss(FeedFormat.Rss),
        ["channel"] = Rss(FeedFormat.Rss),
        ["rdf:rdf"] = Rss(FeedFormat.Rdf),
        ["atom:feed"] = Atom,
        ["atom:entry"] = Atom,
        ["opml"] = No("a list of feeds (OPML); 'feeds import' takes it"),
        ["urlset"] = No("a sitemap, not a feed"),
        ["sitemapindex"] = No("a sitemap, not a feed"),
        ["xhtml:html"] = No("a web page", isPage: true),
        ["html"] = No("a web page", isPage: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly string[] Openings = ["<?xml", "<rss", "<feed", "<rdf:rdf", "<channel", "<atom:feed"];

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">As fetched, decompressed.</param>
    /// <param name="charset">The one that the server stated, else null.</param>
    /// <param name="address">Where it was found in the end; relative addresses are resolved by it.</param>
    /// <param name="limits">How much is read; null for the defaults.</param>
    public static FeedReading Parse(ReadOnlySpan<byte> bytes, string? charset, Uri address, FeedLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Parse(TextDecoder.DecodeXml(bytes, charset), address, limits);
    }

    /// <summary>The same for text.</summary>
    public static FeedReading Parse(string text, Uri address, FeedLimits? limits = null) => Parse(text, address, limits, Formats);

    /// <summary>The same with other XML formats.</summary>
    internal static FeedReading Parse(string text, Uri address, FeedLimits? limits, IReadOnlyDictionary<string, XmlFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= new FeedLimits();
        if (text.Length > limits.Characters)
            return new FeedReading.Rejected($"longer than {limits.Characters:N0} characters", false);
        text = TextDecoder.Tidy(text).Trim();
        if (text.Length == 0)
            return new FeedReading.Rejected("empty", false);
        if (text[0] is '{' or '[')
            return JsonFeedReader.Read(text, address, limits);
        if (LooksLikePage(text))
            return new FeedReading.Rejected("a web page", true);
        text = WithoutJunk(text);
        return Read(StrictXml.Read(text, limits), address, limits, formats) ?? Repaired(text, address, limits, formats);
    }

    static FeedReading Repaired(string text, Uri address, FeedLimits limits, IReadOnlyDictionary<string, XmlFormat> formats)
    {
        var document = TolerantXml.Read(text, limits);
        if (Read(document, address, limits, formats) is { } found)
            return found is FeedReading.Found feed ? new FeedReading.Found(feed.Feed with { Repaired = true }) : found;
        var isPage = document.Descendants().Take(200).Any(node => node.LocalName is "html" or "body" or "head");
        return new FeedReading.Rejected(isPage ? "a web page" : "neither RSS nor Atom nor JSON Feed", isPage);
    }

    static FeedReading? Read(FeedNode? document, Uri address, FeedLimits limits, IReadOnlyDictionary<string, XmlFormat> formats)
    {
        if (document is null)
            return null;
        foreach (var node in document.Descendants().Take(2_000))
            if (formats.TryGetValue(node.Name, out var read))
                return read(document, address, limits);
        return null;
    }

    static XmlFormat Rss(FeedFormat format) =>
        (document, address, limits) => new FeedReading.Found(new RssReader(document, address, limits).Read(format));

    static FeedReading Atom(FeedNode document, Uri address, FeedLimits limits) =>
        new FeedReading.Found(new AtomReader(document, address, limits).Read());

    static XmlFormat No(string reason, bool isPage = false) => (_, _, _) => new FeedReading.Rejected(reason, isPage);

    static bool LooksLikePage(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1_024)).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Cuts what a careless program printed before the document.</summary>
    static string WithoutJunk(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LongestJunk));
        var first = -1;
        foreach (var opening in Openings)
        {
            var at = head.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }
        return first > 0 && !head[..first].Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? text[first..] : text;
    }
}

/// <summary>Reads an XML document of one format.</summary>
delegate FeedReading XmlFormat(FeedNode document, Uri address, FeedLimits limits);
