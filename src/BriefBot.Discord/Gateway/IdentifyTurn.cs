using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>
/// The turn to send an IDENTIFY that shards of one shard_id modulo max_concurrency have, one each 5 seconds: in this process, and over all
/// of them where they share it.
/// </summary>
/// <param name="number">Number of the bucket.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What processes share; null where there is one.</param>
/// <param name="logger">Log.</param>
sealed partial class IdentifyTurn(int number, TimeProvider time, ISharedLimits? shared, ILogger logger) : IDisposable
{
    // Delays are cut to whole milliseconds, hence one more.
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(1);

    // Over processes: what is sent later than it was noted must not come too early for Discord.
    static readonly TimeSpan SharedSpacing = TimeSpan.FromSeconds(5.5);

    // For a process that is killed meanwhile nobody waits longer; one that lives renews it.
    static readonly TimeSpan Hold = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Renew = TimeSpan.FromSeconds(4);

    // Whoever has it next may identify at once, and what is sent now may take a moment.
    static readonly TimeSpan ToSpare = TimeSpan.FromSeconds(6);
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    static readonly TimeSpan AskNoSooner = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan AskNoLater = TimeSpan.FromSeconds(2);

    readonly ILogger _logger = logger;
    readonly SemaphoreSlim _own = new(1);
    Grant _held = new(time, length: null);
    CancellationTokenSource? _renewing;
    Guid _ticket;
    long? _identifiedAt;

    /// <summary>Whether whoever took the turn still has it.</summary>
    public bool Holds => _held.Holds;

    /// <summary>Waits for the turn.</summary>
    /// <param name="waiting">Told for how long, before each wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task TakeAsync(Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        await _own.WaitAsync(cancellation);
        try
        {
            if (_identifiedAt is { } last && Spacing - time.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
            {
                waiting(wait);
                await Task.Delay(wait, time, cancellation);
            }

            if (shared is not null)
                await TakeSharedAsync(shared, waiting, cancellation);
        }
        catch
        {
            _own.Release();
            throw;
        }
    }

    /// <summary>Ends the turn.</summary>
    /// <param name="identified">Whether IDENTIFY is being sent: the next waits 5 s from now.</param>
    public void End(bool identified)
    {
        if (identified)
            _identifiedAt = time.GetTimestamp();
        _renewing?.Cancel();
        _renewing?.Dispose();
        _renewing = null;
        if (shared is not null)
            _ = EndSharedAsync(shared, _ticket, identified ? SharedSpacing : TimeSpan.Zero);
        _own.Release();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _renewing?.Cancel();
        _renewing?.Dispose();
        _own.Dispose();
    }

    string Name => $"discord.identify.{number}";

    // Without the turn nothing is sent, however long it can't be asked for: a session begun too early is invalid, and counts all the same.
    async Task TakeSharedAsync(ISharedLimits limits, Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        var failed = false;
        while (true)
        {
            var wait = AskAgain;
            try
            {
                _ticket = Guid.NewGuid();
                _held = new(time, Hold - ToSpare);
                var answer = await limits.TakeTurnAsync(Name, _ticket, Hold, cancellation);
                if (answer.IsTaken)
                {
                    _renewing = new();
                    _ = RenewAsync(limits, _ticket, _renewing.Token);
                    return;
                }
                // Who has it ends it sooner than it would end by itself.
                wait = TimeSpan.FromTicks(Math.Clamp(answer.Wait.Ticks, AskNoSooner.Ticks, AskNoLater.Ticks));
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                if (!failed)
                    LogNoTurn(exception);
                failed = true;
            }

            waiting(wait);
            await Task.Delay(wait, time, cancellation);
        }
    }

    // Until it has ended. Where it can't be renewed, it lapses.
    async Task RenewAsync(ISharedLimits limits, Guid ticket, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(Renew, time, ended)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (ended.IsCancellationRequested)
                return;
            try
            {
                var held = new Grant(time, Hold - ToSpare);
                var answer = await limits.TakeTurnAsync(Name, ticket, Hold, ended);
                if (ended.IsCancellationRequested || !answer.IsTaken)
                    return;
                _held = held;
            }
            catch (Exception exception)
            {
                if (ended.IsCancellationRequested)
                    return;
                LogNotRenewed(exception);
            }
        }
    }

    async Task EndSharedAsync(ISharedLimits limits, Guid ticket, TimeSpan next)
    {
        try
        {
            await limits.EndTurnAsync(Name, ticket, next, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotEnded(exception, Hold);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The turn to begin a session, which processes share, can't be asked for; it is tried again")]
    partial void LogNoTurn(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The turn to begin a session, which processes share, could not be renewed; it is tried again")]
    partial void LogNotRenewed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The turn to begin a session could not be given on; others wait for it, {Hold} at most")]
    partial void LogNotEnded(Exception exception, TimeSpan hold);
}
