namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Something that a gateway does wrong, once.</summary>
/// <param name="Name">What it does, as a row of the table of faults.</param>
/// <param name="Play">Does it.</param>
/// <param name="AtStart">Whether it happens on a connection that has just been made, rather than in a session.</param>
sealed record Fault(string Name, Func<GatewayWorld, ScriptedConnection, Task> Play, bool AtStart = false)
{
    const double Interval = 40_000;

    /// <summary>Faults that the client gets over.</summary>
    public static IReadOnlyList<Fault> Passing { get; } =
    [
        .. new[] { 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 1000, 1001, 4999 }.Select(code => Closing(code)),
        new("closes without a code", (_, connection) => connection.CloseAsync(null)),
        new("ends the line without a close frame (1006)", (_, connection) => Do(connection.Drop)),
        new("ends the line in the middle of a frame", DropMidFrameAsync),
        new("asks for a reconnect (op 7)", (_, connection) => connection.SendAsync("""{"op":7,"d":null}""")),
        new("interrupts the session (op 9, true)", (_, connection) => connection.SendAsync("""{"op":9,"d":true}""")),
        new("ends the session (op 9, false)", (_, connection) => connection.SendAsync("""{"op":9,"d":false}""")),
        new("doesn't acknowledge a heartbeat", MissAcknowledgementAsync),
        new("sends what is no JSON", (_, connection) => connection.SendTextAsync("{\"op\":")),
        new("ends the session in answer to IDENTIFY (op 9, false)", RefuseIdentifyAsync, AtStart: true),
        new("says HELLO after 15 s", HelloLateAsync, AtStart: true),
        new("never says HELLO", (world, _) => world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(20), world.Limit), AtStart: true),
        new("never answers IDENTIFY", NeverReadyAsync, AtStart: true),
        new("refuses RESUME three times (4000)", RefuseResumesAsync),
    ];

    /// <summary>Faults that it must not try to get over.</summary>
    public static IReadOnlyList<Fault> Fatal { get; } = [.. new[] { 4004, 4010, 4011, 4012, 4013, 4014 }.Select(code => Closing(code))];

    /// <summary>The client's half of what a healthy gateway does with a connection: starts or resumes a session.</summary>
    public static async Task GreetAsync(GatewayWorld world, ScriptedConnection connection, string? resumeAt = null)
    {
        await connection.HelloAsync(Interval);
        var message = await connection.ReceiveAsync(world.Limit);
        if ((int?)message["op"] == 6)
            await connection.EventAsync((long)message["d"]!["seq"]! + 1, "RESUMED", "{}");
        else
            await connection.ReadyAsync(resumeAt ?? world.Gateway.Url);
    }

    static Fault Closing(int code) => new($"closes with {code}", (_, connection) => connection.CloseAsync(code));

    static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    static async Task DropMidFrameAsync(GatewayWorld world, ScriptedConnection connection)
    {
        var frame = connection.Frame("""{"op":0,"s":2,"t":"TYPING_START","d":{}}""");
        await connection.SendRawAsync(frame.AsMemory(0, frame.Length / 2));
        connection.Drop();
    }

    static async Task MissAcknowledgementAsync(GatewayWorld world, ScriptedConnection connection)
    {
        var first = await world.Time.WaitForTimerAsync(TimeSpan.FromMilliseconds(1), world.Limit);
        world.Time.Advance(first);
        await connection.ReceiveAsync(1, world.Limit);
        await world.Time.AdvanceToTimerAsync(TimeSpan.FromMilliseconds(Interval), world.Limit);
    }

    static async Task RefuseIdentifyAsync(GatewayWorld world, ScriptedConnection connection)
    {
        await connection.HelloAsync(Interval);
        await connection.ReceiveAsync(2, world.Limit);
        await connection.SendAsync("""{"op":9,"d":false}""");
    }

    static async Task HelloLateAsync(GatewayWorld world, ScriptedConnection connection)
    {
        await world.Time.WaitForTimerOfAsync(TimeSpan.FromSeconds(20), world.Limit);
        world.Time.Advance(TimeSpan.FromSeconds(15));
        await GreetAsync(world, connection);
    }

    static async Task NeverReadyAsync(GatewayWorld world, ScriptedConnection connection)
    {
        await connection.HelloAsync(600_000);
        await connection.ReceiveAsync(2, world.Limit);
        await world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(60), world.Limit);
    }

    static async Task RefuseResumesAsync(GatewayWorld world, ScriptedConnection connection)
    {
        await connection.CloseAsync(4000);
        for (var refused = 0; refused < 3; refused++)
        {
            var next = await world.AcceptNextAsync();
            await next.HelloAsync(Interval);
            await next.ReceiveAsync(6, world.Limit);
            await next.CloseAsync(4000);
        }
    }
}
