using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>A bot that is started again takes its session up: no start is used, nothing lost, and nothing answered twice.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    const string Question = "how many passengers were on the ferry Albatross?";

    RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(prepare: discord => discord.AddGuild("Hafen", locale: "de"));
        await _bot.AddArticleAsync(
            _bot.Guild,
            "Ferry aground",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board."
        );
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task What_was_asked_meanwhile_is_answered_once()
    {
        _bot.Ada.Mention(_bot.Channel, Question);
        await AnsweredAsync(1);
        await _bot.DisconnectAsync();
        _bot.Ada.Mention(_bot.Channel, "who reported on the ferry Albatross?");
        await _bot.ConnectAsync();
        await AnsweredAsync(2);
        await _bot.DisconnectAsync();

        Answers().Count.ShouldBe(2);
        (_bot.Discord.Gateway.Identifies, _bot.Discord.Gateway.Resumes).ShouldBe((1, 1));
    }

    [Fact]
    public async Task After_a_crash_an_answered_question_is_not_answered_again()
    {
        var before = _bot.Ada.Mention(_bot.Channel, Question);
        await AnsweredAsync(1);
        await _bot.DisconnectAsync();
        // As if it had been killed when it had kept the session's start only.
        _bot.Execute("UPDATE chat_session SET exact = 0, sequence = 1");
        await _bot.ConnectAsync();
        _bot.Ada.Mention(_bot.Channel, "who reported on the ferry Albatross?");
        await AnsweredAsync(2);
        await _bot.DisconnectAsync();

        Answers().Count.ShouldBe(2);
        Answers().Count(answer => answer.ReplyTo?.Id == before.Id).ShouldBe(1);
        _bot.Read("SELECT count(*) FROM answer").ShouldBe(2);
        _bot.Discord.Exchanges.ShouldNotContain(exchange => exchange.Method == "PATCH");
        (_bot.Discord.Gateway.Identifies, _bot.Discord.Gateway.Resumes).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_server_speaks_its_language_still()
    {
        var harbour = _bot.Discord.World.Guilds.Values.Single(guild => guild.Name == "Hafen");
        var channel = _bot.Discord.AddChannel(harbour);
        var hanna = _bot.Discord.Person("hanna", harbour);
        await _bot.DisconnectAsync();
        await _bot.ConnectAsync();
        hanna.Say(channel, $"{_bot.Discord.World.Bot.Mention} {new string('x', 1_500)}");
        var told = await _bot.Discord.WhenAsync(
            () => channel.Messages.FirstOrDefault(message => message.Author == _bot.Discord.World.Bot),
            _bot.Stop
        );

        told.ReadableText.ShouldContain("Zeichen");
        _bot.Discord.Gateway.Resumes.ShouldBe(1);
        _bot.Read("SELECT count(*) FROM chat_server").ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_was_left_meanwhile_is_forgotten()
    {
        await _bot.DisconnectAsync();
        _bot.Discord.RemoveBot(_bot.Guild);
        // Without a session to take up, the list of a new one tells.
        _bot.Execute("DELETE FROM chat_session");
        await _bot.ConnectAsync();
        await _bot.Discord.UntilAsync(() => _bot.Discord.Gateway.ReadySessions == 1, _bot.Stop);
        await _bot.DisconnectAsync();

        _bot.Read("SELECT count(*) FROM chat_server").ShouldBe(1);
        _bot.Discord.Gateway.Identifies.ShouldBe(2);
    }

    // That it was posted is noted at the latest when the bot has stopped.
    Task AnsweredAsync(int count) => _bot.Discord.UntilAsync(() => Answers().Count == count, _bot.Stop);

    List<FakeMessage> Answers() => [.. _bot.Channel.Messages.Where(message => message.Author == _bot.Discord.World.Bot)];
}
