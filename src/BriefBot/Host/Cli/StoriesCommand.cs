using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>stories</c>, <c>stories show</c>: which articles report the same event.</summary>
static class StoriesCommand
{
    static readonly Argument<long> Id = new("ID") { Description = "The story's number, as 'stories' shows it" };

    public static Command Build()
    {
        var show = new ExampledCommand(
            "show",
            "Show a story's articles, the earliest first, and which are reprints",
            "briefbot stories show 4",
            "briefbot stories show 4 --json"
        )
        {
            Id,
            CommonOptions.Json,
        };
        show.SetAction((parsed, cancellation) => ShowAsync(new CommandRun(parsed), cancellation));
        var stories = new ExampledCommand(
            "stories",
            "List stories, the latest first: articles that report the same event",
            "briefbot stories --since 2021-03-01",
            "briefbot stories --topic trade --json"
        )
        {
            CommonOptions.Since,
            CommonOptions.Topic,
            CommonOptions.Json,
            show,
        };
        stories.SetAction((parsed, cancellation) => ListAsync(new CommandRun(parsed), cancellation));
        return stories;
    }

    static async Task<int> ListAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var opened = await OpenedStories.OpenAsync(run.Settings, cancellation);
        var scope = new StoryScope(opened.Workspace)
        {
            Since = run.Parsed.GetValue(CommonOptions.Since),
            Topic = run.Parsed.GetValue(CommonOptions.Topic),
        };
        var stories = await opened.Stores.Stories.ListAsync(scope, cancellation);
        if (run.Json)
            run.WriteJson(StoriesDocument.Of(stories, opened.AreSamples), DocumentJson.Default.StoriesDocument);
        else
        {
            var page = run.Page();
            foreach (var story in stories)
                page.Line(
                    [
                        new(story.Id.ToString().PadLeft(6), Ink.Strong),
                        new("  "),
                        new(Title(story.Headline)),
                        new($" — {Size(story)}, {Days(story)}", Ink.Faint),
                    ],
                    0,
                    8
                );
            if (stories.Count == 0)
                await run.Error.WriteLineAsync("No story matches.");
            if (stories.Count == scope.Limit)
                await run.Error.WriteLineAsync($"These are the latest {scope.Limit}; --since and --topic show others.");
        }
        if (opened.AreSamples)
            await run.Error.WriteLineAsync("These are the samples; they step aside once an article is added with: briefbot ingest PATH");
        return ExitCode.Done;
    }

    static async Task<int> ShowAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new StoryId(run.Parsed.GetValue(Id));
        await using var opened = await OpenedStories.OpenAsync(run.Settings, cancellation);
        var story = await opened.Stores.Stories.FindAsync(opened.Workspace, id, cancellation);
        if (story is null)
        {
            await run.Error.WriteLineAsync($"briefbot: there is no story {id}; 'briefbot stories' shows what there is.");
            return ExitCode.NotFound;
        }
        if (story.Summary.Id != id)
            await run.Error.WriteLineAsync($"Story {id} went into story {story.Summary.Id}.");
        if (run.Json)
            run.WriteJson(StoryDocument.Of(story.Summary, story.Members), DocumentJson.Default.StoryDocument);
        else
            Print(run.Page(), story);
        return ExitCode.Done;
    }

    static void Print(TerminalPage page, Story story)
    {
        page.Line(Title(story.Summary.Headline), Ink.Strong);
        page.Line($"Story {story.Summary.Id}: {Size(story.Summary)}, {Days(story.Summary)}", Ink.Faint);
        page.Gap();
        foreach (var member in story.Members)
        {
            var article = member.Article;
            page.Line(
                [
                    new(article.Id.ToString().PadLeft(6), Ink.Strong),
                    new($"  {article.Published.Iso ?? "undated", -10}  "),
                    new(Title(article.Title)),
                    new($" — {VisibleText.Line(article.Source ?? "unknown outlet")}{Origin(member)}", Ink.Faint),
                ],
                0,
                20
            );
        }
    }

    static string Origin(StoryMember member) =>
        member switch
        {
            { ReprintOf: { } original } => $", reprint of {original}",
            { Agency: { } agency } => $", from {VisibleText.Line(agency)}",
            _ => "",
        };

    static string Title(string title) => VisibleText.Line(ReplyWords.Title(title));

    static string Size(StorySummary story) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{story.Articles:N0} {(story.Articles == 1 ? "article" : "articles")} from {story.Sources:N0} independent "
                + $"{(story.Sources == 1 ? "source" : "sources")}"
        );

    static string Days(StorySummary story) =>
        story switch
        {
            { FirstDay: { } first, LastDay: { } last } when first != last => string.Create(
                CultureInfo.InvariantCulture,
                $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}"
            ),
            { FirstDay: { } only } => string.Create(CultureInfo.InvariantCulture, $"{only:yyyy-MM-dd}"),
            _ => "undated",
        };
}
