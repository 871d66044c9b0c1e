using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Two hosts on one database, both connected: whoever asks gets one answer.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    RunningBot _bot = null!;
    IAsyncDisposable _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        await _bot.AddArticleAsync(
            _bot.Guild,
            "Ferry aground",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board."
        );
        _twin = await _bot.TwinAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_mention_is_answered_once()
    {
        _bot.Ada.Mention(_bot.Channel, "how many passengers were on the ferry Albatross?");
        await _bot.Discord.UntilAsync(() => _bot.Read("SELECT count(*) FROM answer") == 2, _bot.Stop);
        await EndAsync();

        Answers().Single().ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task A_notice_is_given_once()
    {
        _bot.Ada.Mention(_bot.Channel, new string('x', 1_500));
        await _bot.Discord.UntilAsync(
            () =>
                _bot.Discord.Exchanges.Count(exchange =>
                    exchange.Method == "POST" && exchange.Url.EndsWith("/messages", StringComparison.Ordinal)
                ) >= 2,
            _bot.Stop
        );
        await EndAsync();

        Answers().Count.ShouldBe(1);
    }

    async Task EndAsync()
    {
        await _twin.DisposeAsync();
        await _bot.DisconnectAsync();
    }

    List<FakeMessage> Answers() => [.. _bot.Channel.Messages.Where(message => message.Author == _bot.Discord.World.Bot)];
}
