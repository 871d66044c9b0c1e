using System.Globalization;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>The tables of a cluster: those that a file of the corpus has, each with the slice that a row belongs to, and what is known of
/// slices.</summary>
static class PostgresSchema
{
    /// <summary>Into how many partitions the rows of a table are dealt, by slice.</summary>
    public const int Partitions = 8;

    const string Slices = """
        CREATE SCHEMA IF NOT EXISTS briefbot;
        CREATE TABLE IF NOT EXISTS briefbot.cluster (
          one boolean PRIMARY KEY DEFAULT true CHECK (one), id uuid NOT NULL DEFAULT gen_random_uuid()
        );
        INSERT INTO briefbot.cluster DEFAULT VALUES ON CONFLICT DO NOTHING;
        CREATE TABLE IF NOT EXISTS briefbot.slice (
          id integer PRIMARY KEY CHECK (id >= 0),
          schema integer NOT NULL,
          ready boolean NOT NULL,
          sequence bigint NOT NULL DEFAULT 0,
          mark uuid NOT NULL DEFAULT gen_random_uuid(),
          epoch bigint NOT NULL DEFAULT 0,
          holder text,
          address text,
          expires timestamptz NOT NULL DEFAULT '-infinity'
        );
        CREATE TABLE IF NOT EXISTS briefbot.commit_log (
          slice integer NOT NULL,
          sequence bigint NOT NULL,
          former uuid NOT NULL,
          mark uuid NOT NULL,
          epoch bigint NOT NULL,
          at timestamptz NOT NULL DEFAULT clock_timestamp(),
          changes bytea NOT NULL,
          PRIMARY KEY (slice, sequence)
        );
        CREATE TABLE IF NOT EXISTS briefbot.counter (
          slice integer NOT NULL, name text NOT NULL, last bigint NOT NULL, PRIMARY KEY (slice, name)
        );
        CREATE TABLE IF NOT EXISTS briefbot.turn (
          name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100), free_at timestamptz NOT NULL, ticket uuid
        );
        CREATE TABLE IF NOT EXISTS briefbot.allowance (
          name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
          remaining integer NOT NULL,
          resets_at timestamptz NOT NULL,
          spent_at timestamptz NOT NULL DEFAULT '-infinity'
        );
        CREATE TABLE IF NOT EXISTS briefbot.relay (
          id uuid PRIMARY KEY,
          slice integer NOT NULL,
          kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
          content text,
          at timestamptz NOT NULL DEFAULT clock_timestamp(),
          expires timestamptz NOT NULL,
          again boolean NOT NULL,
          epoch bigint,
          result text
        );
        CREATE INDEX IF NOT EXISTS relay_slice ON briefbot.relay (slice);

        """;

    // Whatever is looked for in all slices together.
    const string Indexes = $"""
        CREATE INDEX IF NOT EXISTS workspace_setting_open ON briefbot.workspace_setting (slice, workspace)
          WHERE name = '{WorkspaceSettings.DirectMessages}' AND value = '{WorkspaceSettings.Yes}';
        """;

    /// <summary>Makes what is missing: tables, and columns that newer versions of the program have.</summary>
    /// <exception cref="NpgsqlException">The server refuses or fails.</exception>
    public static async ValueTask MakeAsync(NpgsqlConnection connection, IEnumerable<TableShape> tables, CancellationToken cancellation)
    {
        await using var transaction = await SliceTransactions.BeginAloneAsync(connection, cancellation);
        // A partition for each table and number takes long to make, and only once.
        var known = await ColumnsAsync(connection, transaction, cancellation);
        var script = Slices + string.Concat(tables.Select(table => Script(table, known))) + Indexes;
        await using var make = new NpgsqlCommand(script, connection, transaction) { CommandTimeout = 300 };
        await make.ExecuteNonQueryAsync(cancellation);
        await PostgresStorage.SetAsync(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A name as SQL has it, with the schema.</summary>
    public static string Table(string name) => "briefbot." + Quoted(name);

    /// <summary>A name as SQL has it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The type that holds all that a column of a file may hold.</summary>
    public static string Type(TableColumn column) =>
        column.Type switch
        {
            "INTEGER" => "bigint",
            "REAL" => "double precision",
            "TEXT" => "text",
            "BLOB" => "bytea",
            _ => throw new InvalidOperationException($"{column.Name} has the unknown type {column.Type}."),
        };

    static async ValueTask<HashSet<(string Table, string Column)>> ColumnsAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellation
    )
    {
        var columns = new HashSet<(string, string)>();
        await using var command = new NpgsqlCommand(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'briefbot'",
            connection,
            transaction
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns;
    }

    static string Script(TableShape table, HashSet<(string Table, string Column)> known)
    {
        if (known.Contains((table.Name, "slice")))
        {
            return string.Concat(
                table
                    .Columns.Where(column => !known.Contains((table.Name, column.Name)))
                    .Select(column => $"ALTER TABLE {Table(table.Name)} ADD COLUMN {Quoted(column.Name)} {Type(column)};\n")
            );
        }
        var name = Table(table.Name);
        var columns = string.Join(", ", table.Columns.Select(column => $"{Quoted(column.Name)} {Type(column)}"));
        var keys = string.Join(", ", table.Keys.Select(key => Quoted(key.Name)));
        var partitions = Enumerable
            .Range(0, Partitions)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    CREATE TABLE {Table($"{table.Name}_{number}")} PARTITION OF {name}
                      FOR VALUES WITH (MODULUS {Partitions}, REMAINDER {number});

                    """
                )
            );
        return $"CREATE TABLE {name} (slice integer NOT NULL, {columns}, PRIMARY KEY (slice, {keys})) PARTITION BY HASH (slice);\n"
            + string.Concat(partitions);
    }
}
