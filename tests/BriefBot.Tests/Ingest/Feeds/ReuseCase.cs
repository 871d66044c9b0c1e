using System.Globalization;
using System.Net;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>An entry as a feed shows it on some day.</summary>
/// <param name="Link">Host and path, perhaps with a fragment.</param>
/// <param name="Text">The feed's own text; "" for none.</param>
sealed record Entry(string Link, string Title, string? Guid, int Day, string Text)
{
    public string Rss() =>
        $"<item><title>{WebUtility.HtmlEncode(Title)}</title><link>http://{WebUtility.HtmlEncode(Link)}</link>"
        + (Guid is null ? "" : $"<guid isPermaLink=\"false\">{WebUtility.HtmlEncode(Guid)}</guid>")
        + $"<pubDate>{new DateTime(2024, 5, Day, 8, 0, 0, DateTimeKind.Utc).ToString("R", CultureInfo.InvariantCulture)}</pubDate>"
        + $"<description>{WebUtility.HtmlEncode(Text)}</description></item>";
}

/// <summary>What the world shows at one moment, a day after the one before.</summary>
/// <param name="Entries">Of the feed; none for a moment at which the pages are read by hand.</param>
/// <param name="Pages">HTML by host and path.</param>
sealed record Moment(IReadOnlyList<Entry> Entries, params (string Address, string Html)[] Pages)
{
    /// <summary>An address that is ingested by hand at this moment.</summary>
    public string? Ingested { get; init; }
}

/// <summary>A story of an address, and how many articles it is.</summary>
/// <param name="Articles">How many articles there are in the end.</param>
/// <param name="Corrections">How many changes readers hear of; null where that is not the point.</param>
sealed record ReuseCase(string Name, int Articles, int? Corrections, params Moment[] Moments)
{
    /// <summary>Words that have to stand in the articles as they are in the end, each in one article.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The title of the one that was stored last, null where that is not the point.</summary>
    public string? Title { get; init; }

    /// <summary>Its address, null where that is not the point.</summary>
    public string? Url { get; init; }

    public override string ToString() => Name;
}
