using BriefBot.Discord;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Composition;

/// <summary>Connections to Discord.</summary>
static class DiscordClients
{
    /// <summary>A client for Discord's REST API.</summary>
    /// <param name="hosts">How many hosts have the token, at most.</param>
    /// <param name="shared">What they share; null where there is one.</param>
    /// <param name="maySend">Asked before each request; null for always.</param>
    public static DiscordRestClient Rest(
        Settings settings,
        string token,
        int hosts,
        ISharedLimits? shared,
        ILoggerFactory loggers,
        TimeProvider time,
        Func<bool>? maySend = null
    ) =>
        Rest(
            new DiscordRestConfig
            {
                Processes = hosts,
                Shared = shared,
                MaySend = maySend ?? (static () => true),
            },
            settings,
            token,
            loggers,
            time
        );

    /// <summary>A client for Discord's REST API that gives up sooner than usual.</summary>
    /// <param name="limit">Longest time for a request, with one attempt more.</param>
    public static DiscordRestClient ImpatientRest(Settings settings, string token, TimeSpan limit, TimeProvider time) =>
        Rest(
            new DiscordRestConfig
            {
                AttemptTimeout = limit / 2,
                RequestDeadline = limit,
                MaximumRetries = 1,
                MaximumRateLimitRetries = 1,
            },
            settings,
            token,
            NullLoggerFactory.Instance,
            time
        );

    /// <summary>A client for Discord's gateway; it isn't connected yet.</summary>
    /// <param name="rest">Says where the gateway is.</param>
    /// <param name="part">Which servers are this process's.</param>
    /// <param name="shared">What processes with the token share; null where there is one.</param>
    /// <param name="sessions">Keeps sessions beyond its end.</param>
    public static DiscordSocketClient Gateway(
        Settings settings,
        string token,
        DiscordRestClient rest,
        ShardId part,
        ISharedLimits? shared,
        IGatewaySessionStore sessions,
        ILoggerFactory loggers,
        TimeProvider time
    ) =>
        new(
            new DiscordSocketConfig
            {
                Token = token,
                UserAgent = $"DiscordBot ({DiscordSettings.Address(settings)}, {DiscordSettings.Version})",
                Part = part,
                Shared = shared,
                Sessions = sessions,
                InteractionConcurrency = 1_024,
                // One part of the time that a container gives to stop; the queue of questions has the rest.
                StopTimeout = TimeSpan.FromSeconds(2),
            },
            rest.GetBotGatewayAsync,
            time,
            Random.Shared,
            loggers.CreateLogger<DiscordSocketClient>()
        );

    static DiscordRestClient Rest(DiscordRestConfig options, Settings settings, string token, ILoggerFactory loggers, TimeProvider time)
    {
        options.Token = token;
        options.BaseUrl = DiscordSettings.BaseAddress(settings.Discord);
        options.UserAgentUrl = DiscordSettings.Address(settings);
        options.UserAgentVersion = DiscordSettings.Version;
        return new DiscordRestClient(options, null, time, Random.Shared, loggers.CreateLogger<DiscordRestClient>());
    }
}
