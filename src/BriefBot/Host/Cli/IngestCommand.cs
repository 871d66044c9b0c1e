using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;
using BriefBot.Ingest;

namespace BriefBot.Host.Cli;

/// <summary><c>ingest PATH|ADDRESS…</c>, also <c>articles add</c>: stores articles.</summary>
static class IngestCommand
{
    static readonly Argument<string[]> Inputs = new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files and folders (.txt .md .html .json .jsonl, also .gz), web addresses of pages; - is standard input",
    };
    static readonly Option<string?> Source = new("--source")
    {
        HelpName = "OUTLET",
        Description = "Outlet of all these articles, in place of what they say",
    };
    static readonly Option<DateOnly?> Published = CommonOptions.Day(
        "--published",
        "Publication day of all these articles, in place of what they say"
    );
    static readonly Option<string?> Topic = new("--topic") { HelpName = "TOPIC", Description = "Topic label for all these articles" };

    public static Command Build(string name = "ingest")
    {
        var call = name == "ingest" ? "briefbot ingest" : $"briefbot articles {name}";
        var command = new ExampledCommand(
            name,
            "Store articles; the same ones again change nothing, edited ones become new versions",
            $"{call} articles/",
            $"{call} story.html --source \"Example Times\" --published 2020-11-23",
            $"{call} https://example.com/story.html https://example.org/other",
            $"{call} wire.jsonl.gz --topic trade --json"
        )
        {
            Inputs,
            Source,
            Published,
            Topic,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var inputs = run.Parsed.GetRequiredValue(Inputs);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        await using var standardInput = inputs.Contains("-") ? Console.OpenStandardInput() : Stream.Null;
        var request = new IngestRequest(await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation), inputs)
        {
            StandardInput = standardInput,
            Source = run.Parsed.GetValue(Source),
            Published = run.Parsed.GetValue(Published),
            Topic = run.Parsed.GetValue(Topic),
        };
        IngestReport report;
        using var fetcher = IngestParts.Fetcher(run.Settings);
        using (var progress = new IngestProgressLine(run.Error, Console.IsErrorRedirected))
            report = await IngestParts.Ingestor(stores.Corpus, fetcher).IngestAsync(request, progress, cancellation);
        foreach (var rejected in report.Rejected)
            await run.Error.WriteLineAsync(
                $"briefbot: {Deliver.VisibleText.Line(rejected.Name)}: {Deliver.VisibleText.Line(rejected.Reason)}"
            );
        if (run.Json)
            run.WriteJson(IngestDocument.Of(report), DocumentJson.Default.IngestDocument);
        else
            await WriteSummaryAsync(run.Output, report);
        if (!run.Json && inputs.Any(InputWalker.IsWebAddress))
            await WriteExcerptsAsync(run.Output, stores.Corpus, request, report, cancellation);
        if (report.Cancelled)
        {
            await run.Error.WriteLineAsync("briefbot: stopped. What is counted is stored; the same command again goes on from there.");
            return ExitCode.Failed;
        }
        await RenewAsync(run, stores.Corpus, cancellation);
        await GroupAsync(run, stores.Stories, cancellation);
        return report.Rejected.Count > 0 ? ExitCode.Rejected : ExitCode.Done;
    }

    // Articles that an older version indexed; a stop leaves the rest waiting as well.
    static async Task RenewAsync(CommandRun run, SqliteCorpus corpus, CancellationToken cancellation)
    {
        var left = await corpus.LeftToRenewAsync(cancellation);
        if (left >= WorthMentioning)
            await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Indexing {left:N0} older articles anew…"));
        while (left > 0)
            left = await corpus.RenewAsync(cancellation);
    }

    // What is stored is reported by now; a stop leaves the rest waiting for the next command or the host.
    static async Task GroupAsync(CommandRun run, StoryShelf stories, CancellationToken cancellation)
    {
        await run.Output.FlushAsync(cancellation);
        var waiting = await stories.WaitingAsync(cancellation);
        if (waiting >= WorthMentioning)
            await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Grouping {waiting:N0} articles into stories…"));
        await stories.PlaceAllAsync(cancellation);
    }

    // About as many as take a second.
    const int WorthMentioning = 200;

    static async Task WriteSummaryAsync(TextWriter output, IngestReport report)
    {
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Added:N0} added, {report.Updated:N0} updated, {report.Unchanged:N0} unchanged, "
                    + $"{report.Rejected.Count:N0} rejected."
            )
        );
        foreach (var dated in report.Reconciled)
            await output.WriteLineAsync(DatedLine(dated));
    }

    /// <summary>An article that was dated from others, for people.</summary>
    public static string DatedLine(ReconciledDate dated) =>
        $"Dated from others: {Deliver.VisibleText.Line(dated.Title)}: {dated.Published.Iso} "
        + $"({Deliver.VisibleText.Line(dated.Published.Basis)})";

    /// <summary>Names those of the pages that were read only up to a paywall.</summary>
    static async Task WriteExcerptsAsync(
        TextWriter output,
        ICorpus corpus,
        IngestRequest request,
        IngestReport report,
        CancellationToken cancellation
    )
    {
        foreach (var stored in report.First)
        {
            if (
                await corpus.FindAsync(request.Workspace, stored.Article, null, cancellation) is
                { Completeness: Completeness.Excerpt } article
            )
                await output.WriteLineAsync($"Only an excerpt, as far as the page shows it: {Deliver.VisibleText.Line(article.Title)}");
        }
    }
}
