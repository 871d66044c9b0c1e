namespace BriefBot.Tests.Deliver.Discord;

public sealed class FaultTests : FerryNews
{
    const string Question = "who is the captain of the Albatross?";
    const string CreateMessage = "POST /channels/{channel_id}/messages";

    [Fact]
    public async Task A_reply_that_does_not_mention_the_bot_is_told_what_is_missing()
    {
        var answer = await ReplyTo(Bot.Ada.Mention(Bot.Channel, Question));

        var told = await ReplyTo(Bot.Ada.Say(Bot.Channel, "and how many passengers?", replyTo: answer, pingReplied: false));

        told.ReadableText.ShouldContain("mention me");
    }

    [Fact]
    public async Task A_question_that_is_edited_into_an_empty_mention_is_answered()
    {
        var question = Bot.Ada.Mention(Bot.Channel, "");
        var told = await ReplyTo(question);

        Bot.Ada.Edit(question, $"{Bot.Discord.World.Bot.Mention} {Question}");
        var answer = await Bot.Discord.WhenAsync(
            () => Bot.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question && message != told),
            Bot.Stop
        );

        answer.ReadableText.ShouldContain("Lindqvist");
    }

    [Fact]
    public async Task A_deletion_while_the_answer_is_being_posted_still_lets_it_be_removed()
    {
        var released = new TaskCompletionSource();
        Bot.Discord.Rest.On(CreateMessage, afterEffect: true).Until(released.Task);
        var question = Bot.Ada.Mention(Bot.Channel, Question);
        var answer = await ReplyTo(question);

        Bot.Ada.Delete(question);
        // Elsewhere: here the next message waits for the one that hangs.
        await ReplyTo(Bot.Discord.Person("grace", Bot.Guild).Mention(Bot.Discord.AddChannel(Bot.Guild), Question));
        released.SetResult();

        await Bot.Discord.UntilAsync(() => answer.Buttons.Any(button => button.Label == "Remove this answer"), Bot.Stop);
    }

    [Fact]
    public async Task A_lost_acknowledgement_does_not_lose_the_answer()
    {
        Bot.Discord.Rest.On("POST /interactions/{interaction_id}/{interaction_token}/callback", afterEffect: true).Abort();

        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Question)).AnswerAsync(message => !message.Loading, Bot.Stop);

        answer.ReadableText.ShouldContain("Lindqvist");
    }

    [Fact]
    public async Task Typing_that_hangs_holds_up_no_answer()
    {
        var never = new TaskCompletionSource();
        Bot.Discord.Rest.On("POST /channels/{channel_id}/typing", times: 10).Until(never.Task);

        for (var asked = 0; asked < 5; asked++)
            (await ReplyTo(Bot.Ada.Mention(Bot.Channel, Question))).ReadableText.ShouldContain("Lindqvist");
        never.SetResult();
    }

    [Fact]
    public async Task Where_embeds_are_not_allowed_the_missing_permission_is_named()
    {
        Bot.Discord.Rest.On(CreateMessage).Refuse(403, 50013, "Missing Permissions");
        Bot.Ada.Mention(Bot.Channel, Question);

        await Bot.Discord.UntilAsync(
            () => Bot.Channel.Messages.Any(message => message.ReadableText.Contains("Embed Links", StringComparison.Ordinal)),
            Bot.Stop
        );
    }

    [Fact]
    public async Task An_edit_replaces_an_answer_that_a_moderator_deleted()
    {
        var question = Bot.Ada.Mention(Bot.Channel, Question);
        var answer = await ReplyTo(question);
        Bot.Discord.Rest.On("PATCH /channels/{channel_id}/messages/{message_id}").Refuse(404, 10008, "Unknown Message");

        Bot.Ada.Edit(question, $"{Bot.Discord.World.Bot.Mention} how many passengers were on the Albatross?");
        var anew = await Bot.Discord.WhenAsync(
            () => Bot.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question && message != answer),
            Bot.Stop
        );

        anew.ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task Questions_in_quick_succession_lean_on_each_other_in_order()
    {
        var first = Bot.Ada.Mention(Bot.Channel, Question);
        var second = Bot.Ada.Mention(Bot.Channel, "and how many passengers were safe?");

        (await ReplyTo(second)).ReadableText.ShouldContain("Understood");
        (await ReplyTo(first)).ReadableText.ShouldNotContain("Understood");
    }
}
