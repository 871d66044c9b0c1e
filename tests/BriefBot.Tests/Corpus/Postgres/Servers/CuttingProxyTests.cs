using System.Net.Sockets;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

public sealed class CuttingProxyTests : IAsyncLifetime
{
    PostgresServer _server = null!;
    FreshDatabase _database = null!;
    CuttingProxy _proxy = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.SharedAsync();
        _database = await _server.CreateDatabaseAsync();
        _proxy = new CuttingProxy(_server.Port);
        await _database.ExecuteAsync("CREATE TABLE notes (id int PRIMARY KEY, text text)");
    }

    [Fact]
    public async Task All_passes_as_it_is()
    {
        await using var open = await ConnectAsync();
        var large = new string('ü', 300_000);

        await RunAsync(open, "INSERT INTO notes VALUES (1, @text)", large);

        (await _database.ReadAsync<string>("SELECT text FROM notes")).ShouldBe(large);
        await using var read = new NpgsqlCommand("SELECT text FROM notes", open);
        (await read.ExecuteScalarAsync(Cancellation)).ShouldBe(large);
        (_proxy.Open, _proxy.Accepted).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_statement_is_canceled_through_it()
    {
        // A busy machine may take long to cancel; by default Npgsql waits two seconds.
        await using var open = await ConnectAsync(_proxy, cancellation: 60_000);
        await using var sleep = new NpgsqlCommand("SELECT pg_sleep(600)", open) { CommandTimeout = 1 };

        var error = await Should.ThrowAsync<NpgsqlException>(() => sleep.ExecuteScalarAsync(Cancellation));

        error.InnerException.ShouldBeOfType<TimeoutException>();
        // The connection lives on, because the server was asked to cancel, on a connection of its own.
        (await CountAsync(open)).ShouldBe(0);
        _proxy.Accepted.ShouldBe(2);
    }

    [Fact]
    public async Task Cut_connections_fail_and_new_ones_work()
    {
        await using var open = await ConnectAsync();

        _proxy.Cut();

        await Should.ThrowAsync<NpgsqlException>(() => CountAsync(open));
        await using var again = await ConnectAsync();
        (await CountAsync(again)).ShouldBe(0);
    }

    [Fact]
    public async Task New_connections_are_refused_and_old_ones_stay()
    {
        await using var open = await ConnectAsync();

        _proxy.Refuse();

        var error = await Should.ThrowAsync<NpgsqlException>(ConnectAsync);
        error.InnerException.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        (await CountAsync(open)).ShouldBe(0);
        _proxy.Accept();
        await using var again = await ConnectAsync();
        (await CountAsync(again)).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_connection_cut()
    {
        await using var nowhere = new CuttingProxy(FreePort.Find());

        await Should.ThrowAsync<NpgsqlException>(() => ConnectAsync(nowhere));
    }

    [Theory]
    [InlineData(Ways.ToServer, 0)]
    [InlineData(Ways.ToClient, 1)]
    [InlineData(Ways.Both, 0)]
    public async Task Nothing_passes_a_blackhole_until_it_is_healed(Ways ways, int reached)
    {
        await using var open = await ConnectAsync();
        await using var watcher = await _database.OpenAsync();

        _proxy.Blackhole(ways);
        var inserting = RunAsync(open, "INSERT INTO notes VALUES (1, @text)", "in vain?");
        if (reached > 0)
            await UntilAsync(async () => await CountAsync(watcher) == reached);
        inserting.IsCompleted.ShouldBeFalse();
        (await CountAsync(watcher)).ShouldBe(reached);
        _proxy.Heal();

        await inserting;
        (await CountAsync(watcher)).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_connection_through_a_blackhole_is_accepted_and_not_answered()
    {
        _proxy.Blackhole();

        var error = await Should.ThrowAsync<NpgsqlException>(() => ConnectAsync(_proxy, timeout: 1));

        error.InnerException.ShouldBeOfType<TimeoutException>();
        // Npgsql may try more than once within its time.
        _proxy.Accepted.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Each_piece_is_delayed()
    {
        await using var open = await ConnectAsync();
        _proxy.Delay(TimeSpan.FromMilliseconds(50));

        var began = TimeProvider.System.GetTimestamp();
        await CountAsync(open);

        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(99));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_was_done()
    {
        await using var open = await ConnectAsync();
        var lost = _proxy.LoseAnswerAsync(nth: 2);

        await InsertInTransactionAsync(open, 1);
        await Should.ThrowAsync<NpgsqlException>(() => InsertInTransactionAsync(open, 2));

        await lost.WaitAsync(Cancellation);
        (await IdsAsync()).ShouldBe([1, 2]);
        // Once only.
        await using var again = await ConnectAsync();
        await InsertInTransactionAsync(again, 3);
        (await IdsAsync()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_commit_that_rolled_back_is_not_counted()
    {
        await using var open = await ConnectAsync();
        var lost = _proxy.LoseAnswerAsync();

        await using (var transaction = await open.BeginTransactionAsync(Cancellation))
        {
            await Should.ThrowAsync<PostgresException>(() => RunAsync(open, "SELECT 1 / 0"));
            await RunAsync(open, "COMMIT");
        }

        lost.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<NpgsqlException>(() => InsertInTransactionAsync(open, 2));
        await lost.WaitAsync(Cancellation);
        (await IdsAsync()).ShouldBe([2]);
    }

    [Fact]
    public async Task The_answer_to_a_statement_that_commits_itself_is_lost_once_it_is_committed()
    {
        await using var open = await ConnectAsync();
        var lost = _proxy.LoseAnswerAsync("INSERT");

        await Should.ThrowAsync<NpgsqlException>(() => RunAsync(open, "INSERT INTO notes VALUES (1)"));

        await lost.WaitAsync(Cancellation);
        (await IdsAsync()).ShouldBe([1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_commit_that_is_lost_on_its_way_was_not_done(bool isPrepared)
    {
        await using var open = await ConnectAsync();
        await using var transaction = await open.BeginTransactionAsync(Cancellation);
        await RunAsync(open, "INSERT INTO notes VALUES (1)");
        var lost = _proxy.LoseRequestAsync();

        // Npgsql commits by a simple query; a statement of one's own is parsed, bound and executed.
        await Should.ThrowAsync<NpgsqlException>(() => isPrepared ? RunAsync(open, "commit") : transaction.CommitAsync(Cancellation));

        await lost.WaitAsync(Cancellation);
        (await IdsAsync()).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            Cancellation.ThrowIfCancellationRequested();
    }

    static async Task RunAsync(NpgsqlConnection open, string sql, string? text = null)
    {
        await using var command = new NpgsqlCommand(sql, open);
        if (text is not null)
            command.Parameters.AddWithValue("text", text);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    static async Task<long> CountAsync(NpgsqlConnection open)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM notes", open);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    static async Task InsertInTransactionAsync(NpgsqlConnection open, int id)
    {
        await using var transaction = await open.BeginTransactionAsync(Cancellation);
        await RunAsync(open, $"INSERT INTO notes VALUES ({id})");
        await transaction.CommitAsync(Cancellation);
    }

    Task<int[]> IdsAsync() => _database.ReadAsync<int[]>("SELECT array(SELECT id FROM notes ORDER BY id)");

    Task<NpgsqlConnection> ConnectAsync() => ConnectAsync(_proxy);

    async Task<NpgsqlConnection> ConnectAsync(CuttingProxy proxy, int timeout = 15, int cancellation = 2000)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(proxy.ConnectionString(_database.ConnectionString))
            {
                Pooling = false,
                Timeout = timeout,
                CancellationTimeout = cancellation,
            }.ConnectionString
        );
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
