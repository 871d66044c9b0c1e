using BriefBot.Discord.Rest;
using BriefBot.Discord.Tests.Rest;

namespace BriefBot.Discord.Tests.RateLimits;

public sealed class RefusalTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_429_of_the_bot_waits_for_the_seconds_in_the_body_and_goes_again()
    {
        await using var rig = (await RestRig.StartAsync(RestRig.InTurn(StubAnswer.RateLimited(1.337, "user")))).WithWaitsSkipped();

        await rig.PostAsync();

        rig.Stub.All.Select(request => request.At).ShouldBe([TimeSpan.Zero, TimeSpan.FromSeconds(1.337)]);
    }

    [Fact]
    public async Task A_429_closes_the_bucket_for_those_who_come_later_and_keeps_the_order()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.Client.CreateMessageAsync(RestRig.Channel, new() { Content = "one" }, Cancellation);
        var second = rig.Client.CreateMessageAsync(RestRig.Channel, new() { Content = "two" }, Cancellation);
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.RateLimited(2, "user"));
        await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(2), Cancellation);
        while (!rig.Log.Lines.Any(line => line.Contains("waits for its rate limit (User), for 2 s")))
            await Task.Yield();

        rig.Time.Advance(TimeSpan.FromSeconds(2));

        var again = await rig.Stub.NextAsync();
        again.Text.ShouldContain("one");
        again.Answer.SetResult(StubAnswer.Ok());
        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.Ok());
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_shared_429_waits_but_does_not_count_against_the_bot()
    {
        await using var rig = (
            await RestRig.StartAsync(RestRig.InTurn(StubAnswer.RateLimited(1, "shared")), options => options.InvalidRequestLimit = 1)
        ).WithWaitsSkipped();

        await rig.PostAsync();

        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_route_that_is_refused_again_and_again_gives_up()
    {
        await using var rig = (
            await RestRig.StartAsync(_ => StubAnswer.RateLimited(1, "user"), options => options.MaximumRateLimitRetries = 2)
        ).WithWaitsSkipped();

        var exception = await Should.ThrowAsync<DiscordRateLimitedException>(rig.PostAsync());

        exception.Scope.ShouldBe(RateLimitScope.User);
        exception.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        rig.Stub.All.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData(null, 60)]
    public async Task An_HTML_429_pauses_everything_even_interactions(string? retryAfter, int pause)
    {
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];
        var html = new StubAnswer(429, "<html>error code: 1015</html>", "text/html", headers);
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(html), options => options.RequestDeadline = TimeSpan.FromMinutes(5));
        var refused = rig.PostAsync();
        await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(pause), Cancellation);

        var exception = await Should.ThrowAsync<DiscordRateLimitedException>(rig.DeferAsync());
        var edit = rig.EditOriginalAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(pause));

        await Task.WhenAll(refused, edit);
        exception.Scope.ShouldBe(RateLimitScope.Address);
        rig.Stub.All.Select(request => request.At.TotalSeconds).ShouldBe([0, pause, pause]);
    }

    [Theory]
    [InlineData("""{"retry_after":-1}""")]
    [InlineData("""{"retry_after":"soon"}""")]
    [InlineData("""[1]""")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_429_without_sense_in_it_waits_for_the_safe_pause(string body)
    {
        await using var rig = (
            await RestRig.StartAsync(
                RestRig.InTurn(new StubAnswer(429, body)),
                options => options.PauseWithoutRetryAfter = TimeSpan.FromSeconds(7)
            )
        ).WithWaitsSkipped();

        await rig.PostAsync();

        rig.Stub.All[1].At.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_reported_instead()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.RateLimited(1e300, "user")));

        var exception = await Should.ThrowAsync<DiscordRateLimitedException>(rig.PostAsync());

        exception.RetryAfter.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task After_a_401_nothing_more_is_sent_and_what_waits_fails_too()
    {
        await using var rig = await RestRig.StartAsync();
        var first = rig.PostAsync();
        var waiting = rig.PostAsync();

        (await rig.Stub.NextAsync()).Answer.SetResult(StubAnswer.Refused(401, 0, "401: Unauthorized"));

        (await Should.ThrowAsync<DiscordUnauthorizedException>(first)).Message.ShouldContain("Reset the token");
        await Should.ThrowAsync<DiscordUnauthorizedException>(waiting);
        await Should.ThrowAsync<DiscordUnauthorizedException>(rig.GetAsync());
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_while_a_401_is_taken_in_is_not_sent_either()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(401, 0, "401: Unauthorized")));
        Task? next = null;
        rig.Log.OnLine = (id, _) =>
        {
            if (id == RestLog.UnauthorizedId)
                next = rig.PostAsync();
        };

        await Should.ThrowAsync<DiscordUnauthorizedException>(rig.PostAsync());

        await Should.ThrowAsync<DiscordUnauthorizedException>(next.ShouldNotBeNull());
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_401_for_an_interactions_token_drops_that_token_and_not_the_bot()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(401, 50027, "Invalid Webhook Token")));
        (await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync())).Code.ShouldBe(50027);

        await rig.PostAsync();

        (await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync())).Code.ShouldBe(50027);
        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_403_is_never_tried_again()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(403, 50013, "Missing Permissions")));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.PostAsync(nonce: "n"));

        exception.Code.ShouldBe(50013);
        exception.Message.ShouldBe("Discord refused POST /channels/{channel_id}/messages with 403, code 50013: Missing Permissions");
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(10015)]
    [InlineData(10062)]
    public async Task A_token_that_Discord_does_not_know_is_not_used_again(int code)
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(404, code, "Unknown")));
        await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync());

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync());
        await rig.EditOriginalAsync("b3RoZXI");

        exception.Code.ShouldBe(code);
        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_is_gone_does_not_drop_the_token()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(404, 10008, "Unknown Message")));
        await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync());

        await rig.EditOriginalAsync();

        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_used_too_early_works_once_the_interaction_is_answered()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(404, 10015, "Unknown Webhook")));
        await Should.ThrowAsync<DiscordApiException>(rig.EditOriginalAsync());

        await rig.DeferAsync();
        await rig.EditOriginalAsync();

        rig.Stub.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Near_the_limit_of_invalid_requests_nothing_is_sent_until_the_oldest_are_ten_minutes_old()
    {
        await using var rig = await RestRig.StartAsync(
            RestRig.InTurn([.. Enumerable.Repeat(StubAnswer.Refused(403, 50013, "no"), 3)]),
            options => options.InvalidRequestLimit = 3
        );
        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<DiscordApiException>(rig.PostAsync());

        var exception = await Should.ThrowAsync<DiscordRateLimitedException>(rig.PostAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<DiscordRateLimitedException>(rig.PostAsync());
        rig.Time.Advance(exception.RetryAfter - (TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1)));

        await rig.PostAsync();
        exception.Scope.ShouldBe(RateLimitScope.InvalidRequests);
        exception.RetryAfter.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.5));
        rig.Stub.All.Count.ShouldBe(4);
    }
}
