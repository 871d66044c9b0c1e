using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.Gateway;

public class SendLimiterTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Three_of_120_places_a_minute_are_kept_for_heartbeats()
    {
        var limiter = new SendLimiter(_time);
        for (var sent = 0; sent < 117; sent++)
            await limiter.WaitAsync(TestContext.Current.CancellationToken);

        var next = limiter.WaitAsync(TestContext.Current.CancellationToken);
        bool[] heartbeats = [.. Enumerable.Range(0, 4).Select(_ => limiter.TryTakeForHeartbeat())];

        next.IsCompleted.ShouldBeFalse();
        heartbeats.ShouldBe([true, true, true, false]);
    }

    [Fact]
    public async Task No_sixty_seconds_see_more_than_120_messages()
    {
        var limiter = new SendLimiter(_time);
        var sent = new List<TimeSpan>();
        var random = new Random(1);
        for (var message = 0; message < 1_000; message++)
        {
            var wait = limiter.WaitAsync(TestContext.Current.CancellationToken);
            while (!wait.IsCompleted)
                _time.Advance(_time.Pending[0]);
            await wait;
            sent.Add(_time.Elapsed);
            if (random.Next(10) == 0 && limiter.TryTakeForHeartbeat())
                sent.Add(_time.Elapsed);
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(500)));
        }

        sent.Zip(sent.Skip(120)).ShouldAllBe(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(60));
    }
}
