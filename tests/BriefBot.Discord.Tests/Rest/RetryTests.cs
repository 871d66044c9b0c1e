using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.Rest;

public sealed class RetryTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static StubAnswer BadGateway { get; } = new(502, "<html>Bad Gateway</html>", "text/html");

    [Fact]
    public async Task A_502_is_tried_again_after_a_jittered_delay_that_doubles()
    {
        await using var rig = (await RestRig.StartAsync(RestRig.InTurn(BadGateway, BadGateway, BadGateway))).WithWaitsSkipped();

        await rig.GetAsync();

        rig.Stub.All.Select(request => request.At.TotalSeconds).ShouldBe([0, 0.75, 2.25, 5.25]);
    }

    [Fact]
    public async Task A_storm_of_502_ends_after_the_retries_with_the_refusal()
    {
        await using var rig = (await RestRig.StartAsync(_ => BadGateway)).WithWaitsSkipped();

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.GetAsync());

        ((int)exception.HttpStatus).ShouldBe(502);
        rig.Stub.All.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_503_that_says_when_to_come_back_is_believed()
    {
        await using var rig = (
            await RestRig.StartAsync(RestRig.InTurn(new StubAnswer(503, Headers: ("Retry-After", "9"))))
        ).WithWaitsSkipped();

        await rig.GetAsync();

        rig.Stub.All[1].At.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_message_without_an_enforced_nonce_is_not_posted_again()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(BadGateway));

        await Should.ThrowAsync<DiscordApiException>(rig.PostAsync());

        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_with_an_enforced_nonce_is_posted_again_with_the_same_nonce()
    {
        await using var rig = (await RestRig.StartAsync(RestRig.InTurn(BadGateway, StubAnswer.Cut))).WithWaitsSkipped();

        await rig.PostAsync(nonce: "briefing-7");

        rig.Stub.All.Count.ShouldBe(3);
        rig.Stub.All.ShouldAllBe(request => request.Text.Contains("\"nonce\":\"briefing-7\",\"enforce_nonce\":true"));
    }

    [Fact]
    public async Task A_follow_up_whose_answer_was_lost_is_not_sent_again()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Cut));

        var exception = await Should.ThrowAsync<DiscordConnectionException>(
            rig.Client.CreateFollowupMessageAsync(RestRig.Application, RestRig.InteractionToken, new() { Content = "more" }, Cancellation)
        );

        exception.MayHaveArrived.ShouldBeTrue();
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_surely_never_left_is_posted_again()
    {
        await using var rig = await RestRig.StartAsync();
        var address = rig.Stub.BaseUrl;
        await rig.Stub.DisposeAsync();
        await using var unreachable = (await RestRig.StartAsync(configure: options => options.BaseUrl = address)).WithWaitsSkipped();

        var exception = await Should.ThrowAsync<DiscordConnectionException>(unreachable.PostAsync());

        exception.MayHaveArrived.ShouldBeFalse();
        exception.TimedOut.ShouldBeFalse();
        unreachable.Log.Lines.Count(line => line.StartsWith("Sending")).ShouldBe(4);
    }

    [Fact]
    public async Task A_message_for_which_no_connection_stood_in_time_is_posted_again()
    {
        var time = new ManualTimeProvider();
        var log = new ListLogger();
        using var handler = new NeverConnects();
        var options = RestRig.Options(new("http://127.0.0.1"));
        options.MaximumRetries = 1;
        using var client = new DiscordRestClient(options, handler, time, new Random(1), log);
        var post = client.CreateMessageAsync(RestRig.Channel, new() { Content = "hello" }, Cancellation);
        var wait = await time.WaitForTimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), Cancellation);

        time.Advance(wait);

        var exception = await Should.ThrowAsync<DiscordConnectionException>(post);
        exception.TimedOut.ShouldBeTrue();
        exception.MayHaveArrived.ShouldBeFalse();
        handler.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task An_attempt_without_an_answer_ends_after_its_time_and_is_made_again()
    {
        await using var rig = (await RestRig.StartAsync()).WithWaitsSkipped();
        var get = rig.GetAsync();
        await rig.Stub.NextAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(15));

        var again = await rig.Stub.NextAsync();
        again.At.ShouldBe(TimeSpan.FromSeconds(15.75));
        again.Answer.SetResult(StubAnswer.Ok());
        await get;
    }

    [Fact]
    public async Task No_request_lasts_longer_than_its_deadline()
    {
        await using var rig = (
            await RestRig.StartAsync(configure: options => options.RequestDeadline = TimeSpan.FromSeconds(20))
        ).WithWaitsSkipped();
        var get = rig.GetAsync();
        await rig.Stub.NextAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        await rig.Stub.NextAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(4.25));

        (await Should.ThrowAsync<DiscordConnectionException>(get)).TimedOut.ShouldBeTrue();
        rig.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancelling_ends_a_request_that_is_under_way()
    {
        await using var rig = await RestRig.StartAsync();
        using var cancel = new CancellationTokenSource();
        var get = rig.Client.GetChannelAsync(RestRig.Channel, cancel.Token);
        await rig.Stub.NextAsync();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(get);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_before_a_retry()
    {
        await using var rig = await RestRig.StartAsync(_ => BadGateway);
        using var cancel = new CancellationTokenSource();
        var get = rig.Client.GetChannelAsync(RestRig.Channel, cancel.Token);
        await rig.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(0.75), Cancellation);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(get);
    }

    [Fact]
    public async Task A_deletion_that_is_found_done_at_the_second_attempt_is_done()
    {
        await using var rig = (
            await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Cut, StubAnswer.Refused(404, 10008, "Unknown Message")))
        ).WithWaitsSkipped();

        await rig.Client.DeleteMessageAsync(RestRig.Channel, new(3), Cancellation);

        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_deletion_of_what_never_was_is_refused()
    {
        await using var rig = await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Refused(404, 10008, "Unknown Message")));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.Client.DeleteMessageAsync(RestRig.Channel, new(3), Cancellation));

        exception.Code.ShouldBe(DiscordApiException.UnknownMessage);
    }

    // As a handler does whose own time for connecting has run out.
    sealed class NeverConnects : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            return Task.FromException<HttpResponseMessage>(
                new TaskCanceledException("No connection stood in time.", new TimeoutException())
            );
        }
    }
}
