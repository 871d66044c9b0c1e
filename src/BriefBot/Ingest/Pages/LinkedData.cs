using System.Text.Json;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads schema.org articles from a page's JSON-LD: single objects, lists and @graph.</summary>
static class LinkedData
{
    const int MaxScripts = 20;
    const int MaxLength = 1024 * 1024;
    const int MaxObjects = 2000;

    /// <summary>What the first article of the page's JSON-LD states, null when there is none. Broken JSON-LD is passed over.</summary>
    public static PageMetadata? Read(IDocument page, InputLimits limits)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(MaxScripts))
        {
            var json = script.TextContent.Trim().TrimEnd(';');
            if (json.Length is 0 or > MaxLength) continue;
            if (ReadScript(json, limits) is { } found) return found;
        }
        return null;
    }

    static PageMetadata? ReadScript(string json, InputLimits limits)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = limits.JsonDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return FindArticle(document.RootElement) is { } article ? Describe(article) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no Unicode: the page's other marks serve.
            return null;
        }
    }

    static JsonElement? FindArticle(JsonElement root)
    {
        var open = new Queue<JsonElement>([root]);
        for (var looked = 0; looked < MaxObjects && open.TryDequeue(out var at); looked++)
        {
            if (at.ValueKind == JsonValueKind.Array) foreach (var item in at.EnumerateArray().Take(MaxObjects)) open.Enqueue(item);
            if (at.ValueKind != JsonValueKind.Object) continue;
            if (IsArticle(at)) return at;
            foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                if (at.TryGetProperty(name, out var inner)) open.Enqueue(inner);
        }
        return null;
    }

    static bool IsArticle(JsonElement item)
    {
        if (!item.TryGetProperty("@type", out var type)) return false;
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Take(10).Select(Text) : [Text(type)];
        return types.Any(t => t is not null && (t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("Posting", StringComparison.Ordinal) || t.EndsWith("Reportage", StringComparison.Ordinal)));
    }

    static PageMetadata Describe(JsonElement article) => new()
    {
        Title = Decoded(Member(article, "headline") ?? Member(article, "name")),
        Published = Member(article, "datePublished") ?? Member(article, "dateCreated"),
        Author = Decoded(article.TryGetProperty("author", out var author) ? Names(author) : null),
        Source = Decoded(article.TryGetProperty("publisher", out var publisher) ? Names(publisher) : null),
        Url = Metadata.WebAddress(Member(article, "url") ?? Member(article, "mainEntityOfPage") ?? (article.TryGetProperty("mainEntityOfPage", out var page) && page.ValueKind == JsonValueKind.Object ? Member(page, "@id") : null)),
    };

    static string? Member(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? Text(value) : null;

    static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? Metadata.OneLine(value.GetString()) : null;

    /// <summary>Headlines in JSON-LD are often escaped for HTML once too often.</summary>
    static string? Decoded(string? text) => text is null ? null : Metadata.OneLine(System.Net.WebUtility.HtmlDecode(text));

    static string? Names(JsonElement who)
    {
        var items = who.ValueKind == JsonValueKind.Array ? who.EnumerateArray().Take(10) : Enumerable.Repeat(who, 1);
        var names = items.Select(i => PageMetadata.AsAuthor(Text(i) ?? Member(i, "name"))).OfType<string>().Distinct(StringComparer.Ordinal);
        return Metadata.OneLine(string.Join(", ", names));
    }
}
