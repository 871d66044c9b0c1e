using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public class GatewayTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_says_who_it_is_and_gets_ready_and_its_guilds(bool compressed)
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
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
}
