using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Lets shards start sessions no faster than Discord allows: max_concurrency in 5 seconds, and so many a day.</summary>
/// <remarks>
/// Source: Discord gateway reference, "Session Start Limit Object" and "Max Concurrency". Whoever goes over the day's limit finds the token
/// reset, so the limit is asked for anew when it is older than a minute, and with it where the gateway is; also when nobody greets there.
/// </remarks>
sealed partial class IdentifyGate : IDisposable
{
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    // More than Discord gives the largest bots; a bound for what comes from outside.
    const int MostBuckets = 1_024;

    readonly Func<CancellationToken, Task<BotGateway>> _botGateway;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly IdentifyTurn[] _turns;
    readonly SessionBudget _budget;
    readonly SemaphoreSlim _spending = new(1);
    readonly SemaphoreSlim _asking = new(1);
    readonly bool _compress;
    Uri _address;
    volatile bool _isDoubtful;

    /// <summary>Takes the first answer of GET /gateway/bot.</summary>
    /// <param name="first">The answer.</param>
    /// <param name="shards">How many shards the bot has over all processes.</param>
    /// <param name="botGateway">Asks again.</param>
    /// <param name="context">The client's options and clock.</param>
    /// <exception cref="FormatException">It gives no address to trust with the token.</exception>
    public IdentifyGate(BotGateway first, int shards, Func<CancellationToken, Task<BotGateway>> botGateway, GatewayContext context)
    {
        _botGateway = botGateway;
        _time = context.Time;
        _logger = context.Logger;
        _compress = context.Options.Compress;
        _address = GatewayAddress.Base(first.Url, _compress);
        var shared = context.Options.Shared;
        _budget = new(shards, _time, shared, _logger);
        Take(first);
        var buckets = Math.Clamp(first.SessionStartLimit?.MaxConcurrency ?? 1, 1, MostBuckets);
        _turns = [.. Enumerable.Range(0, buckets).Select(number => new IdentifyTurn(number, _time, shared, _logger))];
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
    /// <param name="isRepeated">
    /// Whether the session before it didn't stand: such a shard doesn't use up what a restart of all would need.
    /// </param>
    /// <param name="waiting">Told for how long, before each wait, and whether that is for want of sessions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The right to send one IDENTIFY. Dispose of it when the connection has ended or the session is started.</returns>
    public async Task<Pass> EnterAsync(int shard, bool isRepeated, Waiting waiting, CancellationToken cancellation)
    {
        var turn = _turns[shard % _turns.Length];
        var failed = false;
        while (true)
        {
            await turn.TakeAsync(wait => waiting(wait, isShort: false), cancellation);
            Grant? taken = null;
            var (delay, isShort) = (AskAgain, true);
            try
            {
                await AskIfAsync(() => _isDoubtful || _budget.IsOver || _budget.Age > SessionBudget.Fresh, cancellation);
                (taken, delay) = await SpendAsync(isRepeated, cancellation);
                if (taken is not null)
                    return new Pass(_budget, taken, turn);
            }
            catch (Exception exception) when (exception is not DiscordUnauthorizedException && !cancellation.IsCancellationRequested)
            {
                isShort = false;
                if (!failed)
                    LogNotShared(exception);
                failed = true;
            }
            finally
            {
                // Who must wait may not keep the turn from who needn't.
                if (taken is null)
                    turn.End(identified: false);
            }

            waiting(delay, isShort);
            await Task.Delay(delay, _time, cancellation);
            // Of several that waited, one asks.
            if (isShort)
                await AskIfAsync(() => _budget.Age >= delay, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spending.Dispose();
        _asking.Dispose();
        foreach (var turn in _turns)
            turn.Dispose();
    }

    // One after the other, as each counts.
    async Task<(Grant? Taken, TimeSpan Wait)> SpendAsync(bool isRepeated, CancellationToken cancellation)
    {
        await _spending.WaitAsync(cancellation);
        try
        {
            return await _budget.TryTakeAsync(isRepeated, cancellation);
        }
        finally
        {
            _spending.Release();
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
        _isDoubtful = false;
        _budget.Take(answer.SessionStartLimit);
    }

    [LoggerMessage(LogLevel.Warning, "Discord didn't tell how many sessions are left; going by what it said before")]
    partial void LogNotAsked(Exception exception);

    [LoggerMessage(LogLevel.Warning, "How many sessions other processes began can't be learned; none is begun until it can")]
    partial void LogNotShared(Exception exception);

    /// <summary>Told for how long a shard waits, and whether that is for want of sessions.</summary>
    public delegate void Waiting(TimeSpan wait, bool isShort);

    /// <summary>The right to send one IDENTIFY.</summary>
    public sealed class Pass(SessionBudget budget, Grant taken, IdentifyTurn turn) : IDisposable
    {
        int _state;

        /// <summary>IDENTIFY is about to be sent: the next of this bucket waits 5 s from now.</summary>
        /// <returns>False where it may not be sent: the turn is over, or Discord counts anew, as after the process stood still.</returns>
        public bool TryUse()
        {
            var mayUse = taken.Holds && turn.Holds;
            return End(mayUse) && mayUse;
        }

        /// <inheritdoc/>
        public void Dispose() => End(isUsed: false);

        bool End(bool isUsed)
        {
            if (Interlocked.CompareExchange(ref _state, 1, 0) != 0)
                return false;

            if (!isUsed)
                _ = budget.GiveBackAsync(taken);
            turn.End(isUsed);
            return true;
        }
    }
}
