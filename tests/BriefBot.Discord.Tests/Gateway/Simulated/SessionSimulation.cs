using BriefBot.Tests.Host.Hosts.Simulated;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Discord.Tests.Gateway.Simulated;

/// <summary>What came of a simulation.</summary>
/// <param name="Where">Where it failed; null where nothing came to that point.</param>
/// <param name="Wrong">What is wrong; null when nothing is.</param>
/// <param name="Identifies">Sessions that were begun.</param>
/// <param name="Late">From the failure until all shards were connected; null where Discord lets them wait.</param>
/// <param name="Trace">What happened, in order.</param>
sealed record SessionOutcome(
    string? Where,
    string? Wrong,
    int Identifies,
    TimeSpan? Late,
    IReadOnlyList<(long At, string Where, string What, int Number)> Trace
);

/// <summary>
/// Four hosts begin sessions for three shards, in an order and with delays that a seed decides, while something fails. The turn and the
/// budget of sessions are the program's own; the database, Discord and connections are in memory. Discord never remembers a session, so
/// that whoever takes a shard over begins one.
/// </summary>
sealed class SessionSimulation
{
    const int Shards = 3;
    const int MostSteps = 60;

    static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Latest = TimeSpan.FromSeconds(90);
    static readonly TimeSpan Length = TimeSpan.FromHours(2);

    readonly SimulatedWorld _world;
    readonly SimulatedSessionStarts _discord;
    readonly LimitTable _table;
    readonly List<Host> _hosts = [];
    readonly HashSet<Host>[] _connected = [.. Enumerable.Range(0, Shards).Select(_ => new HashSet<Host>())];
    readonly Failing _failing;
    readonly int _failsAt;
    readonly bool _isWell;
    int _steps;
    string? _where;
    long _failedAt;
    long _awayUntil = -1;
    long _allConnectedAt = -1;

    SessionSimulation(Failing failing, int seed)
    {
        (_world, _failing) = (new(seed), failing);
        var random = _world.Random;
        // In every other simulation there are sessions for all, and in half of these Discord does at once what it is asked for.
        var isAmple = seed % 2 == 0;
        _isWell = seed % 4 == 0;
        _discord = new(
            _world,
            isAmple ? 1_000 : Shards + random.Next(4),
            TimeSpan.FromSeconds(random.Next(60, 300)),
            random.Next(1, 3),
            _isWell
        );
        _table = new(() => TimeSpan.FromTicks(_world.Now));
        _failsAt = random.Next(1, MostSteps);
    }

    /// <summary>Plays one.</summary>
    public static SessionOutcome Play(Failing failing, int seed) => new SessionSimulation(failing, seed).Play();

    SessionOutcome Play()
    {
        for (var number = 0; number <= Shards; number++)
            _hosts.Add(new(this, number));
        for (var shard = 0; shard < Shards; shard++)
            Lead(_hosts[shard], shard, TimeSpan.FromMilliseconds(_world.Random.Next(2_000)));
        _world.At(Latest, null, () => Fail(_hosts[_world.Random.Next(Shards)], "all is at rest"));
        _world.Run(Length);

        foreach (var host in _hosts)
            host.Dispose();

        var late = TimeSpan.FromTicks(Math.Max(0, _allConnectedAt - _failedAt));
        return new(_where, Wrong(), _discord.Identifies, _isWell ? late : null, _world.Trace);
    }

    bool AreAllConnected => _connected.All(hosts => hosts.Any(host => !host.Machine.IsDead));

    string? Wrong()
    {
        if (_world.Stray is { } stray)
            return $"Something was done on another thread: {stray}";
        if (_hosts.Select(host => host.Broken).FirstOrDefault(broken => broken is not null) is { } exception)
            return exception.ToString();
        if (_discord.Early + _discord.Excess > 0)
            return $"{_discord.Early} too early, {_discord.Excess} beyond the budget";
        return AreAllConnected ? null : "not all shards are connected";
    }

    void Lead(Host host, int shard, TimeSpan after) => _world.At(after, host.Machine, () => host.Start(shard));

    // The host fails at a step that the seed chose. It is over for whoever is killed there.
    async Task StepAsync(Host host, string what)
    {
        _world.Note(host.Machine.Name, what, ++_steps);
        if (_steps == _failsAt)
            Fail(host, what);
        if (host.Machine.IsDead || host.Machine.FrozenUntil > _world.Now)
            await Task.Yield();
    }

    void Fail(Host host, string where)
    {
        if (_where is not null)
            return;
        (_where, _failedAt) = (where, _world.Now);
        _world.Note(host.Machine.Name, $"{_failing}: {where}");
        switch (_failing)
        {
            case Failing.Killed or Failing.Clocks:
                host.Machine.IsDead = true;
                Over(host);
                break;
            case Failing.Stopped:
                _world.Freeze(host.Machine, Minute);
                Over(host);
                break;
            case Failing.Asleep:
                _world.Freeze(host.Machine, Minute);
                host.Clock.Sleep(Minute);
                Over(host);
                break;
            case Failing.CutOff:
                host.IsCutOff = true;
                Over(host);
                break;
            case Failing.Apart:
                _hosts[^1].Machine.IsDead = true;
                _world.Freeze(host.Machine, Lease / 3);
                break;
            case Failing.Primary:
                _awayUntil = _world.Now + TimeSpan.FromMilliseconds(_world.Random.Next(20_000)).Ticks;
                break;
            case Failing.Answer:
                host.LosesAnswers = 1 + _world.Random.Next(3);
                break;
        }
    }

    // Another host takes its shard when the lease is over; it stops by itself as soon as it can.
    void Over(Host host)
    {
        if (host.Shard is not { } shard)
            return;
        _world.At(Lease - TimeSpan.FromSeconds(2), host.Machine, host.Stop);
        _world.At(
            Lease,
            null,
            () =>
            {
                Disconnect(host);
                Lead(_hosts[^1], shard, TimeSpan.FromMilliseconds(_world.Random.Next(1_000)));
            }
        );
    }

    void Connect(Host host, int shard)
    {
        var wereAll = AreAllConnected;
        _connected[shard].Add(host);
        if (AreAllConnected && !wereAll)
            _allConnectedAt = _world.Now;
    }

    void Disconnect(Host host)
    {
        if (host.Shard is { } shard)
            _connected[shard].Remove(host);
    }

    LimitFault Fault(Host host)
    {
        if (host.IsCutOff || _world.Now < _awayUntil)
            // What was on its way when the primary died may be done or not.
            return _world.Random.Next(8) == 0 ? LimitFault.NotHeardOf : LimitFault.Refused;
        if (host.LosesAnswers == 0)
            return LimitFault.None;
        host.LosesAnswers--;
        return LimitFault.NotHeardOf;
    }

    /// <summary>A host, which has one shard at most.</summary>
    sealed class Host : IDisposable
    {
        readonly SessionSimulation _simulation;
        readonly CancellationTokenSource _stop = new();

        public Host(SessionSimulation simulation, int number)
        {
            _simulation = simulation;
            Machine = simulation._world.Add($"host {number}");
            var skew = simulation._failing == Failing.Clocks ? TimeSpan.FromMinutes(number % 2 == 0 ? 10 : -10) : TimeSpan.Zero;
            Clock = new(simulation._world, Machine, skew);
        }

        public Machine Machine { get; }

        public MachineClock Clock { get; }

        public int? Shard { get; private set; }

        public bool IsCutOff { get; set; }

        public int LosesAnswers { get; set; }

        public Exception? Broken { get; private set; }

        public void Start(int shard)
        {
            Shard = shard;
            _ = RunAsync(shard);
        }

        public void Stop()
        {
            _simulation.Disconnect(this);
            _stop.Cancel();
        }

        public void Dispose() => _stop.Dispose();

        async Task RunAsync(int shard)
        {
            try
            {
                await ConnectAsync(shard, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Its lease is over.
            }
            catch (Exception exception)
            {
                Broken = exception;
            }
        }

        // As GatewayShard does.
        async Task ConnectAsync(int shard, CancellationToken stop)
        {
            var (world, discord) = (_simulation._world, _simulation._discord);
            var jitter = new Jitter(world.Random);
            var limits = new SimulatedLimits(_simulation._table, world, Machine, () => _simulation.Fault(this));
            var options = new DiscordSocketConfig
            {
                Token = "token",
                UserAgent = "agent",
                Shared = limits,
            };
            using var gate = new IdentifyGate(
                await FirstAsync(stop),
                Shards,
                cancellation => discord.AskAsync(Machine, cancellation),
                new(options, Clock, jitter, new GatewayMeter(), NullLogger.Instance)
            );
            var backoff = new ReconnectBackoff(jitter);
            var isInvalid = false;
            while (true)
            {
                await Task.Delay(backoff.NextDelay(identify: true, isInvalid), Clock, stop);
                await _simulation.StepAsync(this, "wants to begin a session");
                using var pass = await gate.EnterAsync(shard, backoff.IsRepeated, (_, _) => { }, stop);
                await _simulation.StepAsync(this, "has the turn");
                var (greets, takes) = Greeting();
                await Task.Delay(takes, Clock, stop);
                await _simulation.StepAsync(this, "is greeted, or is not");
                stop.ThrowIfCancellationRequested();
                if (!greets)
                {
                    backoff.Ended(identified: false, TimeSpan.Zero);
                    continue;
                }
                if (!pass.TryUse())
                {
                    backoff.Ended(identified: false, TimeSpan.Zero);
                    continue;
                }
                isInvalid = !await discord.IdentifyAsync(Machine, shard);
                await _simulation.StepAsync(this, "has an answer");
                stop.ThrowIfCancellationRequested();
                if (!isInvalid)
                {
                    _simulation.Connect(this, shard);
                    if (await LostAsync(stop) is not { } stood)
                        return;
                    _simulation.Disconnect(this);
                    backoff.Ended(identified: true, stood);
                }
                else
                    backoff.Ended(identified: true, TimeSpan.Zero);
            }
        }

        async Task<BotGateway> FirstAsync(CancellationToken stop)
        {
            while (true)
            {
                try
                {
                    return await _simulation._discord.AskAsync(Machine, stop);
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(Moment, Clock, stop);
                }
            }
        }

        // Discord greets within a moment, now and then late, and sometimes not at all.
        (bool, TimeSpan) Greeting()
        {
            var random = _simulation._world.Random;
            return random.Next(_simulation._isWell ? 2 : 0, 12) switch
            {
                0 => (false, TimeSpan.FromSeconds(50)),
                1 => (true, TimeSpan.FromMilliseconds(random.Next(50_000))),
                _ => (true, TimeSpan.FromMilliseconds(random.Next(50, 1_500))),
            };
        }

        // Some sessions end in the first minute. Null for one that stands.
        async Task<TimeSpan?> LostAsync(CancellationToken stop)
        {
            var world = _simulation._world;
            if (_simulation._isWell || world.Now > Minute.Ticks || world.Random.Next(3) > 0)
                return null;
            var stood = TimeSpan.FromSeconds(world.Random.Next(1, 90));
            await Task.Delay(stood, Clock, stop);
            return stood;
        }
    }
}
