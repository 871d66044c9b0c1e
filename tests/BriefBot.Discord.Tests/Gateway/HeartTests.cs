namespace BriefBot.Discord.Tests.Gateway;

public class HeartTests
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task The_first_heartbeat_comes_after_part_of_the_interval_and_before_any_event_says_null()
    {
        await using var world = new GatewayWorld();
        world.Start();
        var connection = await world.AcceptAsync();
        await connection.HelloAsync(Interval.TotalMilliseconds);
        await connection.ReceiveAsync(2, world.Limit);

        await world.Time.AdvanceToTimerAsync(Interval * GatewayWorld.Half, world.Limit);
        var beat = await connection.ReceiveAsync(1, world.Limit);

        beat.ShouldBeNull();
    }

    [Fact]
    public async Task Heartbeats_go_on_while_they_are_acknowledged_and_tell_the_last_sequence()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(Interval.TotalMilliseconds);

        var wait = Interval * GatewayWorld.Half;
        for (var beat = 0; beat < 5; beat++)
        {
            await world.Time.AdvanceToTimerAsync(wait, world.Limit);
            ((long?)await connection.ReceiveAsync(1, world.Limit)).ShouldBe(1);
            await connection.AcknowledgeAsync();
            // An answer to op 1 tells that the acknowledgement before it was read.
            await connection.SendAsync("""{"op":1,"d":null}""");
            await connection.ReceiveAsync(1, world.Limit);
            wait = Interval;
        }

        world.Client.Counts.Connections.ShouldBe(1);
        world.Client.Latency.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_heartbeat_without_an_answer_ends_the_connection_but_not_the_session()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(Interval.TotalMilliseconds);

        await world.Time.AdvanceToTimerAsync(Interval * GatewayWorld.Half, world.Limit);
        await connection.ReceiveAsync(1, world.Limit);
        await world.Time.AdvanceToTimerAsync(Interval, world.Limit);
        var code = await connection.ClosedAsync(world.Limit);
        var next = await world.AcceptNextAsync();
        await next.HelloAsync();

        code.ShouldBe(4000);
        ((string?)(await next.ReceiveAsync(6, world.Limit))!["session_id"]).ShouldBe("session-1");
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_is_sent_at_once_and_moves_no_other()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(Interval.TotalMilliseconds);

        await connection.SendAsync("""{"op":1,"d":null}""");
        var asked = await connection.ReceiveAsync(1, world.Limit);
        var before = world.Time.Elapsed;
        await world.Time.AdvanceToTimerAsync(Interval * GatewayWorld.Half, world.Limit);
        await connection.ReceiveAsync(1, world.Limit);

        ((long?)asked).ShouldBe(1);
        before.ShouldBe(TimeSpan.Zero);
        world.Client.Counts.Heartbeats.ShouldBe(2);
    }

    [Fact]
    public async Task The_time_until_a_heartbeat_is_acknowledged_is_shown()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(Interval.TotalMilliseconds);
        await world.Time.AdvanceToTimerAsync(Interval * GatewayWorld.Half, world.Limit);
        await connection.ReceiveAsync(1, world.Limit);
        var before = world.Client.Latency;

        world.Time.Advance(TimeSpan.FromMilliseconds(80));
        await connection.AcknowledgeAsync();
        // Its answer tells that the acknowledgement before it was read; the answer itself isn't acknowledged.
        await connection.SendAsync("""{"op":1,"d":null}""");
        await connection.ReceiveAsync(1, world.Limit);

        before.ShouldBeNull();
        world.Client.Latency.ShouldBe(TimeSpan.FromMilliseconds(80));
    }
}
