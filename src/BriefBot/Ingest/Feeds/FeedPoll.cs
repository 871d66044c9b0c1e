using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Ingest.Feeds;

/// <summary>What a poll of a feed came to.</summary>
/// <param name="Feed">As it is after it.</param>
/// <param name="Added">Items seen for the first time.</param>
/// <param name="Changed">Items whose text changed.</param>
/// <param name="Reason">Why it failed, null when it didn't.</param>
public sealed record PollReport(Feed Feed, int Added, int Changed, string? Reason);

/// <summary>Polls one feed: fetches it if it changed, and notes what it shows.</summary>
public sealed class FeedPoll(
    Fetcher fetcher,
    FeedStore store,
    FeedSchedule schedule,
    FeedOptions options,
    TimeProvider time,
    ILogger<FeedPoll> logger
)
{
    /// <summary>Fetches that the web is asked for at the same time.</summary>
    internal int Places => fetcher.Places;

    /// <summary>Polls a feed. Whatever the host does is noted with the feed.</summary>
    /// <returns>Null when the feed was removed meanwhile, or its host must not be asked now.</returns>
    /// <exception cref="CorpusException">It could not be noted.</exception>
    public async Task<PollReport?> RunAsync(Feed feed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(feed);
        if (!Uri.TryCreate(feed.Address, UriKind.Absolute, out var address))
            return await FailAsync(feed, new FetchResult.Failed(FetchFailure.AddressRefused, "The address is none."), cancellation);
        var result = await fetcher.FetchAsync(
            new FetchRequest(address)
            {
                Purpose = FetchPurpose.Feed,
                ETag = feed.ETag,
                LastModified = feed.LastModified,
            },
            cancellation
        );
        return result switch
        {
            FetchResult.Fetched fetched => await ReadAsync(feed, fetched, cancellation),
            FetchResult.NotModified same => await UnchangedAsync(feed, same, cancellation),
            FetchResult.Failed { Kind: FetchFailure.HostResting } resting => await PostponeAsync(feed, resting, cancellation),
            var failed => await FailAsync(feed, (FetchResult.Failed)failed, cancellation),
        };
    }

    /// <summary>Notes that reading a feed failed for a reason that nobody foresaw.</summary>
    internal Task BrokeAsync(Feed feed, Exception e, CancellationToken cancellation) =>
        FailAsync(
            feed,
            new FetchResult.Failed(FetchFailure.Malformed, $"Reading it failed unexpectedly ({e.GetType().Name}); the log says more."),
            cancellation
        );

    async Task<PollReport?> ReadAsync(Feed feed, FetchResult.Fetched fetched, CancellationToken cancellation)
    {
        var reading = FeedParser.Parse(fetched.Body.Span, fetched.Charset, fetched.Address);
        if (reading is FeedReading.Rejected { Reason: var reason })
            return await FailAsync(
                feed,
                new FetchResult.Failed(FetchFailure.Malformed, $"What is there is no feed: it is {reason}."),
                cancellation
            );
        var document = ((FeedReading.Found)reading).Feed;
        var now = time.GetUtcNow();
        var items = SeenItems.Of(document);
        var isFirst = feed.LastSuccess is null;
        var interval = isFirst ? schedule.First(document, now) : feed.Interval;
        var change = await store.PolledAsync(
            new FeedPolled(feed.Id, now, schedule.After(now, interval, document, fetched.FreshFor), interval)
            {
                HasDocument = true,
                Title = document.Title,
                Site = document.Site,
                Language = document.Language,
                ETag = fetched.ETag,
                LastModified = fetched.LastModified,
                MovedTo = MovedTo(feed, fetched.MovedTo),
                Items = items,
            },
            cancellation
        );
        if (!isFirst && change.Feed is not null)
        {
            // How many were new is known only now.
            var next = schedule.Next(feed.Interval, change.Added);
            await store.PaceAsync(feed.Id, next, schedule.After(now, next, document, fetched.FreshFor), cancellation);
        }
        return Report(feed, change);
    }

    async Task<PollReport?> UnchangedAsync(Feed feed, FetchResult.NotModified same, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var interval = schedule.Next(feed.Interval, 0);
        var change = await store.PolledAsync(
            new FeedPolled(feed.Id, now, schedule.After(now, interval, null, same.FreshFor), interval)
            {
                ETag = same.ETag,
                LastModified = same.LastModified,
                MovedTo = MovedTo(feed, same.MovedTo),
            },
            cancellation
        );
        return Report(feed, change);
    }

    async Task<PollReport?> FailAsync(Feed feed, FetchResult.Failed failed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var reason = Sentence.Of(failed.Reason);
        var change = await store.FailedAsync(
            new FeedFailed(feed.Id, now, schedule.AfterFailure(now, feed.Interval, feed.FailuresInRow + 1, failed.RetryAfter), reason)
            {
                IsGone = failed.Kind == FetchFailure.Gone,
                DeadAfterFailures = options.DeadAfterFailures,
                DeadAfter = options.DeadAfter,
                NextWhenDead = schedule.WhenDead(now),
            },
            cancellation
        );
        if (change.Feed is not { } after)
            return null;
        if (after.Health == FeedState.Dead && change.Former != FeedState.Dead)
            Log.Died(logger, after.Id, after.Title, reason);
        else if (after.Health == FeedState.Failing && change.Former == FeedState.Ok)
            Log.Failing(logger, after.Id, after.Title, reason);
        FeedMeter.Failed();
        return new PollReport(after, 0, 0, reason);
    }

    async Task<PollReport?> PostponeAsync(Feed feed, FetchResult.Failed resting, CancellationToken cancellation)
    {
        await store.PostponeAsync(
            feed.Id,
            schedule.AfterFailure(time.GetUtcNow(), options.ShortestInterval, 1, resting.RetryAfter),
            cancellation
        );
        return null;
    }

    PollReport? Report(Feed before, PollChange change)
    {
        if (change.Feed is not { } after)
            return null;
        if (change.Former == FeedState.Dead)
            Log.Revived(logger, after.Id, after.Title);
        if (change.Moved)
            Log.Moved(logger, after.Id, after.Title, before.Address, after.Address);
        FeedMeter.Succeeded(change.Added);
        return new PollReport(after, change.Added, change.Changed, null);
    }

    static string? MovedTo(Feed feed, Uri? moved) => moved is not null && moved.AbsoluteUri != feed.Address ? moved.AbsoluteUri : null;
}

static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Feed {Feed} ({Title}) is dead: {Reason} It is looked at once a week; find its new address and add that, or remove it "
            + "with: briefbot feeds remove {Feed}"
    )]
    public static partial void Died(ILogger logger, FeedId feed, string title, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} ({Title}) could not be read: {Reason} It is tried again.")]
    public static partial void Failing(ILogger logger, FeedId feed, string title, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} ({Title}) lives again.")]
    public static partial void Revived(ILogger logger, FeedId feed, string title);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} ({Title}) has moved for good, from {From} to {To}.")]
    public static partial void Moved(ILogger logger, FeedId feed, string title, string from, string to);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work on {What} failed; it is tried again.")]
    public static partial void Failed(ILogger logger, string what, Exception exception);
}
