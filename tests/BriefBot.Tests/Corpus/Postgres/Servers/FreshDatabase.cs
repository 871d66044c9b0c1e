using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>A database of a test's own, gone with it, whoever is still connected.</summary>
sealed class FreshDatabase(PostgresServer server, string name) : IAsyncDisposable
{
    /// <summary>Name on the server.</summary>
    public string Name => name;

    /// <summary>How to connect to it, as its owner.</summary>
    public string ConnectionString => server.ConnectionString(name);

    /// <summary>Runs statements in it, as its owner.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a query gives first, asked as its owner.</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Opens a connection beside those of any pool, which ends when it is disposed.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        // Npgsql keeps connections by connection string; each holds one of the server's hundred.
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        if (!server.IsRunning)
            return;
        try
        {
            await server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        catch (NpgsqlException failure) when (failure.InnerException is TimeoutException)
        {
            // A server that stood still, or is busy, may take longer; the database goes with it.
            return;
        }
    }
}
