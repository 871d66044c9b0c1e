namespace BriefBot.Discord;

/// <summary>Keeps a connection below Discord's 120 messages in 60 seconds, 3 of them kept for heartbeats.</summary>
/// <remarks>Source: Discord gateway reference, "Rate Limiting". Going over closes the connection with 4008.</remarks>
sealed class SendLimiter(TimeProvider time)
{
    const int Limit = 120;
    const int KeptForHeartbeats = 3;
    static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    readonly Lock _lock = new();
    readonly Queue<long> _sent = new(Limit);

    /// <summary>Takes a place for a heartbeat; false when even the kept ones are used up.</summary>
    public bool TryTakeForHeartbeat() => Take(Limit) == TimeSpan.Zero;

    /// <summary>Waits for a place for any other message.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        for (var wait = Take(Limit - KeptForHeartbeats); wait > TimeSpan.Zero; wait = Take(Limit - KeptForHeartbeats))
        {
            await Task.Delay(wait, time, cancellation);
        }
    }

    // Zero when a place was taken, else the time until one is free.
    TimeSpan Take(int limit)
    {
        lock (_lock)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();
            if (_sent.Count < limit)
            {
                _sent.Enqueue(time.GetTimestamp());
                return TimeSpan.Zero;
            }

            // A place is free once so many have left that fewer than the limit remain.
            var leaving = _sent.ElementAt(_sent.Count - limit);
            return Window - time.GetElapsedTime(leaving) + TimeSpan.FromMilliseconds(1);
        }
    }
}
