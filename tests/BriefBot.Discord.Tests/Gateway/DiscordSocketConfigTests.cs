using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Discord.Tests.Gateway;

public class DiscordSocketConfigTests
{
    static readonly DiscordSocketConfig Usual = new() { Token = "test.token", UserAgent = GatewayWorld.UserAgent };

    public static TheoryData<string, DiscordSocketConfig> Wrong =>
        new()
        {
            { "Token", Usual with { Token = "" } },
            { "Token", Usual with { Token = "Bot test.token" } },
            { "Token", Usual with { Token = "test\ntoken" } },
            { "UserAgent", Usual with { UserAgent = "Mozilla" } },
            { "UserAgent", Usual with { UserAgent = "DiscordBot (x, 1)\r\nX: y" } },
            { "TotalShards", Usual with { TotalShards = 0 } },
            { "Status", Usual with { Status = new string('x', 129) } },
            { "QueueCapacity", Usual with { QueueCapacity = 0 } },
            { "InteractionConcurrency", Usual with { InteractionConcurrency = 0 } },
            { "RememberedIds", Usual with { RememberedIds = -1 } },
            { "MaxMessageBytes", Usual with { MaxMessageBytes = 100 } },
            { "HelloTimeout", Usual with { HelloTimeout = TimeSpan.Zero } },
            { "ConnectTimeout", Usual with { ConnectTimeout = TimeSpan.FromHours(2) } },
        };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_range_is_named(string name, DiscordSocketConfig options)
    {
        var exception = Should.Throw<ArgumentException>(() => Client(options));

        exception.Message.ShouldStartWith(name);
        exception.Message.ShouldNotContain("test");
    }

    [Fact]
    public void Nothing_privileged_is_asked_for() => (Usual.GatewayIntents & GatewayIntents.Privileged).ShouldBe(GatewayIntents.None);

    [Theory]
    [InlineData("")]
    [InlineData("x129")]
    public async Task A_status_too_long_or_empty_is_refused(string status)
    {
        var text = status.Length == 0 ? "" : new string('x', 129);

        await Client(Usual).SetCustomStatusAsync(text, TestContext.Current.CancellationToken).ShouldThrowAsync<ArgumentException>();
    }

    static DiscordSocketClient Client(DiscordSocketConfig options) =>
        new(options, _ => Task.FromResult(new BotGateway()), TimeProvider.System, new Random(1), NullLogger.Instance);
}
