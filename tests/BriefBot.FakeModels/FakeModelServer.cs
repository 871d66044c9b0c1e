using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefBot.FakeModels;

/// <summary>
/// Servers of models on a port of 127.0.0.1: OpenAI's chat, embeddings and list of models, also under Azure's paths, and Anthropic's
/// messages.
/// It checks requests as they do, answers by a script, and remembers everything that arrives.
/// </summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    const int LargestRequest = 8 << 20;

    readonly WebApplication _app;

    // Never disposed: it has no timer, and the server may be ended twice.
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentQueue<RecordedRequest> _requests = new();
    readonly SemaphoreSlim _arrived = new(0);
    long _written;

    FakeModelServer(WebApplication app, Func<ChatRequest, ChatScript> behaviour)
    {
        _app = app;
        Behaviour = behaviour;
    }

    /// <summary>What the chat models do.</summary>
    public Func<ChatRequest, ChatScript> Behaviour { get; set; }

    /// <summary>What the embedding models do.</summary>
    public EmbeddingScript Embeddings { get; set; } = new();

    /// <summary>The key that requests must present.</summary>
    public string ApiKey { get; init; } = "test-key-0123456789";

    /// <summary>Names of the models that it has.</summary>
    public IReadOnlyList<string> ModelNames { get; set; } = ["test-model", "test-embedding"];

    /// <summary>Base address without a path: Anthropic's and Azure's.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Base address of OpenAI's format.</summary>
    public Uri OpenAIAddress => new(Address, "/v1");

    /// <summary>Everything that arrived, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Bytes of answers that were written so far.</summary>
    public long BytesWritten => Interlocked.Read(ref _written);

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<FakeModelServer> StartAsync(
        Func<ChatRequest, ChatScript>? behaviour = null,
        CancellationToken cancellation = default
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestRequest).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeModelServer(app, behaviour ?? Models.Says("Nothing is scripted."));
        app.Run(server.HandleAsync);
        await app.StartAsync(cancellation);
        server.Address = new Uri(app.Urls.First());
        return server;
    }

    /// <summary>Waits until so many requests have arrived.</summary>
    public async Task WaitForRequestsAsync(int count, CancellationToken cancellation)
    {
        while (_requests.Count < count)
            await _arrived.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        await _app.StopAsync(_end.Token);
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    async Task HandleAsync(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _end.Token);
        var body = await ReadAsync(http, either.Token);
        var headers = http.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        _requests.Enqueue(new RecordedRequest(http.Request.Method, http.Request.Path.Value ?? "", headers, body));
        _arrived.Release();
        http.Response.Headers["x-request-id"] = $"req_{Models.Number(_requests.Count)}";
        var writer = new AnswerWriter(http.Response, count => Interlocked.Add(ref _written, count), either.Token);
        try
        {
            await AnswerAsync(http, body, writer);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            http.Abort();
        }
    }

    Task AnswerAsync(HttpContext http, JsonObject? body, AnswerWriter writer)
    {
        var path = http.Request.Path.Value ?? "";
        if (path == "/v1/messages")
            return new AnthropicWire(this, writer).AnswerAsync(http, body);
        var openai = new OpenAIWire(this, writer);
        foreach (var prefix in (string[])["/openai/v1", "/v1"])
            if (path.StartsWith(prefix + "/", StringComparison.Ordinal))
                return openai.AnswerAsync(http, path[prefix.Length..], body, null);
        // Azure's older paths name the deployment.
        var parts = path.Split('/', 5);
        return parts is ["", "openai", "deployments", var deployment, var rest] && http.Request.Query.ContainsKey("api-version")
            ? openai.AnswerAsync(http, "/" + rest, body, deployment)
            : writer.JsonAsync(404, new JsonObject { ["error"] = new JsonObject { ["message"] = "no such path" } });
    }

    static async Task<JsonObject?> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return http.Request.ContentLength is null or 0 && http.Request.Method == "GET"
                ? null
                : await JsonNode.ParseAsync(http.Request.Body, cancellationToken: cancellation) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
