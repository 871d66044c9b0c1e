using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>A file of an older version keeps what it holds when it is brought up to date.</summary>
public sealed class MigrationTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_of_version_3_keeps_everything_and_gains_the_answers()
    {
        await FillAsync();
        GoBackTo(3);
        Schema(Database).ShouldBe(Schema(FromScripts(3)));
        var before = Contents();

        await using (var stores = await SqliteStores.OpenAsync(Database, null, Token))
        {
            var corpus = stores.Corpus;
            var home = await corpus.WorkspaceAsync("home", Token);
            (
                await corpus.MatchAsync(
                    new(home),
                    [
                        [new("harbour", "harbour")],
                    ],
                    Token
                )
            ).Count.ShouldBeGreaterThan(5);
            Contents().ShouldBe(before);
            await stores.Settings.AllowDirectMessagesAsync(home, true, Token);
            (await stores.Answers.RecentAsync(home, 10, Token)).ShouldBeEmpty();
        }

        Schema(Database).ShouldBe(Schema(FromScripts(Migrations.Latest)));
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_older_index_holds_is_found_while_it_is_made_anew_and_keeps_its_numbers()
    {
        await FillAsync();
        GoBackTo(WordsByLanguage - 1);

        await using (var stores = await SqliteStores.OpenAsync(Database, null, Token))
        {
            var corpus = stores.Corpus;
            var home = await corpus.WorkspaceAsync("home", Token);
            var before = await FoundAsync(corpus, home);
            before.Length.ShouldBeGreaterThan(5);
            (await corpus.LeftToRenewAsync(Token)).ShouldBe(12);
            await corpus.StoreAsync(home, Drafts.Of("New", "The harbour reopened.", "new.txt", "2020-02-04"), Token);
            await corpus.IndexAsync(Token);
            (await FoundAsync(corpus, home)).Length.ShouldBe(before.Length + 1);
            (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();

            (await corpus.RenewAsync(Token)).ShouldBe(0);

            var after = await FoundAsync(corpus, home);
            after.Length.ShouldBe(before.Length + 1);
            after.ShouldBeSubsetOf([.. before, .. after.Except(before).Take(1)]);
            (await corpus.RenewAsync(Token)).ShouldBe(0);
        }

        Read(Database, "SELECT count(*) FROM passage_index_docsize").ShouldBe("0\n");
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    static async Task<PassageId[]> FoundAsync(SqliteCorpus corpus, WorkspaceId workspace) =>
        [
            .. await corpus.MatchAsync(
                new(workspace),
                [
                    [new("harbour", "harbour")],
                ],
                Token
            ),
        ];

    [Fact]
    public async Task A_file_of_version_3_that_can_only_be_read_is_not_touched()
    {
        await FillAsync();
        GoBackTo(3);

        var failure = await Should.ThrowAsync<CorpusException>(async () =>
            await SqliteStores.OpenAsync(Database, new() { ReadOnly = true }, Token)
        );

        failure.Message.ShouldContain("written by an older BriefBot");
        Read(Database, "PRAGMA user_version").ShouldBe("3\n");
    }

    [Fact]
    public async Task A_file_of_an_older_version_is_copied_first_and_the_last_two_copies_are_kept()
    {
        await FillAsync();
        GoBackTo(3);
        var before = Contents();
        foreach (var version in new[] { 1, 2 })
            await File.WriteAllTextAsync(folder.File($"corpus.schema-{version}.db"), "", Token);

        await using var stores = await SqliteStores.OpenAsync(Database, null, Token);

        var copies = stores.UpgradeCopies.All();
        copies.Select(Path.GetFileName).ShouldBe(["corpus.schema-3.db", "corpus.schema-2.db"]);
        Read(copies[0], "PRAGMA user_version").ShouldBe("3\n");
        Contents(copies[0]).ShouldBe(before);
        stores.UpgradeCopies.RemoveBefore(DateTimeOffset.UtcNow.AddDays(1));
        stores.UpgradeCopies.All().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_room_for_the_copy_nothing_is_changed_unless_it_shall_go_on_without()
    {
        await FillAsync();
        GoBackTo(3);

        var failure = await Should.ThrowAsync<CorpusException>(async () =>
            await SqliteStores.OpenAsync(Database, new() { FreeBytes = _ => 1 << 20 }, Token)
        );

        failure.Message.ShouldContain("1 MB are free");
        failure.Message.ShouldContain("Store:BackupBeforeUpgrade=false");
        Read(Database, "PRAGMA user_version").ShouldBe("3\n");
        await using var stores = await SqliteStores.OpenAsync(
            Database,
            new() { FreeBytes = _ => 1 << 20, CopyBeforeUpgrade = false },
            Token
        );
        stores.UpgradeCopies.All().ShouldBeEmpty();
        Read(Database, "PRAGMA user_version").ShouldBe($"{Migrations.Latest}\n");
    }

    [Fact]
    public async Task Several_that_open_it_at_once_leave_one_sound_copy()
    {
        await FillAsync();
        GoBackTo(3);

        var opened = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await SqliteStores.OpenAsync(Database, null, Token)))
        );
        foreach (var stores in opened)
            await stores.DisposeAsync();

        var copy = Directory.GetFiles(folder.Path, "corpus.schema-*").ShouldHaveSingleItem();
        Read(copy, "PRAGMA user_version").ShouldBe("3\n");
    }

    [Fact]
    public async Task Addresses_of_an_older_file_get_their_keys_and_answers_their_citations()
    {
        var body = Drafts.Sentences(30);
        long[] ids = [];
        await using (var stores = await SqliteStores.OpenAsync(Database, null, Token))
        {
            var corpus = stores.Corpus;
            var home = await corpus.WorkspaceAsync("home", Token);
            ids =
            [
                await PageAsync(corpus, home, "https://gazette.example/a", body),
                await PageAsync(corpus, home, "https://courier.example/b", body),
                await PageAsync(corpus, home, "https://herald.example/c", body),
            ];
            await corpus.IndexAsync(Token);
            await stores.Answers.AddAsync(Answer(home, new(ids[0]), Citation.Hash(body.AsSpan(0, 20))), Token);
        }
        GoBackTo(VersionBefore("-corrections.sql"));
        Execute(
            Database,
            $"UPDATE article SET identity = 'url:http://www.gazette.example/a/' WHERE id = {ids[0]}; UPDATE article SET identity "
                + $"= 'url:https://m.gazette.example/a' WHERE id = {ids[1]}"
        );

        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            (await PageAsync(corpus, home, "https://gazette.example/a", body)).ShouldBe(ids[1], "the one stored last");
            (await PageAsync(corpus, home, "https://herald.example/moved", body)).ShouldBe(ids[2], "found by its text");
            (await corpus.FindAsync(home, new(ids[0]), 1, Token))!.Body.ShouldBe(body);
            Read(Database, "SELECT article, version, start, \"end\", item FROM answer_citation").ShouldBe($"{ids[0]}|1|0|20|-1\n");
        }
        Schema(Database).ShouldBe(Schema(FromScripts(Migrations.Latest)));
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_of_an_older_file_whose_offset_is_stored_are_of_the_day_that_their_outlet_prints()
    {
        var time = new DateTimeOffset(2021, 7, 13, 21, 30, 0, TimeSpan.FromHours(-4));
        ArticleId evening,
            utc;
        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            evening = (await corpus.StoreAsync(home, Dated("evening.txt", new(2021, 7, 14), time), Token)).Article;
            utc = (await corpus.StoreAsync(home, Dated("utc.txt", new(2021, 7, 14), time.ToUniversalTime()), Token)).Article;
            await corpus.IndexAsync(Token);
        }
        GoBackTo(12);

        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            (await corpus.FindAsync(home, evening, null, Token))!.Published.Iso.ShouldBe("2021-07-13");
            (await corpus.FindAsync(home, utc, null, Token))!.Published.Iso.ShouldBe("2021-07-14");
            var found = await corpus.MatchAsync(
                new(home) { Until = new(2021, 7, 13) },
                [
                    [new("harbour", "harbour")],
                ],
                Token
            );
            found.ShouldNotBeEmpty("its passages are filed by that day");
            Read(Database, "SELECT published_at FROM article").ShouldBe($"{time.ToUnixTimeSeconds()}\n{time.ToUnixTimeSeconds()}\n");
        }
        Schema(Database).ShouldBe(Schema(FromScripts(Migrations.Latest)));
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Passages_of_an_older_file_end_where_sentences_of_their_language_do()
    {
        ArticleId german;
        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            var body = string.Join(' ', Enumerable.Range(1, 30).Select(n => $"Die Werft {n} in Nordhafen schließt am 29. Juni ihre Tore."));
            var draft = Drafts.Of("Werft", body, "werft.txt") with { Language = "de" };
            german = (await corpus.StoreAsync(home, draft, Token)).Article;
            await corpus.IndexAsync(Token);
        }
        var places = Read(Database, "SELECT start, \"end\" FROM passage ORDER BY start");
        GoBackTo(VersionBefore("-words-by-language.sql"));
        Execute(Database, "UPDATE passage SET \"end\" = \"end\" - 16, start = max(0, start - 16)");

        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            (await corpus.FindAsync(home, german, null, Token))!.Language.ShouldBe("de");
            (await corpus.RenewAsync(Token)).ShouldBe(0);
            Read(Database, "SELECT start, \"end\" FROM passage ORDER BY start").ShouldBe(places);
        }
        Schema(Database).ShouldBe(Schema(FromScripts(Migrations.Latest)));
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    static ArticleDraft Dated(string name, DateOnly day, DateTimeOffset time) =>
        Drafts.Of(name, Drafts.Sentences(30), name) with
        {
            Published = PublicationDate.Stated(day, "stated", time),
        };

    [Fact]
    public async Task Entries_of_an_older_file_go_on_leading_to_their_articles()
    {
        long id;
        FeedId feed;
        await using (var stores = await SqliteStores.OpenAsync(Database, null, Token))
        {
            var corpus = stores.Corpus;
            var home = await corpus.WorkspaceAsync("home", Token);
            id = await PageAsync(corpus, home, "https://gazette.example/fery", Drafts.Sentences(30));
            var followed = new NewFeed(home, "https://gazette.example/feed")
            {
                FirstPoll = DateTimeOffset.UnixEpoch,
                Interval = TimeSpan.FromHours(1),
            };
            feed = (await stores.Feeds.AddAsync(followed, 10, Token))!.Value.Feed.Id;
        }
        GoBackTo(VersionBefore("-entries-and-mending.sql"));
        Execute(
            Database,
            $"""
            INSERT INTO feed_item (feed, identity, guid, content_hash, state, article, first_seen, last_seen)
            VALUES ({feed.Value}, 'url:https://gazette.example/fery', 'a', zeroblob(32), 1, {id}, '2024-05-01T08:00:00.0000000+00:00', '2024-05-01T08:00:00.0000000+00:00')
            """
        );

        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var moved = Drafts.Of("Ferries are counted", Drafts.Sentences(30, "station"), day: "2020-02-03") with
            {
                Url = "https://gazette.example/ferry",
                Entry = new(feed, "a"),
            };
            (await corpus.StoreAsync(await corpus.WorkspaceAsync("home", Token), moved, Token)).Article.Value.ShouldBe(id);
        }
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    static int VersionBefore(string ending) =>
        typeof(Migrations)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList()
            .FindIndex(name => name.EndsWith(ending, StringComparison.Ordinal));

    static async Task<long> PageAsync(SqliteCorpus corpus, WorkspaceId home, string url, string body) =>
        (await corpus.StoreAsync(home, Drafts.Of("Ferries are counted", body, day: "2020-02-03") with { Url = url }, Token)).Article.Value;

    static AnswerRecord Answer(WorkspaceId home, ArticleId article, string hash) =>
        new(home, new("discord", "200", "100"), "300", "who?")
        {
            AskedAt = DateTimeOffset.UnixEpoch,
            AsOf = new(2020, 11, 24),
            Status = AnswerStatus.Answered,
            Confidence = 0.75,
            AnsweredBy = "extractive",
            Elapsed = TimeSpan.Zero,
            Shown =
                $$"""{"Citations":[{"Number":1,"Article":{{article.Value}},"Version":1,"Start":0,"End":20,"Sha256":"{{hash}}"},{"Number":2,"Article":999,"Version":1,"Start":0,"End":20,"Sha256":"{{hash}}"}],"FromSamples":false,"Private":null}""",
            Trace = "[]",
        };

    async Task FillAsync()
    {
        await using var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus;
        foreach (var name in new[] { "home", "discord:100" })
        {
            var workspace = await corpus.WorkspaceAsync(name, Token);
            for (var n = 0; n < 6; n++)
            {
                await corpus.StoreAsync(workspace, Drafts.Of($"Title {n}", Drafts.Sentences(30 + n), $"{n}.txt", "2020-02-03"), Token);
            }
        }
        await corpus.IndexAsync(Token);
    }

    // The version that brought an index of its own for each language's words.
    const int WordsByLanguage = 19;

    // Takes away all that later versions added, and gives back to the index what the later one holds.
    void GoBackTo(int version)
    {
        var old = FromScripts(version);
        Execute(Database, string.Concat(Names(Database, "trigger").Except(Names(old, "trigger")).Select(name => $"DROP TRIGGER {name};")));
        if (version < WordsByLanguage)
        {
            Execute(
                Database,
                """
                INSERT INTO passage_index (rowid, title, text) SELECT p.id, v.title, substr(v.body, p.start + 1, p."end" - p.start)
                FROM passage p JOIN article_version v ON v.id = p.article_version ORDER BY p.id;
                DROP TABLE passage_word_term;
                DROP TABLE passage_word
                """
            );
        }
        Execute(Database, string.Concat(Names(Database, "index").Except(Names(old, "index")).Select(name => $"DROP INDEX {name};")));
        if (!Columns(old, "event_edition").Contains("id"))
            Unkey(old);
        var tables = Names(old, "table");
        foreach (var table in Names(Database, "table").Except(tables))
            Execute(Database, $"PRAGMA foreign_keys = OFF; DROP TABLE {table}");
        foreach (var table in tables)
        foreach (var column in Columns(Database, table).Except(Columns(old, table)))
            Execute(Database, $"ALTER TABLE {table} DROP COLUMN {column}");
        Execute(Database, $"PRAGMA user_version = {version}; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    // A primary key can't be dropped: the table is made as it was.
    void Unkey(string old)
    {
        const string Sql = "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE tbl_name = 'event_edition' AND type = ";
        Execute(
            Database,
            $"""
            PRAGMA foreign_keys = OFF;
            ALTER TABLE event_edition RENAME TO keyed;
            {Read(old, Sql + "'table'").Trim()};
            INSERT INTO event_edition (article_version, event, ordinal, year) SELECT article_version, event, ordinal, year FROM keyed;
            DROP TABLE keyed;
            {Read(old, Sql + "'index'").Trim()};
            """
        );
    }

    // A database made by the first so many scripts.
    string FromScripts(int version)
    {
        var made = folder.File($"version-{version}.db");
        if (File.Exists(made))
            return made;
        var assembly = typeof(Migrations).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal));
        foreach (var script in scripts.Order(StringComparer.Ordinal).Take(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(script)!);
            Execute(made, reader.ReadToEnd());
        }
        return made;
    }

    // Every row of every table that version 3 has, the index's own included.
    string Contents() => Contents(Database);

    string Contents(string file)
    {
        var old = FromScripts(3);
        return string.Concat(
            Names(old, "table").Select(table => $"{table}\n{Read(file, $"SELECT {string.Join(',', Columns(old, table))} FROM {table}")}")
        );
    }

    static string[] Names(string file, string type) =>
        Lines(Read(file, $"SELECT name FROM sqlite_schema WHERE type = '{type}' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"));

    static string[] Columns(string file, string table) =>
        Lines(Read(file, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}')"));

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Schema(string file) => Read(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY name");

    static string Read(string file, string sql)
    {
        using var session = RawDatabase.Open(file);
        using var rows = session.Prepare(sql).Rows();
        var text = new StringBuilder();
        while (rows.Read())
            text.AppendJoin('|', Enumerable.Range(0, rows.Columns).Select(n => Text(rows.GetValue(n)))).Append('\n');
        return text.ToString();
    }

    static string? Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value?.ToString();

    static void Execute(string file, string sql) => RawDatabase.Execute(file, sql);
}
