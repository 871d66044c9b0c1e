using System.Diagnostics;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A database, a network, a disk that fails in the middle of a write: nothing is lost, nothing is there twice, and whoever asked
/// is told right.</summary>
public sealed class ReplicaOutageTests : IAsyncLifetime
{
    static readonly string[] Words = ["ferry", "harbour"];

    readonly TemporaryFolder _folder = new();
    readonly CountedWaits _waits = new();
    FreshDatabase _database = null!;
    CuttingProxy _proxy = null!;
    PostgresCluster _cluster = null!;
    TestHost _host = null!;
    WorkspaceId _home;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    int Slice => _host.Lease.Slice;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _database = await server.CreateDatabaseAsync();
        _proxy = new(server.Port);
        _cluster = await ConnectAsync(_proxy.ConnectionString(_database.ConnectionString));
        _host = new(_cluster, _folder.File("one"), _waits);
        await _host.LeadAsync();
        _home = await _host.Corpus.WorkspaceAsync("home", Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cluster.DisposeAsync();
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_answer_to_a_commit_may_be_lost()
    {
        var lost = _proxy.LoseAnswerAsync();

        var stored = await StoreAsync("1");
        await lost;

        stored.Outcome.ShouldBe(StoreOutcome.Added);
        await SoundAsync(1);
    }

    [Fact]
    public async Task A_commit_may_be_lost_on_its_way()
    {
        var lost = _proxy.LoseRequestAsync();

        var failure = await Should.ThrowAsync<CorpusException>(StoreAsync("1"));
        await lost;

        failure.Message.ShouldContain("Nothing was stored");
        (await StoreAsync("1")).Outcome.ShouldBe(StoreOutcome.Added);
        await SoundAsync(1);
    }

    [Fact]
    public async Task What_became_of_a_commit_is_asked_for_until_it_is_known()
    {
        // Of the commit itself, then of the first inquiry; the second finds nobody.
        var lost = Enumerable.Range(0, 2).Select(_ => _proxy.LoseAnswerAsync()).ToList();
        _waits.Waiting = wait =>
        {
            if (wait == 1)
                _proxy.Refuse();
            else
                _proxy.Accept();
        };

        var stored = await StoreAsync("1");
        await Task.WhenAll(lost);

        (stored.Outcome, _waits.Count).ShouldBe((StoreOutcome.Added, 2));
        await SoundAsync(1);
    }

    [Fact]
    public async Task A_commit_whose_end_cannot_be_asked_for_is_found_out_by_the_next_write()
    {
        var lost = Enumerable.Range(0, 1 + PostgresTruth.Inquiries).Select(_ => _proxy.LoseAnswerAsync()).ToList();

        var failure = await Should.ThrowAsync<CorpusException>(StoreAsync("1"));
        await Task.WhenAll(lost);

        failure.Message.ShouldContain("could not be asked");
        _waits.Count.ShouldBe(PostgresTruth.Inquiries - 1);
        (await StoreAsync("1")).Outcome.ShouldBe(StoreOutcome.Unchanged);
        (await StoreAsync("2")).Outcome.ShouldBe(StoreOutcome.Added);
        await SoundAsync(2);
    }

    [Fact]
    public async Task A_cut_connection_costs_no_more_than_the_write_that_used_it()
    {
        await StoreAsync("1");
        _proxy.Cut();

        CorpusException? failure = null;
        try
        {
            await StoreAsync("2");
        }
        catch (CorpusException cut)
        {
            failure = cut;
        }

        failure?.Message.ShouldContain("Nothing was stored");
        await StoreAsync("2");
        await SoundAsync(2);
    }

    [Fact]
    public async Task Behind_a_network_that_swallows_all_a_write_ends_in_time_and_reading_goes_on()
    {
        await StoreAsync("1");
        await _host.Corpus.IndexAsync(Token);
        _proxy.Blackhole();
        var watch = Stopwatch.StartNew();

        var writing = StoreAsync("2");
        var passages = await _host.Corpus.MatchAsync(
            new SearchScope(_home),
            [
                [new QueryTerm("ferry", "ferri")],
            ],
            Token
        );
        var failure = await Should.ThrowAsync<CorpusException>(writing);

        passages.ShouldHaveSingleItem();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(45));
        failure.Message.ShouldContain("Check that the server runs");
        _proxy.Heal();
        (await StoreAsync("2")).Outcome.ShouldBe(StoreOutcome.Added);
        await SoundAsync(2);
    }

    [Fact]
    public async Task What_the_disk_had_no_room_for_is_caught_up_with()
    {
        await StoreAsync("1");
        var pages = (int)RawDatabase.Number(_host.File.Path, "PRAGMA page_count");
        await _host.OpenAsync(new() { PageLimit = pages + 3 });

        var failed = 0;
        for (var i = 2; i < 12 && failed == 0; i++)
        {
            try
            {
                await _host.Corpus.StoreAsync(_home, Drafts.Of("A ferry", Drafts.Sentences(400, $"ferry{i}"), $"{i}.txt"), Token);
            }
            catch (CorpusException)
            {
                failed = i;
            }
        }
        await _host.OpenAsync();
        await StoreAsync("again");

        failed.ShouldBeGreaterThan(0);
        await _host.Corpus.IndexAsync(Token);
        await _host.File.CompareAsync(Slice, Token);
    }

    [Fact]
    public async Task A_local_end_that_fails_behind_the_database_s_is_caught_up_with()
    {
        var truth = new PostgresTruth(_cluster.Connections, _cluster.Tables, TimeProvider.System);
        await _host.OpenAsync();
        await using var stores = await SqliteStores.OpenAsync(_host.File.Path, new() { Truth = new FailingBehind(truth) }, Token);

        await Should.ThrowAsync<CorpusException>(stores.Settings.SetAsync(_home, "a", "1", Token).AsTask());

        (await stores.Settings.GetAsync(_home, "a", Token)).ShouldBeNull();
        await _host.Stores.Settings.SetAsync(_home, "b", "2", Token);
        (await _host.Stores.Settings.GetAsync(_home, "a", Token)).ShouldBe("1");
        await _host.File.CompareAsync(Slice, Token);
    }

    [Fact]
    public async Task A_server_that_was_killed_and_started_again_has_all_that_was_acknowledged()
    {
        await using var server = await PostgresServer.StartNewAsync(new(IsDurable: true));
        await using var database = await server.CreateDatabaseAsync();
        await using var cluster = await ConnectAsync(database.ConnectionString);
        await using var host = new TestHost(cluster, _folder.File("killed"));
        await host.LeadAsync();
        var home = await host.Corpus.WorkspaceAsync("home", Token);
        var acknowledged = 0;
        using var killed = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (true)
                {
                    try
                    {
                        await host.Corpus.StoreAsync(home, Drafts.Of("A ferry", $"Ferry {acknowledged}.", $"{acknowledged}.txt"), Token);
                        Interlocked.Increment(ref acknowledged);
                    }
                    catch (CorpusException)
                    {
                        return;
                    }
                }
            },
            Token
        );
        while (Volatile.Read(ref acknowledged) < 10)
            await Task.Yield();

        await server.KillAsync();
        await writing;
        var reading = await host.Corpus.StatisticsAsync(home, Token);
        await server.StartAsync();

        reading.Articles.ShouldBe(acknowledged);
        await host.Stores.Settings.SetAsync(home, "a", "1", Token);
        await host.File.CompareAsync(host.Lease.Slice, Token);
        (await host.Corpus.StatisticsAsync(home, Token)).Articles.ShouldBeInRange(acknowledged, acknowledged + 1);
    }

    [Fact]
    public async Task A_database_restored_from_an_older_copy_is_noticed_and_followed()
    {
        await StoreAsync("1");
        var server = await PostgresServer.SharedAsync();
        var direct = _database.ConnectionString;
        _proxy.Cut();
        await EndConnectionsAsync();
        await using var older = await server.CreateDatabaseAsync(_database.Name);
        // What the copy doesn't have.
        await StoreUntilAsync("2");
        await StoreAsync("3");
        await _host.Corpus.IndexAsync(Token);
        await _cluster.DisposeAsync();
        await _host.CloseAsync();

        await using var restored = await ConnectAsync(older.ConnectionString);
        await using var host = new TestHost(restored, _folder.File("one"));
        var told = 0;
        host.File.LeaseLost += () => told++;
        await host.OpenAsync();
        var failure = await Should.ThrowAsync<CorpusException>(
            host.Corpus.StoreAsync(_home, Drafts.Of("A ferry", "Ferry 4.", "4.txt"), Token).AsTask()
        );

        failure.Message.ShouldContain("restored");
        told.ShouldBe(1);
        await host.LeadAsync(_host.Lease.Slice);
        (await host.Corpus.StatisticsAsync(_home, Token)).Articles.ShouldBe(1);
        await host.Corpus.StoreAsync(_home, Drafts.Of("A ferry", "Ferry 4.", "4.txt"), Token);
        await host.Corpus.IndexAsync(Token);
        await host.ShouldBeLikeAsync(host, _host.Lease.Slice, Words);
        direct.ShouldNotBeEmpty();
        _cluster = await ConnectAsync(direct);
    }

    async Task SoundAsync(int articles)
    {
        await _host.Corpus.IndexAsync(Token);
        (await _host.Corpus.StatisticsAsync(_home, Token)).Articles.ShouldBe(articles);
        await using var anew = new TestHost(_cluster, _folder.File("anew"));
        await anew.FollowAsync(Slice);
        await anew.ShouldBeLikeAsync(_host, Slice, Words);
        await _host.File.CompareAsync(Slice, Token);
    }

    async Task<StoreResult> StoreAsync(string name) =>
        await _host.Corpus.StoreAsync(_home, Drafts.Of($"A ferry of {name}", $"The ferry {name} left the harbour.", $"{name}.txt"), Token);

    async Task StoreUntilAsync(string name)
    {
        try
        {
            await StoreAsync(name);
        }
        catch (CorpusException)
        {
            await StoreAsync(name);
        }
    }

    async Task EndConnectionsAsync()
    {
        var server = await PostgresServer.SharedAsync();
        NpgsqlConnection.ClearAllPools();
        _cluster.Connections.Forget();
        await server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_database.Name}'");
    }

    static ValueTask<PostgresCluster> ConnectAsync(string connection) =>
        PostgresCluster.ConnectAsync(
            new NpgsqlConnectionStringBuilder(connection) { Timeout = 2, CommandTimeout = 3 }.ConnectionString,
            2,
            Token
        );

    /// <summary>A truth behind which the file can't be written any more.</summary>
    sealed class FailingBehind(ITruth truth) : ITruth
    {
        public string Commit(ReplicaCommit commit)
        {
            truth.Commit(commit);
            throw new CorpusException("The disk is gone.");
        }

        public IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark) => truth.Since(slice, sequence, mark);

        public void Abandon() => truth.Abandon();
    }
}
