using System.Globalization;
using System.Text;
using System.Xml;

namespace BriefBot.Deliver.Web.Feeds;

/// <summary>Writes feeds as RSS 2.0, with the outlet as dc:creator.</summary>
/// <remarks>Source: rssboard.org/rss-specification and RFC 822 dates with years of four digits.</remarks>
public static class RssWriter
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/rss+xml";

    const string Elements = "http://purl.org/dc/elements/1.1/";
    const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The document.</summary>
    public static string Write(NewsFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "dc", null, Elements);
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", feed.Title);
            xml.WriteElementString("link", feed.Page);
            xml.WriteElementString("description", feed.Title);
            xml.WriteElementString("generator", "BriefBot");
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", MediaType);
            xml.WriteAttributeString("href", feed.Address);
            xml.WriteEndElement();
            foreach (var item in feed.Items)
                Write(xml, item);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    static void Write(XmlWriter xml, NewsItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", item.Link);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        if (item.Outlet is { } outlet)
            xml.WriteElementString("creator", Elements, outlet);
        if (item.At is { } at)
            xml.WriteElementString("pubDate", at.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
        // Readers take it for HTML: what looks like markup in a quote must not become any.
        xml.WriteElementString("description", System.Net.WebUtility.HtmlEncode(item.Quote));
        xml.WriteEndElement();
    }
}
