namespace BriefBot.Discord.Tests.Support;

public class ManualTimeProviderTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Timers_run_in_the_order_in_which_they_are_due_with_the_clock_at_their_time()
    {
        var time = new ManualTimeProvider();
        var ran = new List<(string, TimeSpan)>();
        using var late = time.CreateTimer(_ => ran.Add(("late", time.Elapsed)), null, 3 * Second, Timeout.InfiniteTimeSpan);
        using var early = time.CreateTimer(_ => ran.Add(("early", time.Elapsed)), null, Second, Timeout.InfiniteTimeSpan);

        time.Advance(5 * Second);

        ran.ShouldBe([("early", Second), ("late", 3 * Second)]);
        time.Elapsed.ShouldBe(5 * Second);
        time.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void A_periodic_timer_runs_each_time_until_it_is_disposed_of()
    {
        var time = new ManualTimeProvider();
        var runs = 0;
        var timer = time.CreateTimer(_ => runs++, null, Second, 2 * Second);

        time.Advance(6 * Second);
        timer.Dispose();
        time.Advance(6 * Second);

        runs.ShouldBe(3);
        timer.Change(Second, Second).ShouldBeFalse();
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_gets_there()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(10 * Second, time, TestContext.Current.CancellationToken);

        time.Advance(9 * Second);
        var before = delay.IsCompleted;
        time.Advance(Second);
        await delay;

        before.ShouldBeFalse();
    }

    [Fact]
    public async Task A_test_can_wait_for_a_timer_that_is_set_later()
    {
        var time = new ManualTimeProvider();
        using var other = time.CreateTimer(_ => { }, null, Second, Timeout.InfiniteTimeSpan);
        var waiting = time.WaitForTimerAsync(10 * Second, TestContext.Current.CancellationToken);

        var before = waiting.IsCompleted;
        using var timer = time.CreateTimer(_ => { }, null, 12 * Second, Timeout.InfiniteTimeSpan);

        before.ShouldBeFalse();
        (await waiting).ShouldBe(12 * Second);
    }

    [Fact]
    public async Task A_wait_for_a_timer_that_is_never_set_tells_which_are()
    {
        var time = new ManualTimeProvider();
        using var timer = time.CreateTimer(_ => { }, null, Second, Timeout.InfiniteTimeSpan);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var exception = await time.WaitForTimerAsync(10 * Second, cancelled.Token).ShouldThrowAsync<TimeoutException>();

        exception.Message.ShouldContain("00:00:01");
    }
}
