using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>Connections to the server that is the primary at the moment, by one connection string.</summary>
public sealed class PostgresConnections : IAsyncDisposable
{
    readonly NpgsqlDataSource _source;
    readonly TimeSpan _patience;

    /// <summary>Reads the connection string; connects to nothing yet.</summary>
    /// <param name="connectionString">As Npgsql has it; several hosts are separated by commas, of which the primary is taken.</param>
    /// <exception cref="CorpusException">It is none.</exception>
    public PostgresConnections(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new(connectionString);
        }
        catch (ArgumentException failure)
        {
            throw new CorpusException(
                $"Store:ConnectionString is no connection string ({failure.Message.TrimEnd('.')}). An example: "
                    + "Host=db1,db2;Database=briefbot;Username=briefbot;Password=…",
                failure
            );
        }
        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw new CorpusException(
                "Store:ConnectionString must name a host and a database. An example: "
                    + "Host=db1,db2;Database=briefbot;Username=briefbot;Password=…"
            );
        }
        // What a pooler like pgbouncer can't keep isn't asked for: no prepared statements, no state of a connection.
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= "BriefBot";
        if (!IsSet(settings, "Timeout"))
            settings.Timeout = 5;
        if (!IsSet(settings, "Tcp Keepalive"))
            settings.TcpKeepAlive = true;
        // Of several hosts, one whose connection broke isn't tried again for so long: ten seconds by default, so that one lost packet
        // would keep everybody from the database.
        if (!IsSet(settings, "Host Recheck Seconds"))
            settings.HostRecheckSeconds = 1;
        _patience = settings.CommandTimeout > 0 ? TimeSpan.FromSeconds(settings.CommandTimeout) : Timeout.InfiniteTimeSpan;
        Place = $"{settings.Host}/{settings.Database}";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        _source = settings.Host.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    // ContainsKey tells which words there are, and not which are set.
    static bool IsSet(NpgsqlConnectionStringBuilder settings, string name) => settings.ShouldSerialize(name);

    /// <summary>Hosts and database, for messages.</summary>
    public string Place { get; }

    /// <summary>A connection, to be disposed of.</summary>
    /// <exception cref="CorpusException">None can be had.</exception>
    public NpgsqlConnection Open()
    {
        try
        {
            return _source.OpenConnection();
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
            return await _source.OpenConnectionAsync(cancellation);
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            throw Unreachable(failure);
        }
    }

    /// <summary>Closes the connections that aren't in use, as after a change of the primary: Npgsql doesn't move them
    /// (npgsql/npgsql#3917).</summary>
    public void Forget() => _source.Clear();

    /// <summary>Ends a transaction. When this returns, it is wherever the server must have it.</summary>
    /// <exception cref="TimeoutException">It took too long: Npgsql has called it off then, and a primary that is called off while it waits
    /// for its synchronous standby answers as if the standby had it.</exception>
    public void End(NpgsqlTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var began = TimeProvider.System.GetTimestamp();
        transaction.Commit();
        if (_patience > TimeSpan.Zero && TimeProvider.System.GetElapsedTime(began) >= _patience)
            throw new TimeoutException("the transaction could not be ended in time; its standby may not have it");
    }

    /// <summary>Whether the server, or the way to it, failed.</summary>
    public static bool IsOutage(Exception failure) => failure is NpgsqlException or TimeoutException or IOException;

    /// <summary>What is thrown where it does.</summary>
    public CorpusException Unreachable(Exception failure) =>
        new(
            $"The database {Place} can't be used ({failure.Message.TrimEnd('.')}). Nothing was stored; what this host holds can be read. "
                + "Check that the server runs and that Store:ConnectionString is right.",
            failure
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
