using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;
using BriefBot.Language;

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
        var difference = ArticleDifference.Between(earlier.Body, later.Body);
        if (run.Json)
            run.WriteJson(json => Write(json, earlier, later, difference));
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

    static void Write(Utf8JsonWriter json, Article earlier, Article later, ArticleDifference difference)
    {
        json.WriteStartObject();
        json.WriteNumber("id", later.Id.Value);
        json.WriteNumber("from_version", earlier.Version);
        json.WriteNumber("to_version", later.Version);
        json.WriteString("from_title", earlier.Title);
        json.WriteString("to_title", later.Title);
        json.WriteString("notice", difference.Notice);
        json.WriteStartArray("sentences");
        foreach (var change in difference.Sentences)
        {
            json.WriteStartObject();
            json.WriteString("fate", ChangeWords.Name(change.Fate));
            WritePlace(json, "from", change.From, earlier.Body);
            WritePlace(json, "to", change.To, later.Body);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WritePlace(Utf8JsonWriter json, string name, TextSpan? place, string body)
    {
        if (place is not { } span)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteString("text", body[span.Start..span.End]);
        json.WriteEndObject();
    }
}
