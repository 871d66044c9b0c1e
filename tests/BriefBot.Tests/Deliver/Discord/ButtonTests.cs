using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class ButtonTests : FerryNews
{
    [Fact]
    public async Task Sources_shows_the_quotes_in_full_to_whoever_asks()
    {
        var answer = await AskAsync();
        var grace = Bot.Discord.Person("grace", Bot.Guild);

        var pressed = grace.Click(answer, "Sources");

        (await pressed.AcknowledgedAsync(Bot.Stop)).Ephemeral.ShouldBeTrue();
        (await pressed.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("Captain Mara Lindqvist said that all 212 passengers were safe.");
    }

    [Fact]
    public async Task Sources_of_an_article_that_was_removed_are_not_shown()
    {
        var answer = await AskAsync();
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        await foreach (var article in Bot.Corpus.ListAsync(new(workspace), Bot.Stop))
            await Bot.Corpus.RemoveAsync(workspace, article.Id, Bot.Stop);

        var shown = await Bot.Ada.Click(answer, "Sources").AnswerAsync(Bot.Stop);

        shown.ReadableText.ShouldNotContain("Lindqvist");
    }

    [Fact]
    public async Task Why_tells_how_the_answer_came_about_by_button_and_by_command()
    {
        var answer = await AskAsync();

        var pressed = await Bot.Ada.Click(answer, "Why").AnswerAsync(Bot.Stop);
        var asked = await Bot.Ada.Slash(Bot.Channel, "why").AnswerAsync(Bot.Stop);

        pressed.ReadableText.ShouldContain("passage");
        pressed.Ephemeral.ShouldBeTrue();
        asked.ReadableText.ShouldBe(pressed.ReadableText);
    }

    [Fact]
    public async Task A_vote_is_kept_with_the_answer_and_taken_back_by_a_second_press()
    {
        var answer = await AskAsync();

        await Bot.Ada.Click(answer, answer.Buttons[2].CustomId!).AnswerAsync(Bot.Stop);
        var once = await VotesAsync();
        await Bot.Ada.Click(answer, answer.Buttons[2].CustomId!).AnswerAsync(Bot.Stop);
        var twice = await VotesAsync();

        once.ShouldBe(1);
        twice.ShouldBe(0);
    }

    [Fact]
    public async Task A_private_answer_is_shared_by_its_asker_as_it_was_seen()
    {
        var seen = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("private", true))
            .AnswerAsync(Bot.Stop);

        var shared = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);

        shared.Ephemeral.ShouldBeFalse();
        shared.ReadableText.ShouldContain("Mara Lindqvist");
        shared.EverPinged.ShouldBeFalse();
        (await Bot.Ada.Click(shared, "Sources").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("212 passengers");
    }

    [Fact]
    public async Task A_private_answer_is_shared_once()
    {
        var seen = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("private", true))
            .AnswerAsync(Bot.Stop);

        var first = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);
        var again = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);

        first.Ephemeral.ShouldBeFalse(first.ReadableText);
        again.Ephemeral.ShouldBeTrue(again.ReadableText);
        again.ReadableText.ShouldStartWith("Shared by");
        again.EverPinged.ShouldBeFalse();
        Bot.Channel.Messages.Count(message => !message.Ephemeral && message.ReadableText.Contains("Lindqvist", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_private_answer_is_shared_once_even_before_it_is_noted_where_it_stands()
    {
        var released = new TaskCompletionSource();
        Bot.Discord.Rest.On("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", afterEffect: true).Until(released.Task);
        var seen = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("private", true))
            .AnswerAsync(Bot.Stop);

        await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);
        var again = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);
        released.SetResult();

        again.Ephemeral.ShouldBeTrue();
        again.ReadableText.ShouldStartWith("Shared by");
    }

    [Fact]
    public async Task Who_presses_too_much_is_told_how_long_to_wait()
    {
        await using var bot = await RunningBot.StartAsync(settings => settings.Discord.QuestionsPerPerson = 1);
        var question = bot.Ada.Slash(bot.Channel, "ask", ("question", "who spoke at Wuzhen 2020?"));
        var answer = await question.AnswerAsync(bot.Stop);

        var taken = await bot.Ada.Click(answer, "Sources").AnswerAsync(bot.Stop);
        var refused = await bot.Ada.Click(answer, "Sources").AnswerAsync(bot.Stop);

        taken.ReadableText.ShouldContain("Wuzhen");
        refused.Ephemeral.ShouldBeTrue();
        refused.ReadableText.ShouldMatch("<t:[0-9]+:R>");
    }

    [Fact]
    public async Task Buttons_still_work_after_a_restart()
    {
        var answer = await AskAsync();

        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();

        (await Bot.Ada.Click(answer, "Sources").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("212 passengers");
    }

    Task<FakeMessage> AskAsync() =>
        Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);

    async Task<int> VotesAsync()
    {
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        return (await Bot.Stores.Answers.RecentAsync(workspace, 1, Bot.Stop)).Single().Feedback.Up;
    }
}
