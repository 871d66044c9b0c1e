using System.Text.Json.Nodes;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class IdentifyTests : IAsyncLifetime
{
    readonly ManualTimeProvider clock = new();
    FakeDiscord fake = null!;

    public async ValueTask InitializeAsync() =>
        fake = await FakeDiscord.StartAsync(
            new()
            {
                Time = clock,
                Shards = 2,
                SessionStarts = 2,
            },
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task A_wrong_token_is_4004() => (await CloseCodeAsync(c => c.IdentifyAsync("wrong"))).ShouldBe(4004);

    [Fact]
    public async Task An_unknown_intent_is_4013() => (await CloseCodeAsync(c => c.IdentifyAsync(fake.Token, 1 << 30))).ShouldBe(4013);

    [Fact]
    public async Task A_privileged_intent_that_is_off_is_4014() =>
        (await CloseCodeAsync(c => c.IdentifyAsync(fake.Token, 1 << 15))).ShouldBe(4014);

    [Fact]
    public async Task A_shard_beyond_the_last_is_4010() => (await CloseCodeAsync(c => IdentifyAsync(c, shard: 2))).ShouldBe(4010);

    [Fact]
    public async Task A_payload_that_is_no_JSON_is_4002() => (await CloseCodeAsync(c => c.SendTextAsync("{"))).ShouldBe(4002);

    [Fact]
    public async Task A_payload_above_4096_bytes_is_4002() =>
        (await CloseCodeAsync(c => c.SendAsync(3, new JsonObject { ["status"] = new string('x', 4_096) }))).ShouldBe(4002);

    [Fact]
    public async Task An_unknown_opcode_is_4001() => (await CloseCodeAsync(c => c.SendAsync(99, null))).ShouldBe(4001);

    [Fact]
    public async Task A_presence_before_identify_is_4003() => (await CloseCodeAsync(c => c.SendAsync(3, new JsonObject()))).ShouldBe(4003);

    [Fact]
    public async Task A_second_identify_is_4005()
    {
        (
            await CloseCodeAsync(async c =>
            {
                await c.IdentifyAsync(fake.Token);
                await c.UntilAsync("READY");
                await c.IdentifyAsync(fake.Token);
            })
        ).ShouldBe(4005);
    }

    [Fact]
    public async Task More_than_120_payloads_in_a_minute_are_4008()
    {
        (
            await CloseCodeAsync(async c =>
            {
                for (var i = 0; i < 121; i++)
                    await c.SendAsync(1, null);
            })
        ).ShouldBe(4008);
    }

    [Fact]
    public async Task Session_starts_run_out_and_come_back_after_a_day()
    {
        using var rest = new RawRest(fake);
        fake.RateLimits.Enforced = false;
        await ReadyAsync(shard: 0);
        await ReadyAsync(shard: 1);

        (await LimitAsync(rest)).ShouldBe((0, 86_400_000));
        (await CloseCodeAsync(c => IdentifyAsync(c, shard: 0))).ShouldBe(4004);
        fake.Gateway.ExcessIdentifies.ShouldBe(1);
        clock.Advance(TimeSpan.FromDays(1));
        (await LimitAsync(rest)).ShouldBe((2, 86_400_000));
    }

    [Fact]
    public async Task An_identify_within_five_seconds_is_counted_as_early()
    {
        await ReadyAsync(shard: 0);
        await ReadyAsync(shard: 1);
        fake.Gateway.EarlyIdentifies.ShouldBe(1);
    }

    [Fact]
    public async Task Guilds_go_to_the_shard_that_their_id_names()
    {
        var guilds = Enumerable
            .Range(0, 4)
            .Select(_ =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
                return fake.AddGuild();
            })
            .ToList();

        var first = await ReadyAsync(shard: 0);
        var second = await ReadyAsync(shard: 1);

        string[] Of(int shard) => [.. guilds.Where(g => (int)((g.Id >> 22) % 2) == shard).Select(g => g.Id.ToString())];
        first.ShouldBe(Of(0));
        second.ShouldBe(Of(1));
        first.Length.ShouldBe(2);
    }

    static async Task<(int Remaining, long ResetAfter)> LimitAsync(RawRest rest)
    {
        var limit = (await rest.SendAsync("GET", "/gateway/bot")).Body!["session_start_limit"]!;
        return ((int)limit["remaining"]!, (long)limit["reset_after"]!);
    }

    async Task<string[]> ReadyAsync(int shard)
    {
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await IdentifyAsync(client, shard);
        var ready = await client.UntilAsync("READY");
        return [.. ready["d"]!["guilds"]!.AsArray().Select(g => (string)g!["id"]!)];
    }

    Task IdentifyAsync(RawGateway client, int shard) =>
        client.SendAsync(
            2,
            new JsonObject
            {
                ["token"] = fake.Token,
                ["intents"] = 1,
                ["properties"] = new JsonObject(),
                ["shard"] = new JsonArray(shard, 2),
            }
        );

    async Task<int?> CloseCodeAsync(Func<RawGateway, Task> say)
    {
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.UntilAsync(null, op: 10);
        await say(client);
        while (await client.NextAsync() is not null)
        {
            // What comes before the close is not looked at.
        }

        return client.CloseCode;
    }
}
