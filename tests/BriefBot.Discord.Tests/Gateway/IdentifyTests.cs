using System.Text.Json.Nodes;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.Gateway;

public class IdentifyTests
{
    static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(5_001);

    [Fact]
    public async Task Shards_of_one_bucket_identify_five_seconds_apart()
    {
        await using var world = new GatewayWorld(bot: answer => answer with { Shards = 3 });
        var seen = new List<(int Shard, int Shards, TimeSpan At)>();
        world.Start();

        for (var shard = 0; shard < 3; shard++)
        {
            if (shard > 0)
                await world.Time.AdvanceToTimerAsync(Spacing, world.Limit);
            var connection = await world.AcceptAsync();
            await connection.HelloAsync(600_000);
            var parts = (await connection.ReceiveAsync(2, world.Limit))!["shard"]!.AsArray();
            seen.Add(((int)parts[0]!, (int)parts[1]!, world.Time.Elapsed));
        }

        seen.ShouldBe([(0, 3, TimeSpan.Zero), (1, 3, Spacing), (2, 3, 2 * Spacing)]);
    }

    [Fact]
    public async Task A_session_whose_turn_could_not_be_held_until_HELLO_is_not_begun_then()
    {
        var time = new ManualTimeProvider();
        await using var world = new GatewayWorld(
            options => options with { Shared = new MemoryLimits(time) { FailsAfter = 1 } },
            time: time
        );
        world.Start();
        var late = await world.AcceptAsync();
        world.Time.Advance(TimeSpan.FromSeconds(12));
        await late.HelloAsync();

        (await world.StateAsync(ConnectionState.Waiting)).LastDisconnect.ShouldBe(
            "the turn to begin a session was over before the gateway said HELLO"
        );
        world.Client.Counts.Identifies.ShouldBe(0);
    }

    [Fact]
    public async Task While_HELLO_does_not_come_the_turn_is_held()
    {
        var time = new ManualTimeProvider();
        var shared = new MemoryLimits(time);
        await using var world = new GatewayWorld(options => options with { Shared = shared }, time: time);
        world.Start();
        var connection = await world.AcceptAsync();
        for (var renewed = 0; renewed < 4; renewed++)
            await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(4), world.Limit);

        (await shared.TakeTurnAsync("discord.identify.0", Guid.NewGuid(), TimeSpan.Zero, world.Limit)).IsTaken.ShouldBeFalse();
        await connection.HelloAsync();
        await connection.ReceiveAsync(2, world.Limit);
    }

    [Fact]
    public async Task A_session_that_Discord_would_count_for_the_next_day_is_counted_anew()
    {
        await using var world = new GatewayWorld(bot: answer =>
            answer with
            {
                SessionStartLimit = answer.SessionStartLimit! with { ResetAfter = 10_000 },
            }
        );
        world.Start();
        var late = await world.AcceptAsync();
        world.Time.Advance(TimeSpan.FromSeconds(8));
        await late.HelloAsync();

        (await world.StateAsync(ConnectionState.Waiting)).NextAttemptAt.ShouldNotBeNull();
        world.Client.Counts.Identifies.ShouldBe(0);
    }

    [Fact]
    public async Task Shards_of_different_buckets_identify_at_once()
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
        await one.HelloAsync();
        await other.HelloAsync();
        int[] shards = [ShardOf(await one.ReceiveAsync(2, world.Limit)), ShardOf(await other.ReceiveAsync(2, world.Limit))];

        shards.Order().ShouldBe([0, 1]);
        world.Time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task With_no_session_left_today_the_client_waits_and_says_so()
    {
        var left = 0;
        await using var world = new GatewayWorld(bot: answer =>
            answer with
            {
                SessionStartLimit = answer.SessionStartLimit! with { Remaining = left, ResetAfter = 7_200_000 },
            }
        );
        world.Start();

        var waiting = await world.StateAsync(ConnectionState.Waiting);
        await world.Time.WaitForTimerOfAsync(TimeSpan.FromHours(2), world.Limit);
        left = 1_000;
        world.Time.Advance(TimeSpan.FromHours(2));
        var connection = await world.AcceptAsync();
        await connection.HelloAsync();
        await connection.ReceiveAsync(2, world.Limit);

        waiting.NextAttemptAt.ShouldBe(world.Time.Start.AddHours(2));
        world.Asked.ShouldBe(2);
        world.Log.Lines.ShouldContain(line => line.StartsWith("The 1000 sessions that Discord allows a day", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_ends_at_once_leaves_what_a_restart_of_all_shards_needs()
    {
        var left = 2;
        await using var world = new GatewayWorld(bot: answer =>
            answer with
            {
                SessionStartLimit = answer.SessionStartLimit! with { Remaining = left, ResetAfter = 7_200_000 },
            }
        );
        var first = await world.ConnectAsync();
        left = 1;
        var isShort = world.WhenAsync(status => status.IsShortOfSessions);
        await first.SendAsync("""{"op":9,"d":false}""");
        await world.PassWaitsAsync(isShort);

        await world.Time.WaitForTimerAsync(TimeSpan.FromMinutes(100), TimeSpan.FromHours(2), world.Limit);
        world.Client.Shards.Single().IsShortOfSessions.ShouldBeTrue();
        world.Log.Lines.ShouldContain(line => line.StartsWith("A session ended soon after it began", StringComparison.Ordinal));
        left = 1_000;
        world.Time.Advance(TimeSpan.FromHours(2));
        var second = await world.AcceptAsync();
        await second.HelloAsync();
        await second.ReceiveAsync(2, world.Limit);

        world.Client.Shards.Single().IsShortOfSessions.ShouldBeFalse();
        world.Client.Counts.Identifies.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_new_session_of_a_shard_may_be_the_last_of_the_day()
    {
        await using var world = new GatewayWorld(bot: answer =>
            answer with
            {
                SessionStartLimit = answer.SessionStartLimit! with { Remaining = 1, ResetAfter = 7_200_000 },
            }
        );
        var first = await world.ConnectAsync(interval: 600_000);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await first.SendAsync("""{"op":9,"d":false}""");
        var second = await world.AcceptNextAsync();
        await second.HelloAsync();
        await second.ReceiveAsync(2, world.Limit);

        world.Time.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task The_configured_number_of_shards_is_used()
    {
        await using var world = new GatewayWorld(options => options with { TotalShards = 1 }, bot: answer => answer with { Shards = 9 });
        world.Start();

        var connection = await world.AcceptAsync();
        await connection.HelloAsync();
        var identify = await connection.ReceiveAsync(2, world.Limit);

        identify!["shard"]!.ToJsonString().ShouldBe("[0,1]");
    }

    [Fact]
    public async Task A_gateway_that_can_not_be_found_is_asked_for_again()
    {
        var failures = 3;
        await using var world = new GatewayWorld(bot: answer => failures-- > 0 ? throw new HttpRequestException("no route") : answer);
        world.Start();

        foreach (var wait in new[] { 0.75, 1.5, 3 })
            await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(wait), world.Limit);
        await world.AcceptAsync();

        world.Asked.ShouldBe(4);
    }

    [Theory]
    [InlineData("http://gateway.example")]
    [InlineData("ws://gateway.example")]
    [InlineData("")]
    public async Task The_token_is_not_sent_to_an_address_that_is_not_secure(string url)
    {
        await using var world = new GatewayWorld(bot: answer => answer with { Url = url });
        world.Start();

        await world.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(0.75), world.Limit);

        world.Client.Counts.Connections.ShouldBe(0);
        world.Log.Lines.ShouldContain(line => line.Contains("gave no wss:// address", StringComparison.Ordinal));
    }

    static int ShardOf(JsonNode? identify) => (int)identify!["shard"]![0]!;
}
