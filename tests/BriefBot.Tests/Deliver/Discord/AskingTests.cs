using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class AskingTests : IAsyncLifetime
{
    const string Ferry = "The ferry Albatross ran aground off Brindle Point on Tuesday. Captain Mara Lindqvist said that all 212 passengers were safe. "
        + "The harbour authority expects to refloat the ship within three days.";

    RunningBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        await _bot.AddArticleAsync(_bot.Guild, "Ferry runs aground", Ferry, url: "https://gazette.example/ferry");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_slash_command_is_acknowledged_first_and_answered_with_a_citation()
    {
        var asked = _bot.Ada.Slash(_bot.Channel, "ask", ("question", "Who is the captain of the Albatross?"));

        var acknowledged = await asked.AcknowledgedAsync(_bot.Stop);
        var answer = await asked.AnswerAsync(_bot.Stop);

        acknowledged.Kind.ShouldBe(AcknowledgementKind.Deferred);
        acknowledged.Ephemeral.ShouldBeFalse();
        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.ReadableText.ShouldContain("https://gazette.example/ferry#:~:text=");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_private_question_is_answered_for_its_asker_only()
    {
        var asked = _bot.Ada.Slash(_bot.Channel, "ask", ("question", "How many passengers were aboard the Albatross?"), ("private", true));

        (await asked.AcknowledgedAsync(_bot.Stop)).Ephemeral.ShouldBeTrue();
        (await asked.AnswerAsync(_bot.Stop)).ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task A_mention_is_answered_by_a_reply()
    {
        var question = _bot.Ada.Mention(_bot.Channel, "who is the captain of the Albatross?");

        var answer = await ReplyTo(question);

        answer.ReadableText.ShouldContain("Mara Lindqvist");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reply_to_the_answer_is_a_follow_up()
    {
        var first = await ReplyTo(_bot.Ada.Mention(_bot.Channel, "who is the captain of the Albatross?"));

        var second = await ReplyTo(_bot.Ada.Say(_bot.Channel, "and how many passengers were safe?", replyTo: first));

        second.ReadableText.ShouldContain("212");
        second.ReadableText.ShouldContain("Albatross");
    }

    [Fact]
    public async Task Nobody_elses_question_is_followed_up()
    {
        var grace = _bot.Discord.Person("grace", _bot.Guild);
        await ReplyTo(_bot.Ada.Mention(_bot.Channel, "who is the captain of the Albatross?"));

        var answer = await ReplyTo(grace.Mention(_bot.Channel, "and who owns it?"));

        answer.ReadableText.ShouldNotContain("Understood");
    }

    Task<FakeMessage> ReplyTo(FakeMessage question) =>
        _bot.Discord.WhenAsync(() => _bot.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question), _bot.Stop);
}
