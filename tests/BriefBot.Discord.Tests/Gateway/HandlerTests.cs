using System.Collections.Concurrent;
using System.Text.Json;

namespace BriefBot.Discord.Tests.Gateway;

public class HandlerTests
{
    [Fact]
    public async Task A_handler_that_never_ends_holds_up_neither_heartbeats_nor_interactions()
    {
        await using var world = new GatewayWorld(options => options with { QueueCapacity = 2 });
        var started = new TaskCompletionSource();
        var interaction = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = async (_, cancellation) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        world.Client.Handlers.InteractionCreated = (_, _) =>
        {
            interaction.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();
        await connection.MessageAsync(2, id: 100);
        await started.Task.WaitAsync(world.Limit);

        for (var id = 101; id < 111; id++)
            await connection.MessageAsync(id, id);
        await connection.EventAsync(200, "INTERACTION_CREATE", """{"id":"1","type":2,"token":"t"}""");
        await interaction.Task.WaitAsync(world.Limit);
        await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(20), world.Limit);
        var beat = await connection.ReceiveAsync(1, world.Limit);

        ((long?)beat).ShouldBe(200);
        world.Client.Counts.Dropped.ShouldBe(8);
        world.Log.Lines.Count(line => line.Contains("Handlers are too slow", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_the_next_event_is_handled()
    {
        await using var world = new GatewayWorld();
        var second = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (message, _) =>
        {
            if (message.Id.Value == 100)
                throw new InvalidOperationException("a bug");
            second.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();

        await connection.MessageAsync(2, id: 100);
        await connection.MessageAsync(3, id: 101);
        await second.Task.WaitAsync(world.Limit);

        var line = world.Log.Lines.Single(line => line.Contains("A handler of MESSAGE_CREATE failed", StringComparison.Ordinal));
        line.ShouldContain("a bug");
    }

    [Fact]
    public async Task Interactions_run_beside_each_other_and_beyond_the_limit_are_refused_at_once()
    {
        await using var world = new GatewayWorld(options => options with { InteractionConcurrency = 2 });
        var refused = new TaskCompletionSource<Interaction>();
        var running = new ConcurrentQueue<ulong>();
        var both = new TaskCompletionSource();
        world.Client.Handlers.InteractionCreated = async (interaction, cancellation) =>
        {
            running.Enqueue(interaction.Id.Value);
            if (running.Count == 2)
                both.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        world.Client.Handlers.InteractionRefused = interaction => refused.TrySetResult(interaction);
        var connection = await world.ConnectAsync();

        for (var id = 1; id <= 3; id++)
        {
            await connection.EventAsync(id + 1, "INTERACTION_CREATE", $$"""{"id":"{{id}}","type":2,"token":"t"}""");
        }

        await both.Task.WaitAsync(world.Limit);
        var third = await refused.Task.WaitAsync(world.Limit);

        third.Id.Value.ShouldBe(3UL);
        running.Order().ShouldBe([1UL, 2UL]);
        world.Client.Counts.Refused.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_that_nobody_wants_take_no_place_in_the_queue()
    {
        await using var world = new GatewayWorld();
        var got = new TaskCompletionSource<Message>();
        world.Client.Handlers.WantsMessage = message => message.Content == "wanted";
        world.Client.Handlers.MessageReceived = (message, _) =>
        {
            got.TrySetResult(message);
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();

        await connection.MessageAsync(2, id: 100, "other");
        await connection.MessageAsync(3, id: 101, "wanted");
        var message = await got.Task.WaitAsync(world.Limit);

        message.Id.Value.ShouldBe(101UL);
    }

    [Fact]
    public async Task Joining_becoming_available_and_leaving_are_told_apart_even_over_sessions()
    {
        await using var world = new GatewayWorld();
        var seen = new ConcurrentQueue<string>();
        var last = new TaskCompletionSource();
        world.Client.Handlers.GuildAvailable = (guild, _) => Saw(seen, $"available {guild.Id}");
        world.Client.Handlers.JoinedGuild = (guild, _) => Saw(seen, $"joined {guild.Id}");
        world.Client.Handlers.LeftGuild = (guild, _) => Saw(seen, $"left {guild.Id}");
        world.Client.Handlers.DispatchReceived = (name, data, _) =>
        {
            if (name == "LAST" && data.ValueKind == JsonValueKind.Object)
                last.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();
        await connection.EventAsync(2, "GUILD_CREATE", """{"id":"7"}""");
        await connection.EventAsync(3, "GUILD_CREATE", """{"id":"8"}""");
        await connection.EventAsync(4, "GUILD_DELETE", """{"id":"8","unavailable":true}""");
        await connection.EventAsync(5, "GUILD_CREATE", """{"id":"8"}""");
        await connection.CloseAsync(4009);

        // The second session's READY knows guild 7 only.
        var next = await world.AcceptNextAsync();
        await Fault.GreetAsync(world, next);
        await next.EventAsync(2, "GUILD_DELETE", """{"id":"7"}""");
        await next.EventAsync(3, "LAST", "{}");
        await last.Task.WaitAsync(world.Limit);

        seen.ShouldBe(["available 7", "joined 8", "available 8", "left 8", "left 7"]);
    }

    [Fact]
    public async Task A_status_is_shown_on_a_connection_and_after_the_next_identify()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();

        await world.Client.SetCustomStatusAsync("Reading 12 feeds", world.Limit);
        var presence = await connection.ReceiveAsync(3, world.Limit);
        await connection.CloseAsync(4009);
        var next = await world.AcceptNextAsync();
        await next.HelloAsync();
        var identify = await next.ReceiveAsync(2, world.Limit);

        ((string?)presence!["activities"]![0]!["state"]).ShouldBe("Reading 12 feeds");
        ((string?)identify!["presence"]!["activities"]![0]!["state"]).ShouldBe("Reading 12 feeds");
    }

    [Fact]
    public async Task A_token_appears_in_no_log_and_no_text()
    {
        await using var world = new GatewayWorld();
        var connection = await world.ConnectAsync();
        await connection.CloseAsync(4004);
        var exception = await world.Run!.WaitAsync(world.Limit).ShouldThrowAsync<DiscordGatewayClosedException>();

        new DiscordSocketConfig { Token = "test.token", UserAgent = "DiscordBot (x, 1)" }
            .ToString()
            .ShouldNotContain("test.token");
        exception.ToString().ShouldNotContain("test.token");
        world.Log.Lines.ShouldAllBe(line => !line.Contains("test.token", StringComparison.Ordinal));
    }

    static Task Saw(ConcurrentQueue<string> seen, string what)
    {
        seen.Enqueue(what);
        return Task.CompletedTask;
    }
}
