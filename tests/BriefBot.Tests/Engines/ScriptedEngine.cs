using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Corpus.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Engines;

/// <summary>A request that arrived.</summary>
sealed record EngineRequest(string Method, string Path, string Query, string? Authorization, string Body)
{
    /// <summary>What is asked, without the name of the index.</summary>
    public string Operation =>
        Path.Split('/') is [_, _, var operation, ..] ? operation
        : Path.Length > 1 ? "index"
        : "root";
}

/// <summary>What the scripted engine does in the place of what an engine does.</summary>
/// <param name="Status">Its status; 0 to cut the connection.</param>
/// <param name="Body">What it says.</param>
/// <param name="Before">Answered when this has ended.</param>
sealed record EngineFault(int Status, string Body = "{}", Task? Before = null, string? Location = null);

/// <summary>
/// A search engine on a port of 127.0.0.1 that does the few things which BriefBot asks of one, as the descriptions of their APIs by
/// Elasticsearch and OpenSearch have them; all else it refuses. No real engine: how fast one is and how it breaks is not in it.
/// <see cref="OfficialClientTests"/> hold it, and what BriefBot sends, against a client that somebody else wrote.
/// </summary>
sealed class ScriptedEngine : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentQueue<EngineRequest> _requests = new();
    readonly SemaphoreSlim _arrived = new(0);
    readonly Lock _lock = new();

    ScriptedEngine(WebApplication app) => _app = app;

    /// <summary>Which product it says it is.</summary>
    public EngineProduct Product { get; set; } = EngineProduct.OpenSearch;

    public string Version { get; set; } = "3.1.0";

    /// <summary>User and password that requests must present; null for none.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>What goes wrong with a request; null for nothing.</summary>
    public Func<EngineRequest, EngineFault?> Fault { get; set; } = _ => null;

    /// <summary>Status with which a document is refused; null where it is taken.</summary>
    public Func<string, int?> Refusal { get; set; } = _ => null;

    /// <summary>Changes what a search answers.</summary>
    public Action<JsonObject> Forge { get; set; } = _ => { };

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public ConcurrentDictionary<string, ScriptedIndex> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that arrived, in order.</summary>
    public IReadOnlyList<EngineRequest> Requests => [.. _requests];

    /// <summary>The one index.</summary>
    public ScriptedIndex Index => Indexes.Values.ShouldHaveSingleItem();

    public int Asked(string operation) => _requests.Count(request => request.Operation == operation);

    /// <summary>Waits until something was asked. For one caller.</summary>
    public async Task WaitForAsync(string operation, CancellationToken cancellation)
    {
        while (Asked(operation) == 0)
            await _arrived.WaitAsync(cancellation);
    }

    public static async Task<ScriptedEngine> StartAsync(CancellationToken cancellation, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls(url);
        var app = builder.Build();
        var engine = new ScriptedEngine(app);
        app.Run(engine.HandleAsync);
        await app.StartAsync(cancellation);
        engine.Address = new Uri(app.Urls.First());
        return engine;
    }

    public EngineOptions Options => new(Product, [Address]);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var authorization = http.Request.Headers.Authorization.ToString();
        var request = new EngineRequest(
            http.Request.Method,
            http.Request.Path.Value!,
            http.Request.QueryString.Value ?? "",
            authorization.Length > 0 ? authorization : null,
            body
        );
        _requests.Enqueue(request);
        _arrived.Release();
        if (Product == EngineProduct.Elasticsearch)
            http.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        try
        {
            if (Fault(request) is { } fault)
                await FailAsync(http, fault);
            else
                await AnswerAsync(http, request);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    async Task FailAsync(HttpContext http, EngineFault fault)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _end.Token);
        if (fault.Before is { } before)
            await before.WaitAsync(either.Token);
        if (fault.Status == 0)
        {
            http.Abort();
            return;
        }
        if (fault.Location is { } location)
            http.Response.Headers.Location = location;
        await WriteAsync(http, fault.Status, Encoding.UTF8.GetBytes(fault.Body));
    }

    async Task AnswerAsync(HttpContext http, EngineRequest request)
    {
        int status;
        JsonObject answer;
        try
        {
            lock (_lock)
                (status, answer) = Answer(http, request);
        }
        catch (RefusedRequestException refused)
        {
            (status, answer) = (refused.Status, Error(refused));
        }
        catch (Exception broken) when (broken is InvalidOperationException or JsonException or NullReferenceException)
        {
            (status, answer) = (400, Error(new(400, "parse_exception", broken.ToString())));
        }
        if (http.Request.Query["filter_path"].ToString() is { Length: > 0 } paths)
            answer = Filtered(answer, [.. paths.Split(',').Select(path => path.Split('.'))])!.AsObject();
        await WriteAsync(http, status, JsonSerializer.SerializeToUtf8Bytes(answer));
    }

    static async Task WriteAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        // The official client asks for a type of its own, and wants it.
        http.Response.ContentType =
            http.Request.Headers.Accept.ToString() is { Length: > 0 } type && type.StartsWith("application/vnd", StringComparison.Ordinal)
                ? type
                : "application/json";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    (int Status, JsonObject Answer) Answer(HttpContext http, EngineRequest request)
    {
        if (Account is { } account)
        {
            var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.User}:{account.Password}"));
            if (request.Authorization != expected)
                throw new RefusedRequestException(401, "security_exception", "missing authentication credentials");
        }
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, parts) switch
        {
            ("GET", []) => (200, Root()),
            ("PUT", [var name]) => Create(name, request.Body),
            ("DELETE", [var name]) => Indexes.TryRemove(name, out _) ? (200, new() { ["acknowledged"] = true }) : throw Missing(name),
            ("GET", [var name, "_doc", var id]) => Get(name, id),
            ("PUT", [var name, "_create", var id]) => Put(name, id, http, request.Body, isNew: true),
            ("PUT", [var name, "_doc", var id]) => Put(name, id, http, request.Body, isNew: false),
            ("POST" or "PUT", [var name, "_bulk"]) => Bulk(Auto(name), http, request.Body),
            ("POST", [var name, "_refresh"]) => Refreshed(Known(name)),
            ("POST", [var name, "_count"]) => Count(Known(name), request.Body),
            ("POST", [var name, "_search"]) => Search(name, Known(name), request.Body),
            _ => throw new RefusedRequestException(
                400,
                "illegal_argument_exception",
                $"nothing is scripted for {request.Method} {request.Path}"
            ),
        };
    }

    JsonObject Root()
    {
        var version = new JsonObject { ["number"] = Version, ["lucene_version"] = "10.2.1" };
        if (Product == EngineProduct.OpenSearch)
            version["distribution"] = "opensearch";
        return new JsonObject
        {
            ["name"] = "node-1",
            ["cluster_name"] = "scripted",
            ["version"] = version,
        };
    }

    (int, JsonObject) Create(string name, string body)
    {
        if (Indexes.ContainsKey(name))
            throw new RefusedRequestException(400, "resource_already_exists_exception", $"index [{name}] already exists");
        Indexes[name] = new(body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : null);
        return (
            200,
            new()
            {
                ["acknowledged"] = true,
                ["shards_acknowledged"] = true,
                ["index"] = name,
            }
        );
    }

    // As an engine does where nobody has told it not to.
    ScriptedIndex Auto(string name) => Indexes.GetOrAdd(name, _ => new(null));

    ScriptedIndex Known(string name) => Indexes.TryGetValue(name, out var index) ? index : throw Missing(name);

    static RefusedRequestException Missing(string name) => new(404, "index_not_found_exception", $"no such index [{name}]");

    (int, JsonObject) Get(string name, string id)
    {
        var answer = new JsonObject { ["_index"] = name, ["_id"] = id };
        if (Known(name).Get(id) is not { } document)
        {
            answer["found"] = false;
            return (404, answer);
        }
        answer["_version"] = 1;
        answer["_seq_no"] = document.Sequence;
        answer["_primary_term"] = 1;
        answer["found"] = true;
        answer["_source"] = document.Source.DeepClone();
        return (200, answer);
    }

    (int, JsonObject) Put(string name, string id, HttpContext http, string body, bool isNew)
    {
        var index = Auto(name);
        var there = index.Get(id);
        var expected = http.Request.Query["if_seq_no"].ToString();
        if ((isNew && there is not null) || (expected.Length > 0 && there?.Sequence.ToString() != expected))
            throw new RefusedRequestException(409, "version_conflict_engine_exception", $"[{id}]: version conflict");
        var (document, created) = index.Put(id, JsonNode.Parse(body)!.AsObject());
        return (created ? 201 : 200, Written(name, id, created ? "created" : "updated", document.Sequence));
    }

    static JsonObject Written(string name, string id, string result, long sequence) =>
        new()
        {
            ["_index"] = name,
            ["_id"] = id,
            ["_version"] = 1,
            ["result"] = result,
            ["_shards"] = new JsonObject
            {
                ["total"] = 1,
                ["successful"] = 1,
                ["failed"] = 0,
            },
            ["_seq_no"] = sequence,
            ["_primary_term"] = 1,
        };

    (int, JsonObject) Bulk(ScriptedIndex index, HttpContext http, string body)
    {
        if (!body.EndsWith('\n'))
            throw new RefusedRequestException(400, "illegal_argument_exception", "The bulk request must be terminated by a newline [\\n]");
        var name = http.Request.Path.Value!.Split('/')[1];
        var lines = new Queue<string>(body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var (items, failed) = (new JsonArray(), false);
        while (lines.TryDequeue(out var line))
        {
            var (operation, target) = JsonNode.Parse(line)!.AsObject().Single();
            var id = target!["_id"]!.GetValue<string>();
            var document = operation == "index" ? JsonNode.Parse(lines.Dequeue())!.AsObject() : null;
            var item = Item(index, name, operation, id, document);
            failed |= item["error"] is not null;
            items.Add(new JsonObject { [operation] = item });
        }
        if (http.Request.Query["refresh"].ToString() is "true" or "wait_for")
            index.Refresh();
        return (
            200,
            new()
            {
                ["took"] = 1,
                ["errors"] = failed,
                ["items"] = items,
            }
        );
    }

    JsonObject Item(ScriptedIndex index, string name, string operation, string id, JsonObject? document)
    {
        try
        {
            if (Refusal(id) is { } status)
                throw new RefusedRequestException(
                    status,
                    status == 429 ? "es_rejected_execution_exception" : "document_parsing_exception",
                    "as the test asked"
                );
            if (document is null)
            {
                var (sequence, wasThere) = index.Remove(id);
                var removed = Written(name, id, wasThere ? "deleted" : "not_found", sequence);
                removed["status"] = wasThere ? 200 : 404;
                return removed;
            }
            var (put, isNew) = index.Put(id, document);
            var written = Written(name, id, isNew ? "created" : "updated", put.Sequence);
            written["status"] = isNew ? 201 : 200;
            return written;
        }
        catch (RefusedRequestException refused)
        {
            return new JsonObject
            {
                ["_index"] = name,
                ["_id"] = id,
                ["status"] = refused.Status,
                ["error"] = new JsonObject { ["type"] = refused.Type, ["reason"] = refused.Message },
            };
        }
    }

    static (int, JsonObject) Refreshed(ScriptedIndex index)
    {
        index.Refresh();
        return (200, new() { ["_shards"] = Shards() });
    }

    static (int, JsonObject) Count(ScriptedIndex index, string body)
    {
        var query = JsonNode.Parse(body)!["query"]!.AsObject();
        return (200, new() { ["count"] = index.Search(query).Count(), ["_shards"] = Shards() });
    }

    (int, JsonObject) Search(string name, ScriptedIndex index, string body)
    {
        var search = JsonNode.Parse(body)!.AsObject();
        if (
            search.FirstOrDefault(part => part.Key is not ("size" or "_source" or "track_total_hits" or "timeout" or "query")).Key is
            { } other
        )
            throw new RefusedRequestException(400, "parsing_exception", $"unknown key [{other}]");
        var hits = new JsonArray();
        foreach (var (id, score, named) in index.Search(search["query"]!.AsObject()).Take(search["size"]?.GetValue<int>() ?? 10))
        {
            var hit = new JsonObject
            {
                ["_index"] = name,
                ["_id"] = id,
                ["_score"] = score,
            };
            if (named.Count > 0)
                hit["matched_queries"] = new JsonArray([.. named.Select(one => JsonValue.Create(one))]);
            hits.Add(hit);
        }
        var answer = new JsonObject
        {
            ["took"] = 1,
            ["timed_out"] = false,
            ["_shards"] = Shards(),
            ["hits"] = new JsonObject { ["max_score"] = hits.Count > 0 ? hits[0]!["_score"]!.DeepClone() : null, ["hits"] = hits },
        };
        Forge(answer);
        return (200, answer);
    }

    static JsonObject Shards() =>
        new()
        {
            ["total"] = 1,
            ["successful"] = 1,
            ["skipped"] = 0,
            ["failed"] = 0,
        };

    static JsonObject Error(RefusedRequestException refused)
    {
        var error = new JsonObject { ["type"] = refused.Type, ["reason"] = refused.Message };
        error["root_cause"] = new JsonArray(error.DeepClone());
        return new JsonObject { ["error"] = error, ["status"] = refused.Status };
    }

    static JsonNode? Filtered(JsonNode? node, IReadOnlyList<string[]> paths)
    {
        if (paths.Any(path => path.Length == 0))
            return node?.DeepClone();
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(one => Filtered(one, paths))]);
        var kept = new JsonObject();
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            var further = paths.Where(path => path[0] == name || path[0] == "*").Select(path => path[1..]).ToList();
            if (
                further.Count > 0
                && Filtered(value, further) is { } rest
                && (rest is not JsonObject { Count: 0 } || further.Any(path => path.Length == 0))
            )
                kept[name] = rest;
        }
        return kept;
    }
}
