using System.Text.Json;
using AngleSharp.Dom;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads the text of an article from a page's JSON-LD (schema.org's articleBody).</summary>
static class LinkedText
{
    const int MaxScripts = 20;
    const int MaxLength = 2 * 1024 * 1024;
    const int MaxObjects = 500;
    const int MaxDepth = 64;

    /// <summary>The text, paragraphs with a blank line between them; null when no script states one, or several articles do.</summary>
    public static string? Read(IDocument page)
    {
        string? found = null;
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(MaxScripts))
        {
            var json = script.TextContent;
            if (json.Length > MaxLength || !json.Contains("\"articleBody\"", StringComparison.Ordinal))
                continue;
            foreach (var body in Bodies(json))
            {
                if (found is not null && found != body)
                    return null;
                found = body;
            }
        }
        return found is null ? null : Plain(found);
    }

    static List<string> Bodies(string json)
    {
        var bodies = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions
                {
                    MaxDepth = MaxDepth,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            var open = new Queue<JsonElement>([document.RootElement]);
            for (var looked = 0; looked < MaxObjects && open.TryDequeue(out var at); looked++)
            {
                if (at.ValueKind == JsonValueKind.Array)
                    foreach (var item in at.EnumerateArray().Take(MaxObjects))
                        open.Enqueue(item);
                if (at.ValueKind != JsonValueKind.Object)
                    continue;
                if (
                    at.TryGetProperty("articleBody", out var body)
                    && body.ValueKind == JsonValueKind.String
                    && body.GetString() is { Length: > 0 } text
                )
                    bodies.Add(text);
                foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                    if (at.TryGetProperty(name, out var inner))
                        open.Enqueue(inner);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no Unicode: what the page shows serves.
        }
        return bodies;
    }

    /// <summary>Without the mark-up and escapes that some put into it. Every line is a paragraph.</summary>
    static string Plain(string body) =>
        MarkupText.Plain(
            System
                .Net.WebUtility.HtmlDecode(body)
                .ReplaceLineEndings("\n")
                .Replace("\n", "\n\n", StringComparison.Ordinal)
                .Replace("<br", "<p><br", StringComparison.OrdinalIgnoreCase)
        );
}
