using System.CommandLine;
using System.Globalization;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Host.Telemetry;
using BriefBot.Host.Web;
using BriefBot.Host.Web.SignIn;
using Microsoft.Extensions.Logging.Console;

namespace BriefBot.Host.Cli;

/// <summary><c>serve</c>, also without a command: the web page, the HTTP API, feeds and, with a token, Discord, until it is
/// stopped.</summary>
static class ServeCommand
{
    public static Command Build()
    {
        var command = new ExampledCommand(
            "serve",
            "Run the web page, the HTTP API and, where a token is set, the Discord bot until Ctrl-C",
            "briefbot serve",
            "briefbot serve --urls http://127.0.0.1:8080 --data /srv/briefbot"
        );
        Serve(command);
        return command;
    }

    /// <summary>Makes a command do this.</summary>
    public static void Serve(Command command)
    {
        command.Options.Add(CommonOptions.Urls);
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var token = DiscordSettings.Token(run.Settings.Discord);
        using var loggers = Loggers(run);
        DataFolder.Create(run.Settings);
        using var alone = await ServeLock.TakeAsync(
            DataFolder.Resolve(run.Settings),
            TimeProvider.System,
            loggers.CreateLogger<ServeLock>(),
            cancellation
        );
        var (stores, libraries) = await LibraryParts.OpenAllAsync(
            run.Settings,
            loggers.CreateLogger("BriefBot.Models"),
            TimeProvider.System,
            cancellation
        );
        await using var opened = libraries;
        var current = await libraries.CurrentAsync(Libraries.DefaultWorkspace, cancellation);
        var statistics = await current.StatisticsAsync(cancellation);
        var links = await ReaderSecret.LinksAsync(run.Settings.Web, stores.Corpus, stores.Settings, cancellation);
        await using var telemetry = HostTelemetry.Start(run.Settings.Telemetry, Environment.GetEnvironmentVariables());
        var health = new HostHealth(libraries, stores.Counter);
        await using var gauges = await HostGauges.StartAsync(stores.Counter, libraries, health, TimeProvider.System, cancellation);
        using var fetcher = IngestParts.Fetcher(run.Settings);
        await using var following = new FeedFollowing(run.Settings, stores, fetcher, loggers, TimeProvider.System);
        using var signIn = SignInSettings.Of(run.Settings, loggers);
        await using var host = await WebHost.StartAsync(
            run.Settings.Web,
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
                    : new(
                        signIn,
                        new(stores.Settings, run.Settings.Discord.HomeServer),
                        TimeProvider.System,
                        loggers.CreateLogger<DiscordSignIn>()
                    ),
                Answers = run.Settings.Web.KeepAnswers
                    ? new(stores.Answers, stores.Feedback, stores.CorrectedAnswers, TimeProvider.System)
                    : null,
                Administration = new(
                    run.Settings,
                    stores,
                    libraries,
                    following.Desk,
                    following.Poller.Wake,
                    new(() => DigestParts.Desk(stores, run.Settings)),
                    TimeProvider.System
                ),
            },
            TimeProvider.System,
            cancellation
        );
        await using var writing = WritingParts.Start(run.Settings, stores, libraries, following, loggers, TimeProvider.System);
        await using var discord =
            token.Length > 0
                ? DiscordHost.Start(
                    DiscordSurroundings.Of(
                        run.Settings,
                        token,
                        stores,
                        libraries,
                        fetcher,
                        following.Servers,
                        links,
                        loggers,
                        TimeProvider.System,
                        alone.IsHeld
                    )
                )
                : null;
        health.Discord = discord;
        var articles = current.IsSamples
            ? "no articles yet, so the samples answer"
            : string.Create(CultureInfo.InvariantCulture, $"{statistics.Articles:N0} articles");
        var state = discord is null ? "Discord is off: no token is set" : "Discord: connecting";
        await run.Output.WriteLineAsync($"BriefBot: open {string.Join(" or ", host.Addresses)} ({articles}; {state}). Ctrl-C stops.");
        // Whoever reads the line may ask for the end at once, and that is no failure.
        await run.Output.FlushAsync(CancellationToken.None);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(stopped.SetResult);
        // A bot that Discord refuses for good ends the host: nobody would look for it in a log.
        await await Task.WhenAny(stopped.Task, discord?.Completion ?? stopped.Task);
        health.Stop();
        return ExitCode.Done;
    }

    static ILoggerFactory Loggers(CommandRun run) =>
        LoggerFactory.Create(logging =>
        {
            logging
                .SetMinimumLevel(run.Verbose ? LogLevel.Debug : LogLevel.Information)
                .AddSimpleConsole(console => console.SingleLine = true);
            logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
}
