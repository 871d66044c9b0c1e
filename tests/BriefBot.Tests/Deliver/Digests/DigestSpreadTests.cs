using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Many digests of one minute are spread over the seconds behind it.</summary>
public sealed class DigestSpreadTests : IAsyncLifetime
{
    const int Schedules = 25;

    static readonly DateTimeOffset Start = new(2026, 6, 1, 7, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Eight = Start.AddHours(1);

    readonly TemporaryFolder _folder = new();
    readonly SetClock _clock = new(Start);
    readonly DigestOptions _options = new() { QuietLine = true, PostsPerSecond = 10 };
    SimulatedPlatform _platform = null!;
    SimulatedHost _host = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _platform = new(_clock);
        _host = await SimulatedHost.StartAsync(_folder.File("corpus.db"), _platform, _clock, _options, Token);
        var home = await _host.Corpus.WorkspaceAsync("home", Token);
        for (var number = 0; number < Schedules; number++)
        {
            var place = new ChatPlace(SimulatedChannel.Platform, $"c{number}");
            await _host.Stores.Schedules.AddAsync(new(home, null, place, new(8, 0), Weekdays.All, "Etc/UTC"), Start, Start, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task So_many_a_second_are_posted_never_before_their_time_and_at_the_same_second_every_day()
    {
        await AtAsync(Eight.AddMilliseconds(-1));
        _platform.Messages.ShouldBeEmpty();
        var today = await SecondsAsync(Eight);
        var tomorrow = await SecondsAsync(Eight.AddDays(1));

        today.Select(second => second.Count).ShouldBe([10, 10, 5, 0]);
        // Neighbours don't come one after the other.
        today[0].ShouldNotBe(Enumerable.Range(1, 10).Select(number => (long)number));
        tomorrow.Select(second => second.Order()).ShouldBe(today.Select(second => second.Order()));
    }

    [Fact]
    public async Task What_was_due_while_nobody_was_there_is_spread_from_then_on()
    {
        var late = await SecondsAsync(Eight.AddHours(2));

        late.Select(second => second.Count).ShouldBe([10, 10, 5, 0]);
    }

    [Fact]
    public async Task Half_of_the_grace_time_is_left_however_many_there_are()
    {
        _options.Grace = TimeSpan.FromMinutes(10);
        _options.PostsPerSecond = 0.1;
        // 240 seconds for the last of them would be more than half of what is left.
        await AtAsync(Eight.AddMinutes(8));
        await AtAsync(Eight.AddMinutes(9));

        _platform.Messages.Count.ShouldBe(Schedules);
    }

    [Fact]
    public async Task The_next_round_comes_when_the_next_of_them_may_be_begun()
    {
        _clock.Now = Eight;

        (await _host.RoundAsync(Token)).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task One_that_is_asked_for_meanwhile_does_not_wait_behind_them()
    {
        await AtAsync(Eight);
        var schedule = (await _host.Stores.Schedules.ActiveAsync(Token))[0].Id;
        await new DigestStore(_host.Stores.Schedules, _host.Stores.Outbox).RequestAsync(schedule, "now", Eight, Token);
        await AtAsync(Eight.AddMilliseconds(100));

        (await _host.Stores.Outbox.RecentAsync(schedule, 2, Token))
            .Count(run => run.IsOnRequest && run.State == DigestState.Posted)
            .ShouldBe(1);
    }

    async Task AtAsync(DateTimeOffset now)
    {
        _clock.Now = now;
        await _host.RoundAsync(Token);
    }

    /// <summary>Which schedules were posted in each of four seconds.</summary>
    async Task<List<List<long>>> SecondsAsync(DateTimeOffset from)
    {
        var seconds = new List<List<long>>();
        var known = new HashSet<long>();
        foreach (var schedule in await _host.Stores.Schedules.ActiveAsync(Token))
            known.UnionWith((await _host.Stores.Outbox.RecentAsync(schedule.Id, 5, Token)).Select(run => run.Id.Value));
        for (var second = 0; second < 4; second++)
        {
            await AtAsync(from.AddSeconds(second));
            var posted = new List<long>();
            foreach (var schedule in await _host.Stores.Schedules.ActiveAsync(Token))
            {
                var recent = await _host.Stores.Outbox.RecentAsync(schedule.Id, 1, Token);
                if (recent is [{ State: DigestState.Posted } run] && known.Add(run.Id.Value))
                    posted.Add(schedule.Id.Value);
            }
            seconds.Add(posted);
        }
        return seconds;
    }
}
