using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefBot.Fakes;

/// <summary>
/// Discord's server as far as a bot can tell: REST v10 and the gateway on a port of 127.0.0.1, a world of guilds and channels, people
/// who act in it, faults on command, and a record of everything.
/// </summary>
public sealed partial class FakeDiscord : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Site site;
    readonly RestServer rest;
    readonly GatewayServer gateway;

    FakeDiscord(WebApplication app, FakeDiscordOptions options)
    {
        this.app = app;
        Options = options;
        World = new(options);
        var feed = new EventFeed();
        Commands = new(World);
        site = new(options, World, feed, Commands, new(World, feed), new(World, feed), new(options, World, feed));
        var starts = new SessionStarts(options);
        var gatewayFaults = new GatewayFaults();
        gateway = new(options, World, starts, gatewayFaults);
        feed.Publish = gateway.Publish;
        Gateway = new(World, gateway, gatewayFaults);
        RateLimits = new(options.Time);
        Route[] routes =
        [
            .. new AccountRoutes(site, () => GatewayUrl.ToString(), starts).All,
            .. new CommandRoutes(site).All,
            .. new GuildRoutes(site).All,
            .. new MessageRoutes(site).All,
            .. new ThreadRoutes(site).All,
            .. new InteractionRoutes(site).All,
            .. new WebhookRoutes(site).All,
        ];
        var router = new Router(routes);
        Rest = new(router.Keys);
        rest = new(options, World, RateLimits, Rest, router);
    }

    /// <summary>
    /// Gets every fake when it is disposed; a test assembly sets it to check its exchanges against Discord's description.
    /// </summary>
    public static Func<FakeDiscord, Task>? OnDispose { get; set; }

    /// <summary>How it was set up.</summary>
    public FakeDiscordOptions Options { get; }

    /// <summary>Everything that it remembers.</summary>
    public FakeWorld World { get; }

    /// <summary>The application's commands.</summary>
    public CommandRegistry Commands { get; }

    /// <summary>Connections, frames, and what goes wrong on the gateway.</summary>
    public FakeGateway Gateway { get; }

    /// <summary>What goes wrong on REST.</summary>
    public RestFaults Rest { get; }

    /// <summary>Rate limits.</summary>
    public FakeRateLimits RateLimits { get; }

    /// <summary>Where REST is: with or without <c>/v10</c> after it.</summary>
    public Uri ApiBaseUrl { get; private set; } = new("http://127.0.0.1/api");

    /// <summary>Where the gateway is.</summary>
    public Uri GatewayUrl { get; private set; } = new("ws://127.0.0.1/gateway");

    /// <summary>The bot's token.</summary>
    public string Token => Options.Token;

    /// <summary>Every REST exchange so far.</summary>
    public IReadOnlyList<Exchange> Exchanges => rest.Exchanges;

    /// <summary>How many REST requests arrived, whether they were answered yet or not.</summary>
    public int Requests => rest.Requests;

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<FakeDiscord> StartAsync(FakeDiscordOptions? options = null, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k => k.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var fake = new FakeDiscord(host, options ?? new());
        host.Use(
            async (http, next) =>
            {
                if (http.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
                    http.Features.Set<IHttpUpgradeFeature>(new OpenedStream(upgrade));
                await next(http);
            }
        );
        host.UseWebSockets(new() { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        host.Run(http =>
            http.Request.Path.StartsWithSegments("/gateway", StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments("/resume", StringComparison.Ordinal)
                ? fake.gateway.AcceptAsync(http)
            : http.Request.Path.StartsWithSegments(Uploads.Path, StringComparison.Ordinal) ? fake.site.Uploads.HandleAsync(http)
            : fake.rest.HandleAsync(http)
        );
        await host.StartAsync(ct);
        var address = new Uri(host.Urls.First());
        fake.site.Uploads.Base = address;
        fake.ApiBaseUrl = new(address, "/api");
        fake.GatewayUrl = new UriBuilder(address) { Scheme = "ws", Path = "/gateway" }.Uri;
        fake.gateway.ResumeUrl = new UriBuilder(address) { Scheme = "ws", Path = "/resume" }.Uri.ToString();
        return fake;
    }

    /// <summary>What <paramref name="probe"/> finds, as soon as it finds something; it is asked again after every change.</summary>
    public Task<T> WhenAsync<T>(Func<T?> probe, CancellationToken ct)
        where T : class => World.WhenAsync(probe, ct);

    /// <summary>Waits until a condition holds; it is asked again after every change.</summary>
    public async Task UntilAsync(Func<bool> holds, CancellationToken ct) => await World.WhenAsync(() => holds() ? this : null, ct);

    /// <summary>Drops what was recorded so far, exchanges and frames, so that a long run does not hold them all.</summary>
    public void DropRecords()
    {
        rest.DropRecords();
        gateway.DropRecords();
    }

    /// <summary>Stops the server and hands what it recorded to <see cref="OnDispose"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        site.Interactions.Dispose();
        using var atOnce = new CancellationTokenSource();
        Gateway.CutAll();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
        if (OnDispose is { } check)
            await check(this);
    }
}
