namespace BriefBot.Corpus.Postgres;

/// <summary>
/// The time by the database's clock, as a lease was told it last, so that all hosts go by one clock: what is due for one is due for the
/// next, however far their own clocks are off. How much time has passed, the host measures itself.
/// </summary>
public sealed class LeaseTime : TimeProvider
{
    readonly TimeProvider _host;
    volatile Reading _last;

    /// <summary>Begins with a reading.</summary>
    /// <param name="host">Measures time passed.</param>
    /// <param name="now">What the database's clock showed, a moment ago.</param>
    public LeaseTime(TimeProvider host, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _last = Read(now);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => _host.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _host.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var last = _last;
        return last.Now + _host.GetElapsedTime(last.At);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => _host.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _host.CreateTimer(callback, state, dueTime, period);

    /// <summary>Notes another reading.</summary>
    internal void Set(DateTimeOffset now) => _last = Read(now);

    // Behind by as long as the answer took, and never ahead: nothing is posted too early.
    Reading Read(DateTimeOffset now) => new(now.ToUniversalTime(), _host.GetTimestamp());

    sealed record Reading(DateTimeOffset Now, long At);
}
