using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>A bot on discord.js connects to the gateway, loses the connection, and comes back.</summary>
public sealed class DiscordJsSessionTests : DiscordJsTest
{
    /// <summary>Heartbeats are frequent, so that each test sees some.</summary>
    protected override FakeDiscordOptions Options { get; } = new() { HeartbeatInterval = TimeSpan.FromMilliseconds(400) };

    [Fact]
    public async Task It_logs_in_and_sees_its_guild()
    {
        await using var bot = Start("login");

        var ready = await bot.SaysAsync("ready");
        await bot.EndAsync();

        ((string?)ready["user"]).ShouldBe(Text(Fake.World.Bot.Id));
        ((bool?)ready["bot"]).ShouldBe(true);
        ((string?)ready["application"]).ShouldBe(Text(Fake.World.ApplicationId));
        var seen = ready["guilds"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)seen["id"]).ShouldBe(Text(Guild.Id));
        ((string?)seen["name"]).ShouldBe(Guild.Name);
        seen["channels"]!.AsArray().Select(id => (string?)id).ShouldContain(Text(Channel.Id));
        ((int?)seen["mayWrite"]).ShouldBe(1);
        Fake.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task It_hears_a_direct_message()
    {
        await using var bot = Start("listening");
        await bot.SaysAsync("ready");

        var written = Anna.SayDirectly("good morning");
        var heard = await bot.SaysAsync("heard");
        await bot.EndAsync();

        ((string?)heard["id"]).ShouldBe(Text(written.Id));
        ((string?)heard["content"]).ShouldBe("good morning");
        ((bool?)heard["direct"]).ShouldBe(true);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("inside a frame")]
    [InlineData("4000")]
    [InlineData("op 7")]
    [InlineData("no ACK")]
    public async Task It_resumes_and_hears_what_it_missed_once(string drop)
    {
        await using var bot = Start("listening");
        await bot.SaysAsync("ready");
        var before = Anna.Say(Channel, "before");
        await bot.SaysAsync("heard");

        Drop(drop);
        var missed = Enumerable.Range(0, 3).Select(number => Anna.Say(Channel, $"missed {number}")).ToList();
        await bot.SaysAsync("resumed");
        var after = Anna.Say(Channel, "after");
        await HeardAsync(bot, after);
        await bot.EndAsync();

        FakeMessage[] all = [before, .. missed, after];
        bot.AllSaid("heard").Select(line => (string?)line["id"]).ShouldBe(all.Select(message => Text(message.Id)));
        Fake.Gateway.Identifies.ShouldBe(1);
        Fake.Gateway.Resumes.ShouldBe(1);
        Fake.Gateway.Connections[^1].Path.ShouldBe("/resume");
    }

    [Fact]
    public async Task It_identifies_again_when_its_session_is_gone()
    {
        await using var bot = Start("listening");
        await bot.SaysAsync("ready");

        Fake.Gateway.InvalidateSessions(resumable: false);
        await bot.SaysAsync("identified");
        var after = Anna.Say(Channel, "after");
        await HeardAsync(bot, after);
        await bot.EndAsync();

        Fake.Gateway.Identifies.ShouldBe(2);
    }

    [Fact]
    public async Task A_compressed_connection_is_one_stream_that_another_zlib_reads()
    {
        await using var bot = Start("inflating");

        await bot.SaysAsync("done");

        bot.AllSaid("got").Select(line => (int?)line["op"]).ShouldBe([10, 0, 0, 11]);
        bot.AllSaid("got").Select(line => (string?)line["t"]).ShouldBe([null, "READY", "GUILD_CREATE", null]);
    }

    void Drop(string how)
    {
        if (how == "cut")
            Fake.Gateway.CutAll();
        else if (how == "inside a frame")
            Fake.Gateway.CutInsideFrame();
        else if (how == "op 7")
            Fake.Gateway.Reconnect();
        else if (how == "no ACK")
            Fake.Gateway.Faults.On(GatewayMoment.Heartbeat).Ignore();
        else
            Fake.Gateway.Close(4000);
    }

    static async Task HeardAsync(DiscordJs bot, FakeMessage message)
    {
        while ((string?)(await bot.SaysAsync("heard"))["id"] != Text(message.Id))
            Stop.ThrowIfCancellationRequested();
    }
}
