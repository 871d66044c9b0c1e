using System.Globalization;
using System.Text;
using System.Xml;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>A feed in a list of feeds.</summary>
/// <param name="Address">Absolute http(s) address.</param>
/// <param name="Topic">The innermost folder that it stands in, else its category, else null.</param>
public sealed record OutlinedFeed(string Address, string? Title, string? Site, string? Topic);

/// <summary>Reads and writes lists of feeds: OPML 1.0 and 2.0.</summary>
/// <remarks>Source: opml.org/spec2.opml. Folders, which OPML has and feeds here don't, stand for topics.</remarks>
public static class Opml
{
    /// <summary>Feeds of one list that are read at most.</summary>
    public const int MostFeeds = 5_000;

    /// <summary>The feeds of a list, each address once, in its order.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="InputRejectedException">It is no OPML, or holds no feed.</exception>
    public static IReadOnlyList<OutlinedFeed> Read(ReadOnlySpan<byte> bytes)
    {
        var limits = new FeedLimits();
        var text = TextDecoder.DecodeXml(bytes, null).Trim();
        if (text.Length > limits.Characters)
            throw new InputRejectedException($"is longer than {limits.Characters:N0} characters");
        var document = StrictXml.Read(text, limits) ?? TolerantXml.Read(text, limits);
        if (document.Descendants().Take(1_000).FirstOrDefault(node => node.Name == "opml") is not { } opml)
            throw new InputRejectedException("is no list of feeds (OPML)");
        var feeds = new List<OutlinedFeed>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outline in opml.Descendants().Where(node => node.Name == "outline"))
        {
            if (feeds.Count == MostFeeds)
                break;
            var address = Metadata.WebAddress(outline.Attribute("xmlurl") ?? (IsFeed(outline) ? outline.Attribute("url") : null));
            if (address is not null && known.Add(address))
                feeds.Add(new OutlinedFeed(address, Name(outline), Metadata.WebAddress(outline.Attribute("htmlurl")), Topic(outline)));
        }
        return feeds.Count > 0 ? feeds : throw new InputRejectedException("holds no feed: no outline of it has an xmlUrl");
    }

    /// <summary>Writes a list, by topic.</summary>
    public static string Write(IEnumerable<Feed> feeds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    Indent = true,
                    OmitXmlDeclaration = true,
                    CheckCharacters = true,
                }
            )
        )
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "Feeds of BriefBot");
            xml.WriteElementString("dateCreated", now.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var topic in feeds.GroupBy(feed => feed.Topic).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
                Write(xml, topic.Key, topic);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    static void Write(XmlWriter xml, string? topic, IEnumerable<Feed> feeds)
    {
        if (topic is not null)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", Clean(topic));
        }
        foreach (var feed in feeds)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("text", Clean(feed.Title));
            xml.WriteAttributeString("title", Clean(feed.Title));
            xml.WriteAttributeString("xmlUrl", Clean(feed.Address));
            if (feed.Site is { } site)
                xml.WriteAttributeString("htmlUrl", Clean(site));
            xml.WriteEndElement();
        }
        if (topic is not null)
            xml.WriteEndElement();
    }

    static string Clean(string text) => TextDecoder.Tidy(text);

    static bool IsFeed(FeedNode outline) => outline.Attribute("type")?.ToLowerInvariant() is "rss" or "atom" or "feed";

    static string? Name(FeedNode outline) => FeedText.Line(outline.Attribute("title")) ?? FeedText.Line(outline.Attribute("text"));

    static string? Topic(FeedNode outline)
    {
        for (var folder = outline.Parent; folder is { Name: "outline" }; folder = folder.Parent)
            if (Name(folder) is { } name)
                return name;
        // "/Regional/Harbours,/Weather": the last part of the first one.
        return FeedText.Line(outline.Attribute("category")?.Split(',')[0].TrimEnd('/').Split('/')[^1]);
    }
}
