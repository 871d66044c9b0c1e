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

    // To connect and hear HELLO takes at most 50 s; of a process that was killed meanwhile, nobody waits longer.
    static readonly TimeSpan Hold = TimeSpan.FromSeconds(60);
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    static readonly TimeSpan AskNoSooner = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan AskNoLater = TimeSpan.FromSeconds(2);

    readonly ILogger _logger = logger;
    readonly SemaphoreSlim _own = new(1);
    Guid _ticket;
    long? _identifiedAt;

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
        if (shared is not null)
            _ = EndSharedAsync(shared, _ticket, identified ? SharedSpacing : TimeSpan.Zero);
        _own.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

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
                var answer = await limits.TakeTurnAsync(Name, _ticket, Hold, cancellation);
                if (answer.IsTaken)
                    return;
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

    [LoggerMessage(LogLevel.Warning, "The turn to begin a session could not be given on; others wait for it, {Hold} at most")]
    partial void LogNotEnded(Exception exception, TimeSpan hold);
}
