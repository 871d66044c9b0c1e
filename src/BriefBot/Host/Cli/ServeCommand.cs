using System.CommandLine;
using BriefBot.Host.Cluster;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
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
        // What is wrong with it is said at once, not when the host comes to lead.
        DiscordSettings.Token(run.Settings.Discord);
        using var loggers = Loggers(run);
        DataFolder.Create(run.Settings);
        using var alone = await ServeLock.TakeAsync(
            DataFolder.Resolve(run.Settings),
            TimeProvider.System,
            loggers.CreateLogger<ServeLock>(),
            cancellation
        );
        if (StoreSettings.IsShared(run.Settings))
        {
            var host = new ClusterHost(run.Settings, loggers, TimeProvider.System);
            await host.RunAsync(
                (stores, led, stop) => Serving.RunAsync(new(run.Settings, stores, alone.IsHeld, led, loggers, run.Output), stop),
                cancellation
            );
            return ExitCode.Done;
        }
        var stores = await Stores.OpenAsync(run.Settings, cancellation);
        await Serving.RunAsync(new(run.Settings, stores, alone.IsHeld, null, loggers, run.Output), cancellation);
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
