namespace BriefBot.Discord.Tests.Gateway;

public class SessionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_identifies_once_greeted_and_is_ready(bool compress)
    {
        await using var world = new GatewayWorld(options => options with { Compress = compress, Status = "Reading" });
        var ready = new TaskCompletionSource<ReadyEvent>();
        world.Client.Handlers.Ready = (value, _) =>
        {
            ready.SetResult(value);
            return Task.CompletedTask;
        };

        world.Start();
        var connection = await world.AcceptAsync();
        connection.Unread.ShouldBe(0);
        await connection.HelloAsync();
        var identify = await connection.ReceiveAsync(2, world.Limit);
        await connection.ReadyAsync(world.Gateway.Url);
        var got = await ready.Task.WaitAsync(world.Limit);

        connection.Request.ShouldContain(compress ? "GET /?v=10&encoding=json&compress=zlib-stream " : "GET /?v=10&encoding=json ");
        connection.Request.ShouldContain("User-Agent: DiscordBot (");
        ((string?)identify!["token"]).ShouldBe("test.token");
        ((int?)identify["intents"]).ShouldBe((int)GatewayIntents.Addressed);
        ((string?)identify["presence"]!["activities"]![0]!["state"]).ShouldBe("Reading");
        got.User.Username.ShouldBe("brief");
        got.ApplicationId.ShouldBe(new Snowflake(2));
        got.GuildIds.ShouldBe([new Snowflake(7)]);
    }

    [Fact]
    public async Task Stopping_closes_with_1000()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();

        await world.StopAsync();

        (await connection.ClosedAsync(world.Limit)).ShouldBe(1000);
        world.Client.ConnectionState.ShouldBe(ConnectionState.Disconnected);
    }

    [Fact]
    public async Task A_session_is_resumed_where_it_stopped()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();
        await connection.MessageAsync(2, id: 100);
        await connection.EventAsync(3, "TYPING_START", "{}");
        await connection.CloseAsync(4000);

        var next = await world.AcceptNextAsync();
        await next.HelloAsync();
        var resume = await next.ReceiveAsync(6, world.Limit);
        await next.EventAsync(4, "RESUMED", "{}");
        await world.StateAsync(ConnectionState.Connected);

        ((string?)resume!["session_id"]).ShouldBe("session-1");
        ((long?)resume["seq"]).ShouldBe(3);
        ((string?)resume["token"]).ShouldBe("test.token");
        next.Request.ShouldContain("GET /?v=10&encoding=json ");
        (world.Client.Counts.Connections, world.Client.Counts.Identifies, world.Client.Counts.Resumes).ShouldBe((2, 1, 1));
    }

    [Fact]
    public async Task A_session_whose_own_address_is_dead_is_resumed_where_sessions_start()
    {
        await using var world = new GatewayWorld();
        await using var elsewhere = new ScriptedGateway();
        world.Start();
        var connection = await world.AcceptAsync();
        await connection.HelloAsync();
        await connection.ReceiveAsync(2, world.Limit);
        await connection.ReadyAsync(elsewhere.Url);
        await world.StateAsync(ConnectionState.Connected);
        elsewhere.Refusal = 502;
        connection.Drop();

        var next = await world.AcceptNextAsync();
        await next.HelloAsync();
        var resume = await next.ReceiveAsync(6, world.Limit);

        ((string?)resume!["session_id"]).ShouldBe("session-1");
        world.Client.Counts.Connections.ShouldBe(5);
    }

    [Fact]
    public async Task A_gateway_that_moved_is_found_when_a_session_starts()
    {
        await using var elsewhere = new ScriptedGateway();
        string? url = null;
        await using var world = new GatewayWorld(bot: answer => url is null ? answer : answer with { Url = url });
        var connection = await world.ConnectAsync(interval: 600_000);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        url = elsewhere.Url;
        await connection.CloseAsync(4009);

        var accepting = elsewhere.AcceptAsync(world.Limit);
        await world.PassWaitsAsync(accepting);
        var next = await accepting;
        await next.HelloAsync();

        (await next.ReceiveAsync(2, world.Limit)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0.2", 0.75)]
    [InlineData("1e99", 3_600)]
    [InlineData("NaN", 0.75)]
    [InlineData("Wed, 21 Oct 2026 07:28:00 GMT", 0.75)]
    public async Task A_gateway_that_asks_for_time_gets_it_within_reason(string retryAfter, double wait)
    {
        await using var world = new GatewayWorld();
        world.Gateway.Refusal = 429;
        world.Gateway.RetryAfter = retryAfter;
        world.Start();

        (await world.StateAsync(ConnectionState.Waiting)).NextAttemptAt.ShouldBe(world.Time.Start.AddSeconds(wait));
    }

    [Fact]
    public async Task When_one_shard_can_not_go_on_none_does()
    {
        await using var world = new GatewayWorld(bot: answer =>
            answer with
            {
                Shards = 2,
                SessionStartLimit = answer.SessionStartLimit! with { MaxConcurrency = 2 },
            }
        );
        world.Start();
        var one = await world.AcceptAsync();
        var other = await world.AcceptAsync();
        await Fault.GreetAsync(world, one);
        await world.StateAsync(ConnectionState.Connected);
        await other.HelloAsync();
        await other.ReceiveAsync(2, world.Limit);

        await other.CloseAsync(4011);
        var exception = await world.Run!.WaitAsync(world.Limit).ShouldThrowAsync<DiscordGatewayClosedException>();

        exception.CloseCode.ShouldBe(4011);
        (await one.ClosedAsync(world.Limit)).ShouldBe(1000);
    }

    [Fact]
    public async Task A_handler_that_does_not_stop_is_left_alone_after_a_while()
    {
        await using var world = new GatewayWorld();
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (_, _) =>
        {
            started.TrySetResult();
            return never.Task;
        };
        var connection = await world.ConnectAsync();
        await connection.MessageAsync(2, id: 100);
        await started.Task.WaitAsync(world.Limit);

        var stopping = world.StopAsync();
        await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(5), world.Limit);
        await stopping;

        world.Log.Lines.ShouldContain(line => line.StartsWith("Handlers still run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_a_close_is_left_after_two_seconds()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();
        connection.AnswersClose = false;

        var stopping = world.StopAsync();
        await connection.ClosedAsync(world.Limit);
        await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(2), world.Limit);

        await stopping;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(5000)]
    public async Task A_close_code_that_can_not_be_is_a_broken_line(int code)
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();
        await connection.CloseAsync(code);

        var next = await world.AcceptNextAsync();
        await next.HelloAsync();

        ((string?)(await next.ReceiveAsync(6, world.Limit))!["session_id"]).ShouldBe("session-1");
    }
}
