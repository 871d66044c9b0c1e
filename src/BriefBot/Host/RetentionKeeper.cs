using BriefBot.Deliver.Discord;

namespace BriefBot.Host;

/// <summary>Runs <see cref="Retention"/> beside everything else, for as long as the host does.</summary>
sealed class RetentionKeeper : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly Task _running;

    readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    RetentionKeeper(Retention retention, TimeProvider time, ILoggerFactory loggers) =>
        _running = new Expiry(
            async (now, cancellation) =>
            {
                try
                {
                    await retention.PurgeAsync(now, cancellation);
                }
                finally
                {
                    _first.TrySetResult();
                }
            },
            TimeSpan.Zero,
            time,
            loggers.CreateLogger<Expiry>()
        ).RunAsync(_stop.Token);

    /// <summary>Ends when it has run once.</summary>
    public Task FirstRun => _first.Task;

    /// <summary>Starts it: now, and every six hours.</summary>
    public static RetentionKeeper Start(Retention retention, TimeProvider time, ILoggerFactory loggers) => new(retention, time, loggers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
