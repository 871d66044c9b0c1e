using BriefBot.FakeModels;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class SmallCommandTests : FerryNews
{
    [Fact]
    public async Task Help_lists_every_command()
    {
        var help = await Bot.Ada.Slash(Bot.Channel, "help").AnswerAsync(Bot.Stop);

        help.Ephemeral.ShouldBeTrue();
        foreach (var command in Bot.Discord.Commands.Of())
            help.ReadableText.ShouldContain((string)command["name"]!);
    }

    [Fact]
    public async Task Status_tells_how_much_there_is()
    {
        var status = await Bot.Ada.Slash(Bot.Channel, "status").AnswerAsync(Bot.Stop);

        status.Ephemeral.ShouldBeTrue();
        status.ReadableText.ShouldContain("There is 1 article.");
    }

    [Fact]
    public async Task Status_names_a_model_that_fails()
    {
        await using var server = await FakeModelServer.StartAsync(Models.Fails(429, "60"), Bot.Stop);
        await using var bot = await RunningBot.StartAsync(settings =>
            settings.Models.Chat["scripted"] = new ChatModelOptions
            {
                Provider = "compatible",
                Endpoint = server.OpenAIAddress.ToString(),
                Model = "test-model",
                ApiKey = server.ApiKey,
            }
        );
        await bot.AddArticleAsync(bot.Guild, "Ferry runs aground", Article, url: "https://gazette.example/ferry");
        var before = await bot.Ada.Slash(bot.Channel, "status").AnswerAsync(bot.Stop);

        var answer = await bot.Ada.Slash(bot.Channel, "ask", ("question", "what happened to the ferry Albatross?")).AnswerAsync(bot.Stop);
        var status = await bot.Ada.Slash(bot.Channel, "status").AnswerAsync(bot.Stop);

        answer.ReadableText.ShouldContain("“The ferry Albatross ran aground off");
        before.ReadableText.ShouldNotContain("passed over");
        status.ReadableText.ShouldContain("Failing, passed over for now");
        status.ReadableText.ShouldContain("scripted");
    }

    [Fact]
    public async Task A_restart_with_nothing_changed_writes_no_command()
    {
        var writes = Bot.Discord.Commands.Writes;

        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();

        writes.ShouldBeGreaterThan(0);
        Bot.Discord.Commands.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task Why_without_an_answer_says_so()
    {
        var grace = Bot.Discord.Person("grace", Bot.Guild);

        var why = await grace.Slash(Bot.Channel, "why").AcknowledgedAsync(Bot.Stop);

        why.Ephemeral.ShouldBeTrue();
    }
}
