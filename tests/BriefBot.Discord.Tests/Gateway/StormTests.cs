namespace BriefBot.Discord.Tests.Gateway;

public class StormTests
{
    public static TheoryData<string> Storms => [.. Storm.All.Select(storm => storm.Name)];

    public static TheoryData<string, double> StormsAndDraws =>
        new(Storm.All.SelectMany(_ => new[] { 0, 0.999 }, (storm, draw) => (storm.Name, draw)));

    public static TheoryData<string> AddressFaults => [.. AddressFault.All.Select(fault => fault.Name)];

    public static TheoryData<string> FatalFaults => [.. Fault.Fatal.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Storms))]
    public async Task Ten_minutes_of_a_fault_stay_within_the_backoff(string name)
    {
        await using var world = new GatewayWorld();
        Storm.All.Single(storm => storm.Name == name).Begin(world);
        world.Start();

        await world.PassWaitsUntilAsync(TimeSpan.FromMinutes(10));

        world.Client.Counts.Connections.ShouldBeInRange(5, 30);
        world.Client.Counts.Identifies.ShouldBeLessThanOrEqualTo(10);
    }

    [Theory]
    [MemberData(nameof(StormsAndDraws))]
    public async Task Whatever_is_drawn_no_fault_has_more_than_four_connections_follow_in_14_seconds(string name, double draw)
    {
        await using var world = new GatewayWorld(random: new GatewayWorld.SameRandom(draw));
        Storm.All.Single(storm => storm.Name == name).Begin(world);
        world.Start();

        await world.PassWaitsUntilAsync(TimeSpan.FromMinutes(1));

        (world.Attempts.Count(at => at <= TimeSpan.FromSeconds(14)) - 1).ShouldBeLessThanOrEqualTo(4);
    }

    [Theory]
    [MemberData(nameof(AddressFaults))]
    public async Task The_gateway_is_asked_for_again_four_times_in_14_seconds_at_most(string name)
    {
        var change = AddressFault.All.Single(fault => fault.Name == name).Change;
        await using var world = new GatewayWorld(random: new GatewayWorld.SameRandom(0), bot: change);
        world.Start();

        await world.PassTimersUntilAsync(TimeSpan.FromMinutes(1));

        (world.Questions.Count(at => at <= TimeSpan.FromSeconds(14)) - 1).ShouldBeLessThanOrEqualTo(4);
        world.Client.Counts.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Clients_that_lost_the_same_gateway_come_back_at_different_times()
    {
        var waits = new List<TimeSpan>();
        foreach (var draw in new[] { 0, 0.25, 0.75 })
        {
            await using var world = new GatewayWorld(random: new GatewayWorld.SameRandom(draw));
            var connection = await world.ConnectAsync();
            connection.Drop();
            waits.Add(await world.PassWaitAsync());
        }

        waits.ShouldBe([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.625), TimeSpan.FromSeconds(0.875)]);
    }

    [Fact]
    public async Task Discord_s_wish_for_time_holds_for_the_question_where_the_gateway_is()
    {
        var change = AddressFault.All.Single(fault => fault.Name.Contains("429", StringComparison.Ordinal)).Change;
        await using var world = new GatewayWorld(bot: change);
        world.Start();

        await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(90), world.Limit);
        await world.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(90), world.Limit);

        world.Asked.ShouldBe(2);
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

        wait.ShouldBe(TimeSpan.FromSeconds(0.75));
    }
}
