namespace BriefBot.Host;

/// <summary>Work that is done in rounds beside everything else, with rests between them, until it is done or ended.</summary>
sealed class BackgroundWork : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly Task _work;

    BackgroundWork(Func<CancellationToken, ValueTask<TimeSpan?>> round, TimeProvider time) => _work = Task.Run(() => RunAsync(round, time));

    /// <summary>Starts it.</summary>
    /// <param name="round">Does what there is to do, and tells how long to rest before the next round; null when nothing will be left to
    /// do. What it throws ends the work and comes out when this is disposed of.</param>
    /// <param name="time">Measures rests.</param>
    public static BackgroundWork Start(Func<CancellationToken, ValueTask<TimeSpan?>> round, TimeProvider time) => new(round, time);

    /// <summary>Calls the round that is at hand off, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    async Task RunAsync(Func<CancellationToken, ValueTask<TimeSpan?>> round, TimeProvider time)
    {
        try
        {
            while (await round(_stop.Token) is { } rest)
                await Task.Delay(rest, time, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }

    /// <summary>The rest after a failure: each further one is twice as long, up to the longest.</summary>
    /// <param name="failures">Failures before this one, without a success between them.</param>
    /// <param name="first">The rest after the first.</param>
    /// <param name="longest">The longest.</param>
    public static TimeSpan RestAfter(int failures, TimeSpan first, TimeSpan longest) =>
        TimeSpan.FromTicks(Math.Min(first.Ticks << Math.Min(failures, 10), longest.Ticks));
}
