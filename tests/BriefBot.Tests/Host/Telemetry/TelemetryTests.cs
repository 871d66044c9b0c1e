using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BriefBot.Host.Telemetry;
using BriefBot.Tests.Host.Discord;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Host.Telemetry;

/// <summary>What <c>serve</c> tells those who watch over it, and what it doesn't.</summary>
public sealed class TelemetryTests : IDisposable
{
    const string Question = "/api/ask?q=who+spoke+at+Wuzhen+2020+beside+Zebulon%3F";
    const string Private = "Zebulon";

    readonly BriefBotProcess _briefbot = new();
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly HttpClient _client = new();

    public TelemetryTests() => _limit.CancelAfter(TimeSpan.FromMinutes(2));

    CancellationToken Stop => _limit.Token;

    public void Dispose()
    {
        _client.Dispose();
        _briefbot.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Metrics_tell_of_questions_feeds_requests_and_the_process_without_a_word_of_a_question()
    {
        await using var serving = await Serving.StartAsync(_briefbot, Stop);
        await _client.GetStringAsync(new Uri(serving.Address, Question), Stop);

        var metrics = await _client.GetStringAsync(new Uri(serving.Address, HostTelemetry.MetricsPath), Stop);

        metrics.ShouldContain(
            """briefbot_question_duration_seconds_count{briefbot_outcome="not_found",briefbot_question_kind="ask",briefbot_surface="web"} 1"""
        );
        foreach (
            var name in new[]
            {
                "briefbot_articles{} 0",
                "briefbot_feeds{briefbot_feed_state=\"failing\"} 0",
                "briefbot_questions_waiting{briefbot_surface=\"discord\"} 0",
                "briefbot_store_blocked{} 0",
                "http_server_request_duration_seconds_count{",
                "dotnet_process_memory_working_set_bytes",
                "dotnet_gc_",
            }
        )
            metrics.ShouldContain("\n" + name);
        metrics.ShouldNotContain(Private);
    }

    [Fact]
    public async Task Where_a_token_is_set_metrics_ask_for_it()
    {
        const string Token = "correct-horse-battery-staple";
        _briefbot.Environment["Web__Token"] = Token;
        await using var serving = await Serving.StartAsync(_briefbot, Stop);
        var address = new Uri(serving.Address, HostTelemetry.MetricsPath);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new("Bearer", Token) } };

        using var without = await _client.GetAsync(address, Stop);
        using var with = await _client.SendAsync(request, Stop);

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_they_are_switched_off_there_are_none()
    {
        _briefbot.Environment["Telemetry__Metrics"] = "false";
        await using var serving = await Serving.StartAsync(_briefbot, Stop);

        using var answer = await _client.GetAsync(new Uri(serving.Address, HostTelemetry.MetricsPath), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_collector_is_sent_traces_and_metrics_without_a_word_of_a_question()
    {
        await using var collector = await Collector.StartAsync(Stop);
        _briefbot.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        _briefbot.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _briefbot.Environment["OTEL_SERVICE_NAME"] = "news-desk";
        await using (var serving = await Serving.StartAsync(_briefbot, Stop))
        {
            await _client.GetStringAsync(new Uri(serving.Address, Question), Stop);
            await serving.TerminateAsync();
            (await serving.EndAsync()).Code.ShouldBe(0);
        }

        var (traces, metrics) = (collector.Received("/v1/traces"), collector.Received("/v1/metrics"));

        traces.ShouldContain("question ask");
        traces.ShouldContain("GET /api/ask");
        traces.ShouldContain("news-desk");
        metrics.ShouldContain("briefbot.question.duration");
        (traces + metrics).ShouldNotContain(Private);
    }

    [Fact]
    public void A_span_keeps_only_what_holds_nothing_of_anybody()
    {
        using var activity = new Activity("GET").Start();
        activity.SetTag("http.route", "/api/ask").SetTag("url.query", "?q=" + Private).SetTag("url.path", "/answers/" + Private);
        activity.SetStatus(ActivityStatusCode.Error, Private);
        using var tags = new SpanTags();

        tags.OnEnd(activity);

        activity.TagObjects.ShouldBe([KeyValuePair.Create<string, object?>("http.route", "/api/ask")]);
        activity.Status.ShouldBe(ActivityStatusCode.Error);
        activity.StatusDescription.ShouldBeNull();
    }

    /// <summary>Takes what is sent by OTLP over HTTP.</summary>
    sealed class Collector : IAsyncDisposable
    {
        readonly ConcurrentQueue<(string Path, byte[] Body)> _received = [];
        readonly WebApplication _application;

        Collector(WebApplication application) => _application = application;

        public string Address => _application.Urls.Single();

        public static async Task<Collector> StartAsync(CancellationToken cancellation)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector._application.MapPost("/{**path}", collector.TakeAsync);
            await collector._application.StartAsync(cancellation);
            return collector;
        }

        /// <summary>All that came to a path. Texts stand in it as they are.</summary>
        public string Received(string path) =>
            string.Concat(_received.Where(one => one.Path == path).Select(one => Encoding.Latin1.GetString(one.Body)));

        public ValueTask DisposeAsync() => _application.DisposeAsync();

        async Task TakeAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            _received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = new MediaTypeHeaderValue("application/x-protobuf").ToString();
        }
    }
}
