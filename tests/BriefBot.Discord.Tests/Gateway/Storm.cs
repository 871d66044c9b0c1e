namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Something that a gateway does wrong on every connection, for ever.</summary>
/// <param name="Name">What it does, as a row of the table of faults.</param>
/// <param name="Begin">Makes a gateway do it.</param>
sealed record Storm(string Name, Action<GatewayWorld> Begin)
{
    public static IReadOnlyList<Storm> All { get; } =
    [
        new("answers each connection with HTTP 502", world => world.Gateway.Refusal = 502),
        Playing("closes with 4002 after IDENTIFY", async (world, connection) =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(2, world.Limit);
            await connection.CloseAsync(4002);
        }),
        Playing("closes with 4009 after READY",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.CloseAsync(4009))),
        Playing("closes with 4000 after READY and after RESUMED",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.CloseAsync(4000))),
        Playing("asks for a reconnect (op 7) after READY and after RESUMED",
            (world, connection) => AfterGreetingAsync(world, connection, () => connection.SendAsync("""{"op":7,"d":null}"""))),
        Playing("ends the session (op 9, false) in answer to IDENTIFY", async (world, connection) =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(2, world.Limit);
            await connection.SendAsync("""{"op":9,"d":false}""");
        }),
        Playing("accepts IDENTIFY, then closes with 4000 and refuses every RESUME with 4000", async (world, connection) =>
        {
            await connection.HelloAsync();
            if ((int?)(await connection.ReceiveAsync(world.Limit))["op"] == 2) await connection.ReadyAsync(world.Gateway.Url);
            await connection.CloseAsync(4000);
        }),
        Playing("never says HELLO", (world, _) => world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(20), world.Limit)),
        new("takes connections and never answers", world =>
            world.Gateway.Silence = () => world.Time.AdvanceToTimerAsync(TimeSpan.FromSeconds(30), world.Limit)),
        Playing("sends what is no JSON", (_, connection) => connection.SendTextAsync("nonsense")),
    ];

    static Storm Playing(string name, Func<GatewayWorld, ScriptedConnection, Task> play) =>
        new(name, world => world.Gateway.Play = connection => play(world, connection));

    static async Task AfterGreetingAsync(GatewayWorld world, ScriptedConnection connection, Func<Task> fault)
    {
        await Fault.GreetAsync(world, connection);
        await fault();
    }
}
