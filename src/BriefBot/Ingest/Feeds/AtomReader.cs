using System.Net;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads Atom 1.0 and 0.3.</summary>
sealed class AtomReader(FeedNode document, Uri address, FeedLimits limits) : XmlFeedReader(document, address, limits)
{
    static readonly string[] PublishedNames = ["atom:published", "atom:issued", "atom:created", "dc:date", "dcterms:issued"];
    static readonly string[] UpdatedNames = ["atom:updated", "atom:modified", "dcterms:modified"];

    string? _language;

    public FeedDocument Read()
    {
        var feed = Document.Descendants().FirstOrDefault(node => node.Name == "atom:feed") ?? Document;
        _language = Metadata.OneLine(feed.Attribute("xml:lang") ?? feed.TextOf("dc:language"), 35)?.ToLowerInvariant();
        var items = Items("atom:entry", out var more);
        return new FeedDocument(FeedFormat.Atom, [.. items.Select(Item)])
        {
            Title = FeedText.Line(TextOf(feed.First("atom:title"))),
            Site = Link(feed),
            Language = _language,
            TimeToLive = SyndicationPeriod(feed),
            Truncated = more,
        };
    }

    FeedItem Item(FeedNode entry)
    {
        var id = IdOf(entry.TextOf("atom:id"));
        var content = entry.First("atom:content");
        return new FeedItem
        {
            Id = id,
            Address = Resolve(entry, entry.TextOf("feedburner:origlink")) ?? Link(entry) ?? (id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? Resolve(entry, id) : null),
            Title = FeedText.Line(TextOf(entry.First("atom:title")) ?? entry.First("media:group")?.TextOf("media:title")),
            Author = Authors(entry) ?? Creators(entry) ?? (entry.Parent is { } feed ? Authors(feed) : null),
            Summary = Html(entry.First("atom:summary") ?? entry.First("media:group")?.First("media:description")),
            Content = content?.Attribute("src") is { Length: > 0 } || IsFile(content) ? null : HtmlOf(content),
            Published = FeedDates.First(PublishedNames.Select(name => entry.TextOf(name)), _language),
            Updated = FeedDates.First(UpdatedNames.Select(name => entry.TextOf(name)), _language),
        };
    }

    /// <summary>The page that an element links to: an HTML alternate before any other, then a link that says nothing about itself.</summary>
    string? Link(FeedNode holder)
    {
        var links = holder.All("atom:link").Take(50).ToList();
        var alternates = links.Where(link => (link.Attribute("rel") ?? "alternate").Trim() is "alternate" or "" or "http://www.iana.org/assignments/relation/alternate").ToList();
        var best = alternates.Find(link => link.Attribute("type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
            ?? alternates.Find(link => link.Attribute("type") is null) ?? alternates.FirstOrDefault();
        return best is null ? null : Resolve(best, best.Attribute("href") ?? best.Text);
    }

    static string? Authors(FeedNode holder)
    {
        var names = holder.All("atom:author").Take(10).Select(author => FeedText.Line(author.TextOf("atom:name") ?? (author.First("atom:email", "atom:uri") is null ? author.Text : null))).Where(name => name is not null);
        return Metadata.OneLine(string.Join(", ", names.Distinct()));
    }

    /// <summary>A text construct as HTML or as text with entities, which FeedText reads either way.</summary>
    static string? TextOf(FeedNode? text) => text?.Markup.Trim() is { Length: > 0 } found ? found : null;

    string? HtmlOf(FeedNode? content)
    {
        // Plain text is not HTML: "a < b" in it means that.
        if (content?.Attribute("type")?.Trim().ToLowerInvariant() is not ("text" or "text/plain")) return Html(content);
        var html = WebUtility.HtmlEncode(content.Text.Trim());
        return html.Length == 0 ? null : html[..Math.Min(html.Length, Limits.ItemCharacters)].Replace("\n\n", "<p>", StringComparison.Ordinal);
    }

    static bool IsFile(FeedNode? content) =>
        content?.Attribute("mode") == "base64" || (content?.Attribute("type") is { } type && type.Contains('/') && !type.Contains("html", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("xml", StringComparison.OrdinalIgnoreCase));
}
