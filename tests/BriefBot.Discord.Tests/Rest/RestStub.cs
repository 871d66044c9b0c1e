using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using BriefBot.Discord.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.Tests.Rest;

/// <summary>A request that the stub got, waiting for its answer.</summary>
sealed record StubRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, TimeSpan At)
{
    /// <summary>Takes the answer.</summary>
    public TaskCompletionSource<StubAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>A header; null when it is missing.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Method and path with query.</summary>
    public override string ToString() => $"{Method} {Target}";
}

/// <summary>An answer; a status of 0 cuts the connection.</summary>
sealed record StubAnswer(
    int Status,
    string Body = "",
    string ContentType = "application/json",
    params (string Name, string Value)[] Headers
)
{
    /// <summary>Cuts the connection.</summary>
    public static StubAnswer Cut { get; } = new(0);

    /// <summary>An object with an id, as good as a message or channel.</summary>
    public static StubAnswer Ok(params (string Name, string Value)[] headers) =>
        new(200, """{"id":"1","channel_id":"2"}""", Headers: headers);

    /// <summary>The same with the headers of a bucket.</summary>
    public static StubAnswer InBucket(string hash, int limit, int remaining, double resetAfter) =>
        Ok(
            ("X-RateLimit-Bucket", hash),
            ("X-RateLimit-Limit", $"{limit}"),
            ("X-RateLimit-Remaining", $"{remaining}"),
            ("X-RateLimit-Reset-After", FormattableString.Invariant($"{resetAfter}"))
        );

    /// <summary>429 by Discord.</summary>
    public static StubAnswer RateLimited(double retryAfter, string scope) =>
        new(
            429,
            FormattableString.Invariant(
                $$"""{"message":"You are being rate limited.","retry_after":{{retryAfter}},"global":{{(scope == "global" ? "true" : "false")}}}"""
            ),
            Headers: [("X-RateLimit-Scope", scope), ("Retry-After", $"{Math.Ceiling(retryAfter)}")]
        );

    /// <summary>A refusal by Discord.</summary>
    public static StubAnswer Refused(int status, int code, string message) =>
        new(status, $$"""{"message":"{{message}}","code":{{code}}}""");
}

/// <summary>An HTTP server on loopback. Without an answerer, the test answers each request by hand.</summary>
sealed class RestStub : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Channel<StubRequest> _requests = System.Threading.Channels.Channel.CreateUnbounded<StubRequest>();
    readonly ConcurrentQueue<StubRequest> _all = [];

    RestStub(WebApplication app, ManualTimeProvider time, Func<StubRequest, StubAnswer?>? answerer)
    {
        _app = app;
        app.Run(async context =>
        {
            using var buffer = new MemoryStream();
            await context.Request.Body.CopyToAsync(buffer);
            var target = $"{context.Request.Path}{context.Request.QueryString}";
            var headers = context.Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            );
            var request = new StubRequest(context.Request.Method, target, headers, buffer.ToArray(), time.Elapsed);
            _all.Enqueue(request);
            if (answerer?.Invoke(request) is { } ready)
                request.Answer.TrySetResult(ready);
            _requests.Writer.TryWrite(request);
            var answer = await Answer(request, context.RequestAborted);
            await WriteAsync(context, answer);
        });
    }

    /// <summary>Address of its API.</summary>
    public Uri BaseUrl =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api/v10");

    /// <summary>Requests so far.</summary>
    public IReadOnlyList<StubRequest> All => [.. _all];

    /// <summary>Requests not answered yet.</summary>
    public int InFlight => _all.Count(request => !request.Answer.Task.IsCompleted);

    /// <summary>Starts a server. An answerer that gives null leaves a request waiting for the test.</summary>
    public static async Task<RestStub> StartAsync(ManualTimeProvider time, Func<StubRequest, StubAnswer?>? answerer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1)
        );
        var stub = new RestStub(builder.Build(), time, answerer);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Waits for the next request.</summary>
    public async Task<StubRequest> NextAsync() => await _requests.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    static async Task<StubAnswer> Answer(StubRequest request, CancellationToken aborted)
    {
        try
        {
            return await request.Answer.Task.WaitAsync(aborted);
        }
        catch (OperationCanceledException)
        {
            return StubAnswer.Cut;
        }
    }

    static async Task WriteAsync(HttpContext context, StubAnswer answer)
    {
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Status == 204)
            return;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body);
    }
}
