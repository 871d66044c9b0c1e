namespace BriefBot.Discord.Tests.Gateway;

public class StormTests
{
    public static TheoryData<string> Storms => [.. Storm.All.Select(storm => storm.Name)];

    public static TheoryData<string> FatalFaults => [.. Fault.Fatal.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Storms))]
    public async Task Ten_minutes_of_a_fault_stay_within_the_backoff(string name)
    {
        // The least patient draws: 0.5 of each range is half the ceiling each time, and 27 connections with waits that grow to 60 s.
        await using var world = new GatewayWorld();
        Storm.All.Single(storm => storm.Name == name).Begin(world);
        world.Start();

        await world.PassWaitsUntilAsync(TimeSpan.FromMinutes(10));

        world.Client.Counts.Connections.ShouldBeInRange(5, 30);
        world.Client.Counts.Identifies.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task A_day_of_sessions_that_end_at_once_stays_far_below_a_thousand()
    {
        await using var world = new GatewayWorld(random: new Random(7));
        Storm.All.Single(storm => storm.Name.StartsWith("closes with 4009", StringComparison.Ordinal)).Begin(world);
        world.Start();

        await world.PassWaitsUntilAsync(TimeSpan.FromHours(24));

        world.Client.Counts.Identifies.ShouldBeInRange(100, 400);
    }

    [Theory]
    [MemberData(nameof(FatalFaults))]
    public async Task No_fatal_code_is_retried(string name)
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();

        await Fault.Fatal.Single(fault => fault.Name == name).Play(world, connection);
        var exception = await world.Run!.WaitAsync(world.Limit).ShouldThrowAsync<DiscordGatewayClosedException>();

        exception.Message.ShouldNotContain("test.token");
        world.Client.Counts.Connections.ShouldBe(1);
        world.Time.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_settled_connection_is_followed_by_a_quick_one()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync(interval: 600_000);
        for (var failure = 0; failure < 6; failure++)
        {
            await connection.CloseAsync(4000);
            connection = await world.AcceptNextAsync();
            await Fault.GreetAsync(world, connection);
            await world.StateAsync(ConnectionState.Connected);
        }

        world.Time.Advance(TimeSpan.FromSeconds(61));
        connection.Drop();
        var wait = await world.PassWaitAsync();

        wait.ShouldBe(TimeSpan.FromSeconds(0.5));
    }
}
