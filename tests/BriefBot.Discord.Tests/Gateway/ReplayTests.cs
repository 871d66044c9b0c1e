using System.Collections.Concurrent;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Whatever is lost on the way comes again, and nothing comes twice.</summary>
public class ReplayTests
{
    const int Messages = 12;
    const int Drops = 4;

    public static TheoryData<int, bool> Seeds =>
        [.. Enumerable.Range(0, 40).Select(seed => new TheoryDataRow<int, bool>(seed, seed % 2 == 0))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_event_is_lost_or_handled_twice_wherever_the_line_is_cut(int seed, bool compress)
    {
        await using var world = new GatewayWorld(options => options with { Compress = compress });
        var random = new Random(seed);
        var got = new ConcurrentQueue<ulong>();
        var all = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (message, _) =>
        {
            got.Enqueue(message.Id.Value);
            if (message.Id.Value == Messages)
                all.TrySetResult();
            return Task.CompletedTask;
        };
        var drops = 0;
        world.Gateway.Play = async connection =>
        {
            await connection.HelloAsync();
            var frames = Replay(world, connection, await connection.ReceiveAsync(world.Limit));
            var cut = drops++ < Drops ? random.Next(frames.Length) : frames.Length;
            await connection.SendRawAsync(frames.AsMemory(0, cut));
            if (cut < frames.Length)
                connection.Drop();
        };

        world.Start();
        await world.PassWaitsAsync(all.Task);

        got.ShouldBe(Enumerable.Range(1, Messages).Select(id => (ulong)id));
    }

    [Fact]
    public async Task An_event_that_was_handed_over_is_not_handled_again_when_replayed()
    {
        await using var world = new GatewayWorld();
        var got = new ConcurrentQueue<ulong>();
        var second = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (message, _) =>
        {
            got.Enqueue(message.Id.Value);
            if (message.Id.Value == 101)
                second.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();

        await connection.MessageAsync(2, id: 100);
        await connection.MessageAsync(2, id: 100);
        await connection.MessageAsync(3, id: 100);
        await connection.MessageAsync(4, id: 101);
        await second.Task.WaitAsync(world.Limit);

        got.ShouldBe([100UL, 101UL]);
        world.Client.Counts.Duplicates.ShouldBe(2);
    }

    [Fact]
    public async Task An_interaction_is_answered_once_even_in_another_session()
    {
        await using var world = new GatewayWorld();
        var got = new ConcurrentQueue<ulong>();
        var second = new TaskCompletionSource();
        world.Client.Handlers.InteractionCreated = (interaction, _) =>
        {
            got.Enqueue(interaction.Id.Value);
            if (interaction.Id.Value == 201)
                second.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();
        await connection.EventAsync(2, "INTERACTION_CREATE", Interaction(200));
        await connection.CloseAsync(4009);

        var next = await world.AcceptNextAsync();
        await next.HelloAsync();
        await next.ReceiveAsync(2, world.Limit);
        await next.ReadyAsync(world.Gateway.Url, "session-2");
        await next.EventAsync(2, "INTERACTION_CREATE", Interaction(200));
        await next.EventAsync(3, "INTERACTION_CREATE", Interaction(201));
        await second.Task.WaitAsync(world.Limit);

        got.Order().ShouldBe([200UL, 201UL]);
    }

    [Fact]
    public async Task An_edit_is_no_duplicate_of_the_message_nor_of_another_edit()
    {
        await using var world = new GatewayWorld();
        var edits = new ConcurrentQueue<string?>();
        var last = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (_, _) => Task.CompletedTask;
        world.Client.Handlers.MessageUpdated = (message, _) =>
        {
            edits.Enqueue(message.Content);
            if (message.Content == "third")
                last.TrySetResult();
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();

        await connection.MessageAsync(2, id: 100);
        await connection.EventAsync(3, "MESSAGE_UPDATE", Edit("second", 1));
        await connection.EventAsync(4, "MESSAGE_UPDATE", Edit("second", 1));
        await connection.EventAsync(5, "MESSAGE_UPDATE", Edit("third", 2));
        await last.Task.WaitAsync(world.Limit);

        edits.ShouldBe(["second", "third"]);
    }

    static string Interaction(int id) => $$$"""{"id":"{{{id}}}","application_id":"2","type":2,"token":"t","data":{"name":"ask"}}""";

    static string Edit(string content, int minute) =>
        $$"""{"id":"100","channel_id":"5","content":"{{content}}","edited_timestamp":"2026-01-01T00:0{{minute}}:00+00:00"}""";

    // What a gateway has to say to IDENTIFY or RESUME, as bytes on the line: READY or RESUMED is event 1 or the last, messages are events 2
    // and on.
    static byte[] Replay(GatewayWorld world, ScriptedConnection connection, System.Text.Json.Nodes.JsonObject message)
    {
        var resuming = (int?)message["op"] == 6;
        var seen = resuming ? (long)message["d"]!["seq"]! : 0;
        var bytes = new List<byte>();
        if (!resuming)
        {
            bytes.AddRange(
                connection.Frame(
                    $$"""{"op":0,"s":1,"t":"READY","d":{"user":{"id":"1"},"session_id":"s","resume_gateway_url":"{{world.Gateway.Url}}"} }"""
                )
            );
        }

        for (var id = Math.Max(1, seen); id <= Messages; id++)
        {
            bytes.AddRange(
                connection.Frame(
                    $$"""{"op":0,"s":{{id + 1}},"t":"MESSAGE_CREATE","d":{"id":"{{id}}","content":"message {{id}} of a day with news"} }"""
                )
            );
        }

        if (resuming)
            bytes.AddRange(connection.Frame($$"""{"op":0,"s":{{Messages + 2}},"t":"RESUMED","d":{ } }"""));
        return [.. bytes];
    }
}
