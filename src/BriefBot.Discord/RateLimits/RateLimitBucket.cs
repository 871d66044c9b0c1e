namespace BriefBot.Discord.RateLimits;

/// <summary>
/// One bucket for one channel, guild or webhook: as many requests in flight as Discord has said remain, and one while it has said nothing.
/// </summary>
/// <remarks>Every member is called with the lock held.</remarks>
sealed class RateLimitBucket(MonotonicClock clock, Lock sync) : Gate(clock, sync)
{
    int? _limit;
    int? _remaining;
    int _inFlight;
    TimeSpan? _resetsAt;
    TimeSpan _blockedUntil;
    TimeSpan _usedAt = clock.Now;
    long _reportedAt;

    /// <summary>Requests in flight.</summary>
    public int InFlight => _inFlight;

    /// <summary>
    /// Whether forgetting it loses nothing of use: nobody waits, nothing is in flight, its window is over, and it was not used of late.
    /// </summary>
    public bool IsIdle(TimeSpan now, TimeSpan idleTime) =>
        _inFlight == 0 && Waiting == 0 && _blockedUntil <= now && (_resetsAt ?? TimeSpan.Zero) <= now && now - _usedAt >= idleTime;

    /// <summary>A request is done.</summary>
    /// <param name="report">What was said of this bucket; null when nothing was.</param>
    /// <param name="sentAt">How many reports there had been, of any bucket, when the request was let through.</param>
    /// <param name="number">Number of this report.</param>
    public void Leave(RateLimitReport? report, long sentAt, long number)
    {
        _inFlight--;
        Learn(report, sentAt, number);
    }

    /// <summary>Takes in what was said of this bucket, whoever asked.</summary>
    public void Learn(RateLimitReport? report, long sentAt, long number)
    {
        _usedAt = Clock.Now;
        if (report?.Remaining is { } remaining && report.ResetAfter is { } resetAfter)
        {
            // A request sent after all that was known is news; of those that were under way together, the most careful one counts.
            var isNews = sentAt >= _reportedAt;
            var resetsAt = Clock.Now + resetAfter;
            _limit = report.Limit ?? _limit;
            _remaining = isNews || _remaining is null ? remaining : Math.Min(remaining, _remaining.Value);
            _resetsAt = isNews || _resetsAt is null || resetsAt > _resetsAt ? resetsAt : _resetsAt;
            _reportedAt = number;
        }
        else if (_remaining > (_resetsAt is null ? 1 : 0))
        {
            // Nothing was said, but it may have been counted. One is left where nothing else would open the bucket again.
            _remaining--;
        }
    }

    /// <summary>Lets nothing through for a while.</summary>
    public void Block(TimeSpan wait)
    {
        var until = Clock.Now + wait;
        if (until > _blockedUntil)
            _blockedUntil = until;
    }

    /// <summary>Lets through whom it can.</summary>
    public void LetThrough() => Pump();

    /// <summary>Hands the waiters of a route over.</summary>
    public void HandOver(RateLimitBucket other, RouteKey route) => MoveTo(other, route);

    /// <inheritdoc/>
    protected override bool TryPass(TimeSpan now)
    {
        if (_resetsAt is { } resetsAt && now >= resetsAt)
        {
            _remaining = _limit;
            _resetsAt = null;
        }

        if (_blockedUntil > now || _inFlight >= (_remaining ?? 1))
            return false;
        _inFlight++;
        _usedAt = now;
        return true;
    }

    /// <inheritdoc/>
    protected override TimeSpan? ClosedUntil(TimeSpan now)
    {
        var until = _remaining == 0 && _resetsAt > _blockedUntil ? _resetsAt.Value : _blockedUntil;
        return until > now ? until : null;
    }

    /// <inheritdoc/>
    protected override TimeSpan? LookAgainAt(TimeSpan now) => ClosedUntil(now) ?? (_resetsAt > now ? _resetsAt : null);
}
