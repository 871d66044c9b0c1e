using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

public class AnswerLogTests : AnswerStore
{
    [Fact]
    public async Task An_answer_comes_back_as_it_was_kept()
    {
        var answer = Record("Who spoke in Wuzhen? 乌镇 🎉", Home) with
        {
            Understood = "Who spoke in Wuzhen in 2020?",
            AskedAt = new DateTimeOffset(2020, 11, 24, 1, 30, 0, TimeSpan.FromHours(2)),
            Status = AnswerStatus.NotFound,
            Confidence = 1.0 / 3,
            Shown = """{"claims":[{"text":"“Yes”, he said.","citations":[1]}]}""",
        };

        var key = await Stores.Answers.AddAsync(answer, Token);

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldBe(answer);
    }

    [Fact]
    public async Task A_direct_message_has_no_server()
    {
        var answer = Record("Who?", Home) with { Place = new("discord", "400") };

        var key = await Stores.Answers.AddAsync(answer, Token);

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldBe(answer);
    }

    [Fact]
    public async Task An_answer_of_another_workspace_is_not_found_and_not_forgotten()
    {
        var key = await AddAsync("Who?");

        (await Stores.Answers.FindAsync(Other, key, Token)).ShouldBeNull();
        (await Stores.Answers.ForgetAsync(Other, key, Token)).ShouldBeFalse();
        (await Stores.Answers.RecentAsync(Other, 10, Token)).ShouldBeEmpty();
        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Recent_answers_are_listed_newest_first_with_what_people_think_of_them()
    {
        await AddAsync("First?");
        var second = await AddAsync("Second?");
        await AddAsync("Elsewhere?", Other);
        var third = await AddAsync("Third?");
        await Stores.Feedback.PressAsync(Home, second, "1", Feedback.Up, Token);
        await Stores.Feedback.PressAsync(Home, second, "2", Feedback.Down, Token);

        var recent = await Stores.Answers.RecentAsync(Home, 2, Token);

        recent
            .Select(answer => (answer.Key, answer.Question, answer.Feedback))
            .ShouldBe([(third, "Third?", new(0, 0)), (second, "Second?", new(1, 1))]);
        recent[0].ShouldBe(new AnswerSummary(third, Now, Channel, "300", "Third?", null, AnswerStatus.Answered, 0.75, new(0, 0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AnswerLog.MaxRecent + 1)]
    public async Task A_list_is_bounded(int limit)
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Stores.Answers.RecentAsync(Home, limit, Token));
    }

    [Fact]
    public async Task Forgetting_an_answer_takes_along_all_that_hangs_on_it()
    {
        var key = await AddAsync("Who?");
        var message = new ChatMessage("discord", "200", "500");
        await Stores.Feedback.PressAsync(Home, key, "300", Feedback.Up, Token);
        await Stores.PostedAnswers.LinkAsync(Home, key, [message], null, "300", Token);
        await Stores.Conversations.SetAsync(Channel, "300", new(Home, "Who?", key), Token);

        (await Stores.Answers.ForgetAsync(Home, key, Token)).ShouldBeTrue();

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldBeNull();
        (await Stores.Feedback.FindAsync(Home, key, "300", Token)).ShouldBeNull();
        (await Stores.PostedAnswers.FindByMessageAsync(message, Token)).ShouldBeNull();
        (await Stores.Conversations.GetAsync(Channel, "300", TimeSpan.FromHours(1), Token)).ShouldBeNull();
        (await Stores.Answers.ForgetAsync(Home, key, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_forgotten_answers_key_is_given_to_no_other()
    {
        var forgotten = await AddAsync("Who?");
        await Stores.Answers.ForgetAsync(Home, forgotten, Token);
        await ReopenAsync();

        (await AddAsync("What?")).Value.ShouldBeGreaterThan(forgotten.Value);
    }

    [Fact]
    public async Task What_was_forgotten_cannot_be_read_in_the_files_any_more()
    {
        await AddAsync("Before?");
        var filler = $"\"{Filler("wombat")}\"";
        var key = await Stores.Answers.AddAsync(Record("Where is the wombat kept?", Home) with { Shown = filler, Trace = filler }, Token);
        await AddAsync("After?");
        await Stores.Conversations.SetAsync(Channel, "300", new(Home, "Where is the wombat?", null), Token);
        await Stores.Conversations.SetAsync(Channel, "300", new(Home, "Where was the wombat?", key), Token);
        (await ReadFilesAsync()).ShouldContain("wombat");

        await Stores.Answers.ForgetAsync(Home, key, Token);

        (await ReadFilesAsync()).ShouldNotContain("wombat");
    }

    [Fact]
    public async Task What_was_purged_cannot_be_read_in_the_files_any_more()
    {
        for (var n = 0; n < 30; n++)
        {
            var (word, asked) = n % 2 == 0 ? ("wombat", Now.AddDays(-1)) : ("quokka", Now);
            var answer = Record($"Where is {word} {n}?", Home) with { AskedAt = asked, Shown = $"\"{Filler(word)}\"" };
            await Stores.Answers.AddAsync(answer, Token);
        }

        (await Stores.Answers.PurgeBeforeAsync(Now, Token)).ShouldBe(15);

        var files = await ReadFilesAsync();
        files.ShouldNotContain("wombat");
        files.ShouldContain("quokka");
    }

    [Fact]
    public async Task A_purge_removes_what_is_older_from_every_workspace_and_nothing_else()
    {
        var old = await AddAsync("Old?", Home, Now.AddDays(-30).AddTicks(-1));
        var elsewhere = await AddAsync("Old as well?", Other, Now.AddDays(-31).ToOffset(TimeSpan.FromHours(14)));
        var kept = await AddAsync("Thirty days old?", Home, Now.AddDays(-30));

        (await Stores.Answers.PurgeBeforeAsync(Now.AddDays(-30), Token)).ShouldBe(2);

        (await Stores.Answers.FindAsync(Home, old, Token)).ShouldBeNull();
        (await Stores.Answers.FindAsync(Other, elsewhere, Token)).ShouldBeNull();
        (await Stores.Answers.FindAsync(Home, kept, Token)).ShouldNotBeNull();
        (await Stores.Answers.PurgeBeforeAsync(Now.AddDays(-30), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_purge_of_many_goes_in_batches()
    {
        const int Answers = (2 * AnswerLog.PurgeBatch) + 1;
        for (var n = 0; n < Answers; n++)
            await AddAsync($"{n}?");

        (await Stores.Answers.PurgeBeforeAsync(Now.AddSeconds(1), Token)).ShouldBe(Answers);

        (await Stores.Answers.RecentAsync(Home, 1, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_largest_JSON_is_kept_and_a_larger_one_refused_with_its_size()
    {
        var largest = $"\"{new string('a', AnswerRecord.MaxJsonBytes - 2)}\"";
        var key = await Stores.Answers.AddAsync(Record("Who?", Home) with { Shown = largest, Trace = largest }, Token);

        var larger = Record("Who?", Home) with { Trace = $"\"{new string('é', AnswerRecord.MaxJsonBytes / 2)}\"" };
        var failure = await Should.ThrowAsync<ArgumentException>(async () => await Stores.Answers.AddAsync(larger, Token));

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull().Shown.ShouldBe(largest);
        failure.Message.ShouldContain("The trace has 262,146 bytes; at most 262,144 are kept");
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused()
    {
        var broken = Record("Who?", Home) with { Shown = "{" };

        var failure = await Should.ThrowAsync<ArgumentException>(async () => await Stores.Answers.AddAsync(broken, Token));

        failure.Message.ShouldContain("What was shown is not JSON");
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_refused()
    {
        await AddAsync(new string('?', AnswerRecord.MaxQuestion));

        var failure = await Should.ThrowAsync<ArgumentException>(() => AddAsync(new string('?', AnswerRecord.MaxQuestion + 1)));

        failure.Message.ShouldContain("The question has 10,001 characters");
    }

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("'); DROP TABLE answer; --", "'); DROP TABLE answer; --")]
    [InlineData("\u202Eright to left\u202C", "\u202Eright to left\u202C")]
    public async Task Hostile_text_does_no_harm(string question, string kept)
    {
        var key = await AddAsync(question);

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull().Question.ShouldBe(kept);
    }

    [Fact]
    public async Task Half_a_pair_of_code_units_is_replaced()
    {
        var key = await AddAsync("half a pair \uD83D");

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull().Question.ShouldBe("half a pair \uFFFD");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public async Task A_confidence_outside_of_its_range_is_refused(double confidence)
    {
        var answer = Record("Who?", Home) with { Confidence = confidence };

        await Should.ThrowAsync<ArgumentException>(async () => await Stores.Answers.AddAsync(answer, Token));
    }

    static string Filler(string word) => string.Join(' ', Enumerable.Repeat(word, 2_000));

    // As they stand, while the corpus is open.
    async Task<string> ReadFilesAsync()
    {
        var text = new StringBuilder();
        foreach (var file in new[] { Database, Database + "-wal" })
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(Token));
        }
        return text.ToString();
    }
}
