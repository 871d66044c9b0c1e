using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public class GatewayTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_client_says_who_it_is_and_gets_ready_and_its_guilds(bool compressed, bool split)
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        fake.Gateway.SplitsPayloads = split;
        var guild = fake.AddGuild();
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl, compressed);

        (await client.UntilAsync(null, op: 10))["d"]!["heartbeat_interval"]!.GetValue<int>().ShouldBe(41_250);
        await client.IdentifyAsync(fake.Token);
        var ready = await client.UntilAsync("READY");
        var created = await client.UntilAsync("GUILD_CREATE");

        ((string?)ready["d"]!["session_id"]).ShouldNotBeNullOrEmpty();
        ((string?)created["d"]!["id"]).ShouldBe(guild.Id.ToString());
        await client.SendAsync(1, 2);
        await client.UntilAsync(null, op: 11);
    }

    [Fact]
    public async Task A_resume_replays_what_was_missed_and_ends_with_RESUMED()
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        var anna = fake.Person("Anna", guild);
        using var first = await RawGateway.ConnectAsync(fake.GatewayUrl, compressed: true);
        await first.IdentifyAsync(fake.Token);
        var ready = await first.UntilAsync("READY");
        var seen = (int)(await first.UntilAsync("GUILD_CREATE"))["s"]!;
        await first.CloseAsync(4000);

        anna.Say(channel, "one");
        anna.Mention(channel, "two");
        using var second = await RawGateway.ConnectAsync(new((string)ready["d"]!["resume_gateway_url"]!));
        await second.ResumeAsync(fake.Token, (string)ready["d"]!["session_id"]!, seen);

        var one = await second.UntilAsync("MESSAGE_CREATE");
        var two = await second.UntilAsync("MESSAGE_CREATE");
        await second.UntilAsync("RESUMED");
        ((string?)one["d"]!["content"]).ShouldBe("");
        ((string?)two["d"]!["content"]).ShouldBe($"{fake.World.Bot.Mention} two");
        ((int)two["s"]!).ShouldBe((int)one["s"]! + 1);
    }

    [Fact]
    public async Task A_resume_that_comes_after_the_events_were_forgotten_starts_anew()
    {
        await using var fake = await FakeDiscord.StartAsync(new() { ReplayBuffer = 2 }, TestContext.Current.CancellationToken);
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        using var first = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await first.IdentifyAsync(fake.Token);
        var ready = await first.UntilAsync("READY");
        await first.UntilAsync("GUILD_CREATE");
        await first.CloseAsync(4000);
        var anna = fake.Person("Anna", guild);
        for (var i = 0; i < 3; i++)
            anna.Say(channel, "hello");

        using var second = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await second.ResumeAsync(fake.Token, (string)ready["d"]!["session_id"]!, 2);

        ((bool)(await second.UntilAsync(null, op: 9))["d"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task A_client_that_closes_for_good_ends_its_session(int code)
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        using var first = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await first.IdentifyAsync(fake.Token);
        var ready = await first.UntilAsync("READY");
        await first.CloseAsync(code);
        await fake.UntilAsync(() => fake.Gateway.Connections[0].ClientCloseCode == code, TestContext.Current.CancellationToken);

        using var second = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await second.ResumeAsync(fake.Token, (string)ready["d"]!["session_id"]!, 1);

        ((bool)(await second.UntilAsync(null, op: 9))["d"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Identifying_twice_within_five_seconds_can_be_refused()
    {
        await using var fake = await FakeDiscord.StartAsync(
            new() { Time = new ManualTimeProvider(), EnforceIdentifyConcurrency = true },
            TestContext.Current.CancellationToken
        );
        using var first = await RawGateway.ConnectAsync(fake.GatewayUrl);
        using var second = await RawGateway.ConnectAsync(fake.GatewayUrl);

        await first.IdentifyAsync(fake.Token);
        await first.UntilAsync("READY");
        await second.IdentifyAsync(fake.Token);

        ((bool)(await second.UntilAsync(null, op: 9))["d"]!).ShouldBeFalse();
    }
}
