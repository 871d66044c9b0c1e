using System.Globalization;
using System.Text;
using BriefBot.Tests;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Writes docs/testing/discord-faults-gateway.md from what happens.</summary>
public class FaultTableTests
{
    const int Seed = 2026;
    static readonly TimeSpan StormLength = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Start = TimeSpan.FromSeconds(14);

    [Fact]
    public async Task The_table_of_faults_is_what_happens()
    {
        var text = new StringBuilder(Introduction);
        foreach (var fault in Fault.Passing)
            text.Append(await PassingRowAsync(fault));
        text.Append(ResumeHeading);
        foreach (var host in ResumeHost.All)
            text.Append(await ResumeRowAsync(host));
        text.Append(FatalHeading);
        foreach (var fault in Fault.Fatal)
            text.Append(await FatalRowAsync(fault));
        text.Append(StormHeading);
        foreach (var storm in Storm.All)
            text.Append(await StormRowAsync(storm));
        text.Append(AddressHeading);
        foreach (var fault in AddressFault.All)
            text.Append(await AddressRowAsync(fault));
        text.Append(Comparison);

        Golden.FileShouldMatch(text.ToString(), "docs/testing/discord-faults-gateway.md");
    }

    static async Task<string> PassingRowAsync(Fault fault)
    {
        await using var world = new GatewayWorld(random: new Random(Seed));
        var connection = await BeginAsync(world, fault);
        var before = world.Time.Elapsed;
        await fault.Play(world, connection);
        world.Gateway.Play = next => Fault.GreetAsync(world, next);
        if (fault.Name != "says HELLO after 15 s")
            await world.PassWaitsAsync(world.WhenConnectedAsync());
        else
            await world.StateAsync(ConnectionState.Connected);

        var counts = world.Client.Counts;
        var said = world.Client.Shards[0].LastDisconnect ?? "–";
        return Row(fault.Name, said, counts.Connections, counts.Identifies, counts.Resumes, Seconds(world.Time.Elapsed - before));
    }

    static async Task<string> ResumeRowAsync(ResumeHost host)
    {
        await using var world = new GatewayWorld(random: new Random(Seed));
        await host.PlayAsync(world);

        var counts = world.Client.Counts;
        var said = world.Client.Shards[0].LastDisconnect ?? "–";
        return Row(host.Name, said, counts.Connections, counts.Identifies, counts.Resumes, world.Asked, Seconds(world.Time.Elapsed));
    }

    static async Task<string> AddressRowAsync(AddressFault fault)
    {
        await using var world = new GatewayWorld(random: new Random(Seed), bot: fault.Change);
        world.Start();
        await world.PassTimersUntilAsync(StormLength);

        return Row(fault.Name, world.Asked, world.Questions.Count(at => at <= Start) - 1, world.Client.Counts.Connections);
    }

    static async Task<string> FatalRowAsync(Fault fault)
    {
        const GatewayIntents intents = GatewayIntents.Addressed | GatewayIntents.MessageContent;
        await using var world = new GatewayWorld(options => options with { GatewayIntents = intents });
        var connection = await BeginAsync(world, fault);
        await fault.Play(world, connection);
        var exception = await world.Run!.WaitAsync(world.Limit).ShouldThrowAsync<DiscordGatewayClosedException>();

        return Row(fault.Name, exception.Message, world.Client.Counts.Connections);
    }

    static async Task<string> StormRowAsync(Storm storm)
    {
        await using var world = new GatewayWorld(random: new Random(Seed));
        storm.Begin(world);
        world.Start();
        await world.PassWaitsUntilAsync(StormLength);

        var counts = world.Client.Counts;
        var again = world.Attempts.Count(at => at <= Start) - 1;
        return Row(storm.Name, counts.Connections, counts.Identifies, counts.Resumes, world.Asked, again);
    }

    static async Task<ScriptedConnection> BeginAsync(GatewayWorld world, Fault fault)
    {
        if (!fault.AtStart)
            return await world.ConnectAsync();

        world.Start();
        return await world.AcceptAsync();
    }

    static string Row(params object[] cells) =>
        $"| {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |\n";

    static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    const string Introduction = """
        # What Discord's gateway may do wrong, and what the client does

        A test writes these tables from what happens: `FaultTableTests` plays each fault on a real socket, under a clock that it advances
        itself and with seeded randomness. `./dev golden` rewrites the page. Counts include the first connection and its IDENTIFY; times are
        of that clock.

        ## One fault

        Afterwards the gateway behaves. “Back after” is the time from the fault to READY or RESUMED.

        | The gateway … | The client says | Connections | IDENTIFY | RESUME | Back after |
        |---|---|---|---|---|---|

        """;

    const string ResumeHeading = """

        ## A host for resuming that fails

        READY names a host at which the session is to be resumed. That host fails, always in the same way but for the last row, while the
        gateway's ordinary address works. “Back after” is the time from the end of the first connection to READY or RESUMED.

        | The host for resuming … | The client says | Connections | IDENTIFY | RESUME | GET /gateway/bot | Back after |
        |---|---|---|---|---|---|---|

        """;

    const string AddressHeading = """

        ## GET /gateway/bot that fails, for 10 minutes

        | Discord … | Asked | Asked again in 14 s | Connections |
        |---|---|---|---|

        """;

    const string FatalHeading = """

        ## Faults that trying again can't mend

        One connection, and no second one. The client stops with this message.

        | The gateway … | The client says | Connections |
        |---|---|---|

        """;

    const string StormHeading = """

        ## The same fault on every connection, for 10 minutes

        Waits are exponential, the upper half of each drawn: up to 60 s, or up to 600 s before an IDENTIFY. They start anew only once a
        connection has stood for a minute after READY or RESUMED. The last column counts how often the client connected again in the first
        14 s; whatever is drawn, it is four times at most.

        | On every connection, the gateway … | Connections | IDENTIFY | RESUME | GET /gateway/bot | Again in 14 s |
        |---|---|---|---|---|---|

        """;

    const string Comparison = """

        ## For comparison

        Measured on a gateway that misbehaves alike: discord.js 14.28 connected 25 times in 14 s where each connection was closed with 4002,
        and tried to resume after 4009. Discord.Net 3.16 connected 4 times after 4004, resumed after 4009, and identified anew on the same
        socket after op 9, even where that said that the session could be resumed.

        """;
}
