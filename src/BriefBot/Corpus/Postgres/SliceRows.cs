using System.Runtime.CompilerServices;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;
using NpgsqlTypes;

namespace BriefBot.Corpus.Postgres;

/// <summary>All rows of a slice, table by table, to and from the truth.</summary>
static class SliceRows
{
    /// <summary>The rows of a table in the order of its key.</summary>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        NpgsqlConnection connection,
        TableShape table,
        int slice,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var order = string.Join(", ", table.Keys.Select(Ordered));
        // COPY takes no parameters; the slice is a number.
        var select = $"SELECT {Names(table)} FROM {PostgresSchema.Table(table.Name)} WHERE slice = {slice} ORDER BY {order}";
        await using var rows = await connection.BeginBinaryExportAsync($"COPY ({select}) TO STDOUT (FORMAT BINARY)", cancellation);
        while (await rows.StartRowAsync(cancellation) >= 0)
        {
            var values = new object?[table.Columns.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (rows.IsNull)
                {
                    await rows.SkipAsync(cancellation);
                    continue;
                }
                values[i] = table.Columns[i].Type switch
                {
                    "INTEGER" => await rows.ReadAsync<long>(NpgsqlDbType.Bigint, cancellation),
                    "REAL" => await rows.ReadAsync<double>(NpgsqlDbType.Double, cancellation),
                    "TEXT" => StoredValue.Read(await rows.ReadAsync<string>(NpgsqlDbType.Text, cancellation)),
                    _ => await rows.ReadAsync<byte[]>(NpgsqlDbType.Bytea, cancellation),
                };
            }
            yield return values;
        }
    }

    /// <summary>Adds rows of a table.</summary>
    /// <returns>How many.</returns>
    public static async ValueTask<long> WriteAsync(
        NpgsqlConnection connection,
        TableShape table,
        int slice,
        IEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        await using var target = await connection.BeginBinaryImportAsync(
            $"COPY {PostgresSchema.Table(table.Name)} (slice, {Names(table)}) FROM STDIN (FORMAT BINARY)",
            cancellation
        );
        var count = 0L;
        foreach (var row in rows)
        {
            await target.StartRowAsync(cancellation);
            await target.WriteAsync(slice, NpgsqlDbType.Integer, cancellation);
            foreach (var value in row)
                await WriteAsync(target, value, cancellation);
            count++;
        }
        await target.CompleteAsync(cancellation);
        return count;
    }

    static async ValueTask WriteAsync(NpgsqlBinaryImporter target, object? value, CancellationToken cancellation)
    {
        switch (value)
        {
            case null:
                await target.WriteNullAsync(cancellation);
                break;
            case long number:
                await target.WriteAsync(number, NpgsqlDbType.Bigint, cancellation);
                break;
            case double number:
                await target.WriteAsync(number, NpgsqlDbType.Double, cancellation);
                break;
            case string text:
                await target.WriteAsync(StoredValue.Store(text), NpgsqlDbType.Text, cancellation);
                break;
            case byte[] bytes:
                await target.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation);
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} can't be stored.", nameof(value));
        }
    }

    static string Names(TableShape table) => string.Join(", ", table.Columns.Select(column => PostgresSchema.Quoted(column.Name)));

    /// <summary>A column as it is ordered by: text as SQLite orders it, by its bytes.</summary>
    public static string Ordered(TableColumn key) => PostgresSchema.Quoted(key.Name) + (key.Type == "TEXT" ? " COLLATE \"C\"" : "");
}
