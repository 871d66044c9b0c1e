using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;
using NpgsqlTypes;

namespace BriefBot.Corpus.Postgres;

/// <summary>
/// Statements that bring changed rows into the truth: one for all rows of a table to which the same happened, with an array for each
/// column.
/// </summary>
static class RowStatements
{
    /// <summary>The statements, each with the number of rows that it must change.</summary>
    /// <exception cref="InvalidOperationException">A table isn't known.</exception>
    public static IEnumerable<(NpgsqlBatchCommand Command, int Rows)> Of(
        IReadOnlyDictionary<string, TableShape> tables,
        int slice,
        IEnumerable<RowChange> changes
    ) =>
        changes
            .GroupBy(row => (row.Table, row.Kind, Columns: Told(row)))
            .Select(group =>
            {
                var table = tables.TryGetValue(group.Key.Table, out var shape)
                    ? shape
                    : throw new InvalidOperationException($"The table {group.Key.Table} isn't replicated.");
                var rows = group.ToList();
                var told = Columns(group.Key.Columns).Select(i => table.Columns[i]).ToList();
                var command = group.Key.Kind switch
                {
                    ChangeKind.Insert => Insert(table, slice, rows),
                    ChangeKind.Update => Update(table, slice, rows, told),
                    _ => Delete(table, slice, rows),
                };
                return (command, rows.Count);
            });

    static NpgsqlBatchCommand Insert(TableShape table, int slice, List<RowChange> rows) =>
        Command(
            $"INSERT INTO {PostgresSchema.Table(table.Name)} (slice, {Names(table.Columns)}) SELECT $1, * FROM {Unnest(table.Columns)}",
            slice,
            table.Columns.Select((column, i) => Array(column, rows, row => row.New[i]))
        );

    static NpgsqlBatchCommand Update(TableShape table, int slice, List<RowChange> rows, List<TableColumn> told)
    {
        var given = table.Keys.Concat(told).ToList();
        var set = string.Join(", ", told.Select((column, i) => $"{PostgresSchema.Quoted(column.Name)} = u.v{table.Keys.Count + i + 1}"));
        return Command(
            $"UPDATE {PostgresSchema.Table(table.Name)} AS t SET {set} FROM {Unnest(given)} {Aliases(given)} WHERE {Match(table)}",
            slice,
            table
                .Keys.Select(key => Array(key, rows, row => row.Old[Index(table, key)]))
                .Concat(told.Select(column => Array(column, rows, row => row.New[Index(table, column)])))
        );
    }

    static NpgsqlBatchCommand Delete(TableShape table, int slice, List<RowChange> rows) =>
        Command(
            $"DELETE FROM {PostgresSchema.Table(table.Name)} AS t USING {Unnest(table.Keys)} {Aliases(table.Keys)} WHERE {Match(table)}",
            slice,
            table.Keys.Select(key => Array(key, rows, row => row.Old[Index(table, key)]))
        );

    static NpgsqlBatchCommand Command(string sql, int slice, IEnumerable<NpgsqlParameter> arrays)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        foreach (var array in arrays)
            command.Parameters.Add(array);
        return command;
    }

    static string Unnest(IReadOnlyList<TableColumn> columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"${i + 2}::{PostgresSchema.Type(column)}[]"))})";

    static string Aliases(IReadOnlyList<TableColumn> columns) =>
        $"AS u ({string.Join(", ", Enumerable.Range(1, columns.Count).Select(i => $"v{i}"))})";

    static string Match(TableShape table) =>
        "t.slice = $1 AND " + string.Join(" AND ", table.Keys.Select((key, i) => $"t.{PostgresSchema.Quoted(key.Name)} = u.v{i + 1}"));

    static string Names(IEnumerable<TableColumn> columns) =>
        string.Join(", ", columns.Select(column => PostgresSchema.Quoted(column.Name)));

    static int Index(TableShape table, TableColumn column)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] == column)
                return i;
        }
        throw new InvalidOperationException($"{table.Name} has no column {column.Name}.");
    }

    static NpgsqlParameter Array(TableColumn column, List<RowChange> rows, Func<RowChange, object?> value) =>
        column.Type switch
        {
            "INTEGER" => Of(NpgsqlDbType.Bigint, rows.ConvertAll(row => (long?)value(row))),
            "REAL" => Of(NpgsqlDbType.Double, rows.ConvertAll(row => (double?)value(row))),
            "TEXT" => Of(NpgsqlDbType.Text, rows.ConvertAll(row => value(row) is string text ? StoredValue.Store(text) : null)),
            _ => Of(NpgsqlDbType.Bytea, rows.ConvertAll(row => (byte[]?)value(row))),
        };

    static NpgsqlParameter Of(NpgsqlDbType type, object values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    // Which columns a change of a row tells, as text that can be compared; the others are told whole.
    static string Told(RowChange row) =>
        row.Kind == ChangeKind.Update
            ? string.Concat(row.New.Select(value => ReferenceEquals(value, ChangeReader.NotTold) ? '-' : 'x'))
            : "";

    static IEnumerable<int> Columns(string told) => Enumerable.Range(0, told.Length).Where(i => told[i] == 'x');
}
