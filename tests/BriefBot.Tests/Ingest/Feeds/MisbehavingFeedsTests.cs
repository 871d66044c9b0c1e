using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Feeds and pages that do wrong whatever can be done wrong, among good ones.</summary>
public sealed class MisbehavingFeedsTests : IDisposable
{
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(FeedWorld.Stop);

    public MisbehavingFeedsTests() => _limit.CancelAfter(TimeSpan.FromMinutes(3));

    public static TheoryData<string> Alone => [.. WebFault.All.Where(FaultyCrowd.IsAlone).Select(fault => fault.Name)];

    CancellationToken Limit => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task Good_feeds_are_read_while_others_are_silent_and_every_bad_one_tells_why()
    {
        await using var world = await FeedWorld.StartAsync(isSilenceEndless: true);
        var crowd = await FaultyCrowd.MoveInAsync(world);
        crowd.Feeds.Count.ShouldBeGreaterThan(60);
        var done = new CountdownTask(crowd.DoneAtOnce);
        using var poller = world.Poller(polled: _ => done.Signal(), fetched: _ => done.Signal());

        var round = poller.DrainAsync(null, Limit);
        await done.ReachedAsync(Limit);
        await ShouldHaveAllGoodAsync(world, crowd.Good);
        world.Time.Elapsed.ShouldBe(TimeSpan.Zero);
        round.IsCompleted.ShouldBeFalse();

        await world.Time.WaitForTimersAsync(Silences(crowd.Silent), Limit);
        world.Time.Advance(new FetchLimits().Answer);
        await round;

        (await world.Stores.Feeds.DueAsync(world.Time.GetUtcNow(), 1_000, Limit)).ShouldBeEmpty();
        world.Web.Trapped.ShouldBe(0);
        (await WrongFeedsAsync(world, crowd)).ShouldBeEmpty();
        (await WrongPagesAsync(world, crowd)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public async Task A_feed_that_takes_the_clock_for_itself_ends_as_the_table_says(string name)
    {
        var fault = WebFault.All.Single(fault => fault.Name == name);
        await using var world = await FeedWorld.StartAsync();
        world.Default = fault.Play;
        foreach (var (host, addresses) in fault.Names)
            world.Web.Names[host] = addresses;
        var feed = await world.FollowAsync(fault.Address);
        using var poller = world.Poller();

        var round = poller.DrainAsync(null, Limit);
        if (fault.Names.TryGetValue("news.example", out var sets))
            await world.Time.AdvanceToTimerAsync(new FetchLimits().Connect / sets[0].Length, Limit);
        await round;

        var after = await world.FeedAsync(feed);
        after.State.ShouldBe(FeedState.Failing);
        after.Reason.ShouldNotBeNull().ShouldStartWith(ReasonOf(fault));
        world.Web.Trapped.ShouldBe(0);
    }

    [Fact]
    public async Task However_many_hosts_have_proved_slow_the_others_do_not_wait_for_them()
    {
        const int Slow = 70;
        await using var world = await FeedWorld.StartAsync(isSilenceEndless: true);
        var (answer, places) = (new FetchLimits().Answer, world.Options.ConcurrentHosts);
        world.Default = _ => [new WebStep.Silence(answer)];
        var slow = new List<Feed>();
        for (var n = 0; n < Slow; n++)
            slow.Add(await world.FollowAsync($"slow{n}.example/feed"));
        var done = new CountdownTask(FaultyCrowd.GoodFeeds * (1 + FaultyCrowd.ArticlesEach));
        using var poller = world.Poller(polled: report => Signal(report.Reason), fetched: report => Signal(report.Reason));
        void Signal(string? reason)
        {
            if (reason is null)
                done.Signal();
        }
        var first = poller.DrainAsync(null, Limit);
        for (var left = Slow; left > 0; left -= places)
        {
            var asking = Slow - left + Math.Min(left, places);
            await world.Time.WaitForTimersAsync(pending => pending.Count(time => IsOf(time, answer)) == Math.Min(left, places), Limit);
            // A host that is still being connected to would end earlier, and what follows it would begin out of step.
            await world.Web.CalledAsync(asking, Limit);
            world.Time.Advance(answer);
        }
        await first;
        foreach (var feed in slow)
            world.Time.AdvanceTo((await world.FeedAsync(feed)).NextPoll);
        var good = new List<Feed>();
        for (var n = 0; n < FaultyCrowd.GoodFeeds; n++)
        {
            world.Pages[$"good{n}.example/robots.txt"] = _ => [WebStep.Answer("404 Not Found", "")];
            good.Add(await FaultyCrowd.FollowGoodAsync(world, n, []));
        }
        var now = world.Time.GetUtcNow();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit);

        var second = poller.DrainAsync(null, stop.Token);
        await done.ReachedAsync(Limit);

        await ShouldHaveAllGoodAsync(world, good);
        world.Time.GetUtcNow().ShouldBe(now);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
    }

    static async Task ShouldHaveAllGoodAsync(FeedWorld world, IReadOnlyList<Feed> good)
    {
        var bodies = (await world.ArticlesAsync())
            .Where(article => article.Url!.StartsWith("http://good", StringComparison.Ordinal))
            .ToDictionary(article => article.Url!, article => article.Body, StringComparer.Ordinal);
        bodies.Count.ShouldBe(good.Count * FaultyCrowd.ArticlesEach);
        foreach (var (n, feed) in good.Index())
        {
            var after = await world.FeedAsync(feed);
            after.State.ShouldBe(FeedState.Ok);
            after.LastSuccess.ShouldBe(world.Time.GetUtcNow());
            for (var article = 1; article <= FaultyCrowd.ArticlesEach; article++)
                bodies[$"http://good{n}.example/{article}"].ShouldBe(FaultyCrowd.BodyOf(n, article));
        }
    }

    static async Task<List<string>> WrongFeedsAsync(FeedWorld world, FaultyCrowd crowd)
    {
        var wrong = new List<string>();
        foreach (var (fault, feed) in crowd.Feeds)
        {
            var after = await world.FeedAsync(feed);
            var state = fault.Ends == FetchFailure.Gone ? FeedState.Dead : FeedState.Failing;
            var earliest = after.LastAttempt + (FaultRow.All[fault.Name].AskAgain ?? TimeSpan.Zero);
            if (
                after.State != state
                || after.Reason?.StartsWith(ReasonOf(fault), StringComparison.Ordinal) != true
                || after.FailuresInRow != 1
                || after.LastSuccess is not null
                || after.NextPoll < earliest
            )
                wrong.Add($"{fault.Name}: {after.State}, {after.Reason}, again at {after.NextPoll:u}");
        }
        return wrong;
    }

    static async Task<List<string>> WrongPagesAsync(FeedWorld world, FaultyCrowd crowd)
    {
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var feed in crowd.Good)
        {
            foreach (var item in await world.Stores.Feeds.ItemsAsync(feed.Id, 1_000, FeedWorld.Stop))
            {
                if (!crowd.Pages.TryGetValue(item.Title!, out var fault))
                    continue;
                seen++;
                var isRight = FaultRow.All[fault.Name].Reason is not null
                    ? item.Article is null
                        && item.Reason == ReasonOf(fault)
                        && item.State == (item.NextAttempt is null ? FeedItemState.Failed : FeedItemState.Pending)
                    : item.State == FeedItemState.Fetched || item.Reason == "The page holds no article.";
                if (!isRight)
                    wrong.Add($"{fault.Name}: {item.State}, {item.Reason}");
            }
        }
        seen.ShouldBe(crowd.Pages.Count);
        return wrong;
    }

    /// <summary>What a feed's health says, or how it begins.</summary>
    static string ReasonOf(WebFault fault) =>
        FaultRow.All[fault.Name].Reason is { } reason ? Sentence.Of(reason) : "What is there is no feed: it is ";

    /// <summary>Whether all that are silent are waited for, and each for what it still owes.</summary>
    static Func<IReadOnlyList<TimeSpan>, bool> Silences(IEnumerable<WebFault> silent)
    {
        var (limits, faults) = (new FetchLimits(), silent.ToList());
        var stalled = faults.Count(fault => fault.Ends == FetchFailure.Stalled);
        return pending =>
            pending.Count(time => IsOf(time, limits.Stall)) == stalled
            && pending.Count(time => IsOf(time, limits.Answer)) == faults.Count - stalled;
    }

    static bool IsOf(TimeSpan time, TimeSpan limit) => time <= limit && time >= limit - TimeSpan.FromMilliseconds(1);

    /// <summary>Is done after so many signals.</summary>
    sealed class CountdownTask(int count)
    {
        readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _left = count;

        public void Signal()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                _reached.SetResult();
        }

        public async Task ReachedAsync(CancellationToken limit)
        {
            try
            {
                await _reached.Task.WaitAsync(limit);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"The poller stands still; {Volatile.Read(ref _left)} are left.", e);
            }
        }
    }
}
