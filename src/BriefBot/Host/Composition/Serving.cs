using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Host.Telemetry;
using BriefBot.Host.Web;
using BriefBot.Host.Web.SignIn;

namespace BriefBot.Host.Composition;

/// <summary>What a host serves from, and how.</summary>
/// <param name="Settings">As they are set.</param>
/// <param name="Stores">An open database.</param>
/// <param name="IsAlone">Whether no other host can be on it.</param>
/// <param name="Led">What it is a copy of, and under which lease it is written; null where the file is the truth.</param>
/// <param name="Loggers">Make a log for each part.</param>
/// <param name="Output">Told where it is reached.</param>
sealed record ServingParts(Settings Settings, SqliteStores Stores, bool IsAlone, LedSlice? Led, ILoggerFactory Loggers, TextWriter Output);

/// <summary>A host at work on an open database: the web page, the HTTP API, feeds and, with a token, Discord.</summary>
static class Serving
{
    /// <summary>Works until it is stopped, and closes the database.</summary>
    /// <exception cref="CorpusException">The database cannot be used.</exception>
    /// <exception cref="SettingsException">A setting isn't usable.</exception>
    public static async Task RunAsync(ServingParts parts, CancellationToken cancellation)
    {
        var (settings, stores, loggers) = (parts.Settings, parts.Stores, parts.Loggers);
        // All hosts of a cluster go by one clock, so that what was due for one is due for the next.
        TimeProvider time = parts.Led?.Lease.Time ?? TimeProvider.System;
        var aloneSince = parts.Led?.Lease.TakenAt ?? (parts.IsAlone ? time.GetTimestamp() : null as long?);
        var token = DiscordSettings.Token(settings.Discord);
        using var engine = EngineParts.Of(settings, stores, time, loggers.CreateLogger<EngineKeeper>());
        var libraries = LibraryParts.All(stores, settings, loggers.CreateLogger("BriefBot.Models"), time, engine);
        await using var opened = libraries;
        var current = await libraries.CurrentAsync(Libraries.DefaultWorkspace, cancellation);
        var statistics = await current.StatisticsAsync(cancellation);
        var links = await ReaderSecret.LinksAsync(settings.Web, stores.Corpus, stores.Settings, cancellation);
        await using var telemetry = HostTelemetry.Start(settings.Telemetry, Environment.GetEnvironmentVariables());
        var health = new HostHealth(libraries, stores.Counter, engine?.Health);
        await using var gauges = await HostGauges.StartAsync(stores.Counter, libraries, health, time, cancellation);
        using var fetcher = IngestParts.Fetcher(settings);
        await using var following = new FeedFollowing(settings, stores, fetcher, loggers, time);
        using var signIn = SignInSettings.Of(settings, loggers);
        await using var host = await WebHost.StartAsync(
            settings.Web,
            libraries,
            new WebParts
            {
                Feeds = stores.Feeds,
                Schedules = stores.Schedules,
                Outbox = stores.Outbox,
                Links = links,
                Health = health,
                Telemetry = telemetry,
                Sessions = stores.WebSessions,
                SignIn = signIn is null
                    ? null
                    : new(signIn, new(stores.Settings, settings.Discord.HomeServer), time, loggers.CreateLogger<DiscordSignIn>()),
                Answers = settings.Web.KeepAnswers ? new(stores.Answers, stores.Feedback, stores.CorrectedAnswers, time) : null,
                Administration = new(
                    settings,
                    stores,
                    libraries,
                    following.Desk,
                    following.Poller.Wake,
                    new(() => DigestParts.Desk(stores, settings)),
                    time
                ),
            },
            time,
            cancellation
        );
        if (engine is null)
            await EngineParts.ForgetAsync(stores, cancellation);
        await using var writing = WritingParts.Start(settings, stores, libraries, following, loggers, time, engine);
        await using var discord =
            token.Length > 0
                ? DiscordHost.Start(
                    DiscordSurroundings.Of(
                        settings,
                        token,
                        stores,
                        libraries,
                        fetcher,
                        following.Servers,
                        links,
                        loggers,
                        time,
                        aloneSince,
                        parts.Led is { Lease: var lease } ? () => lease.IsHeld : null,
                        parts.Led is { } part ? new ShardId(part.Lease.Lease.Slice, part.Slices) : null,
                        parts.Led?.Cluster.Turns,
                        parts.Led?.Links
                    )
                )
                : null;
        health.Discord = discord;
        var articles = current.IsSamples
            ? "no articles yet, so the samples answer"
            : string.Create(CultureInfo.InvariantCulture, $"{statistics.Articles:N0} articles");
        var state = discord is null ? "Discord is off: no token is set" : "Discord: connecting";
        var leads = parts.Led is { } led
            ? string.Create(CultureInfo.InvariantCulture, $"; leads slice {led.Lease.Lease.Slice} of {led.Slices}")
            : "";
        await parts.Output.WriteLineAsync(
            $"BriefBot: open {string.Join(" or ", host.Addresses)} ({articles}; {state}{leads}). Ctrl-C stops."
        );
        // Whoever reads the line may ask for the end at once, and that is no failure.
        await parts.Output.FlushAsync(CancellationToken.None);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(stopped.SetResult);
        // A bot that Discord refuses for good ends the host: nobody would look for it in a log.
        await await Task.WhenAny(stopped.Task, discord?.Completion ?? stopped.Task);
        health.Stop();
    }
}
