namespace BriefBot.Discord.RateLimits;

/// <summary>What all requests of a kind pass: so many in any second, and none while it is paused.</summary>
/// <param name="clock">Time.</param>
/// <param name="perSecond">Requests in any second; null for no limit.</param>
sealed class RequestGate(MonotonicClock clock, int? perSecond) : Gate(clock, new Lock())
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Times of the last requests, as many as a second may hold: a sliding window, since a refilled bucket lets nearly twice as many through
    // in its first second.
    readonly TimeSpan[] _passed = new TimeSpan[perSecond ?? 0];
    long _count;
    TimeSpan _pausedUntil;

    /// <summary>Lets nothing through for a while.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (Sync)
        {
            var until = Clock.Now + wait;
            if (until > _pausedUntil)
                _pausedUntil = until;
            Pump();
        }
    }

    /// <inheritdoc/>
    protected override bool TryPass(TimeSpan now)
    {
        if (ClosedUntil(now) is not null)
            return false;
        if (_passed.Length > 0)
            _passed[_count++ % _passed.Length] = now;
        return true;
    }

    /// <inheritdoc/>
    protected override TimeSpan? ClosedUntil(TimeSpan now)
    {
        var until = _pausedUntil;
        if (_passed.Length > 0 && _count >= _passed.Length)
        {
            var free = _passed[_count % _passed.Length] + Second;
            if (free > until)
                until = free;
        }

        return until > now ? until : null;
    }
}
