namespace BriefBot.Discord;

/// <summary>Beats for one connection, and notices when nobody answers.</summary>
/// <param name="beat">Sends a heartbeat.</param>
sealed class Heart(TimeProvider time, Jitter jitter, Func<Task> beat)
{
    const long Never = -1;

    long _beatAt = Never;
    volatile bool _acknowledged;

    /// <summary>Time from a heartbeat to its acknowledgement; null before the first one.</summary>
    public TimeSpan? Latency { get; private set; }

    /// <summary>Beats until a beat was not acknowledged by the time of the next one; then returns.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellation)
    {
        // Not all clients that lost the same gateway should beat at the same moment.
        await Task.Delay(jitter.Of(interval), time, cancellation);
        do
        {
            _acknowledged = false;
            await BeatAsync();
            await Task.Delay(interval, time, cancellation);
        } while (_acknowledged);
    }

    /// <summary>Beats at once, as the gateway asks with op 1.</summary>
    public Task BeatAsync()
    {
        Interlocked.Exchange(ref _beatAt, time.GetTimestamp());
        return beat();
    }

    /// <summary>Takes note of an acknowledgement.</summary>
    public void Acknowledge()
    {
        _acknowledged = true;
        var beatAt = Interlocked.Read(ref _beatAt);
        if (beatAt != Never)
            Latency = time.GetElapsedTime(beatAt);
    }
}
