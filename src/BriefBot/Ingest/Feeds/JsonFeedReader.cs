using System.Net;
using System.Text.Json;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1, and what leaves out half of it.</summary>
static class JsonFeedReader
{
    const int LongestId = 2_000;
    const int Deepest = 64;

    static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Deepest,
    };

    /// <summary>Reads JSON text.</summary>
    public static FeedReading Read(string text, Uri address, FeedLimits limits)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            return Read(json.RootElement, address, limits);
        }
        catch (JsonException)
        {
            return new FeedReading.Rejected("JSON that is damaged or cut off", false);
        }
    }

    static FeedReading Read(JsonElement root, Uri address, FeedLimits limits)
    {
        var isFeed =
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array;
        var states =
            root.ValueKind == JsonValueKind.Object
            && Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true;
        if (!isFeed && !states)
            return new FeedReading.Rejected("JSON, but not JSON Feed", false);
        var all = isFeed
            ? root.GetProperty("items")
                .EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.Object)
                .Take(limits.Items + 1)
                .ToList()
            : [];
        var language = Metadata.OneLine(Text(root, "language"), 35)?.ToLowerInvariant();
        return new FeedReading.Found(
            new FeedDocument(FeedFormat.Json, [.. all.Take(limits.Items).Select(item => Item(item, address, limits, language))])
            {
                Title = FeedText.Plain(Text(root, "title")),
                Site = Metadata.WebAddress(Text(root, "home_page_url"), address.AbsoluteUri),
                Language = language,
                Truncated = all.Count > limits.Items,
            }
        );
    }

    static FeedItem Item(JsonElement item, Uri address, FeedLimits limits, string? language)
    {
        var id = Metadata.OneLine(Text(item, "id"), LongestId);
        var url = Text(item, "url") ?? Text(item, "external_url");
        if (url is null && id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true)
            url = id;
        return new FeedItem
        {
            Id = id,
            Address = Metadata.WebAddress(url, address.AbsoluteUri),
            Title = FeedText.Plain(Text(item, "title")),
            Author = Authors(item),
            Summary = Cut(Text(item, "summary") is { } summary ? WebUtility.HtmlEncode(summary) : null, limits),
            Content = Cut(Text(item, "content_html") ?? Plain(Text(item, "content_text")), limits),
            Published = FeedDates.Read(Text(item, "date_published"), language),
            Updated = FeedDates.Read(Text(item, "date_modified"), language),
        };
    }

    static string? Plain(string? text) =>
        text is null ? null : WebUtility.HtmlEncode(text).Replace("\n\n", "<p>", StringComparison.Ordinal);

    static string? Cut(string? html, FeedLimits limits) =>
        string.IsNullOrWhiteSpace(html) ? null : html[..Math.Min(html.Length, limits.ItemCharacters)];

    static string? Authors(JsonElement item)
    {
        var names = new List<string>();
        if (item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array)
            names.AddRange(authors.EnumerateArray().Take(10).Select(Name).OfType<string>());
        if (names.Count == 0 && item.TryGetProperty("author", out var author) && Name(author) is { } name)
            names.Add(name);
        return Metadata.OneLine(string.Join(", ", names.Distinct()));
    }

    static string? Name(JsonElement author) =>
        author.ValueKind switch
        {
            JsonValueKind.Object => FeedText.Plain(Text(author, "name")),
            JsonValueKind.String => FeedText.Plain(author.GetString()),
            _ => null,
        };

    /// <summary>A string, or a number as text; null for anything else.</summary>
    static string? Text(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Half a surrogate pair in an escape is no string for .NET.</summary>
    static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && text.AsSpan().Trim().Length > 0 ? TextDecoder.Tidy(text) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
