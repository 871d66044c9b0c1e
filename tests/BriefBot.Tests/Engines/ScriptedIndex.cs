using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Tests.Engines;

/// <summary>A request that an engine refuses.</summary>
sealed class RefusedRequestException(int status, string type, string reason) : Exception(reason)
{
    public int Status => status;

    public string Type => type;
}

/// <summary>A document as it was indexed.</summary>
/// <param name="Fields">Values of each field, in order; of text, the words.</param>
/// <param name="Source">What is given back of it.</param>
sealed record ScriptedDocument(
    IReadOnlyDictionary<string, IReadOnlyList<JsonValue>> Fields,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Words,
    JsonObject Source,
    long Sequence
);

/// <summary>An index of the scripted engine: what its mapping knows, and the queries that BriefBot asks, scored as Lucene does where scores
/// are constant. What it doesn't know it refuses.</summary>
sealed class ScriptedIndex
{
    readonly Dictionary<string, ScriptedDocument> _found = new(StringComparer.Ordinal);
    readonly Dictionary<string, ScriptedDocument?> _unseen = new(StringComparer.Ordinal);
    readonly IReadOnlyDictionary<string, string> _types;
    readonly IReadOnlyList<string>? _kept;
    long _sequence = -1;

    public ScriptedIndex(JsonObject? definition)
    {
        var mappings = definition?["mappings"]?.AsObject();
        IsStrict = mappings?["dynamic"]?.GetValue<string>() == "strict";
        _kept = mappings?["_source"]?["includes"]?.AsArray().Select(name => name!.GetValue<string>()).ToList();
        _types = (mappings?["properties"]?.AsObject() ?? []).ToDictionary(
            field => field.Key,
            field =>
            {
                var type = field.Value!["type"]!.GetValue<string>();
                if (type == "text" && field.Value["analyzer"]?.GetValue<string>() != "whitespace")
                    throw new RefusedRequestException(400, "mapper_parsing_exception", "only the whitespace analyzer is scripted");
                return type is "text" or "long" or "integer" or "date" or "keyword"
                    ? type
                    : throw new RefusedRequestException(400, "mapper_parsing_exception", $"No handler for type [{type}]");
            },
            StringComparer.Ordinal
        );
    }

    /// <summary>Whether documents with other fields are refused.</summary>
    public bool IsStrict { get; }

    /// <summary>Ids of what searches find.</summary>
    public IReadOnlyCollection<string> Ids => _found.Keys;

    public ScriptedDocument? Get(string id) => _unseen.TryGetValue(id, out var unseen) ? unseen : _found.GetValueOrDefault(id);

    /// <summary>Takes a document; searches find it after the next refresh.</summary>
    public (ScriptedDocument Document, bool IsNew) Put(string id, JsonObject source)
    {
        var isNew = Get(id) is null;
        var document = Analyze(source);
        _unseen[id] = document;
        return (document, isNew);
    }

    public (long Sequence, bool WasThere) Remove(string id)
    {
        var wasThere = Get(id) is not null;
        _unseen[id] = null;
        return (++_sequence, wasThere);
    }

    public void Refresh()
    {
        foreach (var (id, document) in _unseen)
        {
            if (document is null)
                _found.Remove(id);
            else
                _found[id] = document;
        }
        _unseen.Clear();
    }

    /// <summary>What matches, the best first.</summary>
    public IEnumerable<(string Id, double Score, List<string> Named)> Search(JsonObject query) =>
        _found
            .Select(one =>
            {
                var named = new List<string>();
                return (Id: one.Key, Score: Score(query, one.Value, named), Named: named);
            })
            .Where(one => one.Score is not null)
            .Select(one => (one.Id, one.Score!.Value, one.Named))
            .OrderByDescending(one => one.Value)
            .ThenBy(one => one.Id, StringComparer.Ordinal);

    ScriptedDocument Analyze(JsonObject source)
    {
        var fields = new Dictionary<string, IReadOnlyList<JsonValue>>(StringComparer.Ordinal);
        var words = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in source)
        {
            if (!_types.TryGetValue(name, out var type))
            {
                if (IsStrict)
                    throw new RefusedRequestException(
                        400,
                        "strict_dynamic_mapping_exception",
                        $"mapping set to strict, dynamic introduction of [{name}] within [_doc] is not allowed"
                    );
                continue;
            }
            IReadOnlyList<JsonValue> values = value is JsonArray several ? [.. several.Select(one => one!.AsValue())] : [value!.AsValue()];
            foreach (var one in values)
                Check(name, type, one);
            fields[name] = values;
            if (type == "text")
                words[name] = Words(values);
        }
        var kept = source.Where(field => _kept is null || _kept.Contains(field.Key, StringComparer.Ordinal));
        return new(
            fields,
            words,
            new JsonObject(kept.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))),
            ++_sequence
        );
    }

    static void Check(string name, string type, JsonValue value)
    {
        var fits = type switch
        {
            "long" => value.TryGetValue<long>(out _),
            "integer" => value.TryGetValue<int>(out _),
            "date" => value.TryGetValue<string>(out var day) && DateOnly.TryParseExact(day, "yyyy-MM-dd", out _),
            _ => value.TryGetValue<string>(out _),
        };
        if (!fits)
            throw new RefusedRequestException(400, "document_parsing_exception", $"failed to parse field [{name}] of type [{type}]");
    }

    static HashSet<string> Words(IReadOnlyList<JsonValue> texts) =>
        texts
            .SelectMany(text => text.GetValue<string>().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);

    // Null where the document doesn't match.
    static double? Score(JsonObject query, ScriptedDocument document, List<string> named)
    {
        var (kind, node) = query.Single();
        var body = node!.AsObject();
        var score = kind switch
        {
            "bool" => OfBool(body, document, named),
            "constant_score" => Score(body["filter"]!.AsObject(), document, named) is null ? null : Boost(body),
            "term" => Single(body, ["value", "boost", "_name"]) is var (field, term)
            && Values(document, field).Any(value => Same(value, term["value"]!))
                ? Boost(term)
                : null,
            "terms" => Terms(body, document),
            "range" => Single(body, ["gte", "lte", "boost"]) is var (field, bounds)
            && Values(document, field).Any(value => Within(value, bounds))
                ? 1
                : null,
            "exists" => document.Fields.ContainsKey(body["field"]!.GetValue<string>()) ? 1 : null,
            "distance_feature" => Distance(body, document),
            _ => throw new RefusedRequestException(400, "parsing_exception", $"unknown query [{kind}]"),
        };
        if (score is not null && body["_name"] is { } name)
            named.Add(name.GetValue<string>());
        return score;
    }

    static double? OfBool(JsonObject query, ScriptedDocument document, List<string> named)
    {
        if (query.FirstOrDefault(part => part.Key is not ("filter" or "must" or "should" or "minimum_should_match")).Key is { } other)
            throw new RefusedRequestException(400, "parsing_exception", $"[bool] query does not support [{other}]");
        if (Clauses(query["filter"]).Any(filter => Score(filter, document, named) is null))
            return null;
        var must = Clauses(query["must"]).Select(clause => Score(clause, document, named)).ToList();
        if (must.Contains(null))
            return null;
        var should = Clauses(query["should"]).Select(clause => Score(clause, document, named)).OfType<double>().ToList();
        var least = query["minimum_should_match"]?.GetValue<int>() ?? (query["must"] is null && query["filter"] is null ? 1 : 0);
        return should.Count < least ? null : must.Sum(score => score!.Value) + should.Sum();
    }

    static IEnumerable<JsonObject> Clauses(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray several => several.Select(one => one!.AsObject()),
            _ => [node.AsObject()],
        };

    static double? Terms(JsonObject query, ScriptedDocument document)
    {
        var (field, values) = query.Single(one => one.Key is not ("boost" or "_name"));
        return values!.AsArray().Any(value => Values(document, field).Any(own => Same(own, value!))) ? Boost(query) : null;
    }

    // Of the whole word, as Lucene has it in the index.
    static IEnumerable<JsonValue> Values(ScriptedDocument document, string field) =>
        document.Words.TryGetValue(field, out var words)
            ? words.Select(word => JsonValue.Create(word)!)
            : document.Fields.GetValueOrDefault(field) ?? [];

    static bool Within(JsonValue value, JsonObject bounds)
    {
        var number = value.GetValue<long>();
        return (bounds["gte"] is not { } low || number >= low.GetValue<long>())
            && (bounds["lte"] is not { } high || number <= high.GetValue<long>());
    }

    static double? Distance(JsonObject query, ScriptedDocument document)
    {
        if (document.Fields.GetValueOrDefault(query["field"]!.GetValue<string>()) is not [var own])
            return null;
        var days = double.Parse(query["pivot"]!.GetValue<string>().TrimEnd('d'), CultureInfo.InvariantCulture);
        var far = Math.Abs(Day(own).DayNumber - Day(query["origin"]!.AsValue()).DayNumber);
        return Boost(query) * days / (days + far);
    }

    static DateOnly Day(JsonValue value) => DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static (string Field, JsonObject Body) Single(JsonObject query, string[] known)
    {
        var (field, body) = query.Single();
        if (body!.AsObject().FirstOrDefault(part => !known.Contains(part.Key, StringComparer.Ordinal)).Key is { } other)
            throw new RefusedRequestException(400, "parsing_exception", $"query does not support [{other}]");
        return (field, body.AsObject());
    }

    static bool Same(JsonNode one, JsonNode other) => one.ToString() == other.ToString();

    static double Boost(JsonObject query) => query["boost"]?.GetValue<double>() ?? 1;
}
