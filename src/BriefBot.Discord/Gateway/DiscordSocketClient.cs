using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Keeps a bot connected to Discord's gateway, over as many shards as it takes, and tells what happens there.</summary>
public sealed partial class DiscordSocketClient
{
    // A bound for what comes from outside, well beyond the largest bots.
    const int MostShards = 16_384;

    // Longest that Discord may have us wait until we ask again where its gateway is.
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    readonly GatewayContext _context;
    readonly Func<CancellationToken, Task<BotGateway>> _botGateway;
    readonly ILogger _logger;
    readonly SessionKeeper? _keeper;
    GatewayShard[] _shards = [];
    string? _status;
    int _running;

    /// <summary>Prepares a client that isn't connected yet.</summary>
    /// <param name="options">How to connect.</param>
    /// <param name="botGateway">Asks GET /gateway/bot; whatever it throws is tried again, except
    /// <see cref="DiscordUnauthorizedException"/>.</param>
    /// <param name="time">Clock of all waits and limits.</param>
    /// <param name="random">Jitter.</param>
    /// <param name="logger">Where to log; never a token or a message's text.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public DiscordSocketClient(
        DiscordSocketConfig options,
        Func<CancellationToken, Task<BotGateway>> botGateway,
        TimeProvider time,
        Random random,
        ILogger logger
    )
    {
        options.Check();
        _context = new(options, time, new Jitter(random), new GatewayMeter(), logger);
        _botGateway = botGateway;
        _logger = logger;
        _status = options.Status;
        _keeper = options.Sessions is { } store ? new(_context, store, Handlers) : null;
    }

    /// <summary>Who is told of what happens.</summary>
    public GatewayHandlers Handlers { get; } = new();

    /// <summary>What all shards are doing together: connected when all are, else the state of one that isn't.</summary>
    public ConnectionState ConnectionState
    {
        get
        {
            if (Shards is { Count: > 0 } shards)
                return shards.Min(shard => shard.State);
            return Volatile.Read(ref _running) == 0 ? ConnectionState.Disconnected : ConnectionState.Connecting;
        }
    }

    /// <summary>What each shard is doing; empty before the gateway is known.</summary>
    public IReadOnlyList<ShardStatus> Shards => [.. Volatile.Read(ref _shards).Select(shard => shard.Status)];

    /// <summary>Longest time of a shard from heartbeat to acknowledgement; null before the first one.</summary>
    public TimeSpan? Latency => Shards.Max(shard => shard.Latency);

    /// <summary>What happened since the start.</summary>
    public GatewayCounts Counts => _context.Meter.Read();

    /// <summary>Runs all shards until cancelled, then closes them and returns.</summary>
    /// <exception cref="DiscordGatewayClosedException">The gateway closed for a reason that trying again can't mend; the message says what
    /// to do.</exception>
    /// <exception cref="DiscordUnauthorizedException">GET /gateway/bot refused the token.</exception>
    /// <exception cref="InvalidOperationException">It is running already.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            throw new InvalidOperationException("The client is running already.");

        try
        {
            if (await FindGatewayAsync(cancellation) is not { } bot)
                return;
            var count = _context.Options.Part.ShardsFor(_context.Options.TotalShards ?? Math.Clamp(bot.Shards, 1, MostShards));
            using var gate = new IdentifyGate(bot, count, _botGateway, _context);
            await RunShardsAsync(count, gate, cancellation);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Shows another status on all shards, now and after each reconnect.</summary>
    /// <param name="status">1–128 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the wait for Discord's limit on messages.</param>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public async Task SetCustomStatusAsync(string? status, CancellationToken cancellation)
    {
        if (status is { Length: 0 or > 128 })
            throw new ArgumentException("A status must have 1–128 characters.", nameof(status));

        Volatile.Write(ref _status, status);
        await Task.WhenAll(Volatile.Read(ref _shards).Select(shard => shard.SendAsync(GatewayMessages.Presence(status), cancellation)));
    }

    /// <summary>
    /// Keeps the sessions as they are, so that nothing is replayed that was handled. For after <see cref="RunAsync"/>, when what its
    /// handlers began is done. Does nothing without a store; what fails is logged.
    /// </summary>
    public Task KeepSessionsAsync(CancellationToken cancellation) => _keeper?.EndAsync(Snapshots(), cancellation) ?? Task.CompletedTask;

    SessionKeeper.SnapshotOf[] Snapshots() => [.. Volatile.Read(ref _shards).Select(shard => (SessionKeeper.SnapshotOf)shard.Snapshot)];

    static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Null when cancelled meanwhile.
    async Task<BotGateway?> FindGatewayAsync(CancellationToken cancellation)
    {
        var backoff = new ReconnectBackoff(_context.Jitter);
        var atLeast = TimeSpan.Zero;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var delay = backoff.NextDelay(identify: false, sessionInvalid: false);
                await Task.Delay(delay > atLeast ? delay : atLeast, _context.Time, cancellation);
                var bot = await _botGateway(cancellation);
                _ = GatewayAddress.Base(bot.Url, _context.Options.Compress);
                return bot;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception exception) when (exception is not DiscordUnauthorizedException)
            {
                backoff.Ended(identified: false, TimeSpan.Zero);
                atLeast = exception is DiscordRateLimitedException limited ? Min(limited.RetryAfter, LongestWait) : TimeSpan.Zero;
                LogNoGateway(exception);
            }
        }

        return null;
    }

    async Task RunShardsAsync(int count, IdentifyGate gate, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var handlers = new CancellationTokenSource();
        var queue = new EventQueue(_context.Options.QueueCapacity, _context.Meter, _logger);
        var interactions = new InteractionStarter(_context.Options.InteractionConcurrency, _context.Meter, _logger);
        var router = new EventRouter(Handlers, queue, interactions, _context, handlers.Token);
        var consuming = queue.RunAsync(handlers.Token);
        Volatile.Write(
            ref _shards,
            [
                .. _context
                    .Options.Part.ShardsOf(count)
                    .Select(shard => new GatewayShard(
                        _context,
                        shard,
                        count,
                        gate,
                        new ShardEvents(shard, router),
                        () => Volatile.Read(ref _status),
                        ShowStatus,
                        _keeper
                    )),
            ]
        );
        var keeping = _keeper?.RunAsync(Snapshots(), stop.Token) ?? Task.CompletedTask;
        try
        {
            await Task.WhenAll(_shards.Select(shard => RunShardAsync(shard, stop)));
        }
        finally
        {
            await keeping;
            await handlers.CancelAsync();
            await WaitForHandlersAsync(Task.WhenAll(consuming, interactions.WhenIdleAsync()));
        }
    }

    // When one shard can't go on, none does.
    static async Task RunShardAsync(GatewayShard shard, CancellationTokenSource stop)
    {
        try
        {
            await shard.RunAsync(stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    async Task WaitForHandlersAsync(Task handlers)
    {
        try
        {
            await handlers.WithinAsync(_context.Options.StopTimeout, _context.Time);
        }
        catch (TimeoutException)
        {
            LogHandlersLeft(_context.Options.StopTimeout);
        }
    }

    void ShowStatus(ShardStatus status)
    {
        try
        {
            Handlers.StatusChanged?.Invoke(status);
        }
        catch (Exception exception)
        {
            LogStatusHandlerFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Discord didn't tell where its gateway is; trying again")]
    partial void LogNoGateway(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Handlers still run {Limit} after the client stopped; they are left alone")]
    partial void LogHandlersLeft(TimeSpan limit);

    [LoggerMessage(LogLevel.Error, "The handler of status changes failed")]
    partial void LogStatusHandlerFailed(Exception exception);
}
