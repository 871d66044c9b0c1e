using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BriefBot.Answer;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>search QUERY</c>: ranked passages, as the answer would be drawn from.</summary>
static class SearchCommand
{
    const int DefaultCount = 10;
    const int MaxCount = 100;

    static readonly Argument<string[]> Words = new("QUERY")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "What to look for, in quotes or not; - reads it from standard input",
    };
    static readonly Option<int> Count = new("--count")
    {
        HelpName = "N",
        Description = $"Passages to show, 1 to {MaxCount}",
        DefaultValueFactory = _ => DefaultCount,
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "search",
            "Show the passages that match best",
            "briefbot search surveillance conference",
            "briefbot search \"trade deal\" --source example.com --count 3 --json"
        )
        {
            Words,
            Count,
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
        var count = run.Parsed.GetValue(Count);
        if (count is < 1 or > MaxCount)
            throw new UsageException($"--count {count} is outside 1 to {MaxCount}.");
        var text = await CommandRun.TextAsync(run.Parsed.GetRequiredValue(Words), "query", Question.MaximumText, cancellation);
        var clock = Stopwatch.GetTimestamp();
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var query = new Question(
            text,
            AskCommand.Scope(run.Parsed, library.Workspace),
            run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today
        );
        var passages = await library.SearchAsync(query, count, cancellation);
        if (run.Json)
        {
            var took = Stopwatch.GetElapsedTime(clock);
            run.WriteJson(SearchDocument.Of(text, passages, library.IsSamples, took), DocumentJson.Default.SearchDocument);
        }
        else
            Print(run.Page(), text, passages, library.IsSamples, Localization.OfText(text, CommandRun.Words));
        if (
            passages.Count == 0
            && await library.UnknownFilterAsync(query.Scope, Localization.OfText(text, CommandRun.Words), cancellation) is { } unknown
        )
            await run.Error.WriteLineAsync($"briefbot: {unknown}");
        return passages.Count > 0 ? ExitCode.Done : ExitCode.NotFound;
    }

    static void Print(TerminalPage page, string query, IReadOnlyList<RankedPassage> passages, bool fromSamples, Localization words)
    {
        if (passages.Count == 0)
            page.Line(words[ReplyTerm.NoPassage]);
        foreach (var (number, ranked) in passages.Index())
        {
            var article = ranked.Passage.Article;
            if (number > 0)
                page.Gap();
            page.Line(
                [
                    new(VisibleText.Line(ReplyWords.Title(article.Title, words)), Ink.Strong),
                    new($" — {VisibleText.Line(ReplyWords.Origin(article, words))}", Ink.Faint),
                ],
                0,
                2
            );
            var (snippet, highlights) = Snippet.Of(ranked.Passage.Text, query, article.Language);
            page.Line(
                Highlighted
                    .Split(snippet, highlights)
                    .Select(part => new Inked(VisibleText.Line(part.Text), part.Marked ? Ink.Marked : Ink.Plain)),
                2,
                2
            );
            page.Line(
                words.With(ReplyTerm.PassageOf, article.Id, ranked.Score.ToString("0.00", CultureInfo.InvariantCulture)),
                Ink.Faint,
                2
            );
        }
        if (!fromSamples)
            return;
        page.Gap();
        page.Line(words[ReplyTerm.SamplesAnswered], Ink.Faint);
    }
}
