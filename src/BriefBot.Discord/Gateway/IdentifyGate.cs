using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Lets shards start sessions no faster than Discord allows: max_concurrency in 5 seconds, and so many a day.</summary>
/// <remarks>
/// Source: Discord gateway reference, "Session Start Limit Object" and "Max Concurrency". Whoever goes over the day's limit finds the token
/// reset, so the limit is asked for anew when it is older than a minute, and with it where the gateway is; also when nobody greets there.
/// </remarks>
sealed partial class IdentifyGate : IDisposable
{
    // Delays are cut to whole milliseconds, hence one more.
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);

    // More than Discord gives the largest bots; a bound for what comes from outside.
    const int MostBuckets = 1_024;

    readonly Func<CancellationToken, Task<BotGateway>> _botGateway;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Bucket[] _buckets;
    readonly SemaphoreSlim _budget = new(1);
    readonly SemaphoreSlim _asking = new(1);
    readonly bool _compress;
    SessionStartLimit? _limit;
    Uri _address;
    int _remaining;
    long _askedAt;
    volatile bool _isDoubtful;

    /// <summary>Takes the first answer of GET /gateway/bot.</summary>
    /// <exception cref="FormatException">It gives no address to trust with the token.</exception>
    public IdentifyGate(BotGateway first, Func<CancellationToken, Task<BotGateway>> botGateway, GatewayContext context)
    {
        _botGateway = botGateway;
        _time = context.Time;
        _logger = context.Logger;
        _compress = context.Options.Compress;
        _address = GatewayAddress.Base(first.Url, _compress);
        Take(first);
        _buckets = [.. Enumerable.Range(0, Math.Clamp(_limit?.MaxConcurrency ?? 1, 1, MostBuckets)).Select(_ => new Bucket())];
    }

    /// <summary>Where sessions start, as Discord said last.</summary>
    public Uri Address => Volatile.Read(ref _address);

    /// <summary>Says that connections keep ending before HELLO: before the next one, Discord is asked where its gateway is.</summary>
    public void DoubtAddress() => _isDoubtful = true;

    /// <summary>Asks Discord where its gateway is if that is in doubt. If that can't be learnt, what it said last holds.</summary>
    /// <exception cref="DiscordUnauthorizedException">The token is refused.</exception>
    public Task ConfirmAddressAsync(CancellationToken cancellation) => AskIfAsync(() => _isDoubtful, cancellation);

    /// <summary>Waits until a shard may connect to start a session.</summary>
    /// <param name="shard">Its number.</param>
    /// <param name="waiting">Told until when, before each wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The right to send one IDENTIFY. Dispose of it when the connection has ended or the session is started.</returns>
    public async Task<Pass> EnterAsync(int shard, Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        var bucket = _buckets[shard % _buckets.Length];
        await bucket.Turn.WaitAsync(cancellation);
        try
        {
            await TakeFromBudgetAsync(waiting, cancellation);
            if (bucket.IdentifiedAt is { } last && Spacing - _time.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
            {
                waiting(wait);
                await Task.Delay(wait, _time, cancellation);
            }
        }
        catch
        {
            bucket.Turn.Release();
            throw;
        }

        return new Pass(this, bucket);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _budget.Dispose();
        _asking.Dispose();
        foreach (var bucket in _buckets)
            bucket.Turn.Dispose();
    }

    async Task TakeFromBudgetAsync(Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        await _budget.WaitAsync(cancellation);
        try
        {
            await AskIfAsync(() => _isDoubtful || _time.GetElapsedTime(_askedAt) > Fresh, cancellation);
            while (_limit is not null && Volatile.Read(ref _remaining) <= 0)
            {
                var resetAfter = TimeSpan.FromMilliseconds(Math.Clamp(_limit.ResetAfter, 0, LongestWait.TotalMilliseconds));
                var wait = resetAfter - _time.GetElapsedTime(_askedAt);
                if (wait < ShortestWait)
                    wait = ShortestWait;
                LogUsedUp(_limit.Total, wait, _time.GetUtcNow() + wait);
                waiting(wait);
                await Task.Delay(wait, _time, cancellation);
                await AskIfAsync(() => true, cancellation);
            }

            Interlocked.Decrement(ref _remaining);
        }
        finally
        {
            _budget.Release();
        }
    }

    // Shards that have the same doubt ask once.
    async Task AskIfAsync(Func<bool> must, CancellationToken cancellation)
    {
        if (!must())
            return;
        await _asking.WaitAsync(cancellation);
        try
        {
            if (must())
                await AskAsync(cancellation);
        }
        finally
        {
            _asking.Release();
        }
    }

    async Task AskAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await _botGateway(cancellation);
            Volatile.Write(ref _address, GatewayAddress.Base(answer.Url, _compress));
            Take(answer);
        }
        catch (Exception exception) when (exception is not DiscordUnauthorizedException && !cancellation.IsCancellationRequested)
        {
            // What was known last still holds, less what was used since.
            LogNotAsked(exception);
        }
    }

    void Take(BotGateway answer)
    {
        _limit = answer.SessionStartLimit;
        _askedAt = _time.GetTimestamp();
        _isDoubtful = false;
        Volatile.Write(ref _remaining, _limit?.Remaining ?? 0);
    }

    [LoggerMessage(LogLevel.Warning, "The {Total} sessions that Discord allows a day are used up; waiting {Wait} until {Until:u}")]
    partial void LogUsedUp(int total, TimeSpan wait, DateTimeOffset until);

    [LoggerMessage(LogLevel.Warning, "Discord didn't tell how many sessions are left; going by what it said before")]
    partial void LogNotAsked(Exception exception);

    /// <summary>The right to send one IDENTIFY.</summary>
    public sealed class Pass(IdentifyGate gate, Bucket bucket) : IDisposable
    {
        int _state;

        /// <summary>IDENTIFY is being sent: the next of this bucket waits 5 s from now.</summary>
        public void Used()
        {
            bucket.IdentifiedAt = gate._time.GetTimestamp();
            if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
                bucket.Turn.Release();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.CompareExchange(ref _state, 1, 0) != 0)
                return;

            Interlocked.Increment(ref gate._remaining);
            bucket.Turn.Release();
        }
    }

    /// <summary>Shards of the same shard_id modulo max_concurrency.</summary>
    public sealed class Bucket
    {
        /// <summary>Held by the shard whose turn it is.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When a shard of it identified last, as a timestamp; null before.</summary>
        public long? IdentifiedAt { get; set; }
    }
}
