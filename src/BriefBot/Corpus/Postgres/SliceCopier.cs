using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>How far the copying is.</summary>
/// <param name="Table">Which table it is at.</param>
/// <param name="Rows">Rows of the file that are in the database.</param>
/// <param name="Of">Rows of the file.</param>
public readonly record struct CopyProgress(string Table, long Rows, long Of);

/// <summary>
/// Brings all that a file holds into an empty slice, some thousand rows in a transaction: what was there when it was cut short isn't copied
/// again. Nobody can use the slice until all of it is there and was compared.
/// </summary>
sealed class SliceCopier(PostgresCluster cluster, SqliteSession session, SliceState lease, IProgress<CopyProgress>? progress)
{
    const int RowsAtOnce = 2_000;
    const long BytesAtOnce = 8 << 20;

    const string FenceSql = """
        SELECT 1 FROM briefbot.slice WHERE id = $1 AND holder = $2 AND epoch = $3 AND expires > clock_timestamp() FOR SHARE
        """;
    const string BeginSql = "UPDATE briefbot.slice SET ready = false WHERE id = $1 AND holder = $2 AND epoch = $3";
    const string EndSql = """
        UPDATE briefbot.slice SET ready = true, schema = $4, sequence = sequence + 1, mark = gen_random_uuid()
        WHERE id = $1 AND holder = $2 AND epoch = $3 AND expires > clock_timestamp()
        """;
    const string CounterSql = """
        INSERT INTO briefbot.counter (slice, name, last) VALUES ($1, $2, $3) ON CONFLICT (slice, name) DO UPDATE SET last = excluded.last
        """;

    readonly IReadOnlyDictionary<string, TableShape> _tables = ReplicatedTables.Read(session);
    long _copied;
    long _all;

    /// <summary>Copies what is lacking, compares all, and opens the slice. Expects a snapshot of the file.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="LeaseLostException">The lease is over.</exception>
    /// <exception cref="CorpusException">The database can't be used, or holds something else even when all was copied anew.</exception>
    public async ValueTask<long> RunAsync(CancellationToken cancellation)
    {
        _all = _tables.Values.Sum(table => session.Prepare($"SELECT count(*) FROM \"{table.Name}\"").Number() ?? 0);
        try
        {
            await using var connection = await cluster.Connections.OpenAsync(cancellation);
            await RunAsync(connection, BeginSql, cancellation, lease.Slice, lease.Holder!, lease.Epoch);
            await CopyAsync(connection, cancellation);
            try
            {
                await SliceFiller.CompareAsync(connection, session, _tables, lease.Slice, cancellation);
            }
            catch (CorpusException)
            {
                // The file was written to since an earlier attempt: what that one copied is of no use.
                await EmptyAsync(connection, cancellation);
                _copied = 0;
                await CopyAsync(connection, cancellation);
                await SliceFiller.CompareAsync(connection, session, _tables, lease.Slice, cancellation);
            }
            foreach (var (name, last) in FileRows.Counters(session, _tables))
                await RunAsync(connection, CounterSql, cancellation, lease.Slice, name, last);
            if (await RunAsync(connection, EndSql, cancellation, lease.Slice, lease.Holder!, lease.Epoch, Migrations.Latest) != 1)
                throw Over();
            return _copied;
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            throw cluster.Connections.Unreachable(failure);
        }
    }

    async ValueTask CopyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in _tables.Values)
        {
            var after = await LastAsync(connection, table, cancellation);
            if (after is not null)
                _copied += FileRows.CountTo(session, table, after);
            using var rows = FileRows.Read(session, table, after).GetEnumerator();
            while (Next(rows) is { Count: > 0 } chunk)
            {
                await using var transaction = await SliceTransactions.BeginLongAsync(connection, lease.Slice, cancellation);
                await using (var fence = Command(connection, FenceSql, lease.Slice, lease.Holder!, lease.Epoch))
                {
                    if (await fence.ExecuteScalarAsync(cancellation) is null)
                        throw Over();
                }
                await SliceRows.WriteAsync(connection, table, lease.Slice, chunk, cancellation);
                await transaction.CommitAsync(cancellation);
                _copied += chunk.Count;
                progress?.Report(new(table.Name, _copied, _all));
            }
        }
    }

    static List<object?[]> Next(IEnumerator<object?[]> rows)
    {
        var chunk = new List<object?[]>();
        var bytes = 0L;
        while (chunk.Count < RowsAtOnce && bytes < BytesAtOnce && rows.MoveNext())
        {
            chunk.Add(rows.Current);
            bytes += rows.Current.Sum(value =>
                value is string text ? 2L * text.Length
                : value is byte[] blob ? blob.Length
                : sizeof(long)
            );
        }
        return chunk;
    }

    // The key of the last row that is there, by the order in which they are copied; null where none is.
    async ValueTask<object[]?> LastAsync(NpgsqlConnection connection, TableShape table, CancellationToken cancellation)
    {
        var order = string.Join(", ", table.Keys.Select(key => SliceRows.Ordered(key) + " DESC"));
        var keys = string.Join(", ", table.Keys.Select(key => PostgresSchema.Quoted(key.Name)));
        await using var command = Command(
            connection,
            $"SELECT {keys} FROM {PostgresSchema.Table(table.Name)} WHERE slice = $1 ORDER BY {order} LIMIT 1",
            lease.Slice
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        var values = new object[table.Keys.Count];
        rows.GetValues(values);
        return Array.ConvertAll(values, value => value is string text ? StoredValue.Read(text) : value);
    }

    async ValueTask EmptyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var table in _tables.Values)
            await RunAsync(connection, $"DELETE FROM {PostgresSchema.Table(table.Name)} WHERE slice = $1", cancellation, lease.Slice);
    }

    LeaseLostException Over() => new($"The lease of slice {lease.Slice} is over; run this again, it goes on from here.");

    static async ValueTask<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
