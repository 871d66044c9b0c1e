using System.Text;
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
            if (json.Length > MaxLength || !json.Contains("\"articleBody\"", StringComparison.Ordinal)) continue;
            foreach (var body in Bodies(json))
            {
                if (found is not null && found != body) return null;
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
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var open = new Queue<JsonElement>([document.RootElement]);
            for (var looked = 0; looked < MaxObjects && open.TryDequeue(out var at); looked++)
            {
                if (at.ValueKind == JsonValueKind.Array) foreach (var item in at.EnumerateArray().Take(MaxObjects)) open.Enqueue(item);
                if (at.ValueKind != JsonValueKind.Object) continue;
                if (at.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String && body.GetString() is { Length: > 0 } text) bodies.Add(text);
                foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                    if (at.TryGetProperty(name, out var inner)) open.Enqueue(inner);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no Unicode: what the page shows serves.
        }
        return bodies;
    }

    /// <summary>Without the mark-up and escapes that some put into it.</summary>
    static string Plain(string body)
    {
        var text = System.Net.WebUtility.HtmlDecode(body);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || i + 1 == text.Length || !(char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!'))
            {
                plain.Append(text[i] == '\r' ? '\n' : text[i]);
                continue;
            }
            var end = text.IndexOf('>', i);
            if (end < 0) break; // cut off within a tag
            if (EndsParagraph(text.AsSpan(i + 1, end - i - 1))) plain.Append('\n');
            i = end;
        }
        var paragraphs = plain.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\n\n", paragraphs);
    }

    static bool EndsParagraph(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var length = name.IndexOfAny(" \t\n/");
        return (length < 0 ? name : name[..length]) is "p" or "br" or "div" or "li" or "ul" or "ol" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "P" or "BR";
    }
}
