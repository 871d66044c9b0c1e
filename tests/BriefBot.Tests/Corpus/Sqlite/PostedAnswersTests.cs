using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

public class PostedAnswersTests : AnswerStore
{
    static readonly ChatMessage Question = Message("499");

    [Fact]
    public async Task An_answer_is_found_by_each_message_that_carries_it_and_by_its_question()
    {
        var key = await AddAsync("Who?");

        (await LinkAsync(key, Question, Message("501"), Message("500"))).ShouldBeTrue();

        var asked = await Stores.PostedAnswers.FindByQuestionAsync(Question, Token);
        foreach (var found in new[] { await FindAsync("500"), await FindAsync("501"), asked })
        {
            var posted = found.ShouldNotBeNull();
            (posted.Workspace, posted.Answer, posted.Question, posted.Asker).ShouldBe((Home, key, Question, "300"));
            posted.Messages.ShouldBe([Message("501"), Message("500")]);
        }
    }

    [Fact]
    public async Task Messages_of_other_channels_and_platforms_are_other_messages()
    {
        await LinkAsync(await AddAsync("Who?"), Question, Message("500"));

        (await Stores.PostedAnswers.FindByMessageAsync(Message("500") with { Channel = "201" }, Token)).ShouldBeNull();
        (await Stores.PostedAnswers.FindByMessageAsync(Message("500") with { Platform = "mastodon" }, Token)).ShouldBeNull();
        (await Stores.PostedAnswers.FindByMessageAsync(Question, Token)).ShouldBeNull();
        (await Stores.PostedAnswers.FindByQuestionAsync(Question with { Channel = "201" }, Token)).ShouldBeNull();
        (await Stores.PostedAnswers.FindByQuestionAsync(Message("500"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_question_may_stand_in_another_channel_than_its_answer()
    {
        var key = await AddAsync("Who?");

        await LinkAsync(key, Question, Message("500") with { Channel = "499" });

        var found = (await Stores.PostedAnswers.FindByQuestionAsync(Question, Token)).ShouldNotBeNull();
        found.Messages.ShouldBe([new("discord", "499", "500")]);
    }

    [Fact]
    public async Task A_command_has_no_message_that_asked()
    {
        await LinkAsync(await AddAsync("Who?"), null, Message("500"));

        (await FindAsync("500")).ShouldNotBeNull().Question.ShouldBeNull();
    }

    [Fact]
    public async Task Messages_that_come_later_follow_those_before()
    {
        var key = await AddAsync("Who?");
        await LinkAsync(key, null, Message("600"), Message("601"));

        await Stores.PostedAnswers.LinkAsync(Home, key, [Message("500")], null, "301", Token);

        (await FindAsync("500")).ShouldNotBeNull().Asker.ShouldBe("301");
        var first = (await FindAsync("600")).ShouldNotBeNull();
        first.Asker.ShouldBe("300");
        first.Messages.ShouldBe([Message("600"), Message("601"), Message("500")]);
    }

    [Fact]
    public async Task An_answer_that_replaces_another_in_its_message_is_the_one_found()
    {
        var old = await AddAsync("Who?");
        await LinkAsync(old, Question, Message("500"), Message("501"));
        var edited = await AddAsync("Who else?");

        await LinkAsync(edited, Question, Message("500"));

        (await FindAsync("500")).ShouldNotBeNull().Answer.ShouldBe(edited);
        (await FindAsync("501")).ShouldNotBeNull().Answer.ShouldBe(old);
        (await Stores.PostedAnswers.FindByQuestionAsync(Question, Token)).ShouldNotBeNull().Answer.ShouldBe(edited);
    }

    [Fact]
    public async Task An_answer_of_another_workspace_is_not_linked()
    {
        var key = await AddAsync("Who?", Other);

        (await LinkAsync(key, Question, Message("500"))).ShouldBeFalse();

        (await FindAsync("500")).ShouldBeNull();
    }

    [Fact]
    public async Task Deleted_messages_carry_nothing()
    {
        await LinkAsync(await AddAsync("Who?"), Question, Message("500"), Message("501"));

        (await Stores.PostedAnswers.UnlinkAsync([Message("500"), Message("777")], Token)).ShouldBe(1);

        (await FindAsync("500")).ShouldBeNull();
        (await FindAsync("501")).ShouldNotBeNull().Messages.ShouldBe([Message("501")]);
    }

    [Fact]
    public async Task An_answer_is_unlinked_from_all_its_messages_within_its_workspace()
    {
        var (key, neighbour) = (await AddAsync("Who?"), await AddAsync("What?"));
        await LinkAsync(key, Question, Message("500"), Message("501"));
        await LinkAsync(neighbour, null, Message("502"));

        (await Stores.PostedAnswers.UnlinkAsync(Other, key, Token)).ShouldBe(0);
        (await Stores.PostedAnswers.UnlinkAsync(Home, key, Token)).ShouldBe(2);

        (await Stores.PostedAnswers.FindByQuestionAsync(Question, Token)).ShouldBeNull();
        (await FindAsync("502")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Links_that_make_no_sense_are_refused()
    {
        var key = await AddAsync("Who?");
        ChatMessage[][] refused =
        [
            [],
            [.. Enumerable.Range(0, PostedAnswers.MaxMessages + 1).Select(n => Message($"{n}"))],
            [Message("")],
            [Message(new string('1', 65))],
            [Message("500"), Message("501") with { Platform = "mastodon" }],
        ];

        foreach (var messages in refused)
            await Should.ThrowAsync<ArgumentException>(() => LinkAsync(key, null, messages));
        await Should.ThrowAsync<ArgumentException>(() => LinkAsync(key, Question with { Platform = "mastodon" }, Message("500")));
    }

    static ChatMessage Message(string id) => new("discord", "200", id);

    Task<bool> LinkAsync(AnswerKey answer, ChatMessage? question, params ChatMessage[] messages) =>
        Stores.PostedAnswers.LinkAsync(Home, answer, messages, question, "300", Token).AsTask();

    Task<PostedAnswer?> FindAsync(string message) => Stores.PostedAnswers.FindByMessageAsync(Message(message), Token).AsTask();
}
