using System.Net.Sockets;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using Microsoft.AspNetCore.Connections;

namespace BriefBot.Host.Cluster;

/// <summary>What a host says that leads nothing: that it lives, that it isn't ready, and who answers.</summary>
sealed class StandbyPage : IAsyncDisposable
{
    const int LongestRequestLine = 8 * 1024;

    readonly WebApplication _application;

    StandbyPage(WebApplication application) => _application = application;

    /// <summary>Starts listening.</summary>
    /// <param name="options">Where.</param>
    /// <param name="says">What to say beside, at the moment: one line.</param>
    /// <param name="cancellation">Ends the starting.</param>
    /// <exception cref="SettingsException">It can't be listened there.</exception>
    public static async Task<StandbyPage> StartAsync(WebOptions options, Func<string> says, CancellationToken cancellation)
    {
        var addresses = ListenAddresses.Parse(options.Urls);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 0;
                kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
                kestrel.Limits.MaxConcurrentConnections = options.Connections;
            });
        builder.WebHost.UseUrls([.. addresses.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var application = builder.Build();
        application.Run(context =>
        {
            var isAlive = context.Request.Path == "/health/live";
            if (!isAlive)
                context.Response.Headers.RetryAfter = "5";
            return Responses.TextAsync(
                context,
                isAlive ? "alive\n" : $"not ready\nstore: {says()}\n",
                isAlive ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
            );
        });
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException or AddressInUseException)
        {
            await application.DisposeAsync();
            throw new SettingsException(
                $"Web:Urls ({options.Urls}) cannot be listened on: {e.Message}. Choose another address with --urls.",
                e
            );
        }
        return new(application);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
