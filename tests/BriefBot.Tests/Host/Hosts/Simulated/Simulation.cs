using System.Globalization;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>What came of a simulation.</summary>
/// <param name="Where">Where it failed; null where all was over before that.</param>
/// <param name="Wrong">What is wrong; null when nothing is.</param>
/// <param name="Late">How long after the failure, or after it was due, the last digest stood in its channel.</param>
/// <param name="Trace">What happened, in order.</param>
sealed record SimulationOutcome(
    string? Where,
    string? Wrong,
    TimeSpan Late,
    IReadOnlyList<(long At, string Where, string What, int Number)> Trace
);

/// <summary>
/// Three hosts, a database and Discord in one process, on one thread, in an order and with delays that a seed decides: the same seed plays
/// the same.
/// </summary>
sealed class Simulation
{
    /// <summary>The promise.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    static readonly TimeSpan FirstDue = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    static readonly int[] Minutes = [0, 0, 1];

    readonly SimulatedWorld _world;
    readonly SimulatedTruth _truth;
    readonly SimulatedRooms _rooms;
    readonly List<SimulatedServer> _servers = [];
    readonly Failing _failing;
    readonly string _template;
    readonly string _folder;
    readonly int _failsAt;
    int _steps;
    bool _isArmed;
    long? _failedAt;
    long _awayUntil;
    long _askedAt;
    TimeSpan _late;
    Task<bool> _asked = Task.FromResult(false);
    string? _where;

    Simulation(Failing failing, int seed, string template, string folder)
    {
        (_failing, _template, _folder) = (failing, template, folder);
        _world = new(seed);
        _truth = new(_world);
        _rooms = new(_world);
        // Of as many steps as four digests and the renewing of the lease meanwhile take, about.
        _failsAt = _world.Random.Next(120);
        for (var number = 0; number < 3; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"host{number}");
            var file = Path.Combine(folder, name + ".db");
            File.Copy(template, file, overwrite: true);
            var skew = failing == Failing.Clocks ? Off * (number - 1) : TimeSpan.Zero;
            _servers.Add(new(name, file, _world, _truth, _rooms, skew, Step));
        }
    }

    /// <summary>Makes the file that all hosts begin with: three schedules, of which two are due at eight, one a minute later.</summary>
    public static async Task MakeAsync(string template)
    {
        await using (var stores = await SqliteStores.OpenAsync(template, null, TestContext.Current.CancellationToken))
        {
            var home = await stores.Corpus.WorkspaceAsync("home", TestContext.Current.CancellationToken);
            foreach (var (place, minute) in Minutes.Index())
            {
                var draft = new ScheduleDraft(
                    home,
                    null,
                    new("simulated", string.Create(CultureInfo.InvariantCulture, $"channel {place}")),
                    new(8, minute),
                    Weekdays.All,
                    "Etc/UTC"
                );
                var start = SimulatedWorld.Start;
                (await stores.Schedules.AddAsync(draft, start, start, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            }
        }
        using var session = SqliteDatabase.Open(template, new()).Writer();
        session.WriteLocally(() =>
        {
            new ReplicaRow(SimulatedServer.Cluster, 0, "", 0, 0, "").Write(session);
            return true;
        });
        session.Execute("PRAGMA journal_mode = DELETE");
        session.Execute("PRAGMA journal_mode = WAL");
    }

    /// <summary>Plays one.</summary>
    /// <param name="seed">Decides all that chance does.</param>
    /// <param name="template">What <see cref="MakeAsync"/> made.</param>
    /// <param name="folder">For the hosts' files.</param>
    public static SimulationOutcome Play(Failing failing, int seed, string template, string folder)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
        var simulation = new Simulation(failing, seed, template, own);
        try
        {
            return simulation.Play();
        }
        finally
        {
            foreach (var server in simulation._servers)
                server.Close();
            Directory.Delete(own, recursive: true);
        }
    }

    SimulationOutcome Play()
    {
        foreach (var server in _servers)
            server.Start();
        _world.Run(TimeSpan.FromSeconds(25));
        _isArmed = true;
        // One that is asked for, beside those that are due at eight.
        _world.At(TimeSpan.FromMilliseconds(_world.Random.Next(10_000)), null, Ask);
        _world.Run(4 * Minute);
        var failure = Wrong();
        return new(_where, failure, _late, _world.Trace);
    }

    // Where nobody leads, somebody asks again a moment later.
    void Ask()
    {
        if (Leader() is { } leader)
            (_askedAt, _asked) = (_world.Now, leader.AskAsync(new(3), "once"));
        else
            _world.At(TimeSpan.FromMilliseconds(200), null, Ask);
    }

    SimulatedServer? Leader() => _servers.Find(server => server.Leads && server.Machine.CanRun && server.Lease!.IsHeld);

    void Step(SimulatedServer server, string what)
    {
        // While another machine is in the middle of something, it could not go on while this one stands still.
        if (_servers.Exists(other => other != server && other.Machine.IsBusy))
            return;
        if (!_isArmed || _failedAt is not null || !(server.Leads || _failing == Failing.Primary) || _steps++ < _failsAt)
            return;
        _failedAt = _world.Now;
        _rooms.IsSlow = false;
        _where = what;
        _world.Note(server.Name, "fails here");
        Fail(server);
    }

    void Fail(SimulatedServer leader)
    {
        var others = _servers.FindAll(server => server != leader);
        // What it is about to send may wait until another one leads.
        if (_failing is Failing.CutOff or Failing.Stopped or Failing.Asleep && _world.Random.Next(2) == 0)
            leader.RateLimit = TimeSpan.FromSeconds(_world.Random.Next(10, 40));
        switch (_failing)
        {
            case Failing.Killed or Failing.Clocks:
                leader.Machine.IsDead = true;
                break;
            case Failing.CutOff:
                leader.Network.IsCut = true;
                _world.At(Minute, null, () => leader.Network.IsCut = false);
                break;
            case Failing.Apart:
                others[0].Machine.IsDead = true;
                _world.Freeze(others[1].Machine, Minute);
                break;
            case Failing.Primary:
                var away = TimeSpan.FromSeconds(_world.Random.Next(1, 20));
                _truth.Fail();
                _awayUntil = _world.Now + away.Ticks;
                _world.At(away, null, _truth.Return);
                break;
            case Failing.Answer:
                leader.Network.LosesAnswerIn = 0;
                break;
            case Failing.Stopped:
                _world.Freeze(leader.Machine, Minute);
                break;
            case Failing.Asleep:
                _world.Freeze(leader.Machine, Minute);
                leader.Clock.Sleep(Minute);
                break;
        }
    }

    string? Wrong()
    {
        if (_world.Stray is { } stray)
            return $"Something went on on another thread: {stray}";
        if (_servers.Find(server => server.Failure is not null) is { } failed)
            return $"{failed.Name}: {failed.Failure}";
        if (_rooms.Repeated > 0)
            return $"{_rooms.Repeated} posts came again.";
        if (_rooms.Messages.GroupBy(one => one.Run).FirstOrDefault(own => own.Count() > 1) is { } doubled)
            return $"Run {doubled.Key} stands {doubled.Count()} times.";
        var truth = Path.Combine(_folder, "truth.db");
        File.Copy(_template, truth, overwrite: true);
        Apply(truth);
        var digest = Digest(truth);
        foreach (var server in _servers)
        {
            // What a dead one holds, it gets the rest of when it is started again.
            Apply(server.File);
            if (Digest(server.File) != digest)
                return $"{server.Name} holds something else than the truth.";
        }
        var isNoted = _asked.IsCompletedSuccessfully && _asked.Result;
        var runs = Runs(truth);
        var lacking = runs.Where(run => run.State != (int)DigestState.Posted).Select(run => $"{run.Slot} of {run.Schedule}: {run.State}");
        if (lacking.Any())
            return string.Join(", ", lacking);
        if (runs.Count(run => run.Slot.StartsWith("2026", StringComparison.Ordinal)) != 3)
            return "What was due is not all planned.";
        if (isNoted && !runs.Exists(run => run.Slot.StartsWith("now:", StringComparison.Ordinal)))
            return "What was asked for is gone.";
        if (_rooms.Messages.Count != runs.Count)
            return $"{_rooms.Messages.Count} messages, {runs.Count} digests.";
        _late = _rooms.Messages.Max(one => Late(one.At, runs.First(run => run.Id == one.Run)));
        return _late > Within ? $"The last one came after {_late}." : null;
    }

    // A digest waits until it is due, for what has failed before, and for the database while it is away.
    TimeSpan Late(long at, (long Id, long Schedule, string Slot, int State) run)
    {
        var due = run.Slot.StartsWith("now:", StringComparison.Ordinal) ? _askedAt : (FirstDue + Minute * Minutes[run.Schedule - 1]).Ticks;
        var failed = _failedAt <= at ? _failedAt.Value : 0;
        return TimeSpan.FromTicks(Math.Max(0, at - Math.Max(due, Math.Max(failed, _awayUntil))));
    }

    void Apply(string file)
    {
        using var session = SqliteDatabase.Open(file, new() { Follows = true, CopyBeforeUpgrade = false }).Writer();
        var row = ReplicaRow.Read(session)!;
        if (_truth.Log.Count > row.Sequence)
            ChangeApplier.Apply(session, [.. _truth.Log.Skip((int)row.Sequence)]);
    }

    static string Digest(string file)
    {
        using var session = SqliteDatabase.Open(file, new() { ReadOnly = true }).Reader();
        return string.Join(
            ' ',
            ReplicatedTables
                .Read(session)
                .Values.Select(table => RowsDigest.Of(FileRows.Read(session, table)).Sum.ToString("x", CultureInfo.InvariantCulture))
        );
    }

    static List<(long Id, long Schedule, string Slot, int State)> Runs(string file)
    {
        using var session = SqliteDatabase.Open(file, new() { ReadOnly = true }).Reader();
        var runs = new List<(long, long, string, int)>();
        using var rows = session.Prepare("SELECT id, schedule, slot, state FROM digest_run").Rows();
        while (rows.Read())
            runs.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetInt32(3)));
        return runs;
    }
}
