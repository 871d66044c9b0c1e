using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Follows feeds: polls those that are due, fetches their items, looks at recent articles again. Hosts are read from side by side, and one
/// that is slow holds up nobody else. Everything that is left undone is in the store, so that it may be ended at any moment.
/// </summary>
public sealed class FeedPoller(
    FeedStore store,
    ICorpus corpus,
    FeedPoll poll,
    ItemFetch items,
    FeedOptions options,
    TimeProvider time,
    ILogger<FeedPoller> logger
) : IDisposable
{
    // Pieces of work that are begun or wait for their host; enough for every place to be taken.
    const int PiecesPerHost = 2;
    const int MostFeeds = 4_000;
    const int IndexEvery = 50;

    // What other processes changed (a feed added at the terminal) is seen after this at the latest.
    static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(30);

    readonly HostLanes _lanes = new(Places(poll, options), time);
    readonly Dictionary<(bool IsFeed, long Id), bool> _running = [];
    readonly HashSet<(bool IsFeed, long Id)> _ended = [];
    readonly HashSet<WorkspaceId> _changed = [];
    readonly Lock _lock = new();
    readonly int _most = Places(poll, options) * PiecesPerHost * 2;
    TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _slowRunning;
    int _unindexed;
    long _trouble = long.MinValue;
    Exception? _failure;

    /// <summary>Told of every poll; called from any thread.</summary>
    public Action<PollReport>? Polled { get; init; }

    /// <summary>Told of every item that was due; called from any thread.</summary>
    public Action<ItemReport>? Fetched { get; init; }

    /// <summary>Looks at the store now, since something was added to it.</summary>
    public void Wake()
    {
        lock (_lock)
            _news.TrySetResult();
    }

    /// <summary>Polls until it is told to stop, and then lets nothing new begin; what is under way is called off and repeated at the next
    /// start.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var news = Rearm();
                var began = await TryStartAsync(null, cancellation);
                if (began == 0 && Running == 0)
                    await SettleAsync(cancellation);
                await SleepAsync(news, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await IdleAsync();
        }
    }

    /// <summary>Does all that is due by now, and what comes of it, and ends.</summary>
    /// <param name="only">Feeds to which this is limited; null for all.</param>
    public async Task DrainAsync(IReadOnlyCollection<FeedId>? only, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var news = Rearm();
                if (_failure is { } failure)
                    throw new CorpusException($"The feeds could not be polled to the end: {failure.Message}", failure);
                var began = await StartDueAsync(only, cancellation);
                if (began == 0 && Running == 0)
                    break;
                await news.WaitAsync(cancellation);
            }
            await SettleAsync(cancellation);
        }
        finally
        {
            await IdleAsync();
        }
    }

    /// <summary>To be called when neither <see cref="RunAsync"/> nor <see cref="DrainAsync"/> runs any more.</summary>
    public void Dispose() => _lanes.Dispose();

    int Running
    {
        get
        {
            lock (_lock)
                return _running.Count;
        }
    }

    Task Rearm()
    {
        lock (_lock)
        {
            if (_news.Task.IsCompleted)
                _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _news.Task;
        }
    }

    /// <summary>Waits until a piece of work is done, somebody wakes it, or something is due.</summary>
    async Task SleepAsync(Task news, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var wait = LongestSleep;
        if (Running < _most && await NextDueAsync(cancellation) is { } due && due - now < wait)
            wait = due - now;
        // What is due but has no place yet gets one when something ends.
        if (Running > 0 && wait < TimeSpan.FromSeconds(1))
            wait = TimeSpan.FromSeconds(1);
        if (wait < TimeSpan.FromMilliseconds(50))
            wait = TimeSpan.FromMilliseconds(50);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(news, Task.Delay(wait, time, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        try
        {
            return await store.NextDueAsync(cancellation);
        }
        catch (CorpusException)
        {
            return null;
        }
    }

    async Task<int> TryStartAsync(IReadOnlyCollection<FeedId>? only, CancellationToken cancellation)
    {
        // A store that can't be written would have every host asked again and again for nothing.
        if (_trouble != long.MinValue && time.GetElapsedTime(_trouble) < AfterTrouble)
            return 0;
        _trouble = long.MinValue;
        try
        {
            return await StartDueAsync(only, cancellation);
        }
        catch (CorpusException e)
        {
            Trouble("the feeds that are due", e);
            return 0;
        }
    }

    void Trouble(string what, Exception e)
    {
        _trouble = time.GetTimestamp();
        _failure = e;
        Log.Failed(logger, what, e);
    }

    /// <summary>Begins what is due, as far as there is room.</summary>
    /// <returns>How much it began, or has to look at again.</returns>
    async Task<int> StartDueAsync(IReadOnlyCollection<FeedId>? only, CancellationToken cancellation)
    {
        if (Running >= _most)
            return 0;
        lock (_lock)
            _ended.Clear();
        var now = time.GetUtcNow();
        var began = 0;
        foreach (var feed in await store.DueAsync(now, MostFeeds, cancellation))
            if (
                only?.Contains(feed.Id) != false
                && TryStart((true, feed.Id.Value), HostOf(feed.Address), () => PollAsync(feed, cancellation))
            )
                began++;
        foreach (var item in await store.DueItemsAsync(now, MostFeeds, cancellation))
            if (
                only?.Contains(item.Feed) != false
                && TryStart((false, item.Id), HostOf(item.Address) ?? $"feed {item.Feed}", () => FetchAsync(item, cancellation))
            )
                began++;
        return began;
    }

    bool TryStart((bool IsFeed, long Id) key, string? host, Func<Task> work)
    {
        var lane = host ?? "";
        lock (_lock)
        {
            // What ended after it was read from the store as due may be due no more; the next look tells.
            if (_ended.Contains(key))
                return true;
            // Slow hosts wait for places of their own; if all that wait were theirs, nobody else could begin.
            var isSlow = _lanes.IsSlow(lane);
            if (
                _running.Count >= _most
                || (isSlow && _slowRunning >= _most / 2)
                || _lanes.Waiting(lane) >= PiecesPerHost
                || !_running.TryAdd(key, isSlow)
            )
                return false;
            if (isSlow)
                _slowRunning++;
        }
        _lanes.Run(
            lane,
            async () =>
            {
                await work();
                lock (_lock)
                {
                    if (_running.Remove(key, out var wasSlow) && wasSlow)
                        _slowRunning--;
                    _ended.Add(key);
                    _news.TrySetResult();
                }
            }
        );
        return true;
    }

    async Task PollAsync(Feed feed, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            if (await poll.RunAsync(feed, cancellation) is { } report)
                Polled?.Invoke(report);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        catch (CorpusException e)
        {
            Trouble($"feed {feed.Id}", e);
        }
        catch (Exception e)
        {
            Log.Failed(logger, $"feed {feed.Id}", e);
            await GuardAsync($"feed {feed.Id}", () => poll.BrokeAsync(feed, e, cancellation));
        }
    }

    async Task FetchAsync(DueItem due, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                await store.FindItemAsync(due.Id, cancellation) is not { } item
                || await store.FindAsync(due.Feed, cancellation) is not { } feed
            )
                return;
            var report = await items.RunAsync(item, feed, cancellation);
            if (report.Stored is StoreOutcome.Added or StoreOutcome.Updated)
                await CountAsync(feed.Workspace, cancellation);
            Fetched?.Invoke(report);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        catch (CorpusException e)
        {
            Trouble($"item {due.Id} of feed {due.Feed}", e);
        }
        catch (Exception e)
        {
            // One item that can't be read for a reason nobody foresaw must not hold up the others, nor be tried for ever.
            Log.Failed(logger, $"item {due.Id} of feed {due.Feed}", e);
            await GuardAsync($"item {due.Id}", () => items.BrokeAsync(due.Id, e, cancellation));
        }
    }

    async Task GuardAsync(string what, Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception e) when (e is CorpusException or OperationCanceledException)
        {
            Trouble(what, e);
        }
    }

    async Task CountAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _changed.Add(workspace);
            if (++_unindexed < IndexEvery)
                return;
            _unindexed = 0;
        }
        await corpus.IndexAsync(cancellation);
    }

    /// <summary>Makes what was stored findable, and dates what others on the same event date.</summary>
    async Task SettleAsync(CancellationToken cancellation)
    {
        WorkspaceId[] changed;
        lock (_lock)
        {
            changed = [.. _changed];
            _changed.Clear();
            _unindexed = 0;
        }
        if (changed.Length == 0)
            return;
        try
        {
            foreach (var workspace in changed)
                await new DateReconciler(corpus).ReconcileAsync(workspace, cancellation);
            await corpus.IndexAsync(cancellation);
        }
        catch (CorpusException e)
        {
            lock (_lock)
                _changed.UnionWith(changed);
            Trouble("the index", e);
        }
    }

    async Task IdleAsync()
    {
        while (true)
        {
            var news = Rearm();
            if (Running == 0)
                return;
            await news;
        }
    }

    // With fewer fetches than places, slow hosts could take all fetches with half of the places.
    static int Places(FeedPoll poll, FeedOptions options) => Math.Min(options.ConcurrentHosts, poll.Places);

    static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : null;
}
