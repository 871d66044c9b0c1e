namespace BriefBot.Discord.Tests.Gateway;

/// <summary>A host that a session is to be resumed at, and that fails.</summary>
/// <param name="Name">How, as a row of the table of faults.</param>
/// <param name="Begin">Makes it fail so.</param>
sealed record ResumeHost(string Name, Action<GatewayWorld, ScriptedGateway> Begin)
{
    static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan HelloLimit = TimeSpan.FromSeconds(20);
    static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    /// <summary>Those that end a connection before HELLO.</summary>
    public static IReadOnlyList<ResumeHost> BeforeHello { get; } =
    [
        new("refuses connections", (_, host) => host.Close()),
        new("hangs up before the handshake", (_, host) => host.HangsUp = true),
        new(
            "takes connections and never answers",
            (world, host) => host.Silence = () => world.Time.AdvanceToTimerAsync(ConnectLimit, world.Limit)
        ),
        new("answers with HTTP 502", (_, host) => host.Refusal = 502),
        new("answers with a page (HTTP 200)", (_, host) => host.Refusal = 200),
        Playing("closes with 4000 before HELLO", (_, connection) => connection.CloseAsync(4000)),
        Playing("closes with 1001 before HELLO", (_, connection) => connection.CloseAsync(1001)),
        Playing("closes without a code before HELLO", (_, connection) => connection.CloseAsync(null)),
        Playing("ends the line before HELLO", (_, connection) => Do(connection.Drop)),
        Playing("never says HELLO", (world, _) => world.Time.AdvanceToTimerAsync(HelloLimit, world.Limit)),
        Playing("sends what is no JSON before HELLO", (_, connection) => connection.SendTextAsync("<html>")),
        Playing("says HELLO without an interval", (_, connection) => connection.SendAsync("""{"op":10,"d":{}}""")),
        Playing("asks for a reconnect (op 7) before HELLO", (_, connection) => connection.SendAsync("""{"op":7,"d":null}""")),
        new("hangs up, then answers with HTTP 502, then closes with 4000 before HELLO", BeginChanging),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ResumeHost> All { get; } =
    [
        .. BeforeHello.SkipLast(1),
        Playing("ends the session (op 9, false) before HELLO", (_, connection) => connection.SendAsync("""{"op":9,"d":false}""")),
        Playing(
            "closes with 4000 right after HELLO",
            async (_, connection) =>
            {
                await connection.HelloAsync();
                await connection.CloseAsync(4000);
            }
        ),
        Playing(
            "never answers RESUME",
            async (world, connection) =>
            {
                await connection.HelloAsync(600_000);
                await connection.ReceiveAsync(6, world.Limit);
                await world.Time.AdvanceToTimerAsync(ReadyLimit, world.Limit);
            }
        ),
        BeforeHello[^1],
    ];

    /// <summary>Has a session started that is to be resumed there, ends its connection, and waits until the client is back.</summary>
    /// <exception cref="ShouldAssertException">It isn't back after many connections.</exception>
    public async Task PlayAsync(GatewayWorld world)
    {
        const int many = 12;
        var connection = await world.ConnectAsync(resumeAt: world.ResumeHost.Url);
        Begin(world, world.ResumeHost);
        world.Gateway.Play = next => Fault.GreetAsync(world, next);
        connection.Drop();
        await world.PassWaitsAsync(
            world.WhenAsync(status => status.State == ConnectionState.Connected || world.Client.Counts.Connections >= many)
        );
        world.Client.ConnectionState.ShouldBe(ConnectionState.Connected);
    }

    static ResumeHost Playing(string name, Func<GatewayWorld, ScriptedConnection, Task> play) =>
        new(name, (world, host) => host.Play = connection => play(world, connection));

    static void BeginChanging(GatewayWorld _, ScriptedGateway host)
    {
        var met = 0;
        host.Play = connection => connection.CloseAsync(4000);
        host.Connecting = () =>
            (host.HangsUp, host.Refusal) = ++met switch
            {
                1 => (true, null),
                2 => (false, 502),
                _ => (false, (int?)null),
            };
    }

    static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
