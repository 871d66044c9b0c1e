namespace BriefBot.Deliver.Discord;

/// <summary>Deletes what was kept for long enough: at the start, and every six hours.</summary>
/// <param name="purge">Deletes what is older than a moment.</param>
/// <param name="keep">How long things are kept.</param>
sealed class Expiry(Func<DateTimeOffset, CancellationToken, Task> purge, TimeSpan keep, TimeProvider time, ILogger<Expiry> logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Runs until it is told to stop, on other threads: the database may make whoever asks it wait for its lock.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.Run(() => RepeatAsync(cancellation), CancellationToken.None);

    async Task RepeatAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await PurgeAsync(cancellation);
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    async Task PurgeAsync(CancellationToken cancellation)
    {
        try
        {
            await purge(time.GetUtcNow() - keep, cancellation);
        }
        catch (Corpus.CorpusException e)
        {
            Log.NotPurged(logger, e);
        }
    }
}
