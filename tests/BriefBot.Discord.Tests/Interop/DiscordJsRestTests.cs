using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>A bot on discord.js registers its commands and waits at rate limits.</summary>
public sealed class DiscordJsRestTests : DiscordJsTest
{
    static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task It_registers_changes_and_deletes_commands()
    {
        await using var bot = Start("commands");

        var registered = await bot.SaysAsync("registered");

        registered["names"]!.AsArray().Select(name => (string?)name).ShouldBe(["ask", "article", "Check this claim"], ignoreOrder: true);
        ((bool?)registered["sameIds"]).ShouldBe(true);
        ((string?)registered["patched"]).ShouldBe("How things are");
        ((string?)registered["localized"]).ShouldBe("frage");
        ((string?)registered["permissions"]).ShouldBe("32");
        ((int?)registered["left"]).ShouldBe(0);
    }

    [Theory]
    [InlineData(LimitScope.User)]
    [InlineData(LimitScope.Shared)]
    [InlineData(LimitScope.Global)]
    public async Task It_waits_at_a_429_and_everything_arrives_once(LimitScope scope)
    {
        const string Route = "POST /channels/{channel_id}/messages";
        Fake.RateLimits.Set(Route, limit: 2, ShortWait);
        Fake.Rest.On(Route).TooManyRequests(scope, ShortWait);
        await using var bot = Start("patience", new() { ["channel"] = Text(Channel.Id), ["messages"] = 4 });

        var sent = await bot.SaysAsync("sent");
        await bot.EndAsync();

        var expected = Enumerable.Range(0, 4).Select(number => $"Message {number}");
        sent["contents"]!.AsArray().Select(content => (string?)content).ShouldBe(expected);
        Channel.Messages.Select(message => message.Content).ShouldBe(expected);
        bot.AllSaid("refused").Select(line => (string?)line["scope"]).ShouldBe([scope.ToString().ToLowerInvariant()]);
        bot.AllSaid("waits").ShouldNotBeEmpty();
    }
}
