using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Composition;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>What is made of digests that were due while nobody was there.</summary>
public class DigestLoopTests : IAsyncLifetime
{
    static readonly DateTimeOffset Start = new(2026, 6, 1, 7, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Eight = Start.AddHours(1);

    readonly TemporaryFolder _folder = new();
    readonly SetClock _clock = new(Start);
    readonly DigestOptions _options = new() { QuietLine = true, Grace = TimeSpan.FromDays(3) };
    SimulatedPlatform _platform = null!;
    TestStore _store = null!;
    SimulatedHost _host = null!;
    WorkspaceId _home;
    ScheduleId _schedule;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _platform = new(_clock);
        _store = new(_folder.File("corpus.db"), IsReplica);
        _host = await SimulatedHost.StartAsync(_store, _platform, _clock, _options, Token);
        _home = await _host.Corpus.WorkspaceAsync("home", Token);
        var draft = new ScheduleDraft(_home, null, new ChatPlace(SimulatedChannel.Platform, "c"), new(8, 0), Weekdays.All, "Etc/UTC");
        _schedule = (await _host.Stores.Schedules.AddAsync(draft, Start, Start, Token))!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Several_missed_ones_are_merged_into_the_latest_and_those_beyond_the_grace_time_are_missed()
    {
        await AtAsync(Eight.AddDays(5).AddHours(1));

        (await StatesAsync()).ShouldBe([
            ("2026-06-06", DigestState.Posted),
            ("2026-06-05", DigestState.Merged),
            ("2026-06-04", DigestState.Merged),
            ("2026-06-03", DigestState.Missed),
            ("2026-06-02", DigestState.Missed),
            ("2026-06-01", DigestState.Missed),
        ]);
        _platform.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_may_stand_in_the_channel_is_settled_before_the_next_is_posted()
    {
        _platform.Faults.Enqueue(Fault.LostAfter);
        await AtAsync(Eight);
        _platform.IsDown = true;
        await AtAsync(Eight.AddDays(1));
        _platform.IsDown = false;
        await AtAsync(Eight.AddDays(1).AddHours(1));

        (await StatesAsync()).ShouldBe([("2026-06-02", DigestState.Posted), ("2026-06-01", DigestState.Posted)]);
        _platform.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_paused_schedule_posts_nothing_and_goes_on_without_what_was_due_meanwhile()
    {
        _platform.IsDown = true;
        await AtAsync(Eight);
        await _host.Stores.Schedules.PauseAsync(_home, _schedule, _clock.Now, Token);
        _platform.IsDown = false;
        await AtAsync(Eight.AddDays(1));
        await _host.Stores.Schedules.ResumeAsync(_home, _schedule, _clock.Now.AddHours(2), Token);
        await AtAsync(Eight.AddDays(1).AddHours(3));
        _platform.Messages.ShouldBeEmpty();

        await AtAsync(Eight.AddDays(2));

        _platform.Messages.Count.ShouldBe(1);
        (await StatesAsync()).ShouldBe([("2026-06-03", DigestState.Posted), ("2026-06-01", DigestState.Missed)]);
    }

    [Fact]
    public async Task One_that_is_asked_for_is_posted_once_however_often_the_request_arrives()
    {
        var desk = DigestParts.Store(_host.Stores);
        (await desk.RequestAsync(_schedule, "interaction 7", _clock.Now, Token)).ShouldBeTrue();
        (await desk.RequestAsync(_schedule, "interaction 7", _clock.Now, Token)).ShouldBeFalse();

        await _host.RoundAsync(Token);
        await AtAsync(Eight);

        _platform.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_schedule_that_is_removed_takes_its_digests_with_it()
    {
        await AtAsync(Eight);
        (await _host.Stores.Schedules.RemoveAsync(_home, _schedule, Token)).ShouldBeTrue();

        await AtAsync(Eight.AddDays(1));

        _platform.Messages.Count.ShouldBe(1);
        (await StatesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_whose_lease_is_over_notes_nothing()
    {
        await AtAsync(Eight.AddMinutes(-1));
        await _host.Stores.Outbox.PlanAsync(_schedule, Start, Eight, [new("2026-06-01", Eight, "nonce", DigestState.Planned)], Token);
        var mine = (await _host.Stores.Outbox.TakeAsync("me", Eight, TimeSpan.FromMinutes(4), Token))!;
        (await _host.Stores.Outbox.TakeAsync("another", Eight.AddMinutes(5), TimeSpan.FromMinutes(4), Token)).ShouldBeNull();
        foreach (var held in await _host.Stores.Outbox.HeldAsync(Token))
            (await _host.Stores.Outbox.ReleaseAsync(held, Token)).ShouldBeTrue();
        var theirs = (await _host.Stores.Outbox.TakeAsync("another", Eight.AddMinutes(5), TimeSpan.FromMinutes(4), Token))!;
        theirs.Id.ShouldBe(mine.Id);

        var late = await _host.Stores.Outbox.PostingAsync(new(mine.Id, "me"), "{}", "0", Eight.AddMinutes(5), Token);
        var inTime = await _host.Stores.Outbox.PostingAsync(new(mine.Id, "another"), "{}", "0", Eight.AddMinutes(5), Token);

        late.ShouldBeFalse();
        inTime.ShouldBeTrue();
    }

    async Task AtAsync(DateTimeOffset now)
    {
        _clock.Now = now;
        await _host.RoundAsync(Token);
    }

    async Task<IEnumerable<(string, DigestState)>> StatesAsync() =>
        (await _host.Stores.Outbox.RecentAsync(_schedule, 10, Token)).Select(run => (run.Slot, run.State));
}
