using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>
/// A year in one run: twelve time zones over both changes of the clocks, two processes on one database, and everything fails at times. Once
/// with clocks that are right, and once, in half of the zones, with clocks that are hours ahead or behind and jump, and with power cuts
/// that take back what wasn't on the disk.
/// </summary>
[Trait("Length", "Long")]
public sealed class DigestYearTests : IAsyncDisposable
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset End = new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);
    static readonly DigestOptions Options = new() { QuietLine = true };
    static readonly Fault[] Kinds =
    [
        Fault.LostBefore,
        Fault.LostAfter,
        Fault.ThrowsBefore,
        Fault.ThrowsAfter,
        Fault.KilledBefore,
        Fault.KilledAfter,
    ];

    // Two clocks that differ by twice this, and an hour until somebody looks, are still within the grace time.
    static readonly TimeSpan MostSkew = TimeSpan.FromHours(2);
    static readonly TimeSpan LooksEvery = TimeSpan.FromHours(1);

    readonly TemporaryFolder _folder = new();
    readonly SetClock _clock = new(Start);
    readonly SkewedClock[] _hostClocks;
    readonly Random _random = new(20261126);
    readonly Dictionary<ScheduleId, ZoneYear> _zones = [];
    readonly List<(DateTimeOffset From, DateTimeOffset To)> _outages = [];
    readonly SimulatedPlatform _platform;
    readonly SimulatedDisk _disk;
    readonly List<SimulatedHost> _hosts = [];
    readonly List<SimulatedHost> _dead = [];
    bool _isRough;
    int _powerCuts;
    int _lost;

    public DigestYearTests()
    {
        _platform = new(_clock);
        _disk = new(_folder, _platform);
        _hostClocks = [new(_clock), new(_clock)];
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Concat(_dead))
            await host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public Task Each_digest_of_a_year_is_posted_exactly_once_and_none_outside_its_grace_time() => PlayAsync();

    [Fact]
    public async Task So_it_is_with_clocks_that_are_wrong_and_jump_and_with_power_cuts()
    {
        _isRough = true;

        await PlayAsync();

        _powerCuts.ShouldBeGreaterThan(30);
        _lost.ShouldBeGreaterThan(15);
    }

    async Task PlayAsync()
    {
        await ScheduleAsync();
        var due = Zones.SelectMany(zone => Days(zone).Select(day => zone.On(day))).Distinct().Order().ToList();

        foreach (var at in due)
            await PassAsync(at);
        await RoundsAsync(End);

        var runs = await RunsAsync();
        foreach (var (schedule, zone) in _zones)
        {
            // An outage on the last day may reach into the next.
            var own = runs[schedule].Where(run => run.DueAt <= End).ToList();
            own.Select(run => (run.Slot, run.DueAt))
                .ShouldBe(Days(zone).Select(day => (day.ToString("yyyy-MM-dd"), zone.On(day))), ignoreOrder: true, zone.Zone);
            foreach (var run in own)
                Check(run, zone);
        }
        var posted = runs.Values.SelectMany(own => own).Count(run => run.State == DigestState.Posted);
        _platform.Messages.Count.ShouldBe(posted);
        posted.ShouldBeGreaterThan(_isRough ? 2_000 : 4_000);
        _dead.Count.ShouldBeGreaterThan(100);
    }

    void Check(DigestRun run, ZoneYear zone)
    {
        var messages = _platform.Messages.FindAll(message => message.Nonce == run.Nonce);
        if (run.State == DigestState.Posted)
        {
            messages.Count.ShouldBe(1, $"{zone.Zone} {run.Slot}");
            messages[0].Id.ShouldBe(run.Message!.Id);
            messages[0].At.ShouldBeInRange(run.DueAt - Skew, run.DueAt + Options.Grace + Skew);
            return;
        }
        messages.ShouldBeEmpty($"{zone.Zone} {run.Slot} {run.State}");
        run.State.ShouldBe(DigestState.Missed);
        // By clocks that differ, the grace time is over sooner.
        _outages.ShouldContain(
            outage => outage.From <= run.DueAt + Skew && outage.To >= run.DueAt + Options.Grace - (2 * Skew),
            $"{zone.Zone} {run.Slot} {run.Reason}"
        );
    }

    IEnumerable<ZoneYear> Zones => _isRough ? ZoneYear.All.Where((_, place) => place % 2 == 0) : ZoneYear.All;

    TimeSpan Skew => _isRough ? MostSkew : TimeSpan.Zero;

    /// <summary>Lets time pass until a digest is due and everything is done; something goes wrong in one of three.</summary>
    async Task PassAsync(DateTimeOffset due)
    {
        if (_clock.Now > due)
            return;
        if (_isRough)
            await JumpAsync(due);
        _clock.Now = due;
        var chance = _random.Next(300);
        if (_isRough && chance is >= 110 and < 130)
        {
            _disk.Watch();
            _platform.Faults.Enqueue(chance % 2 == 0 ? Fault.PowerCutAfter : Fault.PowerCutBefore);
        }
        if (chance < 60)
            _platform.Faults.Enqueue(Kinds[chance % Kinds.Length]);
        if (chance is >= 60 and < 90)
            for (var fault = 0; fault < 3; fault++)
                _platform.Faults.Enqueue(Kinds[_random.Next(Kinds.Length)]);
        if (chance is >= 90 and < 93)
            await OutageAsync(TimeSpan.FromHours(3), platform: true);
        if (chance == 93)
            await OutageAsync(TimeSpan.FromHours(9), platform: true);
        if (chance is 94 or 95)
            await OutageAsync(TimeSpan.FromHours(4), platform: false);
        if (chance == 96)
            await OutageAsync(TimeSpan.FromHours(31), platform: false);
        if (chance is >= 97 and < 110)
            await RestartAsync(_random.Next(2));
        await RoundsAsync(_clock.Now + TimeSpan.FromMinutes(1));
    }

    /// <summary>Lets time pass with clocks that go wrong now and then.</summary>
    async Task JumpAsync(DateTimeOffset until)
    {
        for (; _clock.Now + LooksEvery < until; _clock.Now += LooksEvery)
            await Task.WhenAll(_hosts.Select(host => host.RoundAsync(Token)));
        if (until > End - TimeSpan.FromHours(12))
            foreach (var clock in _hostClocks)
                clock.Skew = TimeSpan.Zero;
        else if (_random.Next(4) == 0)
            _hostClocks[_random.Next(2)].Skew = MostSkew * ((2 * _random.NextDouble()) - 1);
    }

    /// <summary>Both processes are gone, and perhaps what they wrote last.</summary>
    async Task PowerCutAsync()
    {
        var isLost = _random.Next(3) > 0;
        _powerCuts++;
        if (isLost)
            _lost++;
        _disk.Restore(isLost);
        _platform.IsDark = false;
        for (var host = 0; host < _hosts.Count; host++)
            await RestartAsync(host);
    }

    /// <summary>Goes round on both processes at once, until a time has come and nothing is left to do.</summary>
    async Task RoundsAsync(DateTimeOffset until)
    {
        for (var rounds = 0; ; rounds++)
        {
            rounds.ShouldBeLessThan(2_000);
            await Task.WhenAll(_hosts.Select(host => host.RoundAsync(Token)));
            if (_platform.IsDark)
                await PowerCutAsync();
            for (var host = 0; host < _hosts.Count; host++)
                if (_hosts[host].IsKilled)
                    await RestartAsync(host);
            if (_clock.Now >= until && !await IsAnyOpenAsync())
                break;
            _clock.Now += TimeSpan.FromMinutes(1);
        }
        _platform.Faults.Clear();
        _disk.Ignore();
    }

    async Task OutageAsync(TimeSpan length, bool platform)
    {
        var (from, to) = (_clock.Now, _clock.Now + length);
        _outages.Add((from.AddMinutes(-30), to.AddMinutes(30)));
        if (!platform)
        {
            _clock.Now = to;
            await RestartAsync(0);
            return;
        }
        _platform.IsDown = true;
        for (; _clock.Now < to; _clock.Now += TimeSpan.FromMinutes(10))
            await Task.WhenAll(_hosts.Select(host => host.RoundAsync(Token)));
        _platform.IsDown = false;
    }

    async Task RestartAsync(int host)
    {
        _dead.Add(_hosts[host]);
        _hosts[host] = await StartAsync(host);
    }

    async Task<bool> IsAnyOpenAsync()
    {
        foreach (var schedule in _zones.Keys)
            if ((await _hosts[0].Stores.Outbox.RecentAsync(schedule, 3, Token)).Any(run => run.State < DigestState.Posted))
                return true;
        return false;
    }

    async Task ScheduleAsync()
    {
        _hosts.Add(await StartAsync(0));
        _hosts.Add(await StartAsync(1));
        var workspace = await _hosts[0].Corpus.WorkspaceAsync("home", Token);
        foreach (var zone in Zones)
        {
            var draft = new ScheduleDraft(
                workspace,
                null,
                new ChatPlace(SimulatedChannel.Platform, zone.Zone),
                zone.Time,
                Weekdays.All,
                zone.Zone
            );
            _zones[(await _hosts[0].Stores.Schedules.AddAsync(draft, Start, Start, Token))!.Value] = zone;
        }
    }

    async Task<Dictionary<ScheduleId, IReadOnlyList<DigestRun>>> RunsAsync()
    {
        var runs = new Dictionary<ScheduleId, IReadOnlyList<DigestRun>>();
        foreach (var schedule in _zones.Keys)
            runs[schedule] = await _hosts[0].Stores.Outbox.RecentAsync(schedule, 1_000, Token);
        return runs;
    }

    Task<SimulatedHost> StartAsync(int host) =>
        SimulatedHost.StartAsync(_disk.Database, _platform, _hostClocks[host], Options, Token, onDisk: _disk.OnDisk);

    static IEnumerable<DateOnly> Days(ZoneYear zone) =>
        Enumerable
            .Range(0, 367)
            .Select(day => new DateOnly(2025, 12, 31).AddDays(day))
            .Where(day => zone.On(day) > Start && zone.On(day) <= End);
}
