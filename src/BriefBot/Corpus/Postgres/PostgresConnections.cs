using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>Connections to the server that is the primary at the moment, by one connection string.</summary>
public sealed class PostgresConnections : IAsyncDisposable
{
    /// <summary>Seconds that a statement may take.</summary>
    const int StatementSeconds = 30;

    /// <summary>Seconds within which a server answers a short question, or is taken for gone.</summary>
    const int QuestionSeconds = 5;

    const string Example = "Host=db1,db2;Database=briefbot;Username=briefbot;Password=…";

    readonly PrimarySource _source;

    /// <summary>Reads the connection string; connects to nothing yet.</summary>
    /// <param name="connectionString">As Npgsql has it; several hosts are separated by commas, of which the primary is taken.</param>
    /// <exception cref="CorpusException">It is none.</exception>
    public PostgresConnections(string connectionString)
    {
        try
        {
            var settings = Complete(new(connectionString));
            Place = $"{settings.Host}/{settings.Database}";
            Settings = settings.ConnectionString;
            _source = new(settings);
        }
        catch (Exception failure)
            when (failure is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException
            )
        {
            throw new CorpusException(
                $"Store:ConnectionString is no connection string ({failure.Message.TrimEnd('.')}). An example: {Example}",
                failure
            );
        }
    }

    static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
            throw new CorpusException($"Store:ConnectionString must name a host and a database. An example: {Example}");
        // What a pooler like pgbouncer can't keep isn't asked for: no prepared statements, no state of a connection.
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= "BriefBot";
        if (!IsSet(settings, "Command Timeout"))
            settings.CommandTimeout = StatementSeconds;
        // A commit that waits for a standby and is asked to give up is answered as done, with a warning, and is gone after a failover. So
        // nothing is asked: the connection breaks, and what became of the commit is looked up.
        settings.CancellationTimeout = -1;
        if (!IsSet(settings, "Timeout"))
            settings.Timeout = 5;
        if (!IsSet(settings, "Tcp Keepalive"))
            settings.TcpKeepAlive = true;
        return settings;
    }

    /// <summary>Looks whether it is a connection string; connects to nothing.</summary>
    /// <param name="connectionString">As the constructor takes it.</param>
    /// <exception cref="CorpusException">It is none; the message says what is wrong with it.</exception>
    public static void Check(string connectionString) => new PostgresConnections(connectionString)._source.Dispose();

    // Npgsql's builder says of all that it knows that it contains it.
    static bool IsSet(NpgsqlConnectionStringBuilder settings, string name) => settings.ShouldSerialize(name);

    /// <summary>How it connects, with a password where one is set.</summary>
    internal string Settings { get; }

    /// <summary>Hosts and database, for messages.</summary>
    public string Place { get; }

    /// <summary>A connection, to be disposed of.</summary>
    /// <exception cref="CorpusException">None can be had.</exception>
    public NpgsqlConnection Open()
    {
        try
        {
            return _source.Open();
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw Unreachable(failure);
        }
    }

    /// <summary>As <see cref="Open"/>.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            return await _source.OpenAsync(cancellation);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw Unreachable(failure);
        }
    }

    /// <summary>Works on a connection of its own.</summary>
    /// <exception cref="CorpusException">The server, or the way to it, failed.</exception>
    public async ValueTask<T> UseAsync<T>(Func<NpgsqlConnection, ValueTask<T>> work, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        try
        {
            return await work(connection);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Forget();
            throw Unreachable(failure);
        }
    }

    /// <summary>Asks one statement, a short question, as <see cref="AskAsync"/> does.</summary>
    /// <exception cref="CorpusException">The server, or the way to it, failed.</exception>
    internal ValueTask<T> RunAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object[] values) =>
        AskAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = SecondsToAnswer(connection) };
                foreach (var value in values)
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
                return read(rows);
            },
            cancellation
        );

    /// <summary>Asks a short question on a connection of its own. A server that hangs, or is gone without a word, is given up after five
    /// seconds, and at once when the question is called off; what was asked for may be done all the same.</summary>
    /// <exception cref="CorpusException">The server, or the way to it, failed.</exception>
    public async ValueTask<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellation)
    {
        // Npgsql, whose time is up, first asks the same server to give up, for as long as connecting may take: that isn't waited for.
        var answer = AskedAsync(ask);
        try
        {
            return await answer.WaitAsync(TimeSpan.FromSeconds(QuestionSeconds), cancellation);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Forget();
            throw Unreachable(failure);
        }
        catch (OperationCanceledException)
        {
            Forget();
            throw;
        }
    }

    async Task<T> AskedAsync<T>(Func<NpgsqlConnection, Task<T>> ask)
    {
        await using var connection = await _source.OpenAsync(CancellationToken.None);
        return await ask(connection);
    }

    /// <summary>Closes the connections that aren't in use, and looks for the primary anew, as after it failed or didn't answer.</summary>
    public void Forget() => _source.Forget();

    /// <summary>Seconds to wait for the answer to a short question. A server that hangs is found out by it, so it is less than what other
    /// statements get, unless those get less.</summary>
    internal static int SecondsToAnswer(NpgsqlConnection connection)
    {
        var seconds = connection.CommandTimeout;
        return seconds is 0 or > QuestionSeconds ? QuestionSeconds : seconds;
    }

    /// <summary>Whether the server, or the way to it, failed.</summary>
    public static bool IsOutage(Exception failure) => PrimarySource.IsOutage(failure);

    /// <summary>What is thrown where it does.</summary>
    public CorpusException Unreachable(Exception failure) =>
        new(
            $"The database {Place} can't be used ({failure.Message.TrimEnd('.')}). Nothing was stored; what this host holds can be read. "
                + "Check that the server runs and that Store:ConnectionString is right.",
            failure
        );

    /// <summary>What is thrown where it isn't known whether a transaction was stored.</summary>
    public CorpusException Unsettled(Exception failure) =>
        new(
            $"The database {Place} could not be asked whether the last change was stored ({failure.Message.TrimEnd('.')}). When it can be "
                + "reached again, this host finds out before it writes anything else. Check that the server runs.",
            failure
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
