using System.CommandLine;
using System.Globalization;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;
using BriefBot.Ingest.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Cli;

/// <summary><c>feeds add</c>: tries a feed and follows it.</summary>
static class FeedAddCommand
{
    static readonly Argument<string> Address = new("ADDRESS") { Description = "Address of a feed, or of a page that has one" };
    static readonly Option<string?> Title = new("--title") { HelpName = "TITLE", Description = "Name to call it by, in place of its own" };
    static readonly Option<string?> Topic = new("--topic") { HelpName = "TOPIC", Description = "Topic label for its articles" };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "add",
            "Follow a feed: find it, read it once, and say what it is",
            "briefbot feeds add https://example.com/feed.xml",
            "briefbot feeds add example.com --topic trade --title \"Example Times\""
        )
        {
            Address,
            Topic,
            Title,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        using var fetcher = IngestParts.Fetcher(run.Settings);
        await using var following = new FeedFollowing(run.Settings, stores, fetcher, NullLoggerFactory.Instance, TimeProvider.System);
        var wish = new FeedWish(
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            run.Parsed.GetRequiredValue(Address)
        )
        {
            Title = run.Parsed.GetValue(Title),
            Topic = run.Parsed.GetValue(Topic),
        };
        switch (await following.Desk.FollowAsync(wish, cancellation))
        {
            case FollowedFeed.Added added:
                if (run.Json)
                    run.WriteJson(FollowedFeedDocument.Of(added.Feed), DocumentJson.Default.FollowedFeedDocument);
                else
                    await TellAsync(run, added);
                return ExitCode.Done;
            case FollowedFeed.Known known:
                await run.Error.WriteLineAsync($"Feed {known.Feed.Id}, {VisibleText.Line(known.Feed.Title)}, is followed already.");
                if (run.Json)
                    run.WriteJson(FollowedFeedDocument.Of(known.Feed), DocumentJson.Default.FollowedFeedDocument);
                return ExitCode.Done;
            case FollowedFeed.Full full:
                await run.Error.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"briefbot: {full.Most:N0} feeds are followed, and that is the most ")
                        + "(Feeds:PerServer). Remove one, or raise the setting."
                );
                return ExitCode.Failed;
            case FollowedFeed.Missing missing:
                await run.Error.WriteLineAsync($"briefbot: {VisibleText.Line(wish.Address)}: {VisibleText.Line(missing.Reason)}");
                return ExitCode.Rejected;
            default:
                return ExitCode.Failed;
        }
    }

    static async Task TellAsync(CommandRun run, FollowedFeed.Added added)
    {
        var output = run.Output;
        await output.WriteLineAsync($"Feed {added.Feed.Id}: {VisibleText.Line(added.Feed.Title)}");
        await output.WriteLineAsync($"Address: {VisibleText.Line(added.Feed.Address)}");
        if (added.How is { } how)
            await output.WriteLineAsync(VisibleText.Line(how));
        foreach (var other in added.Others)
            await output.WriteLineAsync($"The page names this one, too: {VisibleText.Line(other)}");
        var items = added.Document.Items.Count;
        var newest = added.Document.Items.Select(item => item.Published ?? item.Updated).Max();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"It holds {items:N0} "
                    + $"{(items == 1 ? "item" : "items")}{(newest is { } date ? $", the newest of {FeedWords.Instant(date)}" : "")}; "
                    + $"language: {VisibleText.Line(added.Document.Language ?? "not stated")}."
            )
        );
        if (added.Document.Repaired)
            await output.WriteLineAsync("It is malformed, and is read with repairs.");
        await output.WriteLineAsync(
            $"Its articles are fetched by 'briefbot serve', from now on; or now, with: briefbot feeds poll {added.Feed.Id}"
        );
    }
}
