using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>A disk without room, or a file that became read-only, while articles wait for the index: what can be read is read.</summary>
public sealed class FullDiskTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task With_articles_waiting_for_the_index_a_corpus_on_a_full_disk_opens_and_answers()
    {
        await FillAsync(indexed: 5, waiting: 60);

        await using var corpus = (await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token)).Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);

        (
            await corpus.MatchAsync(
                new(home),
                [
                    [new("ferries", "ferri")],
                ],
                Token
            )
        ).Count.ShouldBe(5);
        (await corpus.StatisticsAsync(home, Token)).Articles.ShouldBe(65);
    }

    [Fact]
    public async Task Writing_there_still_says_that_the_disk_is_full()
    {
        await FillAsync(indexed: 5, waiting: 60);
        await using var corpus = (await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token)).Corpus;

        var failure = await Should.ThrowAsync<CorpusException>(async () => await corpus.IndexAsync(Token));

        failure.Message.ShouldContain("is full");
    }

    [Fact]
    public async Task How_many_articles_no_question_finds_is_known_as_long_as_it_lasts()
    {
        await FillAsync(indexed: 5, waiting: 60);
        await using var corpus = (await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token)).Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);

        corpus.Trouble.ShouldNotBeNull().ShouldContain("is full");
        (await corpus.StatisticsAsync(home, Token)).Unindexed.ShouldBe(60);
        (await corpus.OutOfReachAsync(home, Token)).ShouldBe(60);
    }

    [Fact]
    public async Task When_there_is_room_again_what_waited_is_taken_up()
    {
        await FillAsync(indexed: 5, waiting: 60);
        Execute("CREATE TABLE ballast AS SELECT zeroblob(4000000) AS bytes");
        await using var corpus = (await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token)).Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);

        (await corpus.ResumeAsync(Token)).ShouldBeFalse();
        Execute("DROP TABLE ballast");
        (await corpus.ResumeAsync(Token)).ShouldBeTrue();

        corpus.Trouble.ShouldBeNull();
        (await corpus.StatisticsAsync(home, Token)).Unindexed.ShouldBe(0);
        (await corpus.OutOfReachAsync(home, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_write_that_finds_no_room_is_known_until_one_succeeds_though_nothing_waits()
    {
        await FillAsync(indexed: 5, waiting: 0);
        Execute("CREATE TABLE ballast AS SELECT zeroblob(4000000) AS bytes");
        await using var corpus = (await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token)).Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);
        await Should.ThrowAsync<CorpusException>(async () =>
            await corpus.StoreAsync(home, Drafts.Of("Long", Drafts.Sentences(3_000, "long")), Token)
        );

        corpus.Trouble.ShouldNotBeNull();
        Execute("DROP TABLE ballast");
        await corpus.ResumeAsync(Token);

        corpus.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_workspace_that_cant_be_made_is_empty_and_whatever_is_stored_there_says_why()
    {
        await FillAsync(indexed: 5, waiting: 0);
        Execute("CREATE TABLE filler (text TEXT UNIQUE)");
        Execute(
            "CREATE TRIGGER full BEFORE INSERT ON workspace BEGIN INSERT INTO filler WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                + "SELECT i + 1 FROM n WHERE i < 9000) SELECT hex(randomblob(200)) FROM n; END"
        );
        var stores = await SqliteStores.OpenAsync(Database, new() { PageLimit = Pages() }, Token);
        await using var corpus = stores.Corpus;
        var place = new ChatPlace("discord", "1", "2");
        var now = DateTimeOffset.UnixEpoch;

        var made = await corpus.WorkspaceAsync("new", Token);
        Func<Task>[] writes =
        [
            async () => await corpus.StoreAsync(made, Drafts.Of("One", "Ferries run."), Token),
            async () => await stores.Topics.AddAsync(made, new SavedTopic("a") { Include = ["x"] }, Token),
            async () =>
                await stores.Feeds.AddAsync(
                    new NewFeed(made, "https://gazette.example/feed") { Interval = TimeSpan.FromHours(1), FirstPoll = now },
                    10,
                    Token
                ),
            async () => await stores.Schedules.AddAsync(new(made, null, place, new(8, 0), Weekdays.All, "UTC"), now, now, Token),
        ];

        made.ShouldBe(WorkspaceId.None);
        foreach (var write in writes)
            (await Should.ThrowAsync<CorpusException>(write)).Message.ShouldContain("is full");
    }

    async Task FillAsync(int indexed, int waiting)
    {
        await using var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);
        for (var n = 0; n < indexed; n++)
            await corpus.StoreAsync(home, Drafts.Of($"Title {n}", "Ferries run."), Token);
        await corpus.IndexAsync(Token);
        for (var n = 0; n < waiting; n++)
            await corpus.StoreAsync(home, Drafts.Of($"Late {n}", Drafts.Sentences(40, $"port{n}")), Token);
    }

    int Pages() => (int)RawDatabase.Number(Database, "PRAGMA page_count");

    void Execute(string sql) => RawDatabase.Execute(Database, sql);
}
