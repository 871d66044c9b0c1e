using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord;
using BriefBot.Host.Configuration;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Host.Composition;

/// <summary>All that following feeds takes, and for a host the poller at work.</summary>
sealed class FeedFollowing : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    Task _running = Task.CompletedTask;

    /// <summary>Puts the parts together; nothing is polled yet.</summary>
    /// <param name="fetcher">Disposed of by the caller, after this.</param>
    /// <param name="polled">Told of every poll.</param>
    /// <param name="fetched">Told of every item that was due.</param>
    public FeedFollowing(
        Settings settings,
        SqliteStores stores,
        Fetcher fetcher,
        ILoggerFactory loggers,
        TimeProvider time,
        Action<PollReport>? polled = null,
        Action<ItemReport>? fetched = null
    )
    {
        var options = settings.Feeds;
        var schedule = new FeedSchedule(options, Random.Shared);
        var poll = new FeedPoll(fetcher, stores.Feeds, schedule, options, time, loggers.CreateLogger<FeedPoll>());
        var items = new ItemFetch(fetcher, stores.Feeds, stores.Corpus, schedule, time);
        Poller = new FeedPoller(stores.Feeds, stores.Corpus, poll, items, options, time, loggers.CreateLogger<FeedPoller>())
        {
            Polled = polled,
            Fetched = fetched,
        };
        Desk = new FeedDesk(new FeedDiscovery(fetcher), stores.Feeds, schedule, options, time);
        Servers = new ServerFeeds(Desk, stores.Feeds, Poller.Wake);
    }

    /// <summary>The same for servers on Discord.</summary>
    public ServerFeeds Servers { get; }

    /// <summary>Takes feeds on.</summary>
    public FeedDesk Desk { get; }

    /// <summary>Polls them.</summary>
    public FeedPoller Poller { get; }

    /// <summary>Polls from now on.</summary>
    public void Start() => _running = Task.Run(() => Poller.RunAsync(_stop.Token));

    /// <summary>Stops polling; what was under way is repeated at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Poller.Dispose();
        _stop.Dispose();
    }
}
