namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Something that a gateway does wrong on every connection, for ever.</summary>
/// <param name="Name">What it does, as a row of the table of faults.</param>
/// <param name="Begin">Makes a gateway do it.</param>
sealed record Storm(string Name, Action<GatewayWorld> Begin)
{
    public static IReadOnlyList<Storm> All { get; } =
    [
        new("refuses each connection", world => world.Gateway.Close()),
        new("hangs up before the handshake", world => world.Gateway.HangsUp = true),
        new("answers each connection with HTTP 502", world => world.Gateway.Refusal = 502),
        new(
            "answers each connection with HTTP 429 and asks for 30 s",
            world => (world.Gateway.Refusal, world.Gateway.RetryAfter) = (429, "30")
        ),
        Playing("closes with 4000 before HELLO", (_, connection) => connection.CloseAsync(4000)),
        Playing(
            "closes with 4000 right after HELLO",
            async (_, connection) =>
            {
                await connection.HelloAsync();
                await connection.CloseAsync(4000);
            }
        ),
        Playing(
            "closes with 4002 after IDENTIFY",
            async (world, connection) =>
            {
                await connection.HelloAsync();
                await connection.ReceiveAsync(2, world.Limit);
                await connection.CloseAsync(4002);
            }
        ),
        .. new[] { 1000, 4000, 4001, 4003, 4005, 4007, 4008, 4009 }.Select(ClosingAfterGreeting),
        Playing(
            "asks for a reconnect (op 7) after READY and after RESUMED",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.SendAsync("""{"op":7,"d":null}"""))
        ),
        Playing(
            "interrupts the session (op 9, true) after READY and after RESUMED",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.SendAsync("""{"op":9,"d":true}"""))
        ),
        Playing(
            "ends the session (op 9, false) after READY",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.SendAsync("""{"op":9,"d":false}"""))
        ),
        Playing(
            "ends the session (op 9, false) in answer to IDENTIFY",
            async (world, connection) =>
            {
                await connection.HelloAsync();
                await connection.ReceiveAsync(2, world.Limit);
                await connection.SendAsync("""{"op":9,"d":false}""");
            }
        ),
        Playing(
            "accepts IDENTIFY, then closes with 4000 and refuses every RESUME with 4000",
            async (world, connection) =>
            {
                await connection.HelloAsync();
                if ((int?)(await connection.ReceiveAsync(world.Limit))["op"] == 2)
                    await connection.ReadyAsync(world.Gateway.Url);
                await connection.CloseAsync(4000);
            }
        ),
        new("closes with 4000 after READY and after RESUMED, and names a host for resuming that hangs up", BeginDeadResumeHost),
        Playing("never says HELLO", (world, _) => world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(20), world.Limit)),
        new(
            "takes connections and never answers",
            world => world.Gateway.Silence = () => world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(30), world.Limit)
        ),
        Playing("sends what is no JSON", (_, connection) => connection.SendTextAsync("nonsense")),
    ];

    static Storm Playing(string name, Func<GatewayWorld, ScriptedConnection, Task> play) =>
        new(name, world => world.Gateway.Play = connection => play(world, connection));

    static Storm ClosingAfterGreeting(int code) =>
        Playing(
            $"closes with {code} after READY and after RESUMED",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.CloseAsync(code))
        );

    static void BeginDeadResumeHost(GatewayWorld world)
    {
        world.ResumeHost.HangsUp = true;
        world.Gateway.Play = async connection =>
        {
            await Fault.GreetAsync(world, connection, world.ResumeHost.Url);
            await connection.CloseAsync(4000);
        };
    }

    static async Task AfterGreetingAsync(GatewayWorld world, ScriptedConnection connection, Func<Task> fault)
    {
        await Fault.GreetAsync(world, connection);
        await fault();
    }
}
