using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

public sealed class PgBouncerTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_batches_and_transactions_work_though_clients_share_connections()
    {
        var server = await PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE notes (id int PRIMARY KEY, text text)");
        await using var bouncer = await PgBouncer.StartAsync(server, connections: 2);
        await using var source = NpgsqlDataSource.Create(bouncer.ConnectionString(database.ConnectionString));

        await Task.WhenAll(Enumerable.Range(1, 20).Select(id => WriteAsync(source, id)));

        (await database.ReadAsync<long>("SELECT sum(id) FROM notes WHERE text = 'changed'")).ShouldBe(210);
        var sessions = $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database.Name}'";
        (await server.ReadAsync<long>(sessions)).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_lock_of_a_session_is_nobodys_own()
    {
        var server = await PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var bouncer = await PgBouncer.StartAsync(server, connections: 1);
        await using var source = NpgsqlDataSource.Create(bouncer.ConnectionString(database.ConnectionString));
        await using var one = await source.OpenConnectionAsync(Cancellation);
        await using var other = await source.OpenConnectionAsync(Cancellation);

        (await LocksAsync(one)).ShouldBeTrue();
        (await LocksAsync(other)).ShouldBeTrue();
    }

    static async Task WriteAsync(NpgsqlDataSource source, int id)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using (var insert = new NpgsqlCommand("INSERT INTO notes VALUES (@id, @text)", connection, transaction))
        {
            insert.Parameters.AddWithValue("id", id);
            insert.Parameters.AddWithValue("text", "new");
            await insert.ExecuteNonQueryAsync(Cancellation);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("UPDATE notes SET text = 'changed' WHERE id = $1") { Parameters = { new() { Value = id } } });
        batch.BatchCommands.Add(new("SELECT 1"));
        await batch.ExecuteNonQueryAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);
    }

    static async Task<bool> LocksAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(1)", connection);
        return (bool)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
