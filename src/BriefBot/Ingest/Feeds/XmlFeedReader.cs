using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>What the readers of RSS and Atom share: addresses, bounds, what the modules say.</summary>
abstract class XmlFeedReader(FeedNode document, Uri address, FeedLimits limits)
{
    const int LongestId = 2_000;
    const int DeepestBase = 20;
    static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(7);

    protected FeedNode Document => document;

    protected FeedLimits Limits => limits;

    /// <summary>Relative addresses hang on this where no xml:base says otherwise.</summary>
    protected Uri Base { get; set; } = address;

    /// <summary>The items by that name, at most as many as are read.</summary>
    protected List<FeedNode> Items(string name, out bool more)
    {
        var found = document.Descendants().Where(node => node.Name == name).Take(limits.Items + 1).ToList();
        more = found.Count > limits.Items;
        if (more)
            found.RemoveAt(limits.Items);
        return found;
    }

    /// <summary>An address on a node, resolved; null when it is no http(s) address.</summary>
    protected string? Resolve(FeedNode node, string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        return Metadata.WebAddress(written.Trim(), BaseOf(node).AbsoluteUri);
    }

    Uri BaseOf(FeedNode node)
    {
        var bases = new List<string>();
        for (var at = node; at is not null && bases.Count < DeepestBase; at = at.Parent)
            if (at.Attribute("xml:base") is { Length: > 0 and < 2_000 } stated)
                bases.Add(stated);
        var resolved = Base;
        for (var i = bases.Count - 1; i >= 0; i--)
            if (Uri.TryCreate(resolved, bases[i].Trim(), out var next) && next.Scheme is "http" or "https")
                resolved = next;
        return resolved;
    }

    /// <summary>An id as it is kept; null when there is none.</summary>
    protected static string? IdOf(string? written) => Metadata.OneLine(written, LongestId);

    /// <summary>HTML, cut where it is too long.</summary>
    protected string? Html(FeedNode? node)
    {
        var html = node?.Markup.Trim();
        if (string.IsNullOrEmpty(html))
            return null;
        return html.Length <= limits.ItemCharacters ? html : html[..limits.ItemCharacters];
    }

    /// <summary>The first of an element's authors named as Dublin Core or media do it.</summary>
    protected static string? Creators(FeedNode item)
    {
        var names = item.All("dc:creator", "dc:author", "media:credit")
            .Select(node => FeedText.Line(node.Text))
            .Where(name => name is not null)
            .Distinct()
            .Take(10);
        return Metadata.OneLine(string.Join(", ", names));
    }

    /// <summary>What the syndication module says about how often a feed changes.</summary>
    protected static TimeSpan? SyndicationPeriod(FeedNode channel)
    {
        TimeSpan? period = channel.TextOf("sy:updateperiod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            _ => null,
        };
        if (period is null)
            return null;
        var often = int.TryParse(channel.TextOf("sy:updatefrequency"), out var frequency) && frequency is > 0 and <= 1_000 ? frequency : 1;
        return period / often;
    }

    /// <summary>A number of minutes as time, within reason.</summary>
    protected static TimeSpan? Minutes(string? written) =>
        int.TryParse(written, out var minutes) && minutes > 0
            ? TimeSpan.FromMinutes(Math.Min(minutes, LongestTimeToLive.TotalMinutes))
            : null;
}
