using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>articles diff</c>: what changed between two versions of an article, sentence by sentence.</summary>
static class ArticleDiff
{
    static readonly Argument<long> Id = new("ID") { Description = "The article's number, as 'articles list' shows it" };
    static readonly Argument<int?> From = new("FROM")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The earlier version; default: the one before the later",
    };
    static readonly Argument<int?> To = new("TO")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The later version; default: the current one",
    };

    public static Command Build()
    {
        var diff = new ExampledCommand(
            "diff",
            "Show what changed between two versions of an article",
            "briefbot articles diff 12",
            "briefbot articles diff 12 1 3 --json"
        )
        {
            Id,
            From,
            To,
            CommonOptions.Json,
        };
        diff.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return diff;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new ArticleId(run.Parsed.GetValue(Id));
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var later = await library.Corpus.FindAsync(library.Workspace, id, run.Parsed.GetValue(To), cancellation);
        var number = run.Parsed.GetValue(From) ?? later?.Version - 1;
        var earlier = number is > 0 ? await library.Corpus.FindAsync(library.Workspace, id, number, cancellation) : null;
        if (later is null || (earlier is null && number is not 0))
        {
            await run.Error.WriteLineAsync(
                $"briefbot: there is no article {id} in those versions; 'briefbot articles show {id}' lists its versions."
            );
            return ExitCode.NotFound;
        }
        if (earlier is null)
        {
            await run.Error.WriteLineAsync($"briefbot: article {id} has one version only; nothing of it has changed.");
            return ExitCode.NotFound;
        }
        var difference = ArticleDifference.Between(earlier.Body, later.Body, later.Language);
        if (run.Json)
            run.WriteJson(DifferenceDocument.Of(earlier, later, difference), DocumentJson.Default.DifferenceDocument);
        else
            Print(run.Page(), earlier, later, difference);
        return ExitCode.Done;
    }

    static void Print(TerminalPage page, Article earlier, Article later, ArticleDifference difference)
    {
        page.Line(VisibleText.Line(ReplyWords.Title(later.Title)), Ink.Strong);
        page.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"version {earlier.Version} of {ReplyWords.Day(Day(earlier))}, version {later.Version} of {ReplyWords.Day(Day(later))}"
            ),
            Ink.Faint
        );
        if (earlier.Title != later.Title)
            PrintChange(page, earlier.Title, later.Title);
        foreach (var change in difference.Sentences.Where(change => change.Fate is not (SentenceFate.Unchanged or SentenceFate.Reworded)))
            PrintChange(page, change.From is { } from ? difference.From(from) : null, change.To is { } to ? difference.To(to) : null);
        page.Gap();
        page.Line(Counts(difference), Ink.Faint);
    }

    static void PrintChange(TerminalPage page, string? from, string? to)
    {
        page.Gap();
        if (from is not null)
            page.Line([new("- ", Ink.Faint), new(VisibleText.Line(from), Ink.Faint)], 0, 2);
        if (to is not null)
            page.Line([new("+ ", Ink.Strong), new(VisibleText.Line(to), Ink.Strong)], 0, 2);
    }

    static string Counts(ArticleDifference difference) =>
        string.Join(
            ", ",
            difference
                .Sentences.CountBy(change => change.Fate)
                .OrderBy(count => count.Key)
                .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {ChangeWords.Name(count.Key)}"))
        );

    static DateOnly Day(Article article) => DateOnly.FromDateTime(article.StoredAt.UtcDateTime);
}
