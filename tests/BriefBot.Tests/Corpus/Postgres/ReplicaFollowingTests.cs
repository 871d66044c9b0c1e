using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Privacy;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>Copies of one slice on several hosts: the same rows, and the same passages for the same words.</summary>
public sealed class ReplicaFollowingTests : IAsyncLifetime
{
    static readonly string[] Words = ["harbour", "ferry", "council", "strike", "lighthouse", "museum", "budget"];

    readonly TemporaryFolder _folder = new();
    PostgresCluster _cluster = null!;
    TestHost _leader = null!;
    TestHost _follower = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    int Slice => _leader.Lease.Slice;

    public async ValueTask InitializeAsync()
    {
        _cluster = await SharedCluster.GetAsync();
        _leader = new(_cluster, _folder.File("one"));
        _follower = new(_cluster, _folder.File("two"));
        await _leader.LeadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _leader.DisposeAsync();
        await _follower.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whatever_is_done_a_follower_has_it_and_can_go_on_with_it()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        var first = await StoreAsync(home, "1", "The harbour council met. The ferry was late.");
        await _leader.Corpus.IndexAsync(Token);
        (await _follower.FollowAsync(Slice)).ShouldBeTrue();
        await _follower.ShouldBeLikeAsync(_leader, Slice, Words);

        await StoreAsync(home, "1", "The harbour council met again. The strike is over.");
        var second = await StoreAsync(home, "2", "A lighthouse and a museum opened.", "de");
        await _leader.Corpus.IndexAsync(Token);
        await _leader.Corpus.MendAsync(home, first, new() { Title = "Budget of the lighthouse" }, Token);
        await _leader.Corpus.SetPublishedAsync(home, second, PublicationDate.Stated(new(2020, 1, 2)), Token);
        await _leader.Stores.Stories.PlaceAllAsync(Token);
        (await _follower.FollowAsync(Slice)).ShouldBeFalse();
        await _follower.ShouldBeLikeAsync(_leader, Slice, Words);

        await _leader.Corpus.RemoveAsync(home, first, Token);
        (await _follower.FollowAsync(Slice)).ShouldBeFalse();
        await _follower.ShouldBeLikeAsync(_leader, Slice, Words);

        await _leader.ReleaseAsync();
        await _follower.LeadAsync(Slice);
        (await _follower.Corpus.WorkspaceAsync("home", Token)).ShouldBe(home);
        var third = await _follower.Corpus.StoreAsync(home, Drafts.Of("3", "A ferry was found."), Token);
        third.Article.Value.ShouldBe(second.Value + 1);
        await _follower.Corpus.IndexAsync(Token);
        (await _leader.FollowAsync(Slice)).ShouldBeFalse();
        await _leader.ShouldBeLikeAsync(_follower, Slice, Words);
    }

    [Fact]
    public async Task A_value_that_must_be_the_only_one_may_go_from_row_to_row()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        foreach (var name in (string[])["a", "b", "c"])
            await _leader.Stores.Topics.AddAsync(home, new SavedTopic(name) { Include = ["x"] }, Token);
        await _follower.FollowAsync(Slice);

        Execute(
            "UPDATE topic SET name_key = 'x' WHERE name = 'a'",
            "UPDATE topic SET name_key = 'a' WHERE name = 'b'",
            "UPDATE topic SET name_key = 'b' WHERE name = 'a'",
            "DELETE FROM topic WHERE name = 'c'",
            "UPDATE topic SET name_key = 'c' WHERE name = 'b'"
        );

        (await _follower.FollowAsync(Slice)).ShouldBeFalse();
        await _follower.ShouldBeLikeAsync(_leader, Slice, []);
    }

    [Fact]
    public async Task A_copy_that_differs_is_made_anew()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await _leader.Stores.Topics.AddAsync(home, new SavedTopic("a") { Include = ["x"] }, Token);
        await _follower.FollowAsync(Slice);
        RawDatabase.Execute(_follower.File.Path, "UPDATE topic SET include = '[\"y\"]'");

        await _leader.Stores.Topics.EditAsync(home, "a", new SavedTopic("b") { Include = ["z"] }, Token);

        (await _follower.FollowAsync(Slice)).ShouldBeTrue();
        await _follower.ShouldBeLikeAsync(_leader, Slice, []);
    }

    [Fact]
    public async Task A_damaged_copy_is_kept_aside_and_made_anew()
    {
        await _leader.Corpus.WorkspaceAsync("home", Token);
        await _follower.FollowAsync(Slice);
        await File.WriteAllBytesAsync(_follower.File.Path, [.. Enumerable.Repeat((byte)7, 8192)], Token);

        (await _follower.FollowAsync(Slice)).ShouldBeTrue();

        await _follower.ShouldBeLikeAsync(_leader, Slice, []);
        File.Exists(_follower.File.Path + ".damaged").ShouldBeTrue();
    }

    [Fact]
    public async Task A_corpus_that_stands_alone_is_never_replaced_by_a_copy()
    {
        await _leader.Corpus.WorkspaceAsync("home", Token);
        Directory.CreateDirectory(Path.GetDirectoryName(_follower.File.Path)!);
        await using (var alone = await SqliteStores.OpenAsync(_follower.File.Path, null, Token))
            await alone.Corpus.WorkspaceAsync("mine", Token);

        var failure = await Should.ThrowAsync<CorpusException>(_follower.FollowAsync(Slice));

        failure.Message.ShouldContain("stands alone");
        await using var still = await SqliteStores.OpenAsync(_follower.File.Path, null, Token);
        (await still.Settings.ListAsync("", Token)).ShouldHaveSingleItem().Name.ShouldBe("mine");
    }

    [Fact]
    public async Task A_copy_opened_by_itself_is_read_but_never_written()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await using var alone = await SqliteStores.OpenAsync(_leader.File.Path, null, Token);

        var failure = await Should.ThrowAsync<CorpusException>(alone.Corpus.StoreAsync(home, Drafts.Of("1", "A ferry."), Token).AsTask());

        failure.Message.ShouldContain("Store:Provider");
        (await alone.Corpus.WorkspaceAsync("home", Token)).ShouldBe(home);
        await _leader.File.CompareAsync(Slice, Token);
    }

    [Fact]
    public async Task A_backup_of_a_copy_stands_alone()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await StoreAsync(home, "1", "The ferry was late.");
        await _leader.Corpus.IndexAsync(Token);

        await _leader.Stores.BackupAsync(_folder.File("backup.db"), overwrite: false, Token);

        (await SqliteStores.VerifyAsync(_folder.File("backup.db"), Token)).Findings.ShouldBeEmpty();
        await using var backup = await SqliteStores.OpenAsync(_folder.File("backup.db"), null, Token);
        await backup.Corpus.StoreAsync(home, Drafts.Of("2", "Another ferry."), Token);
        (await backup.Corpus.StatisticsAsync(home, Token)).Articles.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_forgotten_is_in_nothing_that_is_kept_for_followers()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await _follower.FollowAsync(Slice);
        await _leader.Stores.Answers.AddAsync(Record(home, "Where is my Zwiebelkuchen?"), Token);
        (await LoggedAsync("Zwiebelkuchen")).ShouldBeTrue();

        await _leader.Stores.Personal.ForgetAsync(new PersonScope("discord", "300"), Token);

        (await LoggedAsync("Zwiebelkuchen")).ShouldBeFalse();
        (await _follower.FollowAsync(Slice)).ShouldBeTrue();
        await _leader.Stores.Settings.SetAsync(home, "a", "b", Token);
        (await _follower.FollowAsync(Slice)).ShouldBeFalse();
        await _follower.ShouldBeLikeAsync(_leader, Slice, []);
    }

    [Fact]
    public async Task What_is_no_longer_kept_for_followers_makes_them_start_anew()
    {
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await _follower.FollowAsync(Slice);
        await _leader.Stores.Settings.SetAsync(home, "a", "b", Token);
        await RunAsync($"UPDATE briefbot.commit_log SET at = at - interval '61 minutes' WHERE slice = {Slice}");
        await _leader.Stores.Settings.SetAsync(home, "a", "c", Token);

        (await _cluster.Leases.RenewAsync(_leader.Lease, TimeSpan.FromMinutes(10), Token)).ShouldNotBeNull();

        (await CountAsync($"SELECT count(*) FROM briefbot.commit_log WHERE slice = {Slice}")).ShouldBe(1);
        (await _follower.FollowAsync(Slice)).ShouldBeTrue();
        await _follower.ShouldBeLikeAsync(_leader, Slice, []);
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was()
    {
        string[] texts = ["", "\u0001", "\u00010", "\u0001\u00011", "漢字 😀", new string('x', 4000)];
        var home = await _leader.Corpus.WorkspaceAsync("home", Token);
        await _follower.FollowAsync(Slice);
        for (var i = 0; i < texts.Length; i++)
            await _leader.Stores.Settings.SetAsync(home, $"t{i}", texts[i], Token);

        Execute("UPDATE workspace_setting SET value = char(97, 0, 98, 1, 48, 1) WHERE name = 't0'");

        await _follower.FollowAsync(Slice);
        await using var anew = new TestHost(_cluster, _folder.File("three"));
        await anew.FollowAsync(Slice);

        foreach (var host in (TestHost[])[_follower, anew])
        {
            await host.ShouldBeLikeAsync(_leader, Slice, []);
            await using var stores = await SqliteStores.OpenAsync(host.File.Path, new() { ReadOnly = true }, Token);
            for (var i = 0; i < texts.Length; i++)
                (await stores.Settings.GetAsync(home, $"t{i}", Token)).ShouldBe(
                    await _leader.Stores.Settings.GetAsync(home, $"t{i}", Token)
                );
        }
    }

    [Fact]
    public void Every_table_is_replicated_by_its_key_or_named_as_what_each_host_has_for_itself()
    {
        using var session = SqliteDatabase.New(":memory:", Migrations.Latest);
        var all = new List<string>();
        using (var rows = session.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").Rows())
        {
            while (rows.Read())
                all.Add(rows.GetString(0));
        }

        var replicated = ReplicatedTables.Read(session);

        all.Where(table => !replicated.ContainsKey(table) && !table.StartsWith("passage_word", StringComparison.Ordinal))
            .Where(table => !table.StartsWith("passage_index", StringComparison.Ordinal))
            .ShouldBe(["engine_change", "engine_index", "passage_term", "reindexing", "replica", "sqlite_sequence"]);
        replicated.Values.ShouldAllBe(table => table.Keys.Count > 0);
        replicated.Values.SelectMany(table => table.Columns).ShouldAllBe(column => PostgresSchema.Type(column).Length > 0);
    }

    [Fact]
    public void Without_a_database_behind_it_a_transaction_is_what_it_was()
    {
        using var session = SqliteDatabase.New(_folder.File("alone.db"), Migrations.Latest);

        session.Through.ShouldBeNull();
        session.Write(() => session.Prepare("INSERT INTO workspace (name) VALUES ('a')").Run()).ShouldBe(1);
    }

    /// <summary>Random work on whichever host leads, with takeovers, and with followers that look now and then.</summary>
    [Fact]
    public void Random_work_gives_the_same_on_all_hosts()
    {
        var work = Gen.Choose(0, 11).Select(kind => kind).Two().Select(pair => (Kind: pair.Item1, Number: pair.Item2)).ListOf(30);
        Prop.ForAll(
                work.ToArbitrary(),
                steps =>
                {
                    RunAsync([.. steps]).GetAwaiter().GetResult();
                    return true;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4).WithReplay(2026, 11));
    }

    async Task RunAsync(List<(int Kind, int Number)> steps)
    {
        await using var one = new TestHost(_cluster, _folder.File(Guid.NewGuid().ToString("N")));
        await using var two = new TestHost(_cluster, _folder.File(Guid.NewGuid().ToString("N")));
        await one.LeadAsync();
        var slice = one.Lease.Slice;
        var (leader, follower) = (one, two);
        foreach (var (kind, number) in steps)
        {
            if (kind == 10)
                await follower.FollowAsync(slice);
            else if (kind == 11)
            {
                await leader.ReleaseAsync();
                (leader, follower) = (follower, leader);
                await leader.LeadAsync(slice);
            }
            else
                await DoAsync(leader, kind, number);
        }
        await leader.Corpus.IndexAsync(Token);
        await follower.FollowAsync(slice);
        await follower.ShouldBeLikeAsync(leader, slice, Words);
        await using var anew = new TestHost(_cluster, _folder.File(Guid.NewGuid().ToString("N")));
        await anew.FollowAsync(slice);
        await anew.ShouldBeLikeAsync(leader, slice, Words);
    }

    static async Task DoAsync(TestHost host, int kind, int number)
    {
        var home = await host.Corpus.WorkspaceAsync(number % 3 == 0 ? "discord:100" : "home", Token);
        var article = new ArticleId(number + 1);
        var words = string.Join(' ', Enumerable.Range(number, 3).Select(n => Words[n % Words.Length]));
        switch (kind)
        {
            case 0 or 1:
                var body = $"The {words} of {number}. {Drafts.Sentences(number * 8, Words[kind])}";
                await host.Corpus.StoreAsync(home, Drafts.Of($"About {words}", body, $"{number}.txt"), Token);
                break;
            case 2:
                await host.Corpus.IndexAsync(Token);
                break;
            case 3:
                await host.Corpus.RemoveAsync(home, article, Token);
                break;
            case 4:
                await host.Corpus.MendAsync(home, article, new() { Title = $"Mended {words}" }, Token);
                break;
            case 5:
                await host.Corpus.SetPublishedAsync(home, article, PublicationDate.Stated(new DateOnly(2020, 1, 1).AddDays(number)), Token);
                break;
            case 6:
                await host.Stores.Stories.PlaceAllAsync(Token);
                break;
            case 7:
                var key = await host.Stores.Answers.AddAsync(Record(home, words), Token);
                await host.Stores.Feedback.PressAsync(home, key, "301", Feedback.Up, Token);
                break;
            case 8:
                await host.Stores.Topics.AddAsync(home, new SavedTopic(words) { Include = [words] }, Token);
                break;
            default:
                if (number % 4 == 0)
                    await host.Stores.Servers.DeleteAsync(home, "100", Token);
                else
                    await host.Stores.Personal.ForgetAsync(new PersonScope("discord", "300"), Token);
                break;
        }
    }

    void Execute(params string[] statements)
    {
        var truth = new PostgresTruth(_cluster.Connections, _cluster.Tables, TimeProvider.System);
        using var session = SqliteDatabase.Open(_leader.File.Path, new() { Truth = truth }).Writer();
        session.Write(() => statements.Sum(sql => session.Prepare(sql).Run()));
    }

    async Task<ArticleId> StoreAsync(WorkspaceId home, string name, string body, string? language = null)
    {
        var draft = Drafts.Of($"Title {name}", body, $"{name}.txt");
        draft = draft with { Url = $"https://example.org/{name}", Language = language };
        return (await _leader.Corpus.StoreAsync(home, draft, Token)).Article;
    }

    static AnswerRecord Record(WorkspaceId workspace, string question) =>
        new(workspace, new("discord", "200", "100"), "300", question)
        {
            AskedAt = new(2020, 11, 24, 12, 0, 0, TimeSpan.Zero),
            AsOf = new(2020, 11, 24),
            Status = AnswerStatus.Answered,
            AnsweredBy = "extractive",
            Confidence = 0.5,
            Elapsed = TimeSpan.FromMilliseconds(42),
            Shown = """{"claims":[]}""",
            Trace = """{"steps":[]}""",
        };

    async Task<bool> LoggedAsync(string word) =>
        await CountAsync($"SELECT count(*) FROM briefbot.commit_log WHERE slice = {Slice} AND position('{word}'::bytea IN changes) > 0")
        > 0;

    async Task<long> CountAsync(string sql)
    {
        await using var connection = await _cluster.Connections.OpenAsync(Token);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    async Task RunAsync(string sql)
    {
        await using var connection = await _cluster.Connections.OpenAsync(Token);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
