using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Composition;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>
/// A host of the simulation: the program's own lease keeper, copy, stores, transactions and digests, on a machine and with a network that
/// fail. It does in turn what <c>serve</c> does: stands by, leads, stands by.
/// </summary>
sealed class SimulatedServer
{
    /// <summary>How long leases last, as configured.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    /// <summary>By which name copies know the data.</summary>
    public const string Cluster = "simulated";

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);
    static readonly DigestOptions Options = new() { QuietLine = true };

    readonly SimulatedWorld _world;
    readonly SimulatedTruth _truth;
    readonly SimulatedRooms _rooms;
    readonly Action<SimulatedServer, string> _step;
    int _nonces;
    int _followed = -1;

    // On this thread, so that nothing happens elsewhere.
    TaskCompletionSource _nudged = new();

    /// <summary>Makes it; it isn't started.</summary>
    /// <param name="file">Its copy.</param>
    /// <param name="skew">How far its clock is ahead.</param>
    /// <param name="step">Told before each thing that it does.</param>
    public SimulatedServer(
        string name,
        string file,
        SimulatedWorld world,
        SimulatedTruth truth,
        SimulatedRooms rooms,
        TimeSpan skew,
        Action<SimulatedServer, string> step
    )
    {
        (Name, File, _world, _truth, _rooms, _step) = (name, file, world, truth, rooms, step);
        Machine = world.Add(name);
        Clock = new(world, Machine, skew);
        Network = new(world, truth, Machine, Step);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its copy.</summary>
    public string File { get; }

    /// <summary>What it runs on.</summary>
    public Machine Machine { get; }

    /// <summary>Its clock.</summary>
    public MachineClock Clock { get; }

    /// <summary>Its way to the database.</summary>
    public ReachedTruth Network { get; }

    /// <summary>Its lease; null while it stands by.</summary>
    public LeaseKeeper? Lease { get; private set; }

    /// <summary>Its open file; null while it stands by.</summary>
    public SqliteStores? Stores { get; private set; }

    /// <summary>How long its next request waits for a rate limit.</summary>
    public TimeSpan RateLimit { get; set; }

    /// <summary>Whether its lease, as far as it knows, holds.</summary>
    public bool Leads => Stores is not null && !Machine.IsDead;

    /// <summary>What went wrong in it that nobody foresaw.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts it.</summary>
    public void Start() => Machine.Within(() => _ = RunAsync());

    /// <summary>Closes what it has open, when nothing runs any more.</summary>
    public void Close()
    {
        Machine.IsDead = true;
        Stores?.DisposeAsync().AsTask().Wait();
    }

    /// <summary>Notes a digest that somebody asks for.</summary>
    /// <returns>Whether it was noted; not completed where the host died of it.</returns>
    public Task<bool> AskAsync(ScheduleId schedule, string request)
    {
        var asked = Task.FromResult(false);
        Machine.Within(() => asked = NoteAsync(schedule, request));
        return asked;
    }

    async Task<bool> NoteAsync(ScheduleId schedule, string request)
    {
        try
        {
            var isNoted = await DigestParts.Store(Stores!).RequestAsync(schedule, request, Lease!.Time.GetUtcNow(), CancellationToken.None);
            _nudged.TrySetResult();
            return isNoted;
        }
        catch (Exception failure) when (failure is CorpusException or KilledException)
        {
            return false;
        }
    }

    void Step(string what)
    {
        if (Machine.IsDead)
            throw new KilledException();
        _world.Note(Name, what);
        _step(this, what);
        if (Machine.IsDead)
            throw new KilledException();
        if (Machine.FrozenUntil > _world.Now)
            _world.Pass(Machine, TimeSpan.FromTicks(Machine.FrozenUntil - _world.Now));
    }

    async Task RunAsync()
    {
        while (!Machine.IsDead)
        {
            try
            {
                await OnceAsync();
            }
            catch (CorpusException)
            {
                await Task.Delay(AfterTrouble, Clock);
            }
            catch (KilledException)
            {
                return;
            }
            catch (Exception failure)
            {
                Failure = failure;
                return;
            }
        }
    }

    async Task OnceAsync()
    {
        await using var keeper = await WaitAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(keeper.Lost);
        Network.LeaseLost = keeper.Lose;
        try
        {
            if (!ReplicaCopy.CatchUp(File, Cluster, 0, Migrations.Latest, Network))
                throw new InvalidOperationException("The log is whole, and the copy can't follow it.");
            ReplicaCopy.Lead(File, keeper.Lease.Epoch);
            // Pages, articles and a connection to Discord.
            await Task.Delay(TimeSpan.FromSeconds(2), Clock, over.Token);
            var stores = await SqliteStores.OpenAsync(
                File,
                new()
                {
                    Truth = Network,
                    Time = keeper.Time,
                    Readers = 1,
                },
                over.Token
            );
            (Lease, Stores) = (keeper, stores);
            try
            {
                await LeadAsync(stores, keeper, over.Token);
            }
            finally
            {
                (Lease, Stores) = (null, null);
                await stores.DisposeAsync();
            }
        }
        catch (Exception failure) when (keeper.Lost.IsCancellationRequested && failure is OperationCanceledException or CorpusException)
        {
            return;
        }
        finally
        {
            Network.LeaseLost = null;
            _followed = -1;
        }
    }

    async Task LeadAsync(SqliteStores stores, LeaseKeeper keeper, CancellationToken over)
    {
        var channel = new ReachedRooms(_world, _rooms, Machine, Clock, () => keeper.IsHeld && !Machine.IsDead, TakeRateLimit, Step);
        var store = DigestParts.Store(stores);
        var worker = new DigestWorker(
            store,
            (_, at, _, _, _) => ComposeAsync(at, over),
            stores.Corpus,
            channel,
            Options,
            $"{Name} {keeper.Lease.Epoch}",
            keeper.Time,
            NullLogger<DigestWorker>.Instance,
            keeper.TakenAt
        );
        var loop = new DigestLoop(store, worker, Options, Nonce, keeper.Time, NullLogger<DigestLoop>.Instance);
        _ = ResumeAsync(stores.Corpus, over);
        while (!over.IsCancellationRequested)
        {
            var wait = DigestLoop.AfterTrouble;
            try
            {
                wait = await loop.RoundAsync(over);
            }
            catch (Exception failure) when (failure is not OperationCanceledException and not KilledException)
            {
                // As the loop does: it is tried again.
            }
            await PauseAsync(wait, over);
        }
    }

    // As WritingWork does, which has a thread of its own.
    async Task ResumeAsync(SqliteCorpus corpus, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), Clock, over);
                if (corpus.Trouble is not null)
                    await corpus.ResumeAsync(over);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or KilledException)
        {
            return;
        }
    }

    // Where Task.WhenAny waits for a delay that is called off, it goes on on another thread.
    async Task PauseAsync(TimeSpan wait, CancellationToken over)
    {
        var woken = _nudged;
        await using var timer = Clock.CreateTimer(_ => woken.TrySetResult(), null, wait, Timeout.InfiniteTimeSpan);
        await using var end = over.Register(() => woken.TrySetResult());
        await woken.Task;
        _nudged = new();
    }

    TimeSpan TakeRateLimit()
    {
        var wait = RateLimit;
        RateLimit = TimeSpan.Zero;
        return wait;
    }

    async ValueTask<Digest> ComposeAsync(DateTimeOffset at, CancellationToken over)
    {
        Step("while a digest is put together");
        await Task.Delay(TimeSpan.FromMilliseconds(_world.Random.Next(50, 500)), Clock, over);
        return new(null, at, [], [], [], 0, [], []);
    }

    async Task<LeaseKeeper> WaitAsync()
    {
        while (true)
        {
            var since = LeaseKeeper.Moment.Now(Clock);
            if (await Network.TakeAsync(0, Name, null, Length, CancellationToken.None) is { } lease)
                return new(Network, lease, since, Length, Clock);
            if (_truth.IsKept)
                await Network.FreeAsync();
            // The program looks each time; while nothing was written there is nothing to follow.
            if (_followed != _truth.Log.Count)
            {
                _followed = _truth.Log.Count;
                ReplicaCopy.CatchUp(File, Cluster, 0, Migrations.Latest, Network);
            }
            await Task.Delay(Look, Clock);
        }
    }

    string Nonce() => $"{Name}-{++_nonces}-{_world.Now:x}"[..Math.Min(25, $"{Name}-{++_nonces}-{_world.Now:x}".Length)];
}

/// <summary>The machine was killed: whatever ran on it ends there.</summary>
sealed class KilledException() : Exception("The machine is dead.");
