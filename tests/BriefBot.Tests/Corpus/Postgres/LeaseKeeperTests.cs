using BriefBot.Corpus.Postgres;
using BriefBot.Discord.Tests.Support;
using BriefBot.Tests.Deliver.Digests;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>When a host may act under its lease, and by which clock it goes.</summary>
public sealed class LeaseKeeperTests
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(15);
    static readonly DateTimeOffset Database = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    readonly ManualTimeProvider _time = new();
    readonly Leases _leases = new();

    [Fact]
    public async Task It_may_not_once_four_fifths_have_passed_without_a_renewal()
    {
        await using var keeper = Keep(_time);

        _time.Advance(Length * 0.79);
        keeper.IsHeld.ShouldBeTrue();
        _time.Advance(Length * 0.02);

        keeper.IsHeld.ShouldBeFalse();
    }

    [Fact]
    public async Task It_may_not_after_its_machine_has_slept()
    {
        // What measures time passed stood still meanwhile.
        var clock = new SkewedClock(_time);
        await using var keeper = Keep(clock);

        clock.Skew = TimeSpan.FromMinutes(1);

        keeper.IsHeld.ShouldBeFalse();
        keeper.Lost.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_renewal_that_was_called_off_does_not_count_though_the_answer_says_so()
    {
        _leases.Hears = false;
        await using var keeper = Keep(_time);
        _time.Advance(Length / 5);
        await _time.AdvanceToTimerAsync(Length / 3, TestContext.Current.CancellationToken);

        _leases.Renewed.SetResult(Database);
        _time.Advance(Length * 0.8 - (Length / 5) - (Length / 3));

        keeper.IsHeld.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_database_could_not_be_asked_it_is_asked_again_soon()
    {
        await using var keeper = Keep(_time);
        _time.Advance(Length / 5);
        await _time.AdvanceToTimerAsync(Length / 3, TestContext.Current.CancellationToken);

        await _time.AdvanceToTimerAsync(Length / 15, TestContext.Current.CancellationToken);
        await _time.AdvanceToTimerAsync(Length / 3, TestContext.Current.CancellationToken);

        _leases.Asked.ShouldBe(2);
        keeper.IsHeld.ShouldBeFalse();
        keeper.Lost.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Its_time_is_that_of_the_database()
    {
        await using var keeper = Keep(new SkewedClock(_time) { Skew = TimeSpan.FromMinutes(10) });

        _time.Advance(TimeSpan.FromSeconds(2));

        keeper.Time.GetUtcNow().ShouldBe(Database + TimeSpan.FromSeconds(2));
    }

    LeaseKeeper Keep(TimeProvider clock) =>
        new(_leases, new(0, 1, true, 0, "", 1, "host", null, Length, Database), LeaseKeeper.Moment.Now(clock), Length, clock);

    sealed class Leases : ILeases
    {
        static readonly TaskCompletionSource<DateTimeOffset?> Never = new();

        public int Asked { get; private set; }

        public bool Hears { get; set; } = true;

        public TaskCompletionSource<DateTimeOffset?> Renewed { get; } = new();

        public ValueTask<SliceState?> TakeAsync(
            int? slice,
            string holder,
            string? address,
            TimeSpan length,
            CancellationToken cancellation
        ) => new((SliceState?)null);

        public ValueTask<DateTimeOffset?> RenewAsync(SliceState lease, TimeSpan length, CancellationToken cancellation) =>
            // The first one may be answered though it was called off.
            new(Asked++ > 0 || Hears ? Never.Task.WaitAsync(cancellation) : Renewed.Task);

        public ValueTask ReleaseAsync(SliceState lease, CancellationToken cancellation)
        {
            Renewed.TrySetResult(null);
            return ValueTask.CompletedTask;
        }
    }
}
