using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>The database that hosts share, in memory: a slice's lease and the log of its transactions, with the rules of the real one's
/// statements.</summary>
/// <param name="world">Its clock is right.</param>
sealed class SimulatedTruth(SimulatedWorld world)
{
    readonly List<LoggedCommit> _log = [];
    string _mark = "";
    string? _holder;
    long _epoch;
    DateTimeOffset _expires = DateTimeOffset.MinValue;

    /// <summary>Whether nobody reaches it.</summary>
    public bool IsDown { get; set; }

    /// <summary>All its transactions.</summary>
    public IReadOnlyList<LoggedCommit> Log => _log;

    /// <summary>What its clock shows.</summary>
    public DateTimeOffset Now => SimulatedWorld.Start + TimeSpan.FromTicks(world.Now);

    SliceState State => new(0, 1, true, _log.Count, _mark, _epoch, _holder, null, _expires - Now, Now);

    /// <summary>As UPDATE … WHERE expires or holder does.</summary>
    public SliceState? Take(string holder, TimeSpan length)
    {
        if (_expires > Now && _holder != holder)
            return null;
        (_epoch, _holder, _expires) = (_epoch + 1, holder, Now + length);
        return State;
    }

    /// <summary>As UPDATE … WHERE epoch and not expired does.</summary>
    public DateTimeOffset? Renew(SliceState lease, TimeSpan length)
    {
        if (_epoch != lease.Epoch || _expires <= Now)
            return null;
        _expires = Now + length;
        return Now;
    }

    /// <summary>Gives a lease back.</summary>
    public void Release(SliceState lease)
    {
        if (_epoch == lease.Epoch)
            (_holder, _expires) = (null, DateTimeOffset.MinValue);
    }

    /// <summary>As a transaction that begins with the fence does.</summary>
    public string Commit(ReplicaCommit commit)
    {
        if (commit.Epoch != _epoch || _expires <= Now)
            throw new LeaseLostException("The lease is over.");
        if (commit.Sequence != _log.Count)
            throw new ReplicaBehindException("The copy is behind.");
        _mark = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mark {_log.Count + 1} of {_epoch}");
        _log.Add(new(_log.Count + 1, _mark, commit.Changes));
        return _mark;
    }

    /// <summary>The transactions that follow.</summary>
    public IReadOnlyList<LoggedCommit>? Since(long sequence, string mark) =>
        sequence > _log.Count || (sequence > 0 && _log[(int)sequence - 1].Mark != mark) ? null : _log[(int)sequence..];
}

/// <summary>The truth as one host reaches it.</summary>
/// <param name="step">Told before each thing that happens: the host may be killed there, or stand still.</param>
sealed class ReachedTruth(SimulatedWorld world, SimulatedTruth truth, Machine machine, Action<string> step) : ITruth, ILeases
{
    static readonly TimeSpan GivesUp = TimeSpan.FromSeconds(5);

    /// <summary>Told when a write found that the lease is lost.</summary>
    public Action? LeaseLost { get; set; }

    /// <summary>Whether this host is cut off from it.</summary>
    public bool IsCut { get; set; }

    /// <summary>How many of the next transactions are answered before the answer to one is lost; negative for none.</summary>
    public int LosesAnswerIn { get; set; } = -1;

    bool IsAway => IsCut || truth.IsDown;

    /// <inheritdoc/>
    public void Abandon() => LeaseLost?.Invoke();

    /// <inheritdoc/>
    public string Commit(ReplicaCommit commit)
    {
        step("before a transaction");
        Travel();
        string mark;
        try
        {
            mark = truth.Commit(commit);
        }
        catch (LeaseLostException)
        {
            LeaseLost?.Invoke();
            throw;
        }
        var isLost = LosesAnswerIn >= 0 && LosesAnswerIn-- == 0;
        step("a transaction that isn't answered yet");
        // What became of it is asked, which may fail, too.
        if (IsAway || (isLost && world.Random.Next(2) == 0))
        {
            world.Pass(machine, GivesUp);
            throw new CorpusException("The answer was lost.");
        }
        world.Pass(machine, Latency());
        step("a transaction that isn't noted here yet");
        return mark;
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark)
    {
        Travel();
        return truth.Since(sequence, mark);
    }

    /// <inheritdoc/>
    public ValueTask<SliceState?> TakeAsync(int? slice, string holder, string? address, TimeSpan length, CancellationToken cancellation) =>
        AskAsync(() => truth.Take(holder, length), cancellation);

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> RenewAsync(SliceState lease, TimeSpan length, CancellationToken cancellation) =>
        AskAsync(() => truth.Renew(lease, length), cancellation);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(SliceState lease, CancellationToken cancellation) =>
        await AskAsync(
            () =>
            {
                truth.Release(lease);
                return true;
            },
            cancellation
        );

    void Travel()
    {
        if (!IsAway)
        {
            world.Pass(machine, Latency());
            if (!IsAway)
                return;
        }
        // A server that is away refuses at once; a network that is doesn't say anything.
        world.Pass(machine, IsCut ? GivesUp : Latency());
        throw new CorpusException("The database can't be reached.");
    }

    async ValueTask<T> AskAsync<T>(Func<T> ask, CancellationToken cancellation)
    {
        step("before a lease is asked for");
        var answered = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => answered.TrySetCanceled(cancellation));
        var isSent = !IsAway;
        world.At(
            Latency(),
            null,
            () =>
            {
                if (!isSent || IsAway)
                {
                    world.At(GivesUp, machine, () => answered.TrySetException(new CorpusException("The database can't be reached.")));
                    return;
                }
                var result = ask();
                world.At(Latency(), machine, () => answered.TrySetResult(result));
            }
        );
        return await answered.Task;
    }

    TimeSpan Latency() => TimeSpan.FromMilliseconds(world.Random.Next(1, 20));
}
