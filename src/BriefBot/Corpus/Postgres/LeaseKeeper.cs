namespace BriefBot.Corpus.Postgres;

/// <summary>
/// Keeps a lease while it can, and says when it can't: before the lease ends by the database's clock, so that this host has stopped when
/// another one begins.
/// </summary>
public sealed class LeaseKeeper : IAsyncDisposable
{
    readonly SliceLeases _leases;
    readonly TimeProvider _time;
    readonly TimeSpan _length;
    readonly CancellationTokenSource _lost = new();
    readonly CancellationTokenSource _stop = new();
    readonly Task _renewing;
    long _since;

    /// <summary>Begins to renew a lease.</summary>
    /// <param name="leases">Where it is.</param>
    /// <param name="lease">Taken a moment ago.</param>
    /// <param name="since">The clock's timestamp from before it was taken.</param>
    /// <param name="length">How long it lasts each time.</param>
    /// <param name="time">The clock.</param>
    public LeaseKeeper(SliceLeases leases, SliceState lease, long since, TimeSpan length, TimeProvider time)
    {
        (_leases, Lease, _since, _length, _time) = (leases, lease, since, length, time);
        _renewing = Task.Run(RenewAsync);
    }

    /// <summary>The lease.</summary>
    public SliceState Lease { get; }

    /// <summary>Set when it is lost, or could not be renewed for so long that it must be taken for lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>True while this host may act for the slice at this moment: a process that stood still finds out by its clock.</summary>
    public bool IsHeld => !_lost.IsCancellationRequested && Age() < Usable;

    // What another host waits for is the whole length, by the database's clock; a fifth is left for clocks that run differently fast.
    TimeSpan Usable => _length * 0.8;

    TimeSpan Age() => _time.GetElapsedTime(Interlocked.Read(ref _since));

    /// <summary>Says that it is lost, as a write found.</summary>
    public void Lose() => _lost.Cancel();

    async Task RenewAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_lost.Token, _stop.Token);
        try
        {
            while (true)
            {
                await Task.Delay(_length / 5, _time, either.Token);
                if (Age() >= Usable)
                {
                    Lose();
                    return;
                }
                var before = _time.GetTimestamp();
                if (await TryRenewAsync(either.Token) is not { } renewed)
                    continue;
                if (!renewed)
                {
                    Lose();
                    return;
                }
                Interlocked.Exchange(ref _since, before);
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return;
        }
    }

    // Null where the database can't be asked: it may be again before the lease is over.
    async ValueTask<bool?> TryRenewAsync(CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = _time.CreateTimer(_ => bounded.Cancel(), null, _length / 3, Timeout.InfiniteTimeSpan);
        try
        {
            return await _leases.RenewAsync(Lease, _length, bounded.Token);
        }
        catch (Exception failure)
            when (failure is CorpusException || failure is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Ends the renewing and gives the slice back, if the database can be reached.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
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
