using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>articles list|show|diff|add|set|remove</c>.</summary>
static class ArticlesCommand
{
    static readonly Argument<long> Id = new("ID") { Description = "The article's number, as 'articles list' shows it" };
    static readonly Option<int?> Version = new("--version")
    {
        HelpName = "N",
        Description = "That version of it; default: the current one",
    };

    public static Command Build()
    {
        var list = new ExampledCommand(
            "list",
            "List articles, newest first",
            "briefbot articles list --source example.com",
            "briefbot articles list --since 2021-01-01 --json"
        )
        {
            CommonOptions.Since,
            CommonOptions.Until,
            CommonOptions.Topic,
            CommonOptions.Source,
            CommonOptions.Json,
        };
        list.SetAction((parsed, cancellation) => ListAsync(new CommandRun(parsed), cancellation));
        var show = new ExampledCommand(
            "show",
            "Show an article as it is stored",
            "briefbot articles show 12",
            "briefbot articles show 12 --version 1 --json"
        )
        {
            Id,
            Version,
            CommonOptions.Json,
        };
        show.SetAction((parsed, cancellation) => ShowAsync(new CommandRun(parsed), cancellation));
        var remove = new ExampledCommand("remove", "Remove an article with all its versions", "briefbot articles remove 12") { Id };
        remove.SetAction((parsed, cancellation) => RemoveAsync(new CommandRun(parsed), cancellation));
        return new Command("articles", "List, show, compare, add, mend and remove articles")
        {
            list,
            show,
            ArticleDiff.Build(),
            IngestCommand.Build("add"),
            ArticleSet.Build(),
            remove,
        };
    }

    static async Task<int> ListAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var scope = AskCommand.Scope(run.Parsed, library.Workspace);
        if (await library.UnknownFilterAsync(scope, Localization.English, cancellation) is { } unknown)
        {
            await run.Error.WriteLineAsync($"briefbot: {unknown}");
            if (run.Json)
                run.WriteJson(ArticlesDocument.Of([], library.IsSamples), DocumentJson.Default.ArticlesDocument);
            return ExitCode.NotFound;
        }
        var articles = library.Corpus.ListAsync(scope, cancellation);
        if (run.Json)
        {
            var all = new List<ArticleSummary>();
            await foreach (var article in articles)
                all.Add(article);
            run.WriteJson(ArticlesDocument.Of(all, library.IsSamples), DocumentJson.Default.ArticlesDocument);
            return ExitCode.Done;
        }
        var page = run.Page();
        var count = 0;
        await foreach (var article in articles)
        {
            count++;
            page.Line(
                [
                    new(article.Id.ToString().PadLeft(6), Ink.Strong),
                    new($"  {(article.Published.Iso ?? "undated").PadRight(10)}  "),
                    new(VisibleText.Line(ReplyWords.Title(article.Title))),
                    new(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $" — {VisibleText.Line(article.Source ?? "unknown outlet")}, {article.Words} words"
                        ),
                        Ink.Faint
                    ),
                ],
                0,
                20
            );
        }
        if (count == 0)
            await run.Error.WriteLineAsync("No article matches.");
        if (library.IsSamples)
            await run.Error.WriteLineAsync("These are the samples; they step aside once an article is added with: briefbot ingest PATH");
        return ExitCode.Done;
    }

    static async Task<int> ShowAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new ArticleId(run.Parsed.GetValue(Id));
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var article = await library.Corpus.FindAsync(library.Workspace, id, run.Parsed.GetValue(Version), cancellation);
        if (article is null)
        {
            await run.Error.WriteLineAsync(
                $"briefbot: there is no article {id} in that version; 'briefbot articles list' shows what there is."
            );
            return ExitCode.NotFound;
        }
        var versions = await library.Corpus.VersionsAsync(library.Workspace, id, cancellation);
        if (run.Json)
            run.WriteJson(ArticleDocument.Of(article, versions), DocumentJson.Default.ArticleDocument);
        else
            Print(run.Page(), article, versions);
        return ExitCode.Done;
    }

    static async Task<int> RemoveAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new ArticleId(run.Parsed.GetValue(Id));
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var removed = await stores.Corpus.RemoveAsync(
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            id,
            cancellation
        );
        await run.Error.WriteLineAsync(
            removed ? $"Article {id} is removed." : $"briefbot: there is no article {id}; 'briefbot articles list' shows what there is."
        );
        return removed ? ExitCode.Done : ExitCode.NotFound;
    }

    static void Print(TerminalPage page, Article article, IReadOnlyList<VersionSummary> versions)
    {
        page.Line(VisibleText.Line(ReplyWords.Title(article.Title)), Ink.Strong);
        page.Line(VisibleText.Line(ReplyWords.Origin(article)), Ink.Faint);
        if (article.Author is { } author)
            page.Line(VisibleText.Line(author), Ink.Faint);
        page.Line(VisibleText.Line(article.Url ?? article.OriginalName), Ink.Faint);
        if (ArticleFacts.Details(article) is { Length: > 0 } details)
            page.Line(details, Ink.Faint);
        foreach (var caution in ArticleFacts.Cautions(article))
            page.Line(caution, Ink.Strong);
        foreach (var paragraph in article.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            page.Gap();
            page.Line(VisibleText.Line(paragraph));
        }
        if (versions.Count < 2)
            return;
        page.Gap();
        foreach (var version in versions)
        {
            var change = version.Change is { } kind ? ": " + ChangeWords.Short(kind) : "";
            page.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"version {version.Version}, {ReplyWords.Day(DateOnly.FromDateTime(version.StoredAt.LocalDateTime))}, "
                        + $"{version.Words} words{change}"
                ),
                Ink.Faint
            );
        }
        page.Line($"What changed: briefbot articles diff {article.Id}", Ink.Faint);
    }
}
