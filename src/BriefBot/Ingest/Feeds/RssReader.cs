using System.Globalization;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads RSS in all its versions. Items are taken wherever they stand: beside the channel in RDF, in it elsewhere.</summary>
sealed class RssReader(FeedNode document, Uri address, FeedLimits limits) : XmlFeedReader(document, address, limits)
{
    static readonly string[] Alternates = ["", "alternate"];
    static readonly string[] PublishedNames =
    [
        "pubdate",
        "dc:date",
        "dcterms:issued",
        "dcterms:created",
        "atom:published",
        "date",
        "published",
    ];
    static readonly string[] UpdatedNames = ["atom:updated", "dcterms:modified", "lastbuilddate", "updated", "atom:modified"];

    string? _language;

    public FeedDocument Read(FeedFormat format)
    {
        var channel = Document.Descendants().FirstOrDefault(node => node.Name == "channel") ?? Document;
        var site = Resolve(channel, channel.TextOf("link")) ?? Resolve(channel, Link(channel));
        // Relative links of a feed that lies with a feed service mean the site, not the service.
        if (site is not null)
            Base = new Uri(site);
        _language = Metadata.OneLine(channel.TextOf("language", "dc:language"), 35)?.ToLowerInvariant();
        var items = Items("item", out var more);
        return new FeedDocument(format, [.. items.Select(Item)])
        {
            Title = FeedText.Line(channel.TextOf("title", "dc:title")),
            Site = site,
            Language = _language,
            TimeToLive = Minutes(channel.TextOf("ttl")) ?? SyndicationPeriod(channel),
            SkipHours = SkippedHours(channel),
            SkipDays = SkippedDays(channel),
            Truncated = more,
        };
    }

    FeedItem Item(FeedNode item)
    {
        var guid = item.First("guid");
        var id = IdOf(guid?.Text) ?? IdOf(item.Attribute("rdf:about"));
        return new FeedItem
        {
            Id = id,
            Address = Address(item, guid, id),
            Title = FeedText.Line(item.TextOf("title", "dc:title", "media:title")),
            Author =
                Creators(item) ?? Person(item.TextOf("author", "itunes:author")) ?? Person(item.First("atom:author")?.TextOf("atom:name")),
            Summary = Html(
                item.First("description", "dc:description", "atom:summary", "itunes:summary", "media:description")
                    ?? item.First("media:group")?.First("media:description")
            ),
            Content = Html(item.First("content:encoded", "xhtml:body", "body", "fulltext", "atom:content")),
            Published = FeedDates.First(PublishedNames.Select(name => item.TextOf(name)), _language),
            Updated = FeedDates.First(UpdatedNames.Select(name => item.TextOf(name)), _language),
        };
    }

    string? Address(FeedNode item, FeedNode? guid, string? id)
    {
        if (Resolve(item, item.TextOf("feedburner:origlink")) is { } original)
            return original;
        foreach (var link in item.All("link"))
            if (Resolve(link, link.Text) is { } address && !IsFileOrFeed(link))
                return address;
        if (Resolve(item, Link(item)) is { } alternate)
            return alternate;
        var promised = guid?.Attribute("ispermalink")?.Trim().ToLowerInvariant();
        if (guid is not null && promised != "false" && IsAbsolute(id))
            return Resolve(guid, id);
        if (guid is null && IsAbsolute(id))
            return Resolve(item, id);
        return null;
    }

    /// <summary>The address of an Atom link, or of a link that hides it in an attribute.</summary>
    static string? Link(FeedNode holder)
    {
        foreach (var link in holder.All("atom:link", "link"))
            if (Alternates.Contains(link.Attribute("rel") ?? "") && link.Attribute("href") is { Length: > 0 } href)
                return href;
        return null;
    }

    static bool IsFileOrFeed(FeedNode link) => link.Attribute("rel") is "enclosure" or "self" or "hub";

    static bool IsAbsolute(string? id) =>
        id is not null
        && (id.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || id.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>"desk@example.org (Jane Roe)" is Jane Roe; an address alone is nobody.</summary>
    static string? Person(string? written)
    {
        if (FeedText.Line(written) is not { } line)
            return null;
        var open = line.IndexOf('(');
        var close = line.LastIndexOf(')');
        if (line.Contains('@') && open >= 0 && close > open)
            return Metadata.OneLine(line[(open + 1)..close]);
        return line.Contains('@') || line.Contains("://", StringComparison.Ordinal) ? null : line;
    }

    static List<int> SkippedHours(FeedNode channel)
    {
        var hours = new List<int>();
        foreach (var hour in channel.First("skiphours")?.All("hour").Take(24) ?? [])
            if (int.TryParse(hour.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 24)
                hours.Add(number % 24);
        // A feed that may never be polled means something else.
        return hours.Distinct().Count() >= 24 ? [] : [.. hours.Distinct()];
    }

    static List<DayOfWeek> SkippedDays(FeedNode channel)
    {
        var days = new List<DayOfWeek>();
        foreach (var day in channel.First("skipdays")?.All("day").Take(7) ?? [])
            if (Enum.TryParse<DayOfWeek>(day.Text.Trim(), ignoreCase: true, out var known) && !char.IsAsciiDigit(day.Text.Trim()[0]))
                days.Add(known);
        return days.Distinct().Count() >= 7 ? [] : [.. days.Distinct()];
    }
}
