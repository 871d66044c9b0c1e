using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;
using BriefBot.Language;

namespace BriefBot.Host.Cli;

/// <summary><c>corrections</c>: what outlets changed in articles that are stored.</summary>
static class CorrectionsCommand
{
    const int Most = 500;
    const int DefaultDays = 7;

    static readonly Option<DateOnly?> Since = CommonOptions.Day(
        "--since",
        $"Only changes noticed on that day or later; default: {DefaultDays} days ago"
    );

    public static Command Build()
    {
        var command = new ExampledCommand(
            "corrections",
            "List what outlets changed in stored articles, newest first",
            "briefbot corrections",
            "briefbot corrections --since 2024-05-01 --json"
        )
        {
            Since,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var day = run.Parsed.GetValue(Since) ?? CommandRun.Today.Plus(-DefaultDays);
        var since = day.StartIn(TimeZoneInfo.Local);
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var corrections = await library.Corpus.CorrectionsAsync(library.Workspace, since, Most, cancellation);
        if (run.Json)
            run.WriteJson(CorrectionsDocument.Of(corrections), DocumentJson.Default.CorrectionsDocument);
        else
            Print(run.Page(), corrections);
        if (corrections.Count == 0)
            await run.Error.WriteLineAsync($"No change was noticed since {ReplyWords.Day(day)}.");
        if (corrections.Count == Most)
            await run.Error.WriteLineAsync($"Only the newest {Most} are shown; --since narrows them down.");
        return ExitCode.Done;
    }

    static void Print(TerminalPage page, IReadOnlyList<Correction> corrections)
    {
        foreach (var (number, correction) in corrections.Index())
        {
            if (number > 0)
                page.Gap();
            page.Line(
                [
                    new(VisibleText.Line(ReplyWords.Title(correction.Title)), Ink.Strong),
                    new(
                        $" — {VisibleText.Line(correction.Source ?? "unknown outlet")}, {ChangeWords.Short(correction.Kind)}, "
                            + $"{ReplyWords.Day(DateOnly.FromDateTime(correction.NoticedAt.LocalDateTime))}",
                        Ink.Faint
                    ),
                ],
                0,
                2
            );
            if (correction.Notice is { } notice)
                page.Line(VisibleText.Line(notice), indent: 2);
            foreach (var change in correction.Changes)
            {
                if (change.From is { } from)
                    page.Line([new("- " + VisibleText.Line(from), Ink.Faint)], 2, 4);
                if (change.To is { } to)
                    page.Line([new("+ " + VisibleText.Line(to), Ink.Plain)], 2, 4);
            }
            if (correction.MoreChanges > 0)
                page.Line(string.Create(CultureInfo.InvariantCulture, $"and {correction.MoreChanges} more"), Ink.Faint, 2);
            page.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"briefbot articles diff {correction.Article} {correction.FromVersion} {correction.ToVersion}"
                ),
                Ink.Faint,
                2
            );
        }
    }
}
