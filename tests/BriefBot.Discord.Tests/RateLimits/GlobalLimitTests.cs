using BriefBot.Discord.Tests.Rest;

namespace BriefBot.Discord.Tests.RateLimits;

public sealed class GlobalLimitTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_second_holds_more_requests_than_the_limit()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok(), options => options.GlobalRequestsPerSecond = 10);
        var requests = Enumerable.Range(1, 35).Select(channel => rig.GetAsync((ulong)channel)).ToList();

        for (var batch = 1; batch <= 3; batch++)
        {
            await Task.WhenAll(requests.Take(batch * 10));
            rig.Time.Advance(TimeSpan.FromMilliseconds(999));
            rig.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await Task.WhenAll(requests);
        rig.Stub.All.CountBy(request => request.At)
            .Select(entry => (entry.Key.TotalSeconds, entry.Value))
            .ShouldBe([(0, 10), (1, 10), (2, 10), (3, 5)]);
    }

    [Fact]
    public async Task Requests_of_an_interaction_pass_ordinary_ones_that_wait()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok(), options => options.GlobalRequestsPerSecond = 1);
        await rig.GetAsync(1);
        var waiting = rig.GetAsync(2);

        await rig.DeferAsync();
        await rig.EditOriginalAsync();

        rig.Stub.All.Count.ShouldBe(3);
        rig.Time.Elapsed.ShouldBe(TimeSpan.Zero);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Fact]
    public async Task A_global_429_pauses_every_ordinary_request_and_no_interaction()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.RateLimited(3.5, "global")));
        var refused = rig.GetAsync(1);
        await rig.Stub.NextAsync();
        await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(3.5), Cancellation);
        var other = rig.PostAsync(2);

        await rig.DeferAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(3.5));

        await Task.WhenAll(refused, other);
        rig.Stub.All.Select(request => request.At.TotalSeconds).ShouldBe([0, 0, 3.5, 3.5]);
        rig.Stub.All[1].Target.ShouldContain("callback");
    }

    [Fact]
    public async Task The_header_alone_is_enough_for_a_global_429()
    {
        var answer = new StubAnswer(429, """{"message":"slow down","retry_after":2}""", Headers: ("X-RateLimit-Global", "true"));
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(answer));
        var refused = rig.GetAsync(1);
        await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(2), Cancellation);

        var other = rig.GetAsync(2);
        rig.Time.Advance(TimeSpan.FromSeconds(2));

        await Task.WhenAll(refused, other);
        rig.Stub.All[^1].At.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_request_that_would_wait_beyond_its_deadline_fails_at_once_with_the_time_to_wait()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.InBucket("abc", 5, 0, 90)));
        await rig.PostAsync();

        var exception = await Should.ThrowAsync<DiscordRateLimitedException>(rig.PostAsync());

        exception.RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        exception.Route.ToString().ShouldBe("POST /channels/{channel_id}/messages");
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Requests_already_waiting_fail_at_once_when_the_wait_becomes_too_long()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.PostAsync();
        var second = rig.PostAsync();

        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("abc", 5, 0, 90));

        await first;
        (await Should.ThrowAsync<DiscordRateLimitedException>(second)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_request_behind_one_without_an_answer_goes_when_that_one_gives_up()
    {
        await using var rig = await RestRig.StartAsync(configure: options => options.AttemptTimeout = TimeSpan.FromMinutes(5));
        var first = rig.PostAsync();
        await rig.Stub.NextAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        var second = rig.PostAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<DiscordConnectionException>(first)).TimedOut.ShouldBeTrue();
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.Ok());
        await second;
    }
}
