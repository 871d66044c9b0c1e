using System.CommandLine;
using System.Globalization;
using BriefBot.Deliver;
using BriefBot.Host.Web;

namespace BriefBot.Host.Cli;

/// <summary><c>serve</c>, also without a command: the web page and HTTP API until it is stopped.</summary>
static class ServeCommand
{
    public static readonly Option<string?> Urls = new("--urls") { HelpName = "URLS", Description = "Addresses to listen on, in place of http://127.0.0.1:5080 (setting Web:Urls)" };

    public static Command Build()
    {
        var command = new ExampledCommand("serve", "Run the web page and HTTP API until Ctrl-C", "briefbot serve", "briefbot serve --urls http://127.0.0.1:8080 --data /srv/briefbot");
        Serve(command);
        return command;
    }

    /// <summary>Makes a command do this.</summary>
    public static void Serve(Command command)
    {
        command.Options.Add(Urls);
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var libraries = await Composition.OpenLibrariesAsync(run.Settings, cancellation);
        var current = await libraries.CurrentAsync(Libraries.DefaultWorkspace, cancellation);
        var statistics = await current.StatisticsAsync(cancellation);
        await using var host = await WebHost.StartAsync(run.Settings.Web, libraries, TimeProvider.System, cancellation);
        var articles = current.IsSamples ? "no articles yet, so the samples answer" : string.Create(CultureInfo.InvariantCulture, $"{statistics.Articles:N0} articles");
        await run.Output.WriteLineAsync($"BriefBot: open {string.Join(" or ", host.Addresses)} ({articles}; Discord is off: no token is set). Ctrl-C stops.");
        await run.Output.FlushAsync(cancellation);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Done;
    }
}
