using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class AskingTests : FerryNews
{
    [Fact]
    public async Task A_slash_command_is_acknowledged_first_and_answered_with_a_citation()
    {
        var asked = Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"));

        var acknowledged = await asked.AcknowledgedAsync(Bot.Stop);
        var answer = await asked.AnswerAsync(Bot.Stop);

        acknowledged.Kind.ShouldBe(AcknowledgementKind.Deferred);
        acknowledged.Ephemeral.ShouldBeFalse();
        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.ReadableText.ShouldContain("https://gazette.example/ferry#:~:text=");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_topic_is_acknowledged_first_and_briefed_on()
    {
        var asked = Bot.Ada.Slash(Bot.Channel, "brief", ("topic", "ferry Albatross aground"));

        var acknowledged = await asked.AcknowledgedAsync(Bot.Stop);
        var answer = await asked.AnswerAsync(Bot.Stop);
        var why = Bot.Ada.Slash(Bot.Channel, "why");

        acknowledged.Kind.ShouldBe(AcknowledgementKind.Deferred);
        answer.ReadableText.ShouldContain("What happened");
        answer.ReadableText.ShouldContain("ran aground off Brindle Point");
        answer.ReadableText.ShouldContain("Articles on this: only 1.");
        answer.EverPinged.ShouldBeFalse();
        (await why.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("1 article on the topic");
    }

    [Fact]
    public async Task What_somebody_said_is_shown_with_the_name_and_the_day()
    {
        var asked = Bot.Ada.Slash(Bot.Channel, "said", ("person", "Lindqvist"), ("topic", "passengers"));

        var answer = await asked.AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("Mara Lindqvist (Captain)");
        answer.ReadableText.ShouldContain("all 212 passengers were safe");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_private_question_is_answered_for_its_asker_only()
    {
        var asked = Bot.Ada.Slash(Bot.Channel, "ask", ("question", "How many passengers were aboard the Albatross?"), ("private", true));

        (await asked.AcknowledgedAsync(Bot.Stop)).Ephemeral.ShouldBeTrue();
        (await asked.AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task A_mention_is_answered_by_a_reply()
    {
        var question = Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?");

        var answer = await ReplyTo(question);

        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reply_to_the_answer_is_a_follow_up()
    {
        var first = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));

        var second = await ReplyTo(Bot.Ada.Say(Bot.Channel, "and how many passengers were safe?", replyTo: first));

        second.ReadableText.ShouldContain("212");
        second.ReadableText.ShouldContain("Albatross");
    }

    [Fact]
    public async Task Thanks_are_answered_kindly_and_the_next_question_leans_on_the_one_before_them()
    {
        await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));

        var thanked = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "ok great, thanks"));
        var second = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "and how many passengers were safe?"));

        thanked.ReadableText.ShouldContain("welcome");
        thanked.ReadableText.ShouldNotContain("As of");
        second.ReadableText.ShouldContain("Understood");
        second.ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task She_is_who_the_last_answer_named()
    {
        await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));

        var second = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "what did she say?"));

        second.ReadableText.ShouldContain("what did Mara Lindqvist say");
    }

    [Fact]
    public async Task Nobody_elses_question_is_followed_up()
    {
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));

        var answer = await ReplyTo(grace.Mention(Bot.Channel, "and who owns it?"));

        answer.ReadableText.ShouldNotContain("Understood");
    }

    [Fact]
    public async Task A_mention_in_a_thread_on_ones_own_answer_is_a_follow_up()
    {
        var answer = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));
        var thread = Bot.Discord.AddThread(Bot.Channel, "the ferry", Bot.Ada, from: answer);

        var second = await ReplyTo(Bot.Ada.Mention(thread, "and how many passengers were safe?"));

        second.Channel.ShouldBe(thread);
        second.ReadableText.ShouldContain("Understood");
        second.ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task A_follow_up_in_a_thread_waits_until_the_answer_that_it_hangs_on_is_noted()
    {
        var released = new TaskCompletionSource();
        Bot.Discord.Rest.On("POST /channels/{channel_id}/messages", afterEffect: true).Until(released.Task);
        var grace = Bot.Discord.Person("grace", Bot.Guild);
        var answer = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));
        var thread = Bot.Discord.AddThread(Bot.Channel, "the ferry", Bot.Ada, from: answer);
        var other = Bot.Discord.AddChannel(Bot.Guild);

        var followUp = Bot.Ada.Mention(thread, "and how many passengers were safe?");
        // Whoever asks later and elsewhere is answered: the follow-up has been taken, and waits.
        await ReplyTo(grace.Mention(other, "who is the captain of the Albatross?"));
        released.SetResult();
        var second = await ReplyTo(followUp);

        second.ReadableText.ShouldContain("Understood");
        second.ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task What_was_asked_privately_does_not_show_in_a_public_answer()
    {
        await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("private", true))
            .AnswerAsync(Bot.Stop);

        var open = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "and how many passengers were safe?")).AnswerAsync(Bot.Stop);

        open.ReadableText.ShouldNotContain("Albatross?");
        open.ReadableText.ShouldNotContain("Understood");
    }

    [Fact]
    public async Task Messages_that_do_not_address_the_bot_are_left_alone()
    {
        Bot.Ada.Say(Bot.Channel, "who is the captain of the Albatross?");

        var answer = await ReplyTo(Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?"));

        Bot.Channel.Messages.Count(message => message.Author == answer.Author).ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_outlet_and_the_days_asked_for_are_searched()
    {
        var other = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("source", "Mountain Post"))
            .AnswerAsync(Bot.Stop);
        var later = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"), ("since", "2024-06-01"))
            .AnswerAsync(Bot.Stop);

        other.ReadableText.ShouldNotContain("Lindqvist");
        later.ReadableText.ShouldNotContain("Lindqvist");
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_refused_at_once()
    {
        var asked = Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain?"), ("since", "the other day"));

        var refused = await asked.AcknowledgedAsync(Bot.Stop);

        refused.Kind.ShouldBe(AcknowledgementKind.Message);
        refused.Ephemeral.ShouldBeTrue();
    }

    [Fact]
    public async Task Outlets_and_days_are_offered_while_they_are_written()
    {
        var outlets = await Bot.Ada.Type(Bot.Channel, "ask", "source", "harb", ("question", "x")).ChoicesAsync(Bot.Stop);
        var days = await Bot.Ada.Type(Bot.Channel, "ask", "since", "yest", ("question", "x")).ChoicesAsync(Bot.Stop);

        outlets.ShouldBe([("Harbour Gazette", "Harbour Gazette")]);
        days.ShouldHaveSingleItem().Name.ShouldStartWith("yesterday (");
    }

    [Fact]
    public async Task The_reader_is_spoken_to_in_their_language_and_quoted_to_in_the_articles()
    {
        var heidi = Bot.Discord.Person("heidi", Bot.Guild);
        heidi.User.Locale = "de";

        var answer = await heidi.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("Stand:");
        answer.ReadableText.ShouldContain("said that all 212 passengers were safe");
    }

    [Fact]
    public async Task An_edited_question_is_answered_anew_in_place()
    {
        var question = Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?");
        var answer = await ReplyTo(question);

        Bot.Ada.Edit(question, $"{Bot.Discord.World.Bot.Mention} how many passengers were on the Albatross?");
        await Bot.Discord.UntilAsync(() => answer.Edits > 0, Bot.Stop);

        answer.ReadableText.ShouldContain("212");
        Bot.Channel.Messages.Count(message => message.Author == answer.Author).ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_to_a_deleted_question_can_be_removed_by_its_asker_alone()
    {
        var question = Bot.Ada.Mention(Bot.Channel, "who is the captain of the Albatross?");
        var answer = await ReplyTo(question);
        var grace = Bot.Discord.Person("grace", Bot.Guild);

        Bot.Ada.Delete(question);
        await Bot.Discord.UntilAsync(() => answer.Buttons.Any(button => button.Label == "Remove this answer"), Bot.Stop);
        var refused = await grace.Click(answer, "Remove this answer").AcknowledgedAsync(Bot.Stop);
        answer.Deleted.ShouldBeFalse();
        await Bot.Ada.Click(answer, "Remove this answer").AcknowledgedAsync(Bot.Stop);
        await Bot.Discord.UntilAsync(() => answer.Deleted, Bot.Stop);

        refused.Ephemeral.ShouldBeTrue();
    }
}
