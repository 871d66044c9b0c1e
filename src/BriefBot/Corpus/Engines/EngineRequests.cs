using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefBot.Corpus.Engines;

/// <summary>Writes what an engine is sent. Elasticsearch and OpenSearch read the same.</summary>
static class EngineRequests
{
    /// <summary>The field with a passage's words.</summary>
    public const string Words = "words";

    /// <summary>The document that tells how far an index is; no passage has that id.</summary>
    public const string MarkId = "mark";

    const string Number = "passage";
    const string Workspace = "workspace";
    const string Day = "day";
    const string Outlet = "outlet";
    const string Topic = "topic";
    const string Mark = "mark";

    // A longer name of an outlet or label isn't filtered by.
    const int LongestName = 1_000;

    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How an index is made. Its words are cut at blanks and kept as they are, without where and how often they stand.</summary>
    public static ReadOnlyMemory<byte> Index(EngineOptions options) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("settings");
            json.WriteStartObject("index");
            json.WriteNumber("number_of_shards", options.Shards);
            json.WriteNumber("number_of_replicas", options.Replicas);
            // Where it isn't set, an index that nobody asks for a while shows nothing new.
            json.WriteString("refresh_interval", "1s");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("mappings");
            json.WriteString("dynamic", "strict");
            json.WriteStartObject("_source");
            json.WriteStartArray("includes");
            json.WriteStringValue(Mark);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartObject(Words);
            json.WriteString("type", "text");
            json.WriteString("analyzer", "whitespace");
            json.WriteBoolean("norms", false);
            json.WriteString("index_options", "docs");
            json.WriteEndObject();
            Field(json, Number, "long");
            Field(json, Workspace, "integer");
            json.WriteStartObject(Day);
            json.WriteString("type", "date");
            json.WriteString("format", "strict_date");
            json.WriteEndObject();
            Field(json, Outlet, "keyword");
            Field(json, Topic, "keyword");
            json.WriteStartObject(Mark);
            json.WriteString("type", "keyword");
            json.WriteBoolean("index", false);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>The document that tells how far an index is.</summary>
    public static ReadOnlyMemory<byte> MarkOf(string text) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteString(Mark, text);
            json.WriteEndObject();
        });

    /// <summary>Changes, a line or two each.</summary>
    public static ReadOnlyMemory<byte> Bulk(IReadOnlyList<EngineChange> changes)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var (passage, document) in changes)
        {
            Line(
                lines,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteStartObject(document is null ? "delete" : "index");
                    json.WriteString("_id", Id(passage));
                    json.WriteEndObject();
                    json.WriteEndObject();
                }
            );
            if (document is not null)
                Line(lines, json => Document(json, passage, document));
        }
        return lines.WrittenMemory;
    }

    /// <summary>How many passages an index holds.</summary>
    public static ReadOnlyMemory<byte> Count() =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("query");
            json.WriteStartObject("exists");
            json.WriteString("field", Workspace);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>A question. Each clause has its weight where it is held, however often; newness adds to that.</summary>
    public static ReadOnlyMemory<byte> Search(EngineBounds bounds, EngineQuestion question, TimeSpan longest) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("size", question.Most);
            json.WriteBoolean("_source", false);
            json.WriteBoolean("track_total_hits", false);
            json.WriteString("timeout", string.Create(CultureInfo.InvariantCulture, $"{(long)longest.TotalMilliseconds}ms"));
            json.WriteStartObject("query");
            json.WriteStartObject("bool");
            Filters(json, bounds);
            json.WriteStartObject("must");
            json.WriteStartObject("bool");
            json.WriteNumber("minimum_should_match", 1);
            json.WriteStartArray("should");
            for (var i = 0; i < question.Clauses.Count; i++)
                Clause(json, question.Clauses[i], i);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            Newness(json, question.Newness);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });

    static void Filters(Utf8JsonWriter json, EngineBounds bounds)
    {
        json.WriteStartArray("filter");
        Term(json, Workspace, bounds.Workspace.Value.ToString(CultureInfo.InvariantCulture), isNumber: true);
        json.WriteStartObject();
        json.WriteStartObject("range");
        json.WriteStartObject(Number);
        json.WriteNumber("gte", bounds.Low);
        json.WriteNumber("lte", bounds.High);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        if (bounds.Outlet is { } outlet)
            Term(json, Outlet, outlet, isNumber: false);
        if (bounds.Topic is { } topic)
            Term(json, Topic, topic, isNumber: false);
        json.WriteEndArray();
    }

    static void Term(Utf8JsonWriter json, string field, string value, bool isNumber)
    {
        json.WriteStartObject();
        json.WriteStartObject("term");
        json.WriteStartObject(field);
        json.WritePropertyName("value");
        if (isNumber)
            json.WriteRawValue(value);
        else
            json.WriteStringValue(value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Clause(Utf8JsonWriter json, EngineClause clause, int place)
    {
        json.WriteStartObject();
        json.WriteStartObject("constant_score");
        json.WriteString("_name", place.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("boost", (float)clause.Weight);
        json.WriteStartObject("filter");
        json.WriteStartObject("terms");
        json.WriteStartArray(Words);
        foreach (var stem in clause.Stems)
            json.WriteStringValue(stem);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Newness(Utf8JsonWriter json, EngineNewness newness)
    {
        json.WriteStartArray("should");
        json.WriteStartObject();
        json.WriteStartObject("distance_feature");
        json.WriteString("field", Day);
        json.WriteString("origin", Date(newness.Today));
        json.WriteString("pivot", string.Create(CultureInfo.InvariantCulture, $"{newness.Days}d"));
        json.WriteNumber("boost", (float)newness.Weight);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void Document(Utf8JsonWriter json, PassageId passage, EngineDocument document)
    {
        json.WriteStartObject();
        json.WriteNumber(Number, passage.Value);
        json.WriteNumber(Workspace, passage.Workspace.Value);
        if (passage.Published is { } day)
            json.WriteString(Day, Date(day));
        json.WriteString(Words, document.Words);
        json.WriteStartArray(Outlet);
        foreach (var name in document.Outlets.Where(name => name.Length <= LongestName))
            json.WriteStringValue(name);
        json.WriteEndArray();
        if (document.Topic is { Length: <= LongestName } topic)
            json.WriteString(Topic, topic);
        json.WriteEndObject();
    }

    /// <summary>A passage's id there.</summary>
    public static string Id(PassageId passage) => passage.Value.ToString(CultureInfo.InvariantCulture);

    static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static void Field(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    static void Line(ArrayBufferWriter<byte> lines, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(lines, Plain))
            write(json);
        lines.Write("\n"u8);
    }

    static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
            write(json);
        return bytes.WrittenMemory;
    }
}
