using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>Brings all that a file holds into the truth.</summary>
static class SliceFiller
{
    const string LeasedSql = """
        UPDATE briefbot.slice SET schema = $4, ready = true, sequence = sequence + 1, mark = $5
        WHERE id = $1 AND holder = $2 AND epoch = $3 AND expires > clock_timestamp() RETURNING sequence
        """;
    const string ForgetLogSql = "DELETE FROM briefbot.commit_log WHERE slice = $1";
    const string ForgetCountersSql = "DELETE FROM briefbot.counter WHERE slice = $1";
    const string CounterSql = "INSERT INTO briefbot.counter (slice, name, last) VALUES ($1, $2, $3)";

    /// <summary>Puts what a file holds in the place of all that the slice holds, in one transaction: whoever follows the slice makes its
    /// copy anew.</summary>
    /// <param name="connection">To the truth.</param>
    /// <param name="session">Of the file.</param>
    /// <param name="tables">As the file has them.</param>
    /// <param name="lease">Under which it is written.</param>
    /// <param name="schema">Version of the file's schema.</param>
    /// <param name="cancellation">Ends it; nothing was written then.</param>
    /// <returns>Where the slice stands then.</returns>
    /// <exception cref="LeaseLostException">The lease is over.</exception>
    /// <exception cref="CorpusException">What came back differs from what was sent.</exception>
    public static async ValueTask<(long Sequence, string Mark)> ReplaceAsync(
        NpgsqlConnection connection,
        SqliteSession session,
        IReadOnlyDictionary<string, TableShape> tables,
        SliceState lease,
        int schema,
        CancellationToken cancellation
    )
    {
        await using var transaction = await SliceTransactions.BeginLongAsync(connection, lease.Slice, cancellation);
        await ScalarAsync(connection, ForgetLogSql, cancellation, lease.Slice);
        await ScalarAsync(connection, ForgetCountersSql, cancellation, lease.Slice);
        foreach (var table in tables.Values)
        {
            await ScalarAsync(connection, $"DELETE FROM {PostgresSchema.Table(table.Name)} WHERE slice = $1", cancellation, lease.Slice);
            await SliceRows.WriteAsync(connection, table, lease.Slice, FileRows.Read(session, table), cancellation);
        }
        foreach (var (name, last) in FileRows.Counters(session, tables))
            await ScalarAsync(connection, CounterSql, cancellation, lease.Slice, name, last);
        await CompareAsync(connection, session, tables, lease.Slice, cancellation);
        // Last of all: the lease can't be renewed while this has the slice's row.
        var mark = Guid.NewGuid();
        var sequence =
            await ScalarAsync(connection, LeasedSql, cancellation, lease.Slice, lease.Holder!, lease.Epoch, schema, mark) as long?
            ?? throw new LeaseLostException($"The lease of slice {lease.Slice} is over; nothing was written.");
        await transaction.CommitAsync(cancellation);
        return (sequence, mark.ToString("N"));
    }

    /// <summary>Compares all rows of a slice with those of a file.</summary>
    /// <exception cref="CorpusException">They differ; the message says in which table.</exception>
    public static async ValueTask CompareAsync(
        NpgsqlConnection connection,
        SqliteSession session,
        IReadOnlyDictionary<string, TableShape> tables,
        int slice,
        CancellationToken cancellation
    )
    {
        foreach (var table in tables.Values)
        {
            var held = RowsDigest.Of(FileRows.Read(session, table));
            var stored = new RowsDigest();
            await foreach (var row in SliceRows.ReadAsync(connection, table, slice, cancellation))
                stored.Add(row);
            if (!held.Is(stored))
            {
                throw new CorpusException(
                    $"The table {table.Name} of slice {slice} differs: {stored.Rows:N0} rows in the database, {held.Rows:N0} in the file."
                );
            }
        }
    }

    static async ValueTask<object?> ScalarAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation,
        params object[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync(cancellation);
    }
}
