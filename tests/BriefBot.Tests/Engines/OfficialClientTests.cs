using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using Elastic.Clients.Elasticsearch;
using Elastic.Clients.Elasticsearch.IndexManagement;
using Elastic.Clients.Elasticsearch.QueryDsl;

namespace BriefBot.Tests.Engines;

/// <summary>
/// What BriefBot sends and what the scripted engine answers, held against Elasticsearch's own client, whose types are made from the public
/// description of the API: it reads our requests, it would send the same, and it understands the scripted engine, which therefore answers
/// as an engine does. The client itself is no part of the program: it refuses to speak to OpenSearch.
/// </summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    ScriptedEngine _server = null!;
    ElasticsearchClient _client = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ScriptedEngine.StartAsync(Stop);
        (_server.Product, _server.Version) = (EngineProduct.Elasticsearch, "9.1.0");
        _client = new(new ElasticsearchClientSettings(_server.Address).EnableHttpCompression(false));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void The_client_reads_our_search_as_what_is_meant()
    {
        var sent = Search();

        var read = Read<SearchRequest>(sent);

        read.Size.ShouldBe(240);
        read.Timeout.ShouldNotBeNull().ToString().ShouldBe("1000ms");
        var query = read.Query!.Bool!;
        query.Filter!.Count.ShouldBe(4);
        var filters = query.Filter.ToList();
        filters[0].Term!.Field.ToString().ShouldBe("workspace");
        var range = filters[1].Range.ShouldBeOfType<UntypedRangeQuery>();
        (range.Field.ToString(), range.Gte.ShouldNotBeNull().ToString(), range.Lte.ShouldNotBeNull().ToString()).ShouldBe(
            ("passage", "5", "900")
        );
        (filters[2].Term!.Field.ToString(), filters[3].Term!.Field.ToString()).ShouldBe(("outlet", "topic"));
        var words = query.Must!.ShouldHaveSingleItem().Bool!;
        words.Should!.Count.ShouldBe(2);
        var first = words.Should.First().ConstantScore!;
        (first.QueryName, first.Boost).ShouldBe(("0", 2.5f));
        first.Filter.Terms!.Field.ToString().ShouldBe("words");
        var second = words.Should.Last().ConstantScore!;
        (second.QueryName, second.Filter.Terms!.Field.ToString()).ShouldBe(("1", "words"));
        var newness = query.Should!.ShouldHaveSingleItem().DistanceFeature.ShouldBeOfType<UntypedDistanceFeatureQuery>();
        (newness.Field.ToString(), newness.Pivot.ShouldNotBeNull().ToString(), newness.Boost).ShouldBe(("day", "7d", 0.5f));
    }

    [Fact]
    public void The_client_writes_our_search_as_we_do()
    {
        var sent = Search();

        Written(Read<SearchRequest>(sent)).ShouldBe(Sorted(JsonNode.Parse(sent)));
    }

    [Fact]
    public void The_client_reads_our_index_and_writes_it_as_we_do()
    {
        var sent = Encoding.UTF8.GetString(EngineRequests.Index(_server.Options with { Shards = 3, Replicas = 2 }).Span);

        var read = Read<CreateIndexRequest>(sent);

        read.Mappings!.Properties!.Count().ShouldBe(7);
        read.Mappings.Dynamic.ShouldBe(Elastic.Clients.Elasticsearch.Mapping.DynamicMapping.Strict);
        Written(read).ShouldBe(Sorted(JsonNode.Parse(sent)));
    }

    [Fact]
    public void The_client_reads_our_count_and_writes_it_as_we_do()
    {
        var sent = Encoding.UTF8.GetString(EngineRequests.Count().Span);

        Written(Read<CountRequest>(sent)).ShouldBe(Sorted(JsonNode.Parse(sent)));
    }

    [Fact]
    public async Task The_client_sends_changes_as_we_do()
    {
        var passage = PassageId.Compose(new(1), new(2024, 5, 1), 7);
        var document = new EngineDocument("ferri storm titl", ["star", "star.example"], "sea");
        var ours = Encoding.UTF8.GetString(EngineRequests.Bulk([new(passage, document), new(new(9), null)]).Span);
        var same = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["passage"] = passage.Value,
            ["workspace"] = 1,
            ["day"] = "2024-05-01",
            ["words"] = "ferri storm titl",
            ["outlet"] = new[] { "star", "star.example" },
            ["topic"] = "sea",
        };
        _server.Indexes["some"] = new(JsonNode.Parse(EngineRequests.Index(_server.Options).Span)!.AsObject());

        var answer = await _client.BulkAsync(
            bulk => bulk.Index("some").Index(same, one => one.Id(passage.Value.ToString())).Delete("9"),
            Stop
        );

        Lines(_server.Requests[^1].Body).ShouldBe(Lines(ours));
        answer.IsValidResponse.ShouldBeTrue();
        answer.Errors.ShouldBeFalse();
        answer.Items.Select(item => item.Status).ShouldBe([201, 404]);
    }

    [Fact]
    public async Task The_client_understands_the_scripted_engine()
    {
        var created = await _client.Indices.CreateAsync(
            Read<CreateIndexRequest>(Encoding.UTF8.GetString(EngineRequests.Index(_server.Options).Span), "some"),
            Stop
        );
        var twice = await _client.Indices.CreateAsync("some", Stop);
        var marked = await _client.CreateAsync(new { mark = "first" }, "some", "mark", Stop);
        var again = await _client.CreateAsync(new { mark = "second" }, "some", "mark", Stop);
        var moved = await _client.IndexAsync(
            new IndexRequest<object>(new { mark = "third" }, "some", "mark") { IfSeqNo = marked.SeqNo, IfPrimaryTerm = marked.PrimaryTerm },
            Stop
        );
        var late = await _client.IndexAsync(
            new IndexRequest<object>(new { mark = "fourth" }, "some", "mark")
            {
                IfSeqNo = marked.SeqNo,
                IfPrimaryTerm = marked.PrimaryTerm,
            },
            Stop
        );
        var got = await _client.GetAsync<Dictionary<string, string>>("some", "mark", Stop);
        var missing = await _client.GetAsync<Dictionary<string, string>>("some", "other", Stop);
        _server.Refusal = id => id == "13" ? 429 : null;
        var bulk = await _client.BulkAsync(
            one => one.Index("some").Index(Document(12, "ferri storm"), it => it.Id("12")).Index(Document(13, "peat"), it => it.Id("13")),
            Stop
        );
        var refreshed = await _client.Indices.RefreshAsync("some", Stop);
        var counted = await _client.CountAsync<object>(
            one => one.Indices("some").Query(query => query.Exists(it => it.Field("workspace"))),
            Stop
        );
        var found = await _client.SearchAsync<object>(
            one =>
                one.Indices("some")
                    .Source(false)
                    .Query(query =>
                        query.ConstantScore(it =>
                            it.QueryName("0").Boost(2).Filter(f => f.Terms(t => t.Field("words").Terms(new TermsQueryField(["storm"]))))
                        )
                    ),
            Stop
        );
        var unknown = await _client.SearchAsync<object>(one => one.Indices("gone"), Stop);
        var dropped = await _client.Indices.DeleteAsync("some", Stop);
        var info = await _client.InfoAsync(Stop);

        created.Acknowledged.ShouldBeTrue();
        twice.ElasticsearchServerError!.Error!.Type.ShouldBe("resource_already_exists_exception");
        (marked.Result, moved.Result).ShouldBe((Result.Created, Result.Updated));
        (again.ApiCallDetails.HttpStatusCode, late.ApiCallDetails.HttpStatusCode).ShouldBe((409, 409));
        (got.Found, got.Source!["mark"], got.SeqNo).ShouldBe((true, "third", moved.SeqNo));
        missing.Found.ShouldBeFalse();
        bulk.Errors.ShouldBeTrue();
        bulk.ItemsWithErrors.ShouldHaveSingleItem().Error!.Type.ShouldBe("es_rejected_execution_exception");
        refreshed.IsValidResponse.ShouldBeTrue();
        counted.Count.ShouldBe(1);
        var hit = found.Hits.ShouldHaveSingleItem();
        (hit.Id, hit.Score).ShouldBe(("12", 2));
        hit.MatchedQueries.ShouldNotBeNull();
        found.TimedOut.ShouldBeFalse();
        unknown.ElasticsearchServerError!.Error!.Type.ShouldBe("index_not_found_exception");
        dropped.Acknowledged.ShouldBeTrue();
        info.Version.Number.ShouldBe("9.1.0");
    }

    static Dictionary<string, object> Document(long passage, string words) =>
        new(StringComparer.Ordinal)
        {
            ["passage"] = passage,
            ["workspace"] = 1,
            ["words"] = words,
        };

    static string Search() =>
        Encoding.UTF8.GetString(
            EngineRequests
                .Search(
                    new(new(1), 5, 900, "star", "sea"),
                    new([new(["ferri", "boat"], 2.5), new(["usa"], 1)], new(new(2024, 6, 1), 0.5, 7), 240),
                    TimeSpan.FromSeconds(1)
                )
                .Span
        );

    T Read<T>(string json, string? index = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = _client.RequestResponseSerializer.Deserialize<T>(stream);
        return index is null || read is not CreateIndexRequest create
            ? read
            : (T)(object)new CreateIndexRequest(index) { Mappings = create.Mappings, Settings = create.Settings };
    }

    string Written<T>(T request)
    {
        using var stream = new MemoryStream();
        _client.RequestResponseSerializer.Serialize(request, stream);
        return Sorted(JsonNode.Parse(stream.ToArray()));
    }

    static List<string> Lines(string body) =>
        [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Sorted(JsonNode.Parse(line)))];

    // Names in order, and one way to write what may be written in several.
    static string Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject map => $"{{{string.Join(", ", Fields(map))}}}",
            JsonArray { Count: 1 } one => Sorted(one[0]),
            JsonArray list => $"[{string.Join(", ", list.Select(Sorted))}]",
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value
                .GetValue<JsonElement>()
                .GetDouble()
                .ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            null => "null",
            _ => node.ToString(),
        };

    static IEnumerable<string> Fields(JsonObject map) =>
        map.Where(one => one.Key != "_index")
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}: {Sorted(one.Value)}");
}
