using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BriefBot.Corpus.Engines;

/// <summary>Reads what an engine answers: of the shape that is expected, or not at all.</summary>
static class EngineReplies
{
    // What an engine says is shown as far as a line goes.
    const int ShownReason = 200;

    const int Depth = 32;

    /// <summary>The product's name and version; null for another kind of server.</summary>
    public static (EngineProduct Product, string Version)? Product(ReadOnlyMemory<byte> body) =>
        Read<(EngineProduct, string)?>(
            body,
            root =>
            {
                if (!root.TryGetProperty("version", out var version) || Text(version, "number") is not { Length: <= 40 } number)
                    return null;
                var isOpenSearch = Text(version, "distribution") == "opensearch";
                return (isOpenSearch ? EngineProduct.OpenSearch : EngineProduct.Elasticsearch, Shown(number));
            }
        );

    /// <summary>What tells how far an index is; null where nothing stands there.</summary>
    public static EngineMark? Mark(ReadOnlyMemory<byte> body) =>
        Read<EngineMark?>(
            body,
            root =>
                root.GetProperty("found").GetBoolean()
                    ? new EngineMark(
                        Text(root.GetProperty("_source"), EngineRequests.MarkId) ?? "",
                        root.GetProperty("_seq_no").GetInt64(),
                        root.GetProperty("_primary_term").GetInt64()
                    )
                    : null
        );

    /// <summary>The mark that was just written.</summary>
    public static EngineMark Written(ReadOnlyMemory<byte> body, string text) =>
        Read(body, root => new EngineMark(text, root.GetProperty("_seq_no").GetInt64(), root.GetProperty("_primary_term").GetInt64()));

    /// <summary>Which changes were refused. An engine answers for each, in their order.</summary>
    public static IReadOnlyList<RefusedChange> Bulk(ReadOnlyMemory<byte> body, IReadOnlyList<EngineChange> changes) =>
        Read(
            body,
            root =>
            {
                var refused = new List<RefusedChange>();
                var items = root.GetProperty("items");
                if (items.GetArrayLength() != changes.Count)
                    throw new JsonException();
                var place = 0;
                foreach (var item in items.EnumerateArray())
                {
                    var (passage, document) = changes[place++];
                    var result = item.GetProperty(document is null ? "delete" : "index");
                    if (Text(result, "_id") != EngineRequests.Id(passage))
                        throw new JsonException();
                    var status = result.GetProperty("status").GetInt32();
                    // It needn't have held what it is to forget.
                    if (status is < 200 or > 299 && !(document is null && status == 404))
                        refused.Add(new(passage, $"{status}: {Reason(result)}", status is 429 or >= 500));
                }
                return refused;
            }
        );

    /// <summary>A count.</summary>
    public static long Count(ReadOnlyMemory<byte> body) => Read(body, root => root.GetProperty("count").GetInt64());

    /// <summary>What was proposed, as far as it can be a passage within the bounds that were asked for.</summary>
    public static IReadOnlyList<EngineHit> Search(ReadOnlyMemory<byte> body, EngineBounds bounds, EngineQuestion question) =>
        Read(
            body,
            root =>
            {
                if (root.GetProperty("timed_out").GetBoolean())
                    throw new EngineFailedException("it took too long and looked at a part of the index only");
                if (root.GetProperty("_shards").GetProperty("failed").GetInt32() != 0)
                    throw new EngineFailedException("a part of the index couldn't be searched");
                var hits = new List<EngineHit>();
                var known = new HashSet<PassageId>();
                foreach (var hit in root.GetProperty("hits").GetProperty("hits").EnumerateArray())
                {
                    if (hits.Count == question.Most)
                        break;
                    if (Passage(Text(hit, "_id"), bounds) is { } passage && known.Add(passage))
                        hits.Add(new(passage, Held(hit, question.Clauses.Count)));
                }
                return hits;
            }
        );

    /// <summary>What an engine says went wrong, in one line of what can be seen; empty where it says nothing.</summary>
    public static string Reason(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
            return Reason(json.RootElement);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    static string Reason(JsonElement of)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty("error", out var error))
            return "";
        return Shown(error.ValueKind == JsonValueKind.String ? error.GetString()! : Text(error, "reason") ?? Text(error, "type") ?? "");
    }

    static PassageId? Passage(string? id, EngineBounds bounds) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= bounds.Low
        && number <= bounds.High
        && new PassageId(number).Workspace == bounds.Workspace
            ? new PassageId(number)
            : null;

    static List<int> Held(JsonElement hit, int clauses)
    {
        var held = new List<int>();
        if (hit.TryGetProperty("matched_queries", out var names))
            foreach (var name in names.EnumerateArray())
                if (
                    int.TryParse(name.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    && place < clauses
                    && !held.Contains(place)
                )
                    held.Add(place);
        return held;
    }

    static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
            return read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EngineFailedException("its answer is none of a search engine's", inner: e);
        }
    }

    static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    static string Shown(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= ShownReason)
                return line.Append('…').ToString();
            if (Rune.IsLetterOrDigit(rune) || rune.Value is > ' ' and < 127)
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().Trim();
    }
}
