using System.CommandLine;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>check TEXT</c>: the passages that bear a message out or contradict it.</summary>
static class CheckCommand
{
    static readonly Argument<string[]> Words = new("TEXT")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "What is claimed, in quotes or not; - reads it from standard input",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "check",
            "Show the passages that bear a statement out or contradict it",
            "briefbot check \"The Ever Given blocked the Suez Canal for six days.\"",
            "briefbot check - --as-of 2021-04-01 --json < message.txt"
        )
        {
            Words,
            CommonOptions.AsOf,
            CommonOptions.Since,
            CommonOptions.Until,
            CommonOptions.Topic,
            CommonOptions.Source,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var text = await CommandRun.TextAsync(run.Parsed.GetRequiredValue(Words), "text", ClaimToCheck.MaximumText, cancellation);
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var claim = new ClaimToCheck(
            text,
            AskCommand.Scope(run.Parsed, library.Workspace),
            run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today
        );
        var report = await library.CheckAsync(claim, cancellation);
        if (run.Json)
            run.WriteJson(CheckDocument.Of(report), DocumentJson.Default.CheckDocument);
        else
            new ClaimPrinter(run.Page()).Print(report, Localization.OfText(text, CommandRun.Words));
        if (
            !report.HasEvidence
            && await library.UnknownFilterAsync(claim.Scope, Localization.OfText(text, CommandRun.Words), cancellation) is { } unknown
        )
            await run.Error.WriteLineAsync($"briefbot: {unknown}");
        return report.HasEvidence ? ExitCode.Done : ExitCode.NotFound;
    }
}
