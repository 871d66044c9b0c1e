namespace BriefBot.Corpus.Postgres;

/// <summary>
/// Keeps a lease while it can, and says when it can't: before the lease ends by the database's clock, so that this host has stopped when
/// another one begins.
/// </summary>
public sealed class LeaseKeeper : IAsyncDisposable
{
    readonly ILeases _leases;
    readonly TimeProvider _time;
    readonly TimeSpan _length;
    readonly CancellationTokenSource _lost = new();
    readonly CancellationTokenSource _stop = new();
    readonly Task _renewing;
    volatile Moment _since;

    /// <summary>Begins to renew a lease.</summary>
    /// <param name="leases">Where it is.</param>
    /// <param name="lease">Taken a moment ago.</param>
    /// <param name="since">From before it was taken.</param>
    /// <param name="length">How long it lasts each time.</param>
    /// <param name="time">The clock.</param>
    public LeaseKeeper(ILeases leases, SliceState lease, Moment since, TimeSpan length, TimeProvider time)
    {
        (_leases, Lease, _since, _length, _time) = (leases, lease, since, length, time);
        TakenAt = since.Timestamp;
        Time = new(time, lease.Now);
        _renewing = RenewAsync();
    }

    /// <summary>An instant by both measures of a clock: time passed, and what it shows.</summary>
    public sealed record Moment(long Timestamp, DateTimeOffset Utc)
    {
        /// <summary>This instant.</summary>
        public static Moment Now(TimeProvider time)
        {
            ArgumentNullException.ThrowIfNull(time);
            return new(time.GetTimestamp(), time.GetUtcNow());
        }
    }

    /// <summary>The lease.</summary>
    public SliceState Lease { get; }

    /// <summary>When it was taken, by the host's measure of time passed: whoever had it before did nothing for the slice after
    /// that.</summary>
    public long TakenAt { get; }

    /// <summary>The time by the database's clock.</summary>
    public LeaseTime Time { get; }

    /// <summary>Set when it is lost, or could not be renewed for so long that it must be taken for lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>True while this host may act for the slice, asked at the moment: a process that stood still finds out by its clock. The
    /// measure of time passed stands still while a machine sleeps; what the clock shows doesn't, and when it jumps, nothing is lost but the
    /// time until the next renewal.</summary>
    public bool IsHeld
    {
        get
        {
            var since = _since;
            return !_lost.IsCancellationRequested && Age(since) < Usable && _time.GetUtcNow() - since.Utc < Usable;
        }
    }

    // What another host waits for is the whole length, by the database's clock; a fifth is left for clocks that run differently fast.
    TimeSpan Usable => _length * 0.8;

    TimeSpan Age(Moment since) => _time.GetElapsedTime(since.Timestamp);

    /// <summary>Says that it is lost, as a write found.</summary>
    public void Lose() => _lost.Cancel();

    async Task RenewAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_lost.Token, _stop.Token);
        var pause = _length / 5;
        try
        {
            while (true)
            {
                await Task.Delay(pause, _time, either.Token);
                if (Age(_since) >= Usable)
                {
                    Lose();
                    return;
                }
                var before = Moment.Now(_time);
                var (isKnown, renewed) = await TryRenewAsync(either.Token);
                // Soon, where it failed: until it is renewed, nothing may be sent.
                pause = isKnown ? _length / 5 : _length / 15;
                if (!isKnown)
                    continue;
                if (renewed is not { } now)
                {
                    Lose();
                    return;
                }
                Time.Set(now);
                _since = before;
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return;
        }
    }

    // Not known where the database can't be asked: it may be again before the lease is over. One that was called off isn't renewed even
    // where the answer says so: a primary that is called off while it waits for its standby answers without it, and what it renewed is lost
    // with it.
    async ValueTask<(bool IsKnown, DateTimeOffset? Renewed)> TryRenewAsync(CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = _time.CreateTimer(_ => bounded.Cancel(), null, _length / 3, Timeout.InfiniteTimeSpan);
        try
        {
            var renewed = await _leases.RenewAsync(Lease, _length, bounded.Token);
            return bounded.IsCancellationRequested ? default : (true, renewed);
        }
        catch (Exception failure)
            when (failure is CorpusException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return default;
        }
    }

    void Stop() => _stop.Cancel();

    /// <summary>Ends the renewing and gives the slice back, if the database can be reached.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            try
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
                await _leases.ReleaseAsync(Lease, soon.Token);
            }
            catch (Exception failure) when (failure is CorpusException or OperationCanceledException)
            {
                // Then the lease ends by itself.
            }
        }
        _stop.Dispose();
        _lost.Dispose();
    }
}
