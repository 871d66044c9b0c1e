namespace BriefBot.Discord.Tests.Gateway;

public class ResumeHostTests
{
    public static TheoryData<string> Hosts => [.. ResumeHost.All.Select(host => host.Name)];

    public static TheoryData<string> HostsBeforeHello => [.. ResumeHost.BeforeHello.Select(host => host.Name)];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_host_for_resuming_that_fails_is_left_after_three_connections(string name)
    {
        await using var world = new GatewayWorld();

        await ResumeHost.All.Single(host => host.Name == name).PlayAsync(world);

        world.Client.Counts.Connections.ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [MemberData(nameof(HostsBeforeHello))]
    public async Task What_ends_before_HELLO_costs_no_session_and_has_the_address_asked_for_anew(string name)
    {
        await using var world = new GatewayWorld();

        await ResumeHost.BeforeHello.Single(host => host.Name == name).PlayAsync(world);

        (world.Client.Counts.Identifies, world.Client.Counts.Resumes, world.Asked).ShouldBe((1, 1, 2));
    }

    [Fact]
    public async Task A_session_is_given_up_when_it_is_not_resumed_at_the_ordinary_address_either()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(resumeAt: world.ResumeHost.Url);
        world.ResumeHost.HangsUp = true;
        connection.Drop();

        var resumed = await world.AcceptNextAsync();
        await resumed.HelloAsync();
        await resumed.ReceiveAsync(6, world.Limit);
        await resumed.CloseAsync(4000);
        var next = await world.AcceptNextAsync();
        await next.HelloAsync();

        (await next.ReceiveAsync(2, world.Limit)).ShouldNotBeNull();
        world.Client.Counts.Connections.ShouldBe(6);
    }

    [Fact]
    public async Task A_gateway_that_moved_is_found_although_it_was_asked_for_a_moment_ago()
    {
        await using var elsewhere = new ScriptedGateway();
        var moved = false;
        await using var world = new GatewayWorld(bot: answer => moved ? answer with { Url = elsewhere.Url } : answer);
        world.Gateway.HangsUp = true;
        world.Start();
        await world.StateAsync(ConnectionState.Connecting);
        moved = true;

        var accepting = elsewhere.AcceptAsync(world.Limit);
        await world.PassWaitsAsync(accepting);

        world.Client.Counts.Connections.ShouldBe(4);
        world.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_session_waits_for_a_line_that_is_down_for_long()
    {
        var isUp = true;
        await using var world = new GatewayWorld(bot: answer => isUp ? answer : throw new HttpRequestException("no route"));
        var connection = await world.ConnectAsync();
        (isUp, world.Gateway.HangsUp) = (false, true);
        connection.Drop();

        for (var failures = 0; failures < 8; failures++)
            await world.PassWaitAsync();
        (isUp, world.Gateway.HangsUp) = (true, false);
        var next = await world.AcceptNextAsync();
        await next.HelloAsync();

        ((string?)(await next.ReceiveAsync(6, world.Limit))!["session_id"]).ShouldBe("session-1");
    }
}
