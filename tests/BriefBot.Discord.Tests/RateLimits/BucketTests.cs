using BriefBot.Discord.Tests.Rest;

namespace BriefBot.Discord.Tests.RateLimits;

public sealed class BucketTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Until_a_bucket_is_known_requests_of_a_route_go_one_by_one()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.PostAsync();
        var second = rig.PostAsync();
        var request = await rig.Stub.NextAsync();
        rig.Stub.All.Count.ShouldBe(1);

        request.Answer.SetResult(StubAnswer.InBucket("abc", 5, 4, 5));

        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("abc", 5, 3, 5));
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Once_it_is_known_as_many_are_in_flight_as_remain()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.PostAsync();
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("abc", 4, 3, 5));
        await first;

        var posts = Enumerable.Range(0, 5).Select(_ => rig.PostAsync()).ToList();
        var sent = new[] { await rig.Stub.NextAsync(), await rig.Stub.NextAsync(), await rig.Stub.NextAsync() };

        rig.Stub.All.Count.ShouldBe(4);
        for (var i = 0; i < 3; i++)
            sent[i].Answer.SetResult(StubAnswer.InBucket("abc", 4, 2 - i, 5));
        await Task.WhenAll(posts.Take(3));
        rig.Stub.All.Count.ShouldBe(4);
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("abc", 4, 3, 5));
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("abc", 4, 2, 5));
        await Task.WhenAll(posts);
    }

    [Fact]
    public async Task Nothing_is_sent_when_none_remain_until_Reset_After_is_over()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.InBucket("abc", 5, 0, 1.25)));
        await rig.PostAsync();

        var second = rig.PostAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(1.249));
        rig.Stub.All.Count.ShouldBe(1);
        rig.Time.Advance(TimeSpan.FromSeconds(0.001));

        await second;
        rig.Stub.All[1].At.ShouldBe(TimeSpan.FromSeconds(1.25));
    }

    [Fact]
    public async Task The_epoch_of_a_reset_is_not_looked_at()
    {
        var answer = StubAnswer.InBucket("abc", 5, 0, 2);
        await using var rig = await RestRig.StartAsync(
            RestRig.InTurn(answer with { Headers = [.. answer.Headers, ("X-RateLimit-Reset", "99999999999")] })
        );
        await rig.PostAsync();

        var second = rig.PostAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(2));

        await second;
    }

    [Fact]
    public async Task Channels_have_limits_of_their_own_within_a_bucket()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.InBucket("abc", 5, 0, 60)));
        await rig.PostAsync(channel: 1);

        await rig.PostAsync(channel: 2);

        rig.Time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Two_routes_that_share_a_bucket_share_what_remains()
    {
        await using var rig = await RestRig.StartAsync(
            RestRig.InTurn(StubAnswer.InBucket("abc", 5, 3, 5), StubAnswer.InBucket("abc", 5, 0, 5))
        );
        await rig.PostAsync();
        await rig.GetAsync();

        var post = rig.PostAsync();
        rig.Stub.All.Count.ShouldBe(2);
        rig.Time.Advance(TimeSpan.FromSeconds(5));

        await post;
    }

    [Fact]
    public async Task A_route_whose_bucket_changes_takes_its_waiting_requests_along()
    {
        await using var rig = await RestRig.StartAsync();
        var posts = Enumerable.Range(0, 3).Select(_ => rig.PostAsync()).ToList();
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("old", 5, 1, 500));

        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("new", 5, 4, 5));

        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.InBucket("new", 5, 3, 5));
        await Task.WhenAll(posts);
    }

    [Fact]
    public async Task A_route_without_headers_stays_one_by_one()
    {
        await using var rig = await RestRig.StartAsync();
        var posts = Enumerable.Range(0, 3).Select(_ => rig.PostAsync()).ToList();

        for (var i = 0; i < 3; i++)
        {
            var request = await rig.Stub.NextAsync();
            rig.Stub.All.Count.ShouldBe(i + 1);
            request.Answer.SetResult(StubAnswer.Ok());
        }

        await Task.WhenAll(posts);
    }

    [Theory]
    [InlineData("-1", "x", "NaN")]
    [InlineData("", "99999999999999999999", "-5")]
    [InlineData("0", "0", "")]
    public async Task Headers_that_make_no_sense_are_taken_as_missing(string limit, string remaining, string resetAfter)
    {
        var answer = StubAnswer.Ok(
            ("X-RateLimit-Bucket", "abc"),
            ("X-RateLimit-Limit", limit),
            ("X-RateLimit-Remaining", remaining),
            ("X-RateLimit-Reset-After", resetAfter)
        );
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(answer));
        await rig.PostAsync();

        await rig.PostAsync();

        rig.Time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_hundred_requests_at_once_never_exceed_what_the_server_lets_through()
    {
        await using var rig = await RestRig.StartAsync(configure: options => options.RequestDeadline = TimeSpan.FromHours(1));
        var posts = Enumerable.Range(0, 100).Select(_ => rig.PostAsync()).ToList();
        const int limit = 5;

        for (var served = 0; served < 100; )
        {
            // A window: the first request alone where nothing is known, later ones together.
            var remaining = limit;
            while (remaining > 0 && served < 100)
            {
                var request = await rig.Stub.NextAsync();
                rig.Stub.InFlight.ShouldBeLessThanOrEqualTo(served == 0 ? 1 : remaining);
                request.Answer.SetResult(StubAnswer.InBucket("abc", limit, --remaining, 2));
                served++;
            }

            if (served < 100)
                await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(2), Cancellation);
            await Task.WhenAll(posts.Take(served));
            rig.Stub.All.Count.ShouldBe(served);
            rig.Time.Advance(TimeSpan.FromSeconds(2));
        }

        await Task.WhenAll(posts);
    }

    [Fact]
    public async Task Requests_are_sent_in_the_order_in_which_they_were_made()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => rig.Client.CreateMessageAsync(RestRig.Channel, new() { Content = $"#{i}" }, Cancellation))
        );

        rig.Stub.All.Select(request => request.Text.Split('#', '"')[4]).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_queue()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.PostAsync();
        var request = await rig.Stub.NextAsync();
        using var cancel = new CancellationTokenSource();
        var second = rig.Client.CreateMessageAsync(RestRig.Channel, new() { Content = "never" }, cancel.Token);
        var third = rig.PostAsync();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(second);
        request.Answer.SetResult(StubAnswer.Ok());
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.Ok());
        await Task.WhenAll(first, third);
        rig.Stub.All.ShouldAllBe(sent => !sent.Text.Contains("never"));
    }

    [Fact]
    public async Task Buckets_that_nobody_uses_are_forgotten()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.InBucket("abc", 5, 4, 1));
        for (var channel = 1ul; channel <= 20; channel++)
            await rig.GetAsync(channel);
        rig.Client.Gates.Limiter.Count.ShouldBe(40);

        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await rig.GetAsync();

        rig.Client.Gates.Limiter.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_bucket_that_is_closed_is_not_forgotten()
    {
        await using var rig = await RestRig.StartAsync(
            RestRig.InTurn(StubAnswer.InBucket("abc", 5, 0, 600)),
            options => options.RequestDeadline = TimeSpan.FromHours(1)
        );
        await rig.PostAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(9));
        await rig.GetAsync();

        var post = rig.PostAsync();
        rig.Stub.All.Count.ShouldBe(2);
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await post;
    }
}
