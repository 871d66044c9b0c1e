using System.CommandLine;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;
using BriefBot.Ingest;

namespace BriefBot.Host.Cli;

/// <summary><c>articles set</c>: mends what was found wrongly of an article.</summary>
static class ArticleSet
{
    static readonly Argument<long> Id = new("ID") { Description = "The article's number, as 'articles list' shows it" };
    static readonly Option<string?> Title = new("--title") { HelpName = "TITLE", Description = "Its headline" };
    static readonly Option<string?> Source = new("--source") { HelpName = "OUTLET", Description = "Its outlet" };
    static readonly Option<string?> Author = new("--author") { HelpName = "NAMES", Description = "Who wrote it" };
    static readonly Option<string?> Url = new("--url") { HelpName = "ADDRESS", Description = "Its web address" };
    static readonly Option<string?> Topic = new("--topic") { HelpName = "TOPIC", Description = "Its topic label" };
    static readonly Option<string?> Published = new("--published")
    {
        HelpName = "DATE",
        Description = "When it was published: a day, a year, or an instant with its offset",
    };

    static readonly Option<string[]> Clear = new("--clear")
    {
        HelpName = "FIELD",
        Description = "Take back what was set: title, source, author, url, topic or published; may be given again",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "set",
            "Set by hand what was found wrongly of an article; its text and all citations stay",
            "briefbot articles set 12 --source \"Example Times\" --published 2020-11-23",
            "briefbot articles set 12 --published 2020-11-23T21:30-05:00 --topic trade",
            "briefbot articles set 12 --clear published"
        )
        {
            Id,
            Title,
            Source,
            Author,
            Url,
            Topic,
            Published,
            Clear,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new ArticleId(run.Parsed.GetValue(Id));
        var given = run.Parsed;
        var wish = new MendingWish(
            given.GetValue(Title),
            given.GetValue(Source),
            given.GetValue(Author),
            given.GetValue(Url),
            given.GetValue(Topic),
            given.GetValue(Published),
            given.GetValue(Clear) ?? []
        );
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var workspace = await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
        switch (await new ArticleMender(stores.Corpus, CommandRun.Today).MendAsync(workspace, id, wish, cancellation))
        {
            case MendingResult.Refused refused:
                throw new UsageException($"articles set: {VisibleText.Line(refused.Reason)}.");
            case MendingResult.Mended mended:
                await stores.Stories.PlaceAllAsync(cancellation);
                Report(run, mended);
                return ExitCode.Done;
            default:
                await run.Error.WriteLineAsync($"briefbot: there is no article {id}; 'briefbot articles list' shows what there is.");
                return ExitCode.NotFound;
        }
    }

    static void Report(CommandRun run, MendingResult.Mended mended)
    {
        var article = mended.Article;
        if (run.Json)
        {
            run.WriteJson(MendedDocument.Of(article, mended.Dated), DocumentJson.Default.MendedDocument);
            return;
        }
        var (title, origin) = (VisibleText.Line(ReplyWords.Title(article.Title)), VisibleText.Line(ReplyWords.Origin(article)));
        run.Output.WriteLine($"Article {article.Id}: {title} — {origin}");
        run.Output.WriteLine(article.ByHand.Count == 0 ? "Nothing is set by hand." : $"Set by hand: {ArticleFacts.ByHand(article)}.");
        foreach (var dated in mended.Dated)
            run.Output.WriteLine(IngestCommand.DatedLine(dated));
    }
}
