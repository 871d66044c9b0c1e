using System.Net.Sockets;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;
using BriefBot.Host.Telemetry;
using BriefBot.Host.Web.Administration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Console;

namespace BriefBot.Host.Web;

/// <summary>The web page and HTTP API on Kestrel.</summary>
public sealed class WebHost : IAsyncDisposable
{
    /// <summary>Browsers are to load nothing from elsewhere, run our one script and no other, and let nobody frame a page.</summary>
    const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    const int LargestBody = 64 * 1024;
    const int LongestRequestLine = 16 * 1024;
    static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan SilentAtMost = TimeSpan.FromSeconds(15);
    static readonly TimeSpan IdleAtMost = TimeSpan.FromMinutes(1);

    readonly WebApplication _application;
    readonly AskEndpoints _endpoints;

    readonly HomeQuestions _questions;
    readonly QuotedPeople _people;

    WebHost(WebApplication application, AskEndpoints endpoints, HomeQuestions questions, QuotedPeople people) =>
        (_application, _endpoints, _questions, _people) = (application, endpoints, questions, people);

    /// <summary>Addresses that it answers on, ports filled in.</summary>
    public IReadOnlyCollection<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Starts listening.</summary>
    /// <param name="parts">What it shows beside articles.</param>
    /// <exception cref="SettingsException">An address cannot be listened on, or needs a token that isn't set.</exception>
    internal static async Task<WebHost> StartAsync(
        WebOptions options,
        Libraries libraries,
        WebParts parts,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var addresses = ListenAddresses.Parse(options.Urls);
        var application = Build(
            options,
            addresses,
            time,
            services =>
            {
                if (options.Mcp)
                    McpHttp.Add(services, libraries, time, options);
            }
        );
        var log = application.Services.GetRequiredService<ILogger<AccessControl>>();
        var access = await AccessControl.OpenAsync(options, addresses, parts.Sessions, parts.SignIn is not null, time, log, cancellation);
        var questions = new HomeQuestions(libraries, time, application.Services.GetRequiredService<ILogger<HomeQuestions>>());
        var endpoints = new AskEndpoints(libraries, parts.Answers, questions, time, options);
        var people = new QuotedPeople(libraries, time, application.Services.GetRequiredService<ILogger<QuotedPeople>>());
        application.Use(HostTelemetry.DescribeAsync);
        application.Use(application.Services.GetRequiredService<ConnectionLimit>().AnswerAsync);
        if (ProxyRules.Of(options) is { } proxies)
            application.UseForwardedHeaders(proxies);
        application.Use((context, next) => GuardAsync(context, next, options.RequestTimeout));
        application.Use(new SameOriginGuard(options).InvokeAsync);
        if (parts.Links is { } links)
            application.Use(new SignedReader(libraries, links).InvokeAsync);
        application.Use(access.InvokeAsync);
        if (parts.Administration is not null)
            application.Use(OfferAdministration);
        application.UseRouting();
        application.MapPost(PagePaths.Login, access.LoginAsync);
        application.MapPost(PagePaths.Logout, access.LogoutAsync);
        parts.SignIn?.Map(application, access.OpenAsync);
        application.MapMethods(PagePaths.Session, [HttpMethods.Get, HttpMethods.Head], access.ShowSessionAsync);
        endpoints.Map(application);
        new ReaderEndpoints(libraries, parts.Answers).Map(application);
        new StoryEndpoints(libraries, people, parts.Schedules, parts.Outbox, time).Map(application);
        if (parts.Answers is { } answers)
            new AnswerEndpoints(libraries, answers, options).Map(application);
        if (options.Mcp)
            McpHttp.Map(application);
        new HealthEndpoints(parts.Health ?? new(libraries, null)).Map(application);
        parts.Telemetry?.Map(application);
        if (parts.Feeds is { } feeds)
            application.MapMethods(
                PagePaths.Feeds,
                [HttpMethods.Get, HttpMethods.Head],
                context => FeedsAsync(context, libraries, feeds, time)
            );
        var news = new NewsFeedEndpoints(
            libraries,
            parts.Administration is { Stores: var stores } ? (stores.Schedules, stores.Outbox) : null,
            time,
            options
        );
        news.Map(application);
        application.Lifetime.ApplicationStopped.Register(news.Dispose);
        if (parts.Administration is { } administration)
            new AdministrationEndpoints(administration).Map(application);
        application.MapPost(PagePaths.Language, PageResponses.ChooseLanguageAsync);
        foreach (var asset in PageAssets.All)
            application.MapMethods(asset.Path, [HttpMethods.Get, HttpMethods.Head], context => Responses.AssetAsync(context, asset));
        application.MapFallback(context =>
            PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, PageResponses.WordsOf(context.Request)[PageTerm.NoSuchPage])
        );
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException or AddressInUseException)
        {
            await application.DisposeAsync();
            throw new SettingsException(
                $"Web:Urls ({options.Urls}) cannot be listened on: {Innermost(e).Message}. Choose another address with --urls.",
                e
            );
        }
        return new WebHost(application, endpoints, questions, people);
    }

    /// <summary>Stops taking requests, lets those at hand finish, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _endpoints.Dispose();
        await _questions.DisposeAsync();
        await _people.DisposeAsync();
    }

    static WebApplication Build(WebOptions options, ListenAddresses addresses, TimeProvider time, Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = LargestBody;
                kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
                kestrel.Limits.RequestHeadersTimeout = HeadersWithin;
                kestrel.Limits.KeepAliveTimeout = IdleAtMost;
                kestrel.ConfigureEndpointDefaults(endpoint =>
                    endpoint.Use(endpoint.ApplicationServices.GetRequiredService<ConnectionLimit>().Before)
                );
            });
        builder.WebHost.UseUrls([.. addresses.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(services => new ConnectionLimit(
            options.Connections,
            SilentAtMost,
            time,
            services.GetRequiredService<ILogger<ConnectionLimit>>()
        ));
        add(builder.Services);
        // A failed start is reported once, by whoever started it.
        builder
            .Logging.AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.Build();
    }

    /// <summary>Headers that hold for every response, the time limit, and an answer to whatever goes wrong.</summary>
    static async Task GuardAsync(HttpContext context, RequestDelegate next, TimeSpan limit)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // "no-referrer" would also hide from us that our own forms are ours.
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        var gone = context.RequestAborted;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(gone);
        deadline.CancelAfter(limit);
        RequestDeadline.Note(context, deadline);
        context.RequestAborted = deadline.Token;
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !gone.IsCancellationRequested)
        {
            context.RequestAborted = gone;
            var (status, message) = Explain(e, limit);
            if (status == StatusCodes.Status500InternalServerError)
            {
                var reference = ErrorReference.New();
                Log.Failed(context.RequestServices.GetRequiredService<ILogger<WebHost>>(), e, context.Request.Path, reference);
                message += reference;
            }
            await PageResponses.ProblemAsync(context, status, message);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    static (int Status, string Message) Explain(Exception e, TimeSpan limit) =>
        e switch
        {
            BadRequestException => (StatusCodes.Status400BadRequest, e.Message),
            BadHttpRequestException bad => (bad.StatusCode, "The request is malformed or too large."),
            OperationCanceledException => (
                StatusCodes.Status503ServiceUnavailable,
                $"It took longer than {limit.TotalSeconds:0} seconds (Web:RequestTimeout)."
            ),
            Corpus.CorpusException => (StatusCodes.Status503ServiceUnavailable, e.Message),
            _ => (
                StatusCodes.Status500InternalServerError,
                "Something went wrong. Whoever runs this finds it in the log under the reference "
            ),
        };

    // Whoever is let through may administrate; open paths are shown to everybody.
    static Task OfferAdministration(HttpContext context, RequestDelegate next)
    {
        if (!context.IsLimited() && !AccessControl.IsOpen(context.Request.Path))
            PageResponses.OfferAdministration(context);
        return next(context);
    }

    static async Task FeedsAsync(HttpContext context, Libraries libraries, FeedStore feeds, TimeProvider time)
    {
        var own = await libraries.OwnAsync(context.Workspace(), context.RequestAborted);
        var followed = await feeds.ListAsync(own.Workspace, context.RequestAborted);
        await PageResponses.PageAsync<FeedsPage, FollowedFeeds>(
            context,
            new(
                followed,
                followed.Count > 0 ? FeedHealthPicture.Of(followed, time.GetUtcNow(), PageResponses.WordsOf(context.Request)) : null
            )
        );
    }

    static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}

static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Path} failed; the reader was given reference {Reference}.")]
    public static partial void Failed(ILogger logger, Exception exception, string path, string reference);
}
