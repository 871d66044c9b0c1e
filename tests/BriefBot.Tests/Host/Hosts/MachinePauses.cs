namespace BriefBot.Tests.Host.Hosts;

/// <summary>
/// How long the machine stood still, or its disk: a virtual machine that is copied, or shares its disk, does so for seconds at times, and
/// with it all hosts and their database. A file is written through to the disk several times a second, and what that takes too long counts.
/// </summary>
sealed class MachinePauses : IAsyncDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    // A busy machine may take so long.
    static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _stop = new();
    readonly TemporaryFolder _folder = new();
    readonly Task _watching;
    long _ticks;

    /// <summary>Begins to watch.</summary>
    public MachinePauses() => _watching = Task.Run(WatchAsync);

    /// <summary>All pauses so far together.</summary>
    public TimeSpan Total => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
        _folder.Dispose();
    }

    async Task WatchAsync()
    {
        await using var file = File.Create(_folder.File("pauses"));
        while (!_stop.IsCancellationRequested)
        {
            var since = TimeProvider.System.GetTimestamp();
            await Task.Delay(Look, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            file.Position = 0;
            file.WriteByte(1);
            file.Flush(flushToDisk: true);
            var took = TimeProvider.System.GetElapsedTime(since) - Look;
            if (took > Usual)
                Interlocked.Add(ref _ticks, took.Ticks);
        }
    }
}
