using System.Diagnostics;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A host that stands still, or whose network is away, in the middle of a transaction: the database can't know that nothing more
/// comes, and another host must still be able to take over.</summary>
public sealed class StandingTransactionTests : IAsyncLifetime
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Within = TimeSpan.FromSeconds(12);

    readonly TemporaryFolder _folder = new();
    FreshDatabase _database = null!;
    CuttingProxy _proxy = null!;
    PostgresCluster _behind = null!;
    PostgresCluster _direct = null!;
    TestHost _stands = null!;
    TestHost _other = null!;
    WorkspaceId _home;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _database = await server.CreateDatabaseAsync();
        _proxy = new(server.Port);
        _behind = await PostgresCluster.ConnectAsync(_proxy.ConnectionString(_database.ConnectionString), 1, Token);
        _direct = await PostgresCluster.ConnectAsync(_database.ConnectionString, 1, Token);
        _stands = new(_behind, _folder.File("stands"));
        _other = new(_direct, _folder.File("other"));
        await _stands.LeadAsync();
        _home = await _stands.Corpus.WorkspaceAsync("home", Token);
        await _direct.Leases.RenewAsync(_stands.Lease, Length, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _proxy.Heal();
        await _stands.DisposeAsync();
        await _other.DisposeAsync();
        await _behind.DisposeAsync();
        await _direct.DisposeAsync();
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("INSERT INTO briefbot.commit_log")]
    [InlineData("UPDATE briefbot.slice SET sequence")]
    public async Task Another_host_takes_over_from_one_that_stands_in_the_middle_of_a_transaction(string before)
    {
        var stopped = _proxy.StopBeforeAsync(before);
        var writing = StartWriting();
        await stopped;

        await OtherLeadsAsync();
        await _other.Stores.Settings.SetAsync(_home, "b", "2", Token);
        _proxy.Heal();

        await Should.ThrowAsync<CorpusException>(writing);
        (await _other.Stores.Settings.GetAsync(_home, "a", Token)).ShouldBeNull();
        await _other.File.CompareAsync(0, Token);
    }

    [Fact]
    public async Task Another_host_takes_over_from_one_that_stands_while_it_asks_what_became_of_a_transaction()
    {
        var lost = _proxy.LoseAnswerAsync();
        // Asking ends with a COMMIT of its own.
        var stopped = _proxy.StopBeforeAsync(nth: 2);
        var writing = StartWriting();
        await lost;
        await stopped;

        await OtherLeadsAsync();
        await _other.Stores.Settings.SetAsync(_home, "b", "2", Token);
        _proxy.Heal();

        // It asks again, and hears that it was stored.
        await writing;
        (await _other.Stores.Settings.GetAsync(_home, "a", Token)).ShouldBe("1");
        await _other.File.CompareAsync(0, Token);
    }

    [Fact]
    public async Task Another_host_fills_a_slice_anew_that_one_stands_in_the_middle_of_filling()
    {
        var stopped = _proxy.StopBeforeAsync("COPY", nth: 3);
        var filling = Task.Run(() => FillAsync(_behind, _stands), Token);
        await stopped;

        await OtherLeadsAsync();
        await FillAsync(_direct, _other);
        _proxy.Heal();

        await Should.ThrowAsync<NpgsqlException>(filling);
        await _other.OpenAsync();
        await _other.File.FollowAsync(0, Token);
        await _other.File.CompareAsync(0, Token);
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("CREATE TABLE IF NOT EXISTS briefbot.turn")]
    public async Task Another_host_connects_while_one_stands_in_the_middle_of_making_tables(string before)
    {
        var stopped = _proxy.StopBeforeAsync(before);
        var making = Task.Run(() => ConnectAsync(_proxy.ConnectionString(_database.ConnectionString)).AsTask(), Token);
        await stopped;

        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var cluster = await ConnectAsync(_database.ConnectionString);
                break;
            }
            catch (CorpusException) when (watch.Elapsed < Within)
            {
                // As a host does, it tries again.
            }
        }
        _proxy.Heal();

        await Should.ThrowAsync<CorpusException>(making);
    }

    [Fact]
    public async Task What_goes_on_is_left_alone()
    {
        await using var connection = await _direct.Connections.OpenAsync(Token);
        await using var transaction = await SliceTransactions.BeginLongAsync(connection, 0, Token);

        (await _direct.Leases.FreeAsync(0, Token)).ShouldBe(0);
        await using var other = await _direct.Connections.OpenAsync(Token);
        (await SliceTransactions.EndAsync(other, 1, TimeSpan.Zero, Token)).ShouldBe(0);
        await transaction.CommitAsync(Token);
        (await SliceTransactions.EndAsync(other, 0, TimeSpan.Zero, Token)).ShouldBe(0);
    }

    static ValueTask<PostgresCluster> ConnectAsync(string connection) =>
        PostgresCluster.ConnectAsync(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 3 }.ConnectionString, 1, Token);

    Task StartWriting() => Task.Run(() => _stands.Stores.Settings.SetAsync(_home, "a", "1", Token).AsTask(), Token);

    static async Task FillAsync(PostgresCluster cluster, TestHost host)
    {
        using var session = SqliteDatabase.Open(host.File.Path, new() { ReadOnly = true }).Reader();
        await using var connection = await cluster.Connections.OpenAsync(Token);
        await SliceFiller.ReplaceAsync(connection, session, cluster.Tables, host.Lease, Migrations.Latest, Token);
    }

    // As a host that stands by does.
    async Task OtherLeadsAsync()
    {
        var watch = Stopwatch.StartNew();
        while (await _other.TakeAsync(0) is null)
        {
            watch.Elapsed.ShouldBeLessThan(Within);
            if ((await _direct.Leases.FindAsync(0, Token))!.Left <= TimeSpan.Zero)
                await _direct.Leases.FreeAsync(0, Token);
            await Task.Delay(100, Token);
        }
        await _other.LeadAsync(0);
    }
}
