using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>What is kept about answers, in the file: after a restart, beside other writers, in a backup, damaged.</summary>
public sealed class AnswerStoreFileTests : AnswerStore
{
    static readonly ChatMessage Message = new("discord", "200", "500");

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var key = await FillAsync();

        await ReopenAsync();

        await ShouldHoldEverythingAsync(Stores, key);
    }

    [Fact]
    public async Task Another_process_sees_what_was_kept_at_once()
    {
        await using var other = await OpenAnotherAsync();

        var key = await FillAsync();

        await ShouldHoldEverythingAsync(other, key);
    }

    [Fact]
    public async Task A_backup_holds_everything_and_verifies()
    {
        var key = await FillAsync();

        await Stores.BackupAsync(FileBeside("backup.db"), overwrite: false, Token);

        (await SqliteStores.VerifyAsync(FileBeside("backup.db"), Token)).Findings.ShouldBeEmpty();
        await using var backup = await SqliteStores.OpenAsync(FileBeside("backup.db"), new() { ReadOnly = true }, Token);
        (await backup.Answers.FindAsync(Home, key, Token)).ShouldBe(Record("Who?", Home));
    }

    [Fact]
    public async Task A_file_that_can_only_be_read_keeps_nothing_and_says_so()
    {
        var key = await FillAsync();
        await using var reader = await SqliteStores.OpenAsync(Database, new() { ReadOnly = true }, Token);

        (await reader.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull();
        var failure = await Should.ThrowAsync<CorpusException>(async () => await reader.Answers.AddAsync(Record("Who?", Home), Token));
        failure.Message.ShouldContain("can only be read");
    }

    [Fact]
    public async Task Answers_are_kept_while_another_process_ingests_and_others_read()
    {
        const int Each = 60;
        await using var ingesting = await OpenAnotherAsync();
        var articles = Task.Run(
            async () =>
            {
                for (var n = 0; n < Each; n++)
                {
                    await ingesting.Corpus.StoreAsync(Home, Drafts.Of($"Title {n}", Drafts.Sentences(20)), Token);
                    if (n % 10 == 0)
                        await ingesting.Corpus.IndexAsync(Token);
                }
                await ingesting.Corpus.IndexAsync(Token);
            },
            Token
        );
        var answers = Enumerable.Range(0, Each).Select(n => Task.Run(() => AskAsync(n), Token)).ToList();
        var reading = Task.Run(
            async () =>
            {
                while (!articles.IsCompleted)
                    await Stores.Answers.RecentAsync(Home, 10, Token);
            },
            Token
        );

        await Task.WhenAll([articles, reading, .. answers]);

        (await Stores.Answers.RecentAsync(Home, AnswerLog.MaxRecent, Token)).Count.ShouldBe(Each);
        (await Corpus.StatisticsAsync(Home, Token)).Articles.ShouldBe(Each);
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Forgetting_does_not_wait_for_whoever_reads()
    {
        var key = await FillAsync();
        using var reader = Connect();
        reader.Execute("BEGIN; SELECT count(*) FROM answer;");

        (await Stores.Answers.ForgetAsync(Home, key, Token)).ShouldBeTrue();

        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_workspaces_end_takes_along_all_that_was_kept_for_it()
    {
        await FillAsync();
        await AddAsync("Elsewhere?", Other);
        using var session = RawDatabase.Open(Database);
        session.Execute("PRAGMA foreign_keys = ON");

        session.Execute($"DELETE FROM workspace WHERE id = {Home.Value}");

        string[] emptied = ["answer_feedback", "posted_message", "conversation", "workspace_setting"];
        foreach (var table in emptied)
            Count(table).ShouldBe(0, table);
        Count("answer").ShouldBe(1);

        long Count(string table) => session.Prepare($"SELECT count(*) FROM {table}").Number()!.Value;
    }

    [Theory]
    [InlineData("DELETE FROM answer", "A row of answer_feedback refers to one that is missing")]
    [InlineData("DELETE FROM answer", "A row of posted_message refers to one that is missing")]
    [InlineData("UPDATE conversation SET workspace = 2", "A row of conversation refers to one that is missing")]
    [InlineData("DELETE FROM workspace WHERE id = 1", "A row of workspace_setting refers to one that is missing")]
    [InlineData("PRAGMA ignore_check_constraints = ON; UPDATE answer SET trace = '{'", "Answer 1 in the log")]
    [InlineData("PRAGMA ignore_check_constraints = ON; UPDATE answer SET shown = 'none'", "Answer 1 in the log")]
    [InlineData("PRAGMA ignore_check_constraints = ON; UPDATE answer SET asked_at = '2020-11-24'", "Answer 1 in the log")]
    [InlineData("UPDATE answer_feedback SET answer = 7", "A row of answer_feedback refers to one that is missing")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'answer_asked'", "integrity check")]
    public async Task Planted_damage_is_found(string damage, string finding)
    {
        await FillAsync();
        using (var session = Connect())
            session.Execute(damage);

        var report = await SqliteStores.VerifyAsync(Database, Token);

        string.Join('\n', report.Findings).ShouldContain(finding);
    }

    async Task AskAsync(int n)
    {
        var key = await AddAsync($"{n}?");
        await Stores.PostedAnswers.LinkAsync(Home, key, [Message with { Id = $"{n}" }], null, "300", Token);
        await Stores.Feedback.PressAsync(Home, key, "300", Feedback.Up, Token);
        await Stores.Conversations.SetAsync(Channel, $"{n}", new(Home, $"{n}?", key), Token);
        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldNotBeNull().Question.ShouldBe($"{n}?");
    }

    async Task<AnswerKey> FillAsync()
    {
        var key = await AddAsync("Who?");
        await Stores.Feedback.PressAsync(Home, key, "300", Feedback.Up, Token);
        await Stores.PostedAnswers.LinkAsync(Home, key, [Message], Message with { Id = "499" }, "300", Token);
        await Stores.Conversations.SetAsync(Channel, "300", new(Home, "Who?", key), Token);
        await Stores.Settings.AllowDirectMessagesAsync(Home, true, Token);
        return key;
    }

    async Task ShouldHoldEverythingAsync(SqliteStores stores, AnswerKey key)
    {
        (await stores.Answers.FindAsync(Home, key, Token)).ShouldBe(Record("Who?", Home));
        (await stores.Feedback.FindAsync(Home, key, "300", Token)).ShouldBe(new FeedbackState(Feedback.Up, new(1, 0)));
        (await stores.PostedAnswers.FindByMessageAsync(Message, Token)).ShouldNotBeNull().Answer.ShouldBe(key);
        (await stores.Conversations.GetAsync(Channel, "300", TimeSpan.FromHours(1), Token)).ShouldBe(new Conversation(Home, "Who?", key));
        (await stores.Settings.AllowsDirectMessagesAsync(Home, Token)).ShouldBeTrue();
    }

    SqliteSession Connect()
    {
        var session = RawDatabase.Open(Database);
        session.Execute("PRAGMA foreign_keys = OFF");
        return session;
    }
}
