using System.Text.Json;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads the schema.org article of a page's JSON-LD: single objects, lists, @graph, references by @id.</summary>
static class LinkedData
{
    const int MaxScripts = 20;
    const int MaxLength = 1024 * 1024;
    const int MaxObjects = 2000;
    const int MaxArticles = 20;

    /// <summary>What the page's JSON-LD states about its article. Broken JSON-LD is passed over.</summary>
    /// <param name="address">The page's own; of several articles the one with this address is the page's.</param>
    public static LinkedArticle Read(IDocument page, string? address, InputLimits limits)
    {
        LinkedArticle? first = null;
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]").Take(MaxScripts))
        {
            var json = Unwrapped(script.TextContent);
            if (json.Length is 0 or > MaxLength)
                continue;
            if (ReadScript(json, address, limits) is not { } found)
                continue;
            if (address is null || found.Addresses.Any(a => SamePage(a, address)))
                return found;
            first ??= found;
        }
        return first ?? LinkedArticle.None;
    }

    /// <summary>Without the wrappings that kept old browsers and XML parsers from reading scripts.</summary>
    static string Unwrapped(string script)
    {
        var json = script.AsSpan().Trim();
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("<!--", "-->")])
        {
            if (!json.StartsWith(open, StringComparison.Ordinal))
                continue;
            json = json[open.Length..].TrimEnd();
            if (json.EndsWith(close, StringComparison.Ordinal))
                json = json[..^close.Length];
        }
        return json.Trim().TrimEnd(';').ToString();
    }

    static bool SamePage(string one, string other) => PageAddress.Key(one) == PageAddress.Key(other);

    static LinkedArticle? ReadScript(string json, string? address, InputLimits limits)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions
                {
                    MaxDepth = limits.JsonDepth,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            var nodes = Nodes(document.RootElement);
            var reader = new LinkedNode(nodes);
            LinkedArticle? first = null;
            foreach (var node in nodes.Where(IsArticle).Take(MaxArticles))
            {
                var article = reader.Describe(node);
                if (address is not null && article.Addresses.Any(a => SamePage(a, address)))
                    return article;
                first ??= article;
            }
            return first;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no Unicode: the page's other marks serve.
            return null;
        }
    }

    /// <summary>The objects that describe the page, outer ones first. References are not followed here, so that no loop can
    /// arise.</summary>
    static List<JsonElement> Nodes(JsonElement root)
    {
        var nodes = new List<JsonElement>();
        var open = new Queue<JsonElement>([root]);
        for (var looked = 0; looked < MaxObjects && open.TryDequeue(out var at); looked++)
        {
            if (at.ValueKind == JsonValueKind.Array)
                foreach (var item in at.EnumerateArray().Take(MaxObjects))
                    open.Enqueue(item);
            if (at.ValueKind != JsonValueKind.Object)
                continue;
            nodes.Add(at);
            foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                if (at.TryGetProperty(name, out var inner))
                    open.Enqueue(inner);
        }
        return nodes;
    }

    static bool IsArticle(JsonElement item) =>
        LinkedNode
            .Types(item)
            .Any(t =>
                t != "JobPosting"
                && (
                    t.EndsWith("Article", StringComparison.Ordinal)
                    || t.EndsWith("Posting", StringComparison.Ordinal)
                    || t.EndsWith("Reportage", StringComparison.Ordinal)
                    || t == "Report"
                )
            );
}
