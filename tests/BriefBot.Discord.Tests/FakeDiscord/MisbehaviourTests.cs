using System.Net.WebSockets;
using System.Text.Json.Nodes;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class MisbehaviourTests : IAsyncLifetime
{
    readonly ManualTimeProvider clock = new();
    FakeDiscord fake = null!;

    public async ValueTask InitializeAsync() =>
        fake = await FakeDiscord.StartAsync(new() { Time = clock }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Theory]
    [InlineData(4000)]
    [InlineData(4004)]
    [InlineData(4014)]
    public async Task It_closes_with_a_code_at_identify(int code)
    {
        fake.Gateway.Faults.On(GatewayMoment.Identify).Close(code, "as told");
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.UntilAsync(null, op: 10);

        await client.IdentifyAsync(fake.Token);

        (await client.NextAsync()).ShouldBeNull();
        client.CloseCode.ShouldBe(code);
        fake.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task It_closes_at_any_time_and_keeps_the_session()
    {
        using var client = await ReadyAsync();

        fake.Gateway.Close(4002);

        (await client.NextAsync()).ShouldBeNull();
        client.CloseCode.ShouldBe(4002);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_breaks_off_inside_a_frame_and_replays_the_event(bool compressed)
    {
        var channel = fake.AddChannel(fake.AddGuild());
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl, compressed);
        await client.IdentifyAsync(fake.Token);
        var ready = await client.UntilAsync("READY");
        var seen = (int)(await client.UntilAsync("GUILD_CREATE"))["s"]!;
        fake.Gateway.Faults.On(GatewayMoment.Dispatch, dispatch: "MESSAGE_CREATE").CutInsideFrame();

        fake.Person("Anna", channel.Guild!).Mention(channel, "hello");

        await Should.ThrowAsync<WebSocketException>(client.NextAsync);
        using var next = await RawGateway.ConnectAsync(new((string)ready["d"]!["resume_gateway_url"]!));
        await next.ResumeAsync(fake.Token, (string)ready["d"]!["session_id"]!, seen);
        (await next.UntilAsync("MESSAGE_CREATE"))["d"]!["content"]!.ToString().ShouldEndWith("hello");
    }

    [Fact]
    public async Task It_cuts_the_connection_without_a_close_frame()
    {
        using var client = await ReadyAsync();

        fake.Gateway.CutAll();

        await Should.ThrowAsync<WebSocketException>(client.NextAsync);
        client.CloseCode.ShouldBeNull();
    }

    [Fact]
    public async Task It_leaves_heartbeats_unanswered()
    {
        using var client = await ReadyAsync();
        fake.Gateway.Faults.On(GatewayMoment.Heartbeat).Ignore();

        await client.SendAsync(1, null);
        await client.SendAsync(1, null);
        await client.UntilAsync(null, op: 11);

        fake.Gateway.Frames.Count(f => f is { FromClient: true, Op: 1 }).ShouldBe(2);
        fake.Gateway.Frames.Count(f => f is { FromClient: false, Op: 11 }).ShouldBe(1);
    }

    [Fact]
    public async Task It_asks_to_reconnect_and_invalidates_sessions()
    {
        using var client = await ReadyAsync();

        fake.Gateway.Reconnect();
        fake.Gateway.InvalidateSessions(resumable: true);
        fake.Gateway.InvalidateSessions(resumable: false);

        await client.UntilAsync(null, op: 7);
        ((bool)(await client.UntilAsync(null, op: 9))["d"]!).ShouldBeTrue();
        ((bool)(await client.UntilAsync(null, op: 9))["d"]!).ShouldBeFalse();
        fake.Gateway.ReadySessions.ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_was_invalidated_can_not_be_resumed()
    {
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.IdentifyAsync(fake.Token);
        var ready = await client.UntilAsync("READY");
        fake.Gateway.ForgetSessions();

        using var next = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await next.ResumeAsync(fake.Token, (string)ready["d"]!["session_id"]!, 1);

        ((bool)(await next.UntilAsync(null, op: 9))["d"]!).ShouldBeFalse();
        fake.Gateway.Resumes.ShouldBe(1);
    }

    [Fact]
    public async Task HELLO_comes_late_by_the_clock()
    {
        fake.Gateway.Faults.On(GatewayMoment.Hello).Late(TimeSpan.FromSeconds(30));
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await client.UntilAsync(null, op: 10);
    }

    [Fact]
    public async Task An_event_comes_twice_under_one_number()
    {
        using var client = await ReadyAsync();
        fake.Gateway.Faults.On(GatewayMoment.Dispatch).Twice();

        fake.Gateway.Dispatch("SOMETHING_NEW", new() { ["id"] = "1" });

        var first = await client.UntilAsync("SOMETHING_NEW");
        var second = await client.UntilAsync("SOMETHING_NEW");
        ((int)second["s"]!).ShouldBe((int)first["s"]!);
    }

    [Fact]
    public async Task The_upgrade_is_refused_with_502()
    {
        fake.Gateway.Faults.On(GatewayMoment.Upgrade, times: 2).Refuse();

        await Should.ThrowAsync<WebSocketException>(() => RawGateway.ConnectAsync(fake.GatewayUrl));
        await Should.ThrowAsync<WebSocketException>(() => RawGateway.ConnectAsync(fake.GatewayUrl));
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);

        await client.UntilAsync(null, op: 10);
    }

    [Fact]
    public async Task REST_cuts_connections_before_or_after_the_effect()
    {
        using var rest = new RawRest(fake);
        var channel = fake.AddChannel(fake.AddGuild());
        var path = $"/channels/{channel.Id}/messages";
        fake.Rest.On("POST /channels/{channel_id}/messages").Abort().On("POST /channels/{channel_id}/messages", afterEffect: true).Abort();

        await Should.ThrowAsync<HttpRequestException>(() => rest.SendAsync("POST", path, new JsonObject { ["content"] = "lost" }));
        await Should.ThrowAsync<HttpRequestException>(() => rest.SendAsync("POST", path, new JsonObject { ["content"] = "kept" }));

        channel.Messages.Select(m => m.Content).ShouldBe(["kept"]);
        fake.Exchanges.ShouldAllBe(e => e.Misbehaved && e.Status == 0);
    }

    [Fact]
    public async Task A_client_that_gives_up_waiting_is_recorded_without_effect()
    {
        var channel = fake.AddChannel(fake.AddGuild());
        fake.Rest.On("POST /channels/{channel_id}/messages").Until(new TaskCompletionSource().Task);
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource();
        using var body = new StringContent("""{"content": "hello"}""");
        var path = new Uri($"{fake.ApiBaseUrl}/v10/channels/{channel.Id}/messages");

        var asking = http.PostAsync(path, body, patience.Token);
        await fake.UntilAsync(() => fake.Rest.Held == 1, TestContext.Current.CancellationToken);
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        await fake.UntilAsync(() => fake.Exchanges is [{ Status: 0 }], TestContext.Current.CancellationToken);
        channel.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task REST_answers_late_and_with_errors_of_the_proxy()
    {
        using var rest = new RawRest(fake);
        fake.Rest.On("GET /users/@me").Late(TimeSpan.FromSeconds(20)).On("GET /users/@me").ServerError(503);

        var slow = rest.SendAsync("GET", "/users/@me");
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var broken = await rest.SendAsync("GET", "/users/@me");

        (await slow).Status.ShouldBe(200);
        (broken.Status, broken.Body).ShouldBe((503, null));
    }

    async Task<RawGateway> ReadyAsync()
    {
        var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.IdentifyAsync(fake.Token);
        await client.UntilAsync("READY");
        return client;
    }
}
