using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;
using BriefBot.Ingest.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Cli;

/// <summary><c>feeds poll</c>: reads feeds now, and says what came of it.</summary>
static class FeedPollCommand
{
    static readonly Argument<string?> Which = new("FEED")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The feed's number or address; without it, all that aren't paused",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "poll",
            "Read feeds and fetch their articles now",
            "briefbot feeds poll",
            "briefbot feeds poll 3 --json"
        )
        {
            Which,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var workspace = await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
        var feeds = await stores.Feeds.ListAsync(workspace, cancellation);
        if (run.Parsed.GetValue(Which) is { } named)
        {
            if (await NamedFeed.FindAsync(run, stores.Feeds, workspace, named, cancellation) is not { } feed)
                return ExitCode.NotFound;
            feeds = [feed];
        }
        feeds = [.. feeds.Where(feed => !feed.IsPaused)];
        if (feeds.Count == 0)
        {
            await run.Error.WriteLineAsync("There is no feed to poll: none is followed, or it is paused.");
            if (!run.Json)
                return ExitCode.Done;
        }
        var tally = new Tally();
        using var fetcher = IngestParts.Fetcher(run.Settings);
        await using var following = new FeedFollowing(
            run.Settings,
            stores,
            fetcher,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            tally.Polled,
            tally.Fetched
        );
        foreach (var feed in feeds)
            await stores.Feeds.PollNowAsync(workspace, feed.Id, cancellation);
        await following.Poller.DrainAsync(feeds.Select(feed => feed.Id).ToHashSet(), cancellation);
        if (run.Json)
            tally.WriteJson(run, feeds);
        else
            await tally.TellAsync(run, feeds);
        return tally.AnyFailed ? ExitCode.Rejected : ExitCode.Done;
    }

    sealed class Tally
    {
        readonly ConcurrentDictionary<FeedId, PollReport> _polls = [];
        readonly ConcurrentDictionary<FeedId, (int Added, int Updated, int Unchanged, int Waiting)> _items = [];

        public bool AnyFailed => _polls.Values.Any(report => report.Reason is not null);

        public void Polled(PollReport report) => _polls[report.Feed.Id] = report;

        public void Fetched(ItemReport report) =>
            _items.AddOrUpdate(report.Item.Feed, _ => Count(default, report), (_, counts) => Count(counts, report));

        public async Task TellAsync(CommandRun run, IReadOnlyList<Feed> feeds)
        {
            foreach (var feed in feeds)
            {
                var counts = _items.GetValueOrDefault(feed.Id);
                var report = _polls.GetValueOrDefault(feed.Id);
                var name = $"{feed.Id} {VisibleText.Line(report?.Feed.Title ?? feed.Title)}";
                if (report?.Reason is { } reason)
                    await run.Error.WriteLineAsync($"briefbot: {name}: {VisibleText.Line(reason)}");
                else if (report is null)
                    await run.Error.WriteLineAsync(
                        $"briefbot: {name}: its host is left alone for now, as it asked or because it failed too often."
                    );
                else
                    await run.Output.WriteLineAsync(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name}: {report.Added:N0} new items, {report.Changed:N0} changed; articles: {counts.Added:N0} "
                                + $"added, {counts.Updated:N0} updated, {counts.Unchanged:N0} unchanged, {counts.Waiting:N0} not had."
                        )
                    );
            }
        }

        public void WriteJson(CommandRun run, IReadOnlyList<Feed> feeds) =>
            run.WriteJson(
                new PolledFeedsDocument([
                    .. feeds.Select(feed => PolledFeedPart.Of(feed, _polls.GetValueOrDefault(feed.Id), _items.GetValueOrDefault(feed.Id))),
                ]),
                DocumentJson.Default.PolledFeedsDocument
            );

        static (int Added, int Updated, int Unchanged, int Waiting) Count(
            (int Added, int Updated, int Unchanged, int Waiting) counts,
            ItemReport report
        ) =>
            report.Stored switch
            {
                StoreOutcome.Added => counts with { Added = counts.Added + 1 },
                StoreOutcome.Updated => counts with { Updated = counts.Updated + 1 },
                StoreOutcome.Unchanged => counts with { Unchanged = counts.Unchanged + 1 },
                _ => report.Reason is null ? counts : counts with { Waiting = counts.Waiting + 1 },
            };
    }
}
