using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>feeds</c>: what is followed, and how it is doing.</summary>
static class FeedsCommand
{
    const int ShownItems = 20;

    static readonly Argument<string> Which = new("FEED") { Description = "The feed's number, as 'feeds' shows it, or its address" };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "feeds",
            "List the feeds that are followed, and how they are doing",
            "briefbot feeds",
            "briefbot feeds --json",
            "briefbot feeds add https://example.com/"
        )
        {
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => ListAsync(new CommandRun(parsed), cancellation));
        command.Subcommands.Add(FeedAddCommand.Build());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(FeedPollCommand.Build());
        command.Subcommands.Add(
            Change(
                "pause",
                "Stop polling a feed; its articles stay",
                "Paused",
                (feeds, workspace, feed, cancellation) => feeds.PauseAsync(workspace, feed, true, cancellation)
            )
        );
        command.Subcommands.Add(
            Change(
                "resume",
                "Go on polling a feed",
                "Resumed",
                (feeds, workspace, feed, cancellation) => feeds.PauseAsync(workspace, feed, false, cancellation)
            )
        );
        command.Subcommands.Add(
            Change(
                "remove",
                "Stop following a feed; its articles stay",
                "Removed",
                (feeds, workspace, feed, cancellation) => feeds.RemoveAsync(workspace, feed, cancellation)
            )
        );
        command.Subcommands.Add(FeedListCommands.Import());
        command.Subcommands.Add(FeedListCommands.Export());
        return command;
    }

    static Command Show()
    {
        var show = new ExampledCommand(
            "show",
            "Show how a feed is doing, and what became of its last items",
            "briefbot feeds show 3",
            "briefbot feeds show https://example.com/feed --json"
        )
        {
            Which,
            CommonOptions.Json,
        };
        show.SetAction((parsed, cancellation) => ShowAsync(new CommandRun(parsed), cancellation));
        return show;
    }

    static Command Change(
        string name,
        string description,
        string done,
        Func<FeedStore, WorkspaceId, FeedId, CancellationToken, ValueTask<bool>> change
    )
    {
        var command = new ExampledCommand(
            name,
            description,
            $"briefbot feeds {name} 3",
            $"briefbot feeds {name} https://example.com/feed --json"
        )
        {
            Which,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => ChangeAsync(new CommandRun(parsed), done, change, cancellation));
        return command;
    }

    static async Task<int> ListAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var feeds = await stores.Feeds.ListAsync(
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            cancellation
        );
        if (run.Json)
        {
            run.WriteJson(
                new FollowedFeedsDocument([.. feeds.Select(FollowedFeedDocument.Of)]),
                DocumentJson.Default.FollowedFeedsDocument
            );
            return ExitCode.Done;
        }
        var page = run.Page();
        foreach (var feed in feeds)
            Print(page, feed);
        if (feeds.Count == 0)
            await run.Error.WriteLineAsync("No feed is followed yet. Add one with: briefbot feeds add ADDRESS");
        return ExitCode.Done;
    }

    /// <summary>A feed in two lines.</summary>
    public static void Print(TerminalPage page, Feed feed)
    {
        var topic = feed.Topic is { } label ? $" [{VisibleText.Line(label)}]" : "";
        page.Line(
            [
                new(feed.Id.ToString().PadLeft(4), Ink.Strong),
                new($"  {FeedWords.State(feed.State).PadRight(7)}  "),
                new(VisibleText.Line(feed.Title)),
                new($"{topic} {VisibleText.Line(feed.Address)}", Ink.Faint),
            ],
            0,
            15
        );
        page.Line([new(VisibleText.Line(FeedWords.Health(feed)), Ink.Faint)], 15, 15);
    }

    static async Task<int> ShowAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var workspace = await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
        if (await NamedFeed.FindAsync(run, stores.Feeds, workspace, run.Parsed.GetRequiredValue(Which), cancellation) is not { } feed)
            return ExitCode.NotFound;
        var items = await stores.Feeds.ItemsAsync(feed.Id, ShownItems, cancellation);
        var counts = await stores.Feeds.CountItemsAsync(feed.Id, cancellation);
        if (run.Json)
            run.WriteJson(ShownFeedDocument.Of(feed, items, counts), DocumentJson.Default.ShownFeedDocument);
        else
            PrintShown(run.Page(), feed, items, counts);
        return ExitCode.Done;
    }

    static void PrintShown(TerminalPage page, Feed feed, IReadOnlyList<KnownItem> items, ItemCounts counts)
    {
        Print(page, feed);
        if (feed.FormerAddress is { } former)
            page.Line($"Moved from {VisibleText.Line(former)}.", Ink.Faint);
        page.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.All:N0} items: {counts.Fetched:N0} fetched, {counts.Pending:N0} pending, {counts.Failed:N0} failed. "
                    + $"Polled every {feed.Interval:d\\.hh\\:mm} (days.hours:minutes) at its pace."
            ),
            Ink.Faint
        );
        page.Gap();
        foreach (var item in items)
        {
            var article = item.Article is { } id ? $" article {id}" : "";
            var part = item.IsExcerpt ? ", an excerpt" : "";
            page.Line(
                [
                    new($"{FeedWords.State(item.State).PadRight(8)} "),
                    new(VisibleText.Line(item.Title ?? item.Address ?? "(untitled)")),
                    new($"{article}{part}{(item.Reason is { } reason ? " — " + VisibleText.Line(reason) : "")}", Ink.Faint),
                ],
                0,
                9
            );
        }
    }

    static async Task<int> ChangeAsync(
        CommandRun run,
        string done,
        Func<FeedStore, WorkspaceId, FeedId, CancellationToken, ValueTask<bool>> change,
        CancellationToken cancellation
    )
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var workspace = await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
        if (await NamedFeed.FindAsync(run, stores.Feeds, workspace, run.Parsed.GetRequiredValue(Which), cancellation) is not { } feed)
            return ExitCode.NotFound;
        await change(stores.Feeds, workspace, feed.Id, cancellation);
        if (run.Json)
            run.WriteJson(
                FollowedFeedDocument.Of(await stores.Feeds.FindAsync(workspace, feed.Id, cancellation) ?? feed),
                DocumentJson.Default.FollowedFeedDocument
            );
        else
            await run.Error.WriteLineAsync($"{done} feed {feed.Id}, {VisibleText.Line(feed.Title)}.");
        return ExitCode.Done;
    }
}
