using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>Several processes serve one bot, each its part of the servers.</summary>
public sealed class PartTests : IAsyncDisposable
{
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly ManualTimeProvider _ids = new();
    FakeDiscord? _fake;

    public PartTests() => _limit.CancelAfter(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Each_part_hears_of_its_own_servers_and_part_0_of_direct_messages()
    {
        var fake = await StartAsync(shards: 2);
        var (zero, one) = (Guild(fake, 0, of: 2), Guild(fake, 1, of: 2));
        var anna = fake.Person("Anna", zero.Guild!, one.Guild!);
        await using var first = await Bot(fake, new(0, 2)).StartAsync();
        await using var second = await Bot(fake, new(1, 2)).StartAsync();

        anna.Mention(zero, "zero");
        anna.Mention(one, "one");
        anna.SayDirectly("direct");
        await Task.WhenAll(first.HeardAsync(2), second.HeardAsync(1));
        await first.EndAsync();
        await second.EndAsync();

        first.Heard.ShouldBe([$"{fake.World.Bot.Mention} zero", "direct"]);
        second.Heard.ShouldBe([$"{fake.World.Bot.Mention} one"]);
        ShardsOf(fake).ShouldBe(["[0,2]", "[1,2]"]);
    }

    [Fact]
    public async Task Where_Discord_wants_more_shards_each_part_has_several()
    {
        var fake = await StartAsync(shards: 3);
        var channels = Enumerable.Range(0, 4).Select(shard => Guild(fake, shard, of: 4)).ToArray();
        var anna = fake.Person("Anna", [.. channels.Select(channel => channel.Guild!)]);
        await using var second = await Bot(fake, new(1, 2)).StartAsync();

        foreach (var (number, channel) in channels.Index())
            anna.Mention(channel, $"{number}");
        await second.HeardAsync(2);
        await second.EndAsync();

        second.Heard.Order().ShouldBe([$"{fake.World.Bot.Mention} 1", $"{fake.World.Bot.Mention} 3"]);
        ShardsOf(fake).ShouldBe(["[1,4]", "[3,4]"]);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    public async Task A_part_that_is_none_is_refused(int number, int count)
    {
        var fake = await StartAsync(shards: 1);

        Should.Throw<ArgumentException>(() => Bot(fake, new(number, count))).Message.ShouldStartWith("Part: ");
    }

    public async ValueTask DisposeAsync()
    {
        if (_fake is not null)
            await _fake.DisposeAsync();
        _limit.Dispose();
    }

    async Task<FakeDiscord> StartAsync(int shards) =>
        _fake = await FakeDiscord.StartAsync(
            new()
            {
                Time = _ids,
                Shards = shards,
                MaxConcurrency = 4,
            },
            _limit.Token
        );

    PartedBot Bot(FakeDiscord fake, ShardId part) => new(fake, new(), config => config with { Part = part }, _limit.Token);

    // A server's shard comes from the time in its id.
    FakeChannel Guild(FakeDiscord fake, int shard, int of)
    {
        FakeGuild guild;
        do
        {
            _ids.Advance(TimeSpan.FromMilliseconds(1));
            guild = fake.AddGuild($"Server {shard}");
        } while ((int)((guild.Id >> 22) % (ulong)of) != shard);
        return fake.AddChannel(guild);
    }

    static IEnumerable<string> ShardsOf(FakeDiscord fake) =>
        fake
            .Gateway.Frames.Where(frame => frame is { FromClient: true, Op: 2 })
            .Select(frame => frame.Payload["d"]!["shard"]!.ToJsonString())
            .Order();
}
