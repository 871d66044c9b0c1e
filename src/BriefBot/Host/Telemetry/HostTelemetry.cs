using System.Collections;
using System.Diagnostics;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using BriefBot.Ingest.Feeds;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BriefBot.Host.Telemetry;

/// <summary>
/// Gathers metrics and traces by OpenTelemetry: offers the former at <see cref="MetricsPath"/>, and sends both to a collector where
/// OpenTelemetry's own variables name one. Only <c>serve</c> has it, and nothing else loads its libraries.
/// </summary>
sealed class HostTelemetry : IAsyncDisposable
{
    /// <summary>Where Prometheus reads.</summary>
    public const string MetricsPath = "/metrics";

    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    const string WebSource = "Microsoft.AspNetCore";

    // What is on its way to a collector that doesn't answer must not hold up the end.
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    readonly MeterProvider? _metrics;
    readonly TracerProvider? _traces;
    readonly bool _isOffered;

    HostTelemetry(MeterProvider? metrics, TracerProvider? traces, bool isOffered) =>
        (_metrics, _traces, _isOffered) = (metrics, traces, isOffered);

    /// <summary>Starts it.</summary>
    /// <param name="options">Whether metrics are offered.</param>
    /// <param name="environment">Names the collector; the libraries read the rest of OpenTelemetry's variables themselves.</param>
    /// <returns>Null when nobody is told anything.</returns>
    public static HostTelemetry? Start(TelemetryOptions options, IDictionary environment)
    {
        var (sendsMetrics, sendsTraces) = (IsSet(environment, MetricsEndpoint), IsSet(environment, TracesEndpoint));
        return options.Metrics || sendsMetrics || sendsTraces ? StartAsked(options.Metrics, sendsMetrics, sendsTraces) : null;
    }

    /// <summary>Says in a request's span which route answered it, and how; the rest of its address is nobody's business.</summary>
    public static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
            {
                var (method, status) = (context.Request.Method, context.Response.StatusCode);
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                activity.DisplayName = route is null ? method : $"{method} {route}";
                activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
                if (status >= StatusCodes.Status500InternalServerError)
                    activity.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    /// <summary>Offers metrics, where they are to be.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (_isOffered)
            routes.MapPrometheusScrapingEndpoint(MetricsPath, _metrics, configureBranchedPipeline: null, optionsName: null);
    }

    /// <summary>Sends what is left, for two seconds at most, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        var wait = (int)LastWords.TotalMilliseconds;
        await Task.WhenAll(Task.Run(() => _metrics?.Shutdown(wait)), Task.Run(() => _traces?.Shutdown(wait)));
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    static bool IsSet(IDictionary environment, string own) =>
        environment[own] is string { Length: > 0 } || environment[Endpoint] is string { Length: > 0 };

    static HostTelemetry StartAsked(bool isOffered, bool sendsMetrics, bool sendsTraces)
    {
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddService("briefbot", serviceVersion: typeof(HostTelemetry).Assembly.GetName().Version?.ToString(3))
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        return new(
            isOffered || sendsMetrics ? Metrics(resource, isOffered, sendsMetrics) : null,
            sendsTraces ? Traces(resource) : null,
            isOffered
        );
    }

    static MeterProvider Metrics(ResourceBuilder resource, bool isOffered, bool isSent)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(QuestionMeter.Name, DigestMeter.Name, FeedMeter.Name, ChatClients.TelemetryName, HostGauges.Name)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
        if (isOffered)
            builder.AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false);
        if (isSent)
            builder.AddOtlpExporter();
        return builder.Build();
    }

    static TracerProvider Traces(ResourceBuilder resource) =>
        Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(WebSource, QuestionMeter.Name, ChatClients.TelemetryName)
            .AddProcessor(new SpanTags())
            .AddOtlpExporter()
            .Build();
}
