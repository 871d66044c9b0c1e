namespace BriefBot.Ingest.Feeds;

/// <summary>Brings the namespaces of feeds under their usual prefixes.</summary>
static class FeedNamespaces
{
    /// <summary>A name as <see cref="FeedNode"/> has it.</summary>
    /// <param name="prefix">As written; believed where the namespace is not known.</param>
    /// <param name="uri">The namespace, "" for none.</param>
    public static string Name(string prefix, string local, string uri)
    {
        var usual = Prefix(uri) ?? (prefix.Length > 0 ? prefix.ToLowerInvariant() : "");
        var name = local.ToLowerInvariant();
        return usual.Length == 0 ? name : $"{usual}:{name}";
    }

    static string? Prefix(string uri) =>
        uri.TrimEnd('#', '/').ToLowerInvariant() switch
        {
            "http://www.w3.org/2005/atom" or "http://purl.org/atom/ns" => "atom",
            "http://purl.org/rss/1.0"
            or "http://my.netscape.com/rdf/simple/0.9"
            or "http://channel.netscape.com/rdf/simple/0.9"
            or "http://backend.userland.com/rss"
            or "http://backend.userland.com/rss2"
            or "http://blogs.law.harvard.edu/tech/rss"
            or "http://purl.org/net/rss1.1" => "",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns" => "rdf",
            "http://purl.org/rss/1.0/modules/content" => "content",
            "http://purl.org/rss/1.0/modules/syndication" => "sy",
            "http://purl.org/dc/elements/1.1" or "http://purl.org/dc/elements/1.0" => "dc",
            "http://purl.org/dc/terms" => "dcterms",
            "http://search.yahoo.com/mrss" => "media",
            "http://rssnamespace.org/feedburner/ext/1.0" => "feedburner",
            "http://www.w3.org/1999/xhtml" => "xhtml",
            "http://www.w3.org/xml/1998/namespace" => "xml",
            "http://www.itunes.com/dtds/podcast-1.0.dtd" => "itunes",
            _ => null,
        };
}
