using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Ingest.Feeds;

/// <summary>What a feed says about an item, as it is kept until the item is fetched.</summary>
/// <param name="Html">The feed's own text; null once the article is stored.</param>
/// <param name="HasContent">Whether the feed sets that apart as content, not as summary.</param>
sealed record FeedEntry(string? Title, string? Author, DateTimeOffset? Published, DateTimeOffset? Updated, string? Html, bool HasContent)
{
    /// <summary>What the feed calls it, null when it gives it no name of its own.</summary>
    public string? Id { get; init; }

    /// <summary>Whether a part of its page became the article, so that a second look compares like with like; null before the
    /// first.</summary>
    public bool? IsPart { get; init; }

    /// <summary>Of an item as it was read.</summary>
    public static FeedEntry Of(FeedItem item)
    {
        var html = item.Longest;
        return new FeedEntry(
            item.Title,
            item.Author,
            item.Published ?? item.Updated,
            item.Updated,
            html.Length == 0 ? null : html,
            item.Content is not null && html == item.Content
        );
    }

    /// <summary>As it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, FeedEntryJson.Default.FeedEntry);

    /// <summary>What was stored; empty when that is nothing.</summary>
    public static FeedEntry Read(string? stored)
    {
        try
        {
            return stored is null ? Empty : JsonSerializer.Deserialize(stored, FeedEntryJson.Default.FeedEntry) ?? Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    static FeedEntry Empty => new(null, null, null, null, null, false);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedEntry))]
sealed partial class FeedEntryJson : JsonSerializerContext;
