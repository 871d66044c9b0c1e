using System.CommandLine;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;
using BriefBot.Language;

namespace BriefBot.Host.Cli;

/// <summary><c>digest</c>: what is new, now, printed.</summary>
static class DigestCommand
{
    const int MostStories = 50;

    static readonly Option<string?> Topic = new("--topic")
    {
        HelpName = "TOPIC",
        Description = "A saved topic or, where there is none of that name, what articles hold",
    };
    static readonly Option<int?> Count = new("--count")
    {
        HelpName = "N",
        Description = $"Most stories, 1 to {MostStories}; default: the setting Digest:Stories",
    };
    static readonly Option<bool> Why = new("--why") { Description = "Add how the digest came about: why a story is in, out or merged" };
    static readonly Option<DateOnly?> Since = CommonOptions.Day(
        "--since",
        "Articles that came in and were published since that day; default: those of the last 24 hours"
    );

    public static Command Build()
    {
        var command = new ExampledCommand(
            "digest",
            "Print a digest of what is new: stories, each with quotes, sources and how many report it",
            "briefbot digest",
            "briefbot digest --topic chips --since 2026-11-01 --why",
            "briefbot digest --count 3 --json"
        )
        {
            Topic,
            Since,
            Count,
            CommonOptions.Model,
            CommonOptions.Json,
            Why,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var count = run.Parsed.GetValue(Count);
        if (count is < 1 or > MostStories)
            throw new UsageException($"--count {count} is outside 1 to {MostStories}.");
        await using var opened = await OpenedStories.OpenAsync(run.Settings, cancellation);
        var desk = DigestParts.Desk(opened.Stores, run.Settings);
        var now = TimeProvider.System.GetUtcNow();
        var since = run.Parsed.GetValue(Since) is { } day ? day.StartIn(TimeZoneInfo.Utc) : now.AddDays(-1);
        var digest = await desk.ComposeAsync(opened.Workspace, run.Parsed.GetValue(Topic), now, since, count, run.Model, cancellation);
        var verified = await desk.VerifyAsync(digest, opened.Workspace, cancellation);
        var why = run.Parsed.GetValue(Why);
        if (run.Json)
            run.WriteJson(DigestDocument.Of(verified, why), DocumentJson.Default.DigestDocument);
        else
        {
            var printer = new DigestPrinter(run.Page());
            printer.Print(verified);
            if (why)
                printer.PrintWhy(digest);
            if (verified.Digest.IsEmpty)
                await run.Error.WriteLineAsync("Nothing new since then; --since goes further back.");
            if (opened.AreSamples)
                await run.Error.WriteLineAsync(ReplyWords.FromSamples);
        }
        return verified.Digest.IsEmpty ? ExitCode.NotFound : ExitCode.Done;
    }
}
