using BriefBot.Deliver.Answering;
using BriefBot.Fakes;
using BriefBot.Tests.Deliver.Answering;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Discord waits three seconds for an acknowledgement, whatever the database and Discord's other routes are doing.</summary>
public sealed class AcknowledgementTests : FerryNews
{
    const string Member = "GET /guilds/{guild_id}/members/{user_id}";

    [Fact]
    public async Task A_question_is_acknowledged_while_the_web_holds_every_thread_that_answers()
    {
        var threads = Bot.Libraries.Threads;
        using var held = HeldThreads.Of(threads, Environment.ProcessorCount, Surface.Web);

        var asked = Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"));
        await asked.AcknowledgedAsync(Bot.Stop);
        await held.LetGoAsync();

        (await asked.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task A_vote_is_acknowledged_while_another_process_writes_and_kept_after_it()
    {
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);
        FakeInteraction pressed;

        using (new ForeignWriter(Bot.Stores.Path))
        {
            pressed = Bot.Ada.Click(answer, answer.Buttons[2].CustomId!);
            (await pressed.AcknowledgedAsync(Bot.Stop)).Ephemeral.ShouldBeTrue();
        }
        await pressed.AnswerAsync(Bot.Stop);

        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        (await Bot.Stores.Answers.RecentAsync(workspace, 1, Bot.Stop)).Single().Feedback.Up.ShouldBe(1);
    }

    [Fact]
    public async Task A_setting_is_acknowledged_while_another_process_writes_and_kept_after_it()
    {
        var manager = Bot.AddManager();
        FakeInteraction set;

        using (new ForeignWriter(Bot.Stores.Path))
        {
            set = manager.Slash(Bot.Channel, "settings", ("direct-messages", true));
            (await set.AcknowledgedAsync(Bot.Stop)).Ephemeral.ShouldBeTrue();
        }
        await set.AnswerAsync(Bot.Stop);

        (await ReplyTo(Bot.Ada.SayDirectly("Who is the captain of the Albatross?"))).ReadableText.ShouldContain("Mara Lindqvist");
    }

    [Fact]
    public async Task A_removal_is_acknowledged_while_another_process_writes_and_leaves_nothing_of_the_card()
    {
        var manager = Bot.AddManager();
        var id = (await manager.Type(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).Single().Value;
        var card = await manager.Slash(Bot.Channel, "article remove", ("article", id)).AnswerAsync(Bot.Stop);

        using (new ForeignWriter(Bot.Stores.Path))
        {
            var removal = await manager.Click(card, "Remove").AcknowledgedAsync(Bot.Stop);
            removal.Kind.ShouldBe(AcknowledgementKind.DeferredUpdate);
        }
        await Bot.Discord.UntilAsync(() => card.Buttons.Count == 0, Bot.Stop);

        card.ReadableText.ShouldNotContain("Brindle Point");
        (
            await Bot.Corpus.StatisticsAsync(await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop), Bot.Stop)
        ).Articles.ShouldBe(0);
    }

    [Fact]
    public async Task A_removal_of_what_is_gone_already_replaces_the_card_by_a_notice()
    {
        var manager = Bot.AddManager();
        var id = (await manager.Type(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).Single().Value;
        var card = await manager.Slash(Bot.Channel, "article remove", ("article", id)).AnswerAsync(Bot.Stop);
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        await foreach (var article in Bot.Corpus.ListAsync(new(workspace), Bot.Stop))
            await Bot.Corpus.RemoveAsync(workspace, article.Id, Bot.Stop);

        manager.Click(card, "Remove");
        await Bot.Discord.UntilAsync(() => card.Buttons.Count == 0, Bot.Stop);

        card.Embeds.ShouldBeEmpty();
        card.Content.ShouldContain("no such article");
    }

    [Fact]
    public async Task What_goes_wrong_after_a_press_is_said_below_the_message_and_not_in_its_place()
    {
        var seen = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("private", true))
            .AnswerAsync(Bot.Stop);
        Bot.Discord.Rest.On("POST /webhooks/{webhook_id}/{webhook_token}").Refuse(400, 50035, "Invalid Form Body");

        var said = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);

        said.ReadableText.ShouldContain("Something went wrong");
        seen.ReadableText.ShouldContain("Lindqvist");
        seen.ReadableText.ShouldNotContain("Something went wrong");
    }

    [Fact]
    public async Task Status_in_direct_messages_is_acknowledged_before_memberships_are_known()
    {
        await Bot.SetDirectMessagesAsync(Bot.AddManager(), open: true);
        var known = new TaskCompletionSource();
        Bot.Discord.Rest.On(Member).Until(known.Task);

        var status = Bot.Ada.Slash(Bot.Ada.Direct, "status");
        await status.AcknowledgedAsync(Bot.Stop);
        known.SetResult();

        (await status.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("There is 1 article.");
    }

    [Fact]
    public async Task Choices_that_are_not_known_in_time_are_left_out()
    {
        await Bot.SetDirectMessagesAsync(Bot.AddManager(), open: true);
        var known = new TaskCompletionSource();
        Bot.Discord.Rest.On(Member).Until(known.Task);

        var late = await Bot.Ada.Type(Bot.Ada.Direct, "ask", "source", "", ("question", "x")).ChoicesAsync(Bot.Stop);
        known.SetResult();
        var inTime = await Bot.Ada.Type(Bot.Ada.Direct, "ask", "source", "", ("question", "x")).ChoicesAsync(Bot.Stop);

        late.ShouldBeEmpty();
        inTime.Single().Name.ShouldBe("Harbour Gazette");
    }
}
