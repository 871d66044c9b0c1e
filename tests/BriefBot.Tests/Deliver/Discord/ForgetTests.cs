using System.Text;
using BriefBot.FakeModels;
using BriefBot.Fakes;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>/forget deletes everything about the person who confirms it, and nothing about anybody else.</summary>
public sealed class ForgetTests : FerryNews
{
    const string Words = "Who is the zwölfköpfige captain of the Albatross, quixotically asked?";

    [Fact]
    public async Task What_is_kept_is_shown_by_kind_and_gone_once_it_is_confirmed()
    {
        var answer = await AskAsync(Bot.Ada, Words);
        await Bot.Ada.Click(answer, answer.Buttons[2].CustomId!).AnswerAsync(Bot.Stop);

        var asked = await Bot.Ada.Slash(Bot.Channel, "forget").AnswerAsync(Bot.Stop);
        var before = Bot.Read("SELECT count(*) FROM answer");
        Bot.Ada.Click(asked, "Forget me");
        await DoneAsync(asked);

        asked.Ephemeral.ShouldBeTrue();
        before.ShouldBe(1);
        asked.ReadableText.ShouldContain("Questions with their answers: 1");
        asked.ReadableText.ShouldContain("Votes: 1");
        foreach (var table in new[] { "answer", "answer_feedback", "conversation", "posted_message" })
            Bot.Read($"SELECT count(*) FROM {table}").ShouldBe(0, table);
        Bot.Channel.Messages.ShouldContain(answer);
    }

    [Fact]
    public async Task Nobody_else_confirms_it()
    {
        await AskAsync(Bot.Ada, Words);
        var asked = await Bot.Ada.Slash(Bot.Channel, "forget").AnswerAsync(Bot.Stop);

        var refused = await Bot.Discord.Person("grace", Bot.Guild).Forge(asked, asked.Buttons[0].CustomId!).AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldContain("no longer counts");
        Bot.Read("SELECT count(*) FROM answer").ShouldBe(1);
    }

    [Fact]
    public async Task The_answers_messages_are_removed_where_that_is_wanted()
    {
        var answer = await AskAsync(Bot.Ada, Words);
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        var other = await AskAsync(grace, "Who is the captain of the Albatross?");

        var asked = await Bot.Ada.Slash(Bot.Channel, "forget", ("where", "everywhere")).AnswerAsync(Bot.Stop);
        Bot.Ada.Click(asked, "Forget me, and remove your answers to me");
        await DoneAsync(asked);

        asked.ReadableText.ShouldContain("Messages removed from Discord: 1");
        answer.Deleted.ShouldBeTrue();
        other.Deleted.ShouldBeFalse();
        Bot.Read("SELECT count(*) FROM answer").ShouldBe(1);
    }

    [Fact]
    public async Task In_this_server_leaves_what_was_asked_in_another()
    {
        var elsewhere = Bot.Discord.AddGuild("Rivals");
        var there = Bot.Discord.AddChannel(elsewhere);
        Bot.Discord.AddMember(elsewhere, Bot.Ada);
        await AskAsync(Bot.Ada, Words);
        await Bot.Ada.Slash(there, "ask", ("question", "Who is the mayor?")).AnswerAsync(Bot.Stop);

        await ForgetAsync("here");
        var left = Bot.Read("SELECT count(*) FROM answer");
        await ForgetAsync("everywhere");

        left.ShouldBe(1);
        Bot.Read("SELECT count(*) FROM answer").ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_of_a_person_is_left_in_the_files_bytes()
    {
        var manager = Bot.AddManager();
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        for (var round = 0; round < 4; round++)
        {
            await AskAsync(manager, $"{Words} Round {round}");
            await manager.Slash(Bot.Channel, "ask", ("question", $"{Words} In private {round}"), ("private", true)).AnswerAsync(Bot.Stop);
            await AskAsync(grace, $"Who is the captain? Round {round}");
        }
        var mention = await ReplyTo(manager.Mention(Bot.Channel, Words));
        await ReplyTo(manager.Say(Bot.Channel, $"{Bot.Discord.World.Bot.Mention} and quixotically how many passengers?", mention));
        var others = await AskAsync(grace, "How many passengers were safe?");
        await manager.Click(others, others.Buttons[2].CustomId!).AnswerAsync(Bot.Stop);
        await manager
            .Slash(Bot.Channel, "digest schedule", ("channel", Bot.Channel), ("time", "8:00"), ("timezone", "Etc/UTC"))
            .AnswerAsync(Bot.Stop);
        await grace.OnMessage("Ask about this", manager.Say(Bot.Channel, $"{Words} As I said.")).AnswerAsync(Bot.Stop);
        Bot.FileBytes().Any(file => Holds(file.Bytes, manager.User.Id.ToString())).ShouldBeTrue();

        var asked = await manager.Slash(Bot.Channel, "forget", ("where", "everywhere")).AnswerAsync(Bot.Stop);
        manager.Click(asked, "Forget me");
        await DoneAsync(asked);

        foreach (var (name, bytes) in Bot.FileBytes())
        {
            Holds(bytes, manager.User.Id.ToString()).ShouldBeFalse($"{name} holds the person's id");
            foreach (var word in new[] { "quixotically", "zwölfköpfige", "As I said" })
                Holds(bytes, word).ShouldBeFalse($"{name} holds “{word}”");
        }
        Bot.Read("SELECT count(*) FROM answer WHERE person = '" + grace.User.Id + "'").ShouldBe(5);
        Bot.Read("SELECT count(*) FROM schedule").ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_is_still_being_answered_is_not_kept_afterwards()
    {
        using var released = new ManualResetEventSlim();
        await using var server = await FakeModelServer.StartAsync(
            Models.From(_ => released.Wait(TimeSpan.FromSeconds(60)) ? "The ferry Albatross ran aground. [1]" : ""),
            Bot.Stop
        );
        await using var bot = await RunningBot.StartAsync(settings =>
            settings.Models.Chat["scripted"] = new ChatModelOptions
            {
                Provider = "compatible",
                Endpoint = server.OpenAIAddress.ToString(),
                Model = "test-model",
                ApiKey = server.ApiKey,
            }
        );
        await bot.AddArticleAsync(bot.Guild, "Ferry runs aground", Article);
        await bot.Ada.Slash(bot.Channel, "said", ("person", "Mara Lindqvist")).AnswerAsync(bot.Stop);
        var question = bot.Ada.Slash(bot.Channel, "ask", ("question", "what happened to the ferry Albatross?"));
        await question.AcknowledgedAsync(bot.Stop);

        var asked = await bot.Ada.Slash(bot.Channel, "forget", ("where", "everywhere")).AnswerAsync(bot.Stop);
        bot.Ada.Click(asked, "Forget me");
        await bot.Discord.UntilAsync(() => asked.Buttons.Count == 0, bot.Stop);
        released.Set();
        await question.AnswerAsync(
            answer => !answer.Loading && answer.ReadableText.Contains("Albatross", StringComparison.Ordinal),
            bot.Stop
        );
        await bot.DisconnectAsync();

        bot.Read("SELECT count(*) FROM answer").ShouldBe(0);
        bot.Read("SELECT count(*) FROM conversation").ShouldBe(0);
    }

    [Fact]
    public async Task What_a_model_wrote_for_the_person_is_forgotten_in_memory_and_what_it_wrote_for_others_is_not()
    {
        await using var server = await FakeModelServer.StartAsync(
            Models.Says("The ferry Albatross ran aground off Brindle Point on Tuesday [1]."),
            Bot.Stop
        );
        await using var bot = await RunningBot.StartAsync(settings =>
            settings.Models.Chat["scripted"] = new ChatModelOptions
            {
                Provider = "compatible",
                Endpoint = server.OpenAIAddress.ToString(),
                Model = "test-model",
                ApiKey = server.ApiKey,
            }
        );
        await bot.AddArticleAsync(bot.Guild, "Ferry runs aground", Article);
        var grace = bot.Discord.Person("grace", bot.Guild);
        await AskAsync(bot.Ada, "What happened to the ferry Albatross?");
        await AskAsync(grace, "Where did the ferry Albatross run aground?");
        await AskAsync(bot.Ada, "What happened to the ferry Albatross?");
        var cached = server.Requests.Count;

        var asked = await bot.Ada.Slash(bot.Channel, "forget").AnswerAsync(bot.Stop);
        bot.Ada.Click(asked, "Forget me");
        await bot.Discord.UntilAsync(() => asked.Buttons.Count == 0, bot.Stop);
        await AskAsync(grace, "Where did the ferry Albatross run aground?");
        var others = server.Requests.Count;
        await AskAsync(bot.Ada, "What happened to the ferry Albatross?");

        cached.ShouldBe(2);
        others.ShouldBe(2);
        server.Requests.Count.ShouldBe(3);

        Task<FakeMessage> AskAsync(Person person, string question) =>
            person.Slash(bot.Channel, "ask", ("question", question)).AnswerAsync(bot.Stop);
    }

    [Fact]
    public async Task Who_left_no_trace_is_told_so()
    {
        var told = await Bot.Ada.Slash(Bot.Channel, "forget", ("where", "everywhere")).AnswerAsync(Bot.Stop);

        told.ReadableText.ShouldBe("I keep nothing about you.");
        told.Buttons.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_to_a_command_is_removed_by_its_asker_or_a_moderator_and_by_nobody_else()
    {
        var first = await AskAsync(Bot.Ada, Words);
        var second = await AskAsync(Bot.Ada, Words);
        var grace = Bot.Discord.Person("grace", Bot.Guild);

        var refused = await grace.Click(first, Remove(first)).AnswerAsync(Bot.Stop);
        var removed = await Bot.Ada.Click(first, Remove(first)).AnswerAsync(Bot.Stop);
        await Bot.AddModerator().Click(second, Remove(second)).AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldBe("Only the person who asked can do that.");
        removed.ReadableText.ShouldBe("The answer was removed.");
        (first.Deleted, second.Deleted).ShouldBe((true, true));
        Bot.Read("SELECT count(*) FROM answer").ShouldBe(0);

        static string Remove(FakeMessage answer) =>
            answer.Buttons.Select(button => button.CustomId!).Single(id => id.StartsWith("bb1:remove:", StringComparison.Ordinal));
    }

    Task<FakeMessage> AskAsync(Person person, string question) =>
        person.Slash(Bot.Channel, "ask", ("question", question)).AnswerAsync(Bot.Stop);

    async Task ForgetAsync(string where)
    {
        var asked = await Bot.Ada.Slash(Bot.Channel, "forget", ("where", where)).AnswerAsync(Bot.Stop);
        Bot.Ada.Click(asked, "Forget me");
        await DoneAsync(asked);
    }

    Task DoneAsync(FakeMessage asked) => Bot.Discord.UntilAsync(() => asked.Buttons.Count == 0, Bot.Stop);

    static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
