using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>The database that hosts share, in memory: a slice's lease and the log of its transactions, with the rules of the real one's
/// statements.</summary>
/// <param name="world">Its clock is right.</param>
sealed class SimulatedTruth(SimulatedWorld world)
{
    // As SliceTransactions has it.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly List<LoggedCommit> _log = [];
    SimulatedTransaction? _open;
    string _mark = "";
    string? _holder;
    long _epoch;
    DateTimeOffset _expires = DateTimeOffset.MinValue;

    /// <summary>Whether nobody reaches it.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Whether the lease is over and can't be taken, since a transaction has the slice's row.</summary>
    public bool IsKept => _open is not null && _expires <= Now;

    /// <summary>All its transactions.</summary>
    public IReadOnlyList<LoggedCommit> Log => _log;

    /// <summary>What its clock shows.</summary>
    public DateTimeOffset Now => SimulatedWorld.Start + TimeSpan.FromTicks(world.Now);

    SliceState State => new(0, 1, true, _log.Count, _mark, _epoch, _holder, null, _expires - Now, Now);

    /// <summary>Takes it away; what isn't committed is gone.</summary>
    public void Fail()
    {
        IsDown = true;
        End(_open);
    }

    /// <summary>Brings it back.</summary>
    public void Return() => IsDown = false;

    /// <summary>As UPDATE … WHERE expires or holder does, which passes over a row that a transaction has.</summary>
    public SliceState? Take(string holder, TimeSpan length)
    {
        if (_open is not null || (_expires > Now && _holder != holder))
            return null;
        (_epoch, _holder, _expires) = (_epoch + 1, holder, Now + length);
        return State;
    }

    /// <summary>As UPDATE … WHERE epoch and not expired does, which waits for a transaction that has the row.</summary>
    /// <param name="answer">Given what it finds.</param>
    public void Renew(SliceState lease, TimeSpan length, Action<DateTimeOffset?> answer)
    {
        var (asked, isOver) = (Now, _expires <= Now);
        if (_open is { } open)
            open.Behind.Add(() => answer(Renew()));
        else
            answer(Renew());

        // What is put in, and whether the lease was over, is decided before it waits.
        DateTimeOffset? Renew()
        {
            if (_epoch != lease.Epoch || isOver)
                return null;
            _expires = asked + length;
            return Now;
        }
    }

    /// <summary>Gives a lease back.</summary>
    public void Release(SliceState lease)
    {
        if (_epoch == lease.Epoch && _open is null)
            (_holder, _expires) = (null, DateTimeOffset.MinValue);
    }

    /// <summary>The first part of a transaction, which begins with the fence.</summary>
    /// <returns>It; null where another one has the slice's row.</returns>
    public SimulatedTransaction? Begin(ReplicaCommit commit)
    {
        if (_open is not null)
            return null;
        if (commit.Epoch != _epoch || _expires <= Now)
            throw new LeaseLostException("The lease is over.");
        if (commit.Sequence != _log.Count)
            throw new ReplicaBehindException("The copy is behind.");
        return _open = new(commit) { Since = world.Now };
    }

    /// <summary>The rest of it, but for its COMMIT: from now on the database ends it if nothing more comes.</summary>
    /// <returns>Whether it was there still.</returns>
    public bool Fill(SimulatedTransaction transaction)
    {
        transaction.Since = world.Now;
        world.At(Patience, null, () => End(transaction));
        return !transaction.IsOver;
    }

    /// <summary>Its COMMIT.</summary>
    /// <returns>Its mark; null where it had been ended.</returns>
    public string? Commit(SimulatedTransaction transaction)
    {
        if (transaction.IsOver)
            return null;
        _mark = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mark {_log.Count + 1} of {_epoch}");
        _log.Add(new(_log.Count + 1, _mark, transaction.Commit.Changes));
        End(transaction);
        return _mark;
    }

    /// <summary>As whoever wants the lease does with a transaction that stands still.</summary>
    public void Free()
    {
        if (IsKept && world.Now - _open!.Since >= Patience.Ticks)
            End(_open);
    }

    void End(SimulatedTransaction? transaction)
    {
        if (transaction is null or { IsOver: true })
            return;
        transaction.IsOver = true;
        _open = null;
        foreach (var waiting in transaction.Behind)
            waiting();
    }

    /// <summary>The transactions that follow.</summary>
    public IReadOnlyList<LoggedCommit>? Since(long sequence, string mark) =>
        sequence > _log.Count || (sequence > 0 && _log[(int)sequence - 1].Mark != mark) ? null : _log[(int)sequence..];
}

/// <summary>A transaction that has the slice's row.</summary>
sealed class SimulatedTransaction(ReplicaCommit commit)
{
    /// <summary>What it is to bring.</summary>
    public ReplicaCommit Commit => commit;

    /// <summary>When its client sent something last.</summary>
    public long Since { get; set; }

    /// <summary>Whether it was committed, or ended.</summary>
    public bool IsOver { get; set; }

    /// <summary>Statements that wait for the row.</summary>
    public List<Action> Behind { get; } = [];
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
        var transaction = Begin(commit);
        step("a transaction of which a part is there");
        Travel();
        if (!truth.Fill(transaction))
            throw new CorpusException("The connection was ended.");
        step("a transaction that isn't committed yet");
        Travel();
        if (truth.Commit(transaction) is not { } mark)
            throw new CorpusException("The connection was ended.");
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

    SimulatedTransaction Begin(ReplicaCommit commit)
    {
        try
        {
            if (truth.Begin(commit) is { } begun)
                return begun;
        }
        catch (LeaseLostException)
        {
            LeaseLost?.Invoke();
            throw;
        }
        // It waits for the row.
        world.Pass(machine, GivesUp);
        throw new CorpusException("The database can't be used (lock timeout).");
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark)
    {
        Travel();
        return truth.Since(sequence, mark);
    }

    /// <inheritdoc/>
    public ValueTask<SliceState?> TakeAsync(int? slice, string holder, string? address, TimeSpan length, CancellationToken cancellation) =>
        AskAsync<SliceState?>(answer => answer(truth.Take(holder, length)), cancellation);

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> RenewAsync(SliceState lease, TimeSpan length, CancellationToken cancellation) =>
        AskAsync<DateTimeOffset?>(answer => truth.Renew(lease, length, answer), cancellation);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(SliceState lease, CancellationToken cancellation) =>
        await AskAsync<bool>(
            answer =>
            {
                truth.Release(lease);
                answer(true);
            },
            cancellation
        );

    /// <summary>Ends a transaction that keeps the lease.</summary>
    public async ValueTask FreeAsync() =>
        await AskAsync<bool>(
            answer =>
            {
                truth.Free();
                answer(true);
            },
            CancellationToken.None
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

    async ValueTask<T> AskAsync<T>(Action<Action<T>> ask, CancellationToken cancellation)
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
                    // A server that is away refuses at once, a machine that is doesn't say anything.
                    var wait = IsCut || world.Random.Next(2) == 0 ? GivesUp : Latency();
                    world.At(wait, machine, () => answered.TrySetException(new CorpusException("The database can't be reached.")));
                    return;
                }
                ask(result => world.At(Latency(), machine, () => answered.TrySetResult(result)));
            }
        );
        return await answered.Task;
    }

    TimeSpan Latency() => TimeSpan.FromMilliseconds(world.Random.Next(1, 20));
}
