using BriefBot.Corpus;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Answers on Discord whose sources were corrected after they were given.</summary>
public sealed class CorrectionTests : FerryNews
{
    const string Passengers = "how many passengers were on the Albatross?";
    const string EditMessage = "PATCH /channels/{channel_id}/messages/{message_id}";

    [Fact]
    public async Task An_answer_says_what_its_outlet_changed_and_that_it_may_no_longer_hold()
    {
        var answer = await AskAsync(Passengers);

        await CorrectAsync("212", "221");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("Corrected on", StringComparison.Ordinal), Bot.Stop);

        answer.ReadableText.ShouldContain(
            "Harbour Gazette changed “Captain Mara Lindqvist said that all 212 passengers were safe.” to “Captain Mara Lindqvist "
                + "said that all 221 passengers were safe.”"
        );
        answer.ReadableText.ShouldContain("may no longer hold");
        answer.ReadableText.ShouldContain("212 passengers were safe", customMessage: "what was answered still stands");
        answer.Buttons.ShouldNotBeEmpty();
        answer.EverPinged.ShouldBeFalse();
        await SettledAsync();
        answer.Edits.ShouldBe(EditsBefore + 1);
    }

    [Fact]
    public async Task A_sentence_that_vanished_is_no_longer_said()
    {
        var answer = await AskAsync(Passengers);

        await CorrectAsync(" Captain Mara Lindqvist said that all 212 passengers were safe.", "");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("Corrected on", StringComparison.Ordinal), Bot.Stop);

        answer.ReadableText.ShouldContain("no longer says “Captain Mara Lindqvist said that all 212 passengers were safe.”");
    }

    [Fact]
    public async Task Only_what_the_answer_cites_concerns_it()
    {
        var answer = await AskAsync("who is the captain of the Albatross?");

        await CorrectAsync("three days", "five days");
        await CorrectAsync("said that all", "said all");
        await SettledAsync();

        answer.ReadableText.ShouldNotContain("Corrected on");
        answer.Edits.ShouldBe(EditsBefore);
    }

    [Fact]
    public async Task Later_corrections_take_the_place_of_earlier_ones()
    {
        var answer = await AskAsync(Passengers);
        await CorrectAsync("212", "221");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("221", StringComparison.Ordinal), Bot.Stop);

        await CorrectAsync("221", "222");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("222", StringComparison.Ordinal), Bot.Stop);
        var both = answer.ReadableText;
        await CorrectAsync("222", "212");
        await Bot.Discord.UntilAsync(() => !answer.ReadableText.Contains("Corrected on", StringComparison.Ordinal), Bot.Stop);

        both.ShouldNotContain("221");
        both.Split("Corrected on").Length.ShouldBe(2);
        answer.Buttons.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_asker_reads_it_in_their_language()
    {
        var answer = await AskInGermanAsync();

        await CorrectAsync("212", "221");

        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("Berichtigt am", StringComparison.Ordinal), Bot.Stop);
    }

    [Fact]
    public async Task What_was_corrected_while_the_bot_was_away_is_told_when_it_is_back()
    {
        var answer = await AskAsync(Passengers);
        await Bot.DisconnectAsync();

        await Bot.WhileAwayAsync(corpus => CorrectAsync(corpus, "212", "221"));
        await Bot.ConnectAsync();

        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("221", StringComparison.Ordinal), Bot.Stop);
    }

    [Fact]
    public async Task An_edit_that_was_done_but_not_noted_adds_no_second_line()
    {
        var answer = await AskAsync(Passengers);
        await CorrectAsync("212", "221");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("221", StringComparison.Ordinal), Bot.Stop);
        await SettledAsync();
        var once = answer.ReadableText;
        await Bot.DisconnectAsync();

        Bot.Execute("UPDATE answer_notice SET told = 0");
        await Bot.ConnectAsync();
        await SettledAsync();

        answer.ReadableText.ShouldBe(once);
    }

    [Fact]
    public async Task A_deleted_message_ends_it_quietly()
    {
        var answer = await AskAsync(Passengers);
        Bot.Discord.Rest.On("GET /channels/{channel_id}/messages/{message_id}").Refuse(404, 10008, "Unknown Message");

        await CorrectAsync("212", "221");
        await SettledAsync();

        answer.Edits.ShouldBe(EditsBefore);
    }

    [Fact]
    public async Task A_lost_permission_ends_it_quietly()
    {
        var answer = await AskAsync(Passengers);
        Bot.Discord.Rest.On(EditMessage, times: 5).Refuse(403, 50001, "Missing Access");

        await CorrectAsync("212", "221");
        await SettledAsync();

        answer.ReadableText.ShouldNotContain("Corrected on");
    }

    [Fact]
    public async Task A_private_answer_is_left_as_it_is_and_its_shared_copy_is_corrected()
    {
        var seen = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Passengers), ("private", true)).AnswerAsync(Bot.Stop);
        var shared = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);
        await StoredAsync(() => Bot.Read("SELECT count(*) FROM posted_message") == 2);
        var before = seen.Edits;

        await CorrectAsync("212", "221");
        await Bot.Discord.UntilAsync(() => shared.ReadableText.Contains("221", StringComparison.Ordinal), Bot.Stop);

        shared.ReadableText.ShouldStartWith("Shared by");
        shared.EverPinged.ShouldBeFalse();
        seen.Edits.ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_asked_of_discord_for_an_answer_that_only_its_asker_saw()
    {
        await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Passengers), ("private", true)).AnswerAsync(Bot.Stop);
        await PostedAsync();
        var asked = Bot.Discord.Exchanges.Count;

        await CorrectAsync("212", "221");
        await SettledAsync();

        Bot.Discord.Exchanges.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task What_an_outlet_writes_stays_text()
    {
        var answer = await AskAsync(Passengers);

        await CorrectAsync("all 212 passengers", "all 221 passengers of @everyone and <@1> on [a link](https://evil.example)");
        await Bot.Discord.UntilAsync(() => answer.ReadableText.Contains("Corrected on", StringComparison.Ordinal), Bot.Stop);

        answer.EverPinged.ShouldBeFalse();
        answer.ReadableText.ShouldNotContain("@everyone");
        answer.ReadableText.ShouldNotContain("[a link](");
    }

    async Task<FakeMessage> AskInGermanAsync()
    {
        Bot.Ada.User.Locale = "de";
        return await AskAsync(Passengers);
    }

    int EditsBefore { get; set; }

    string Current { get; set; } = Article;

    async Task<FakeMessage> AskAsync(string question)
    {
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", question)).AnswerAsync(Bot.Stop);
        await PostedAsync();
        EditsBefore = answer.Edits;
        return answer;
    }

    Task PostedAsync() => StoredAsync(() => Bot.Read("SELECT count(*) FROM posted_message") > 0);

    // Everything that is due was told, or can't be.
    Task SettledAsync() => StoredAsync(() => Bot.Read("SELECT count(*) FROM answer_notice WHERE told < revision") == 0);

    // Nobody tells when the database changes; it is asked until it has.
    async Task StoredAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(10), Bot.Stop);
    }

    async Task CorrectAsync(string old, string now)
    {
        Current = Current.Replace(old, now, StringComparison.Ordinal);
        (await Bot.AddArticleAsync(Bot.Guild, "Ferry runs aground", Current, url: "https://gazette.example/ferry")).Outcome.ShouldBeOneOf(
            StoreOutcome.Updated,
            StoreOutcome.Unchanged
        );
    }

    async Task CorrectAsync(BriefBot.Corpus.Sqlite.SqliteCorpus corpus, string old, string now)
    {
        Current = Current.Replace(old, now, StringComparison.Ordinal);
        await RunningBot.AddArticleAsync(
            corpus,
            $"discord:{Bot.Guild.Id}",
            "Ferry runs aground",
            Current,
            "https://gazette.example/ferry",
            Bot.Stop
        );
    }
}
