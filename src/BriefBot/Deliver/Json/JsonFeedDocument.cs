using System.Globalization;
using System.Text.Json.Serialization;
using BriefBot.Deliver.Web.Feeds;

namespace BriefBot.Deliver.Json;

/// <summary>A feed as JSON Feed 1.1.</summary>
/// <remarks>Source: jsonfeed.org/version/1.1.</remarks>
sealed record JsonFeedDocument(string Version, string Title, string HomePageUrl, string FeedUrl, IReadOnlyList<JsonFeedItem> Items)
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/feed+json";

    /// <summary>Of a feed.</summary>
    public static JsonFeedDocument Of(NewsFeed feed) =>
        new("https://jsonfeed.org/version/1.1", feed.Title, feed.Page, feed.Address, [.. feed.Items.Select(JsonFeedItem.Of)]);
}

/// <summary>An item of it.</summary>
sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    string ContentText,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DatePublished,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonFeedAuthor>? Authors
)
{
    /// <summary>Of an item.</summary>
    public static JsonFeedItem Of(NewsItem item) =>
        new(
            item.Id,
            item.Link,
            item.Title,
            item.Quote,
            item.At?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            item.Outlet is { } outlet ? [new(outlet)] : null
        );
}

/// <summary>Who an item is from: the outlet.</summary>
sealed record JsonFeedAuthor(string Name);
