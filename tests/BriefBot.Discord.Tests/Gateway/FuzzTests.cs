using System.IO.Compression;
using System.Text;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Whatever a stranger sends, the client comes back under backoff, and nothing is left behind.</summary>
public class FuzzTests
{
    const int Attacks = 6;
    const string Hello = """{"op":10,"d":{"heartbeat_interval":40000}}""";

    static readonly string[] Envelopes =
    [
        "null",
        "[]",
        "{}",
        "\"op\"",
        """{"op":"10"}""",
        """{"op":10}""",
        """{"op":10,"d":null}""",
        """{"op":10,"d":{"heartbeat_interval":"soon"}}""",
        """{"op":10,"d":{"heartbeat_interval":0}}""",
        """{"op":10,"d":{"heartbeat_interval":-5}}""",
        """{"op":10,"d":{"heartbeat_interval":1e300}}""",
        """{"op":99999999999999999999}""",
        """{"op":-1}""",
        """{"op":0}""",
        """{"op":0,"s":"1","t":"READY","d":{}}""",
        """{"op":0,"s":1,"t":7,"d":{}}""",
        """{"op":0,"s":-1,"t":"READY","d":{}}""",
        """{"op":0,"s":1,"t":"READY","d":null}""",
        """{"op":0,"s":1,"t":"READY"}""",
        """{"op":0,"s":1,"t":"READY","d":{"session_id":5}}""",
        """{"op":0,"s":1,"t":"RESUMED","d":[]}""",
        """{"op":9,"d":"maybe"}""",
        """{"op":7}""",
        """{"op":11,"d":{}}""",
        """{"op":1}""",
        """{"op":1,"d":"x"}""",
        """{"op":2,"d":{"token":"x"}}""",
        """{"op":0,"s":9223372036854775807,"t":"X","d":1}""",
    ];

    static readonly Func<Random, ScriptedConnection, Task>[] Kinds =
    [
        (random, connection) => connection.SendRawAsync(Bytes(random, 200)),
        (random, connection) => connection.SendBinaryAsync(Bytes(random, 200)),
        (random, connection) => connection.SendBinaryAsync(Cut(random, connection.Compress(Hello))),
        (random, connection) => connection.SendBinaryAsync(Changed(random, connection.Compress(Hello))),
        (random, connection) => connection.SendRawAsync(connection.Frame(Pick(random, Envelopes)).Reverse().ToArray()),
        (random, connection) => connection.SendTextAsync(ChangedText(random, Pick(random, Envelopes))),
        (random, connection) => connection.SendAsync(Pick(random, Envelopes)),
        (_, connection) => connection.SendBinaryAsync(Bomb()),
        (_, connection) => connection.SendTextAsync(new string('[', 100_000)),
        // The header of a frame of 2^62 bytes, and a fragment that continues nothing.
        (_, connection) => connection.SendRawAsync(new byte[] { 0x82, 127, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3 }),
        (_, connection) => connection.SendRawAsync(new byte[] { 0x00, 1, 65 }),
        // A text that isn't UTF-8, as Discord's name of an event.
        (_, connection) => connection.SendRawAsync((byte[])[0x81, 34, .. """{"op":0,"s":2,"d":{},"t":"ABCDE"""u8, 0xFF, .. "\"}"u8]),
    ];

    static readonly (string Name, string Data)[] Events =
    [
        ("MESSAGE_CREATE", "null"),
        ("MESSAGE_CREATE", "[]"),
        ("MESSAGE_CREATE", """{"id":5.5}"""),
        ("MESSAGE_CREATE", """{"id":"x"}"""),
        ("MESSAGE_CREATE", """{"id":"9","author":"me"}"""),
        ("MESSAGE_CREATE", """{"id":"9","content":"\ud800"}"""),
        ("MESSAGE_CREATE", "{}"),
        ("MESSAGE_CREATE", """{"id":"9","embeds":{}}"""),
        ("MESSAGE_UPDATE", """{"id":"9","edited_timestamp":"yesterday"}"""),
        ("MESSAGE_DELETE", """{"ids":5}"""),
        ("MESSAGE_DELETE_BULK", "{}"),
        ("INTERACTION_CREATE", """{"id":"1","type":"slash"}"""),
        ("INTERACTION_CREATE", "7"),
        ("THREAD_CREATE", """{"id":[]}"""),
        ("CHANNEL_DELETE", "false"),
        ("GUILD_CREATE", """{"id":null}"""),
        ("GUILD_DELETE", "\"gone\""),
        ("READY", """{"session_id":"s","user":5}"""),
        ("", "{}"),
        ("NEWS_OF_A_LATER_DAY", """{"x":1}"""),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Garbage_leads_to_another_connection_and_leaves_nothing_behind(int seed)
    {
        await using var world = new GatewayWorld(options => options with { Compress = seed % 3 != 0, MaxMessageBytes = 64 * 1024 });
        var random = new Random(seed);
        var attacks = 0;
        world.Gateway.Play = async connection =>
        {
            if (attacks++ >= Attacks)
            {
                await Fault.GreetAsync(world, connection);
                return;
            }

            if (random.Next(2) == 0)
                await Fault.GreetAsync(world, connection);
            await Pick(random, Kinds)(random, connection);
            connection.Drop();
        };
        var attacked = world.WhenAsync(status => attacks > Attacks && status.State == ConnectionState.Connected);

        world.Start();
        await world.PassWaitsAsync(attacked);
        world.Run!.IsCompleted.ShouldBeFalse();
        world.Gateway.Play = null;
        await world.StopAsync();

        // An event of the highest number makes the session useless, which takes three attempts to resume it to find out.
        world.Client.Counts.Connections.ShouldBeInRange(Attacks + 1, Attacks + 4);
        world.Time.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_that_make_no_sense_are_counted_and_the_connection_stays()
    {
        await using var world = new GatewayWorld();
        var sane = new TaskCompletionSource();
        world.Client.Handlers.MessageReceived = (message, _) => message.Id.Value == 500 ? Done(sane) : Task.CompletedTask;
        world.Client.Handlers.MessageUpdated = (_, _) => Task.CompletedTask;
        world.Client.Handlers.MessageDeleted = (_, _) => Task.CompletedTask;
        world.Client.Handlers.InteractionCreated = (_, _) => Task.CompletedTask;
        world.Client.Handlers.ThreadCreated = (_, _) => Task.CompletedTask;
        world.Client.Handlers.ChannelDestroyed = (_, _) => Task.CompletedTask;
        var connection = await world.ConnectAsync();

        var sequence = 2;
        foreach (var (name, data) in Events)
            await connection.EventAsync(sequence++, name, data);
        await connection.MessageAsync(sequence, id: 500);
        await sane.Task.WaitAsync(world.Limit);

        // All but the event without a name and the unknown one, which nobody asked for.
        world.Client.Counts.Malformed.ShouldBe(Events.Length - 2);
        world.Client.Counts.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_fields_and_values_are_taken_as_they_are()
    {
        await using var world = new GatewayWorld();
        var got = new TaskCompletionSource<Message>();
        world.Client.Handlers.MessageReceived = (message, _) =>
        {
            got.TrySetResult(message);
            return Task.CompletedTask;
        };
        var connection = await world.ConnectAsync();

        await connection.EventAsync(
            2,
            "MESSAGE_CREATE",
            """{"id":"9","channel_id":"5","type":4242,"flags":1073741824,"poll":{"x":[1]},"content":"hi"}"""
        );
        var message = await got.Task.WaitAsync(world.Limit);

        ((int?)message.Type).ShouldBe(4242);
        message.AdditionalFields!.Keys.ShouldBe(["poll"]);
    }

    static Task Done(TaskCompletionSource source)
    {
        source.TrySetResult();
        return Task.CompletedTask;
    }

    static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];

    static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[1 + random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    static byte[] Cut(Random random, byte[] bytes) => bytes[..random.Next(1, bytes.Length)];

    static byte[] Changed(Random random, byte[] bytes)
    {
        var changed = bytes.ToArray();
        for (var changes = 0; changes < 3; changes++)
            changed[random.Next(changed.Length)] = (byte)random.Next(1, 128);
        return changed;
    }

    static string ChangedText(Random random, string text) => Encoding.ASCII.GetString(Changed(random, Encoding.ASCII.GetBytes(text)));

    // 10 MB of spaces in 10 KB.
    static byte[] Bomb()
    {
        using var compressed = new MemoryStream();
        using var deflater = new ZLibStream(compressed, CompressionLevel.Fastest);
        deflater.Write(Encoding.ASCII.GetBytes(new string(' ', 10_000_000)));
        deflater.Flush();
        return compressed.ToArray();
    }
}
