using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>What happens to the file: made, upgraded, locked, damaged, full, copied, checked.</summary>
public sealed class SqliteCorpusFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("data/corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_made_with_its_folder_and_opens_again()
    {
        await FillAsync(3);

        await using var again = await OpenAsync();

        (await again.StatisticsAsync(await again.WorkspaceAsync("home", Token), Token)).Articles.ShouldBe(3);
        Read("PRAGMA user_version").ShouldBe(Migrations.Latest);
        Read("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task What_was_stored_but_not_indexed_is_indexed_when_it_is_opened_again()
    {
        await using (var corpus = await OpenAsync())
        {
            await corpus.StoreAsync(await corpus.WorkspaceAsync("home", Token), Drafts.Of("One", "Ferries run."), Token);
        }
        Read("SELECT count(*) FROM passage").ShouldBe(0);

        await using var again = await OpenAsync();

        Read("SELECT count(*) FROM passage").ShouldBe(1);
    }

    [Fact]
    public async Task Batches_are_indexed_by_themselves()
    {
        await using var corpus = await OpenAsync();
        var home = await corpus.WorkspaceAsync("home", Token);

        for (var n = 0; n < PassageIndexer.BatchArticles; n++)
            await corpus.StoreAsync(home, Drafts.Of($"Title {n}", "Ferries run."), Token);

        (await corpus.StatisticsAsync(home, Token)).Passages.ShouldBe(PassageIndexer.BatchArticles);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await FillAsync(1);
        Execute("PRAGMA user_version = 999");

        var failure = await Should.ThrowAsync<CorpusException>(() => OpenAsync());

        failure.Message.ShouldContain("newer BriefBot");
        Read("PRAGMA user_version").ShouldBe(999);
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        Execute("CREATE TABLE photo (id INTEGER)");

        var failure = await Should.ThrowAsync<CorpusException>(() => OpenAsync());

        failure.Message.ShouldContain("another program");
        Read("SELECT count(*) FROM sqlite_schema").ShouldBe(1);
    }

    [Fact]
    public async Task Random_bytes_are_refused_and_left_alone()
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllBytesAsync(Database, bytes, Token);

        var failure = await Should.ThrowAsync<CorpusException>(() => OpenAsync());

        failure.Message.ShouldContain("no SQLite database");
        (await File.ReadAllBytesAsync(Database, Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_folder_where_nothing_can_be_made_gets_a_clear_message()
    {
        await File.WriteAllTextAsync(folder.File("data"), "a file, not a folder", Token);

        var failure = await Should.ThrowAsync<CorpusException>(() => OpenAsync());

        failure.Message.ShouldContain(Database);
        failure.Message.ShouldContain("Name another corpus file");
    }

    [Fact]
    public async Task A_read_only_file_is_answered_from_but_not_written_to()
    {
        await FillAsync(3);
        await using var corpus = await OpenAsync(new() { ReadOnly = true });
        var home = await corpus.WorkspaceAsync("home", Token);

        corpus.CanWrite.ShouldBeFalse();
        (
            await corpus.MatchAsync(
                new(home),
                [
                    [new("ferries", "ferri")],
                ],
                Token
            )
        ).Count.ShouldBe(3);
        var failure = await Should.ThrowAsync<CorpusException>(async () => await corpus.StoreAsync(home, Drafts.Of("New", "Text."), Token));
        failure.Message.ShouldContain("can only be read");
    }

    [Fact]
    public async Task A_workspace_missing_from_a_read_only_file_is_empty()
    {
        await FillAsync(3);
        await using var corpus = await OpenAsync(new() { ReadOnly = true });

        var missing = await corpus.WorkspaceAsync("never made", Token);

        missing.ShouldBe(WorkspaceId.None);
        (await corpus.StatisticsAsync(missing, Token)).ShouldBe(new(0, 0, null, null, null));
        (
            await corpus.MatchAsync(
                new(missing),
                [
                    [new("ferries", "ferri")],
                ],
                Token
            )
        ).ShouldBeEmpty();
        (await corpus.PassageFrequenciesAsync(missing, [new("ferries", "ferri")], Token)).ShouldBe([0]);
        (await corpus.SourcesAsync(missing, 9, Token)).ShouldBeEmpty();
        var failure = await Should.ThrowAsync<CorpusException>(async () =>
            await corpus.StoreAsync(missing, Drafts.Of("New", "Text."), Token)
        );
        failure.Message.ShouldContain("can only be read");
    }

    [Fact]
    public async Task A_missing_file_cannot_be_opened_to_read_only()
    {
        var failure = await Should.ThrowAsync<CorpusException>(() => OpenAsync(new() { ReadOnly = true }));

        failure.Message.ShouldContain("no corpus");
        File.Exists(Database).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_writer_is_told_who_stands_in_its_way_and_may_go_on_afterwards()
    {
        await FillAsync(1);
        await using var second = await OpenAsync(new() { WriteWait = TimeSpan.FromMilliseconds(100) });
        var home = await second.WorkspaceAsync("home", Token);
        using var first = RawDatabase.Open(Database);
        first.Execute("BEGIN IMMEDIATE");

        var failure = await Should.ThrowAsync<CorpusException>(async () => await second.StoreAsync(home, Drafts.Of("New", "Text."), Token));
        var found = await second.MatchAsync(
            new(home),
            [
                [new("ferries", "ferri")],
            ],
            Token
        );
        first.Execute("ROLLBACK");
        var stored = await second.StoreAsync(home, Drafts.Of("New", "Text."), Token);

        failure.Message.ShouldContain("Another BriefBot is writing");
        found.Count.ShouldBe(1);
        stored.Outcome.ShouldBe(StoreOutcome.Added);
    }

    [Fact]
    public async Task Opening_to_ask_does_not_wait_for_a_writer()
    {
        await using (var corpus = await OpenAsync())
        {
            await corpus.StoreAsync(await corpus.WorkspaceAsync("home", Token), Drafts.Of("One", "Ferries run."), Token);
        }
        using var writer = RawDatabase.Open(Database);
        writer.Execute("BEGIN IMMEDIATE");

        await using var second = await OpenAsync(new() { WriteWait = TimeSpan.FromHours(1) });

        (await second.StatisticsAsync(await second.WorkspaceAsync("home", Token), Token)).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_may_store_in_turn()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        var home = await one.WorkspaceAsync("home", Token);

        for (var n = 0; n < 20; n++)
            await (n % 2 == 0 ? one : two).StoreAsync(home, Drafts.Of($"Title {n}", "Ferries run."), Token);
        await two.IndexAsync(Token);
        await one.IndexAsync(Token);

        (await one.StatisticsAsync(home, Token)).Passages.ShouldBe(20);
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_named_and_nothing_that_was_stored_is_lost()
    {
        await FillAsync(5);
        var stored = 0;
        await using (var corpus = await OpenAsync(new() { PageLimit = 300 }))
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            var failure = await Should.ThrowAsync<CorpusException>(async () =>
            {
                for (; stored < 2000; stored++)
                    await corpus.StoreAsync(home, Drafts.Of($"Full {stored}", Drafts.Sentences(60, $"port{stored}")), Token);
            });
            failure.Message.ShouldContain("full");
        }

        await using var again = await OpenAsync();

        (await again.StatisticsAsync(await again.WorkspaceAsync("home", Token), Token)).Articles.ShouldBe(5 + stored);
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_taken_while_articles_arrive_is_whole()
    {
        await using var stores = await SqliteStores.OpenAsync(Database, null, Token);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("home", Token);
        for (var n = 0; n < 50; n++)
            await corpus.StoreAsync(home, Drafts.Of($"Title {n}", Drafts.Sentences(30)), Token);
        var writing = Task.Run(
            async () =>
            {
                for (var n = 50; n < 300; n++)
                    await corpus.StoreAsync(home, Drafts.Of($"Title {n}", Drafts.Sentences(30)), Token);
            },
            Token
        );

        await stores.BackupAsync(folder.File("backup.db"), overwrite: false, Token);
        await writing;

        var report = await SqliteStores.VerifyAsync(folder.File("backup.db"), Token);
        report.Findings.ShouldBeEmpty();
        report.Articles.ShouldBeInRange(50, 300);
        Directory.GetFiles(folder.Path).ShouldBe([folder.File("backup.db")]);
    }

    [Fact]
    public async Task A_backup_overwrites_a_file_only_when_allowed()
    {
        await FillAsync(1);
        await using var stores = await SqliteStores.OpenAsync(Database, null, Token);
        await File.WriteAllTextAsync(folder.File("backup.db"), "precious", Token);

        await Should.ThrowAsync<CorpusException>(async () => await stores.BackupAsync(folder.File("backup.db"), overwrite: false, Token));
        (await File.ReadAllTextAsync(folder.File("backup.db"), Token)).ShouldBe("precious");

        await stores.BackupAsync(folder.File("backup.db"), overwrite: true, Token);
        (await SqliteStores.VerifyAsync(folder.File("backup.db"), Token)).Articles.ShouldBe(1);
    }

    async Task<SqliteCorpus> OpenAsync(SqliteCorpusOptions? options = null) =>
        (await SqliteStores.OpenAsync(Database, options, Token)).Corpus;

    async Task FillAsync(int articles)
    {
        await using var corpus = await OpenAsync();
        var home = await corpus.WorkspaceAsync("home", Token);
        for (var n = 0; n < articles; n++)
            await corpus.StoreAsync(home, Drafts.Of($"Title {n}", "Ferries run."), Token);
        await corpus.IndexAsync(Token);
    }

    object? Read(string sql)
    {
        using var session = RawDatabase.Open(Database);
        using var rows = session.Prepare(sql).Rows();
        rows.Read().ShouldBeTrue();
        return rows.GetValue(0) is long number ? (int)number : rows.GetValue(0);
    }

    void Execute(string sql) => RawDatabase.Execute(Database, sql);
}
