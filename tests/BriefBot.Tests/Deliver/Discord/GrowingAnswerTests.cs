using BriefBot.Deliver.Discord;
using BriefBot.Discord;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Fakes;
using BriefBot.Tests.Answer.Writing;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Answers that a model writes are shown while they grow, checked sentence by checked sentence, and each stands once in the
/// end.</summary>
public sealed class GrowingAnswerTests
{
    const string Question = "what happened to the ferry Albatross?";
    const string First = "The ferry Albatross ran aground off Brindle Point on Tuesday. [n]";
    const string Second = "The ferry Albatross had 212 passengers on board, according to the coastguard. [n]";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mention")]
    [InlineData("direct")]
    [InlineData("slash")]
    public async Task An_answer_grows_and_stands_once(string way)
    {
        await using var model = await PausedModel.StartAsync(First, Second, cancellation: Stop);
        await using var bot = await StartAsync(model);
        if (way == "direct")
            await bot.SetDirectMessagesAsync(bot.AddManager(), open: true);
        var channel = way == "direct" ? bot.Ada.Direct : bot.Channel;

        if (way == "slash")
            bot.Ada.Slash(channel, "ask", ("question", Question));
        else if (way == "direct")
            bot.Ada.SayDirectly(Question);
        else
            bot.Ada.Mention(channel, Question);
        var draft = await bot.Discord.WhenAsync(
            () => Answers(channel).FirstOrDefault(message => message.ReadableText.Contains("ran aground", StringComparison.Ordinal)),
            bot.Stop
        );
        var begun = draft.ReadableText;
        model.GoOn();
        await bot.Discord.UntilAsync(
            () => draft.ReadableText.Contains("212 passengers", StringComparison.Ordinal) && draft.Components.Count > 0,
            bot.Stop
        );

        begun.ShouldNotContain("212 passengers");
        draft.ReadableText.ShouldContain("ran aground off Brindle Point");
        draft.EverPinged.ShouldBeFalse();
        Answers(channel).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_model_that_dies_in_mid_answer_leaves_quotes_where_the_draft_stood()
    {
        await using var model = await PausedModel.StartAsync(First, Second, ScriptEnd.CutOff, Stop);
        await using var bot = await StartAsync(model);

        bot.Ada.Mention(bot.Channel, Question);
        var draft = await bot.Discord.WhenAsync(() => Answers(bot.Channel).FirstOrDefault(), bot.Stop);
        model.GoOn();
        await bot.Discord.UntilAsync(() => draft.Components.Count > 0, bot.Stop);

        draft.ReadableText.ShouldContain("“The ferry Albatross had 212 passengers on board");
        Answers(bot.Channel).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_goes_with_its_question()
    {
        await using var model = await PausedModel.StartAsync(First, Second, cancellation: Stop);
        await using var bot = await StartAsync(model);

        var question = bot.Ada.Mention(bot.Channel, Question);
        var draft = await bot.Discord.WhenAsync(() => Answers(bot.Channel).FirstOrDefault(), bot.Stop);
        bot.Ada.Delete(question);

        await bot.Discord.UntilAsync(() => draft.Deleted, bot.Stop);
        Answers(bot.Channel).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_that_somebody_deletes_is_no_loss()
    {
        await using var model = await PausedModel.StartAsync(First, Second, cancellation: Stop);
        await using var bot = await StartAsync(model);

        bot.Ada.Mention(bot.Channel, Question);
        var draft = await bot.Discord.WhenAsync(() => Answers(bot.Channel).FirstOrDefault(), bot.Stop);
        bot.AddModerator().Delete(draft);
        model.GoOn();

        var answer = await bot.Discord.WhenAsync(
            () => Answers(bot.Channel).FirstOrDefault(message => message.Components.Count > 0),
            bot.Stop
        );
        answer.ShouldNotBe(draft);
        answer.ReadableText.ShouldContain("212 passengers");
    }

    [Fact]
    public async Task Drafts_are_shown_seldom_enough_for_Discords_limits()
    {
        var time = new ManualTimeProvider();
        List<string> shown = [];
        var growing = new GrowingAnswer(
            (message, _) =>
            {
                shown.Add(message.Content!);
                return Task.CompletedTask;
            },
            time
        );

        foreach (var second in Enumerable.Range(0, 10))
        {
            await growing.ShowAsync([new MessageProperties { Content = $"{second}" }], Stop);
            time.Advance(TimeSpan.FromSeconds(0.5));
        }

        shown.ShouldBe(["0", "3", "6", "9"]);
    }

    static async Task<RunningBot> StartAsync(PausedModel model)
    {
        var bot = await RunningBot.StartAsync(model.Configure);
        await bot.AddArticleAsync(bot.Guild, "Ferry runs aground", FerryNews.Article, url: "https://gazette.example/ferry");
        await bot.AddArticleAsync(
            bot.Guild,
            "Coastguard on what happened to the ferry Albatross",
            "The ferry Albatross had 212 passengers on board when it happened, the coastguard said."
        );
        return bot;
    }

    static IEnumerable<FakeMessage> Answers(FakeChannel channel) =>
        channel.Messages.ToArray().Where(message => message.Author.IsBot && !message.Deleted);
}
