using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

public class ConversationsTests : AnswerStore
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_last_question_is_remembered()
    {
        var key = await AddAsync("Who?");
        await SetAsync(Channel, "300", "Who came to Wuzhen?", null);

        (await SetAsync(Channel, "300", "Who spoke in Wuzhen?", key)).ShouldBeTrue();

        (await GetAsync(Channel, "300")).ShouldBe(new Conversation(Home, "Who spoke in Wuzhen?", key));
    }

    [Fact]
    public async Task Nobody_gets_another_persons_or_places_conversation()
    {
        await SetAsync(Channel, "300", "Who spoke?", null);

        (await GetAsync(Channel, "301")).ShouldBeNull();
        (await GetAsync(Channel with { Channel = "201" }, "300")).ShouldBeNull();
        (await GetAsync(Channel with { Platform = "mastodon" }, "300")).ShouldBeNull();
    }

    [Fact]
    public async Task Conversations_of_several_people_in_a_channel_run_beside_each_other()
    {
        await SetAsync(Channel, "300", "Who spoke?", null);
        await SetAsync(Channel, "301", "When?", null);
        await SetAsync(new("discord", "400"), "300", "Where?", null);

        (await GetAsync(Channel, "300")).ShouldNotBeNull().Question.ShouldBe("Who spoke?");
        (await GetAsync(Channel, "301")).ShouldNotBeNull().Question.ShouldBe("When?");
        (await GetAsync(new("discord", "400"), "300")).ShouldNotBeNull().Question.ShouldBe("Where?");
    }

    [Fact]
    public async Task A_conversation_says_which_workspace_it_was_about()
    {
        var place = new ChatPlace("discord", "400");
        await SetAsync(place, "300", "Who spoke?", null);

        await Stores.Conversations.SetAsync(place, "300", new(Other, "Who came?", null), Token);

        (await GetAsync(place, "300")).ShouldNotBeNull().Workspace.ShouldBe(Other);
    }

    [Fact]
    public async Task What_is_too_old_counts_as_none()
    {
        await SetAsync(Channel, "300", "Who spoke?", null);

        Now += Hour;
        (await GetAsync(Channel, "300")).ShouldNotBeNull();
        Now += TimeSpan.FromTicks(1);
        (await GetAsync(Channel, "300")).ShouldBeNull();

        (await Stores.Conversations.GetAsync(Channel, "300", TimeSpan.MaxValue, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cleared_conversation_is_gone_for_that_person_alone()
    {
        await SetAsync(Channel, "300", "Who spoke?", null);
        await SetAsync(Channel, "301", "When?", null);

        (await Stores.Conversations.ClearAsync(Channel, "300", Token)).ShouldBeTrue();

        (await GetAsync(Channel, "300")).ShouldBeNull();
        (await GetAsync(Channel, "301")).ShouldNotBeNull();
        (await Stores.Conversations.ClearAsync(Channel, "300", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_of_another_workspace_is_not_taken_into_a_conversation()
    {
        var key = await AddAsync("Who?", Other);
        await SetAsync(Channel, "300", "Before?", null);

        (await SetAsync(Channel, "300", "Who?", key)).ShouldBeFalse();

        (await GetAsync(Channel, "300")).ShouldNotBeNull().Question.ShouldBe("Before?");
    }

    [Fact]
    public async Task A_purge_forgets_the_conversations_that_have_been_quiet()
    {
        const int Quiet = Conversations.PurgeBatch + 1;
        for (var n = 0; n < Quiet; n++)
            await SetAsync(Channel, $"{1000 + n}", "Who spoke?", null);
        Now += Hour;
        await SetAsync(Channel, "300", "Who spoke?", null);

        (await Stores.Conversations.PurgeBeforeAsync(Now, Token)).ShouldBe(Quiet);

        (await GetAsync(Channel, "1000")).ShouldBeNull();
        (await GetAsync(Channel, "300")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Questions_without_words_or_too_long_are_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => SetAsync(Channel, "300", " ", null));
        await Should.ThrowAsync<ArgumentException>(() => SetAsync(Channel, "300", new string('a', AnswerRecord.MaxQuestion + 1), null));
        await Should.ThrowAsync<ArgumentException>(() => SetAsync(Channel, "", "Who?", null));
    }

    Task<bool> SetAsync(ChatPlace place, string person, string question, AnswerKey? answer) =>
        Stores.Conversations.SetAsync(place, person, new(Home, question, answer), Token).AsTask();

    Task<Conversation?> GetAsync(ChatPlace place, string person) => Stores.Conversations.GetAsync(place, person, Hour, Token).AsTask();
}
