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
            Title = LineOf(feed.First("atom:title")),
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
            Address =
                Resolve(entry, entry.TextOf("feedburner:origlink"))
                ?? Link(entry)
                ?? (id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? Resolve(entry, id) : null),
            Title = LineOf(entry.First("atom:title")) ?? FeedText.Line(entry.First("media:group")?.TextOf("media:title")),
            Author = Authors(entry) ?? Creators(entry) ?? (entry.Parent is { } feed ? Authors(feed) : null),
            Summary = HtmlOf(entry.First("atom:summary")) ?? Html(entry.First("media:group")?.First("media:description")),
            Content = content?.Attribute("src") is { Length: > 0 } || IsFile(content) ? null : HtmlOf(content),
            Published = FeedDates.First(PublishedNames.Select(name => entry.TextOf(name)), _language),
            Updated = FeedDates.First(UpdatedNames.Select(name => entry.TextOf(name)), _language),
        };
    }

    /// <summary>The page that an element links to: an HTML alternate before any other, then a link that says nothing about
    /// itself.</summary>
    string? Link(FeedNode holder)
    {
        var links = holder.All("atom:link").Take(50).ToList();
        var alternates = links
            .Where(link =>
                (link.Attribute("rel") ?? "alternate").Trim() is "alternate" or "" or "http://www.iana.org/assignments/relation/alternate"
            )
            .ToList();
        var best =
            alternates.Find(link => link.Attribute("type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
            ?? alternates.Find(link => link.Attribute("type") is null)
            ?? alternates.FirstOrDefault();
        return best is null ? null : Resolve(best, best.Attribute("href") ?? best.Text);
    }

    static string? Authors(FeedNode holder)
    {
        var names = holder
            .All("atom:author")
            .Take(10)
            .Select(author =>
                FeedText.Plain(author.TextOf("atom:name") ?? (author.First("atom:email", "atom:uri") is null ? author.Text : null))
            )
            .Where(name => name is not null);
        return Metadata.OneLine(string.Join(", ", names.Distinct()));
    }

    /// <summary>A text construct on one line. What is no HTML is meant as it stands: "The &lt;font&gt; element goes".</summary>
    static string? LineOf(FeedNode? text)
    {
        if (text is null)
            return null;
        return KindOf(text) == TextKind.Html ? FeedText.Line(text.Markup) : FeedText.Plain(text.Text);
    }

    string? HtmlOf(FeedNode? content)
    {
        if (content is null || KindOf(content) is TextKind.Html or TextKind.Xhtml)
            return Html(content);
        var text = content.Text.Trim();
        // Without a type it is text by the letter; many who leave that out write HTML all the same.
        if (content.Attribute("type") is null && TitleTags.Any(text))
            return Html(content);
        var html = WebUtility.HtmlEncode(text);
        return html.Length == 0
            ? null
            : html[..Math.Min(html.Length, Limits.ItemCharacters)].Replace("\n\n", "<p>", StringComparison.Ordinal);
    }

    /// <summary>What Atom 1.0 and 0.3 ("text/html", "application/xhtml+xml") call the kinds of text; text where nothing is said.</summary>
    static TextKind KindOf(FeedNode text) =>
        text.Attribute("type")?.Trim().ToLowerInvariant() switch
        {
            "html" or "text/html" => TextKind.Html,
            "xhtml" or "application/xhtml+xml" => TextKind.Xhtml,
            null or "" or "text" or "text/plain" => HoldsElements(text) ? TextKind.Xhtml : TextKind.Text,
            _ => TextKind.Html,
        };

    static bool HoldsElements(FeedNode text) => text.Children.Any(child => child.Name != FeedNode.TextName);

    enum TextKind
    {
        Text,
        Html,
        Xhtml,
    }

    static bool IsFile(FeedNode? content) =>
        content?.Attribute("mode") == "base64"
        || (
            content?.Attribute("type") is { } type
            && type.Contains('/')
            && !type.Contains("html", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            && !type.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        );
}
