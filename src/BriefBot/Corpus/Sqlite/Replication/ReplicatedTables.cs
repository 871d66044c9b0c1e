using System.Text;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>A column of a table.</summary>
/// <param name="Type">INTEGER, REAL, TEXT or BLOB.</param>
/// <param name="Key">Its place in the primary key, 1 and up; 0 when it isn't part of it.</param>
public sealed record TableColumn(string Name, string Type, int Key);

/// <summary>A table whose rows are replicated.</summary>
/// <param name="GivesNumbersOnce">Whether a number of a removed row is never given again (AUTOINCREMENT).</param>
public sealed record TableShape(string Name, IReadOnlyList<TableColumn> Columns, bool GivesNumbersOnce)
{
    /// <summary>The columns of the primary key, in its order.</summary>
    public IReadOnlyList<TableColumn> Keys { get; } = [.. Columns.Where(column => column.Key > 0).OrderBy(column => column.Key)];

    /// <summary>Where they stand among all columns.</summary>
    public IReadOnlyList<int> KeyPlaces { get; } =
    [.. Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Key > 0).OrderBy(i => Columns[i].Key)];

    /// <summary>SQL of the file that adds a row, all columns in their order.</summary>
    public string Insertion { get; } =
        $"INSERT INTO \"{Name}\" ({Names(Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})";

    /// <summary>SQL of the file that reads a row by its key.</summary>
    public string Selection => $"SELECT {Names(Columns)} FROM \"{Name}\" WHERE {Match}";

    /// <summary>SQL of the file that removes a row by its key.</summary>
    public string Removal => $"DELETE FROM \"{Name}\" WHERE {Match}";

    string Match => string.Join(" AND ", Keys.Select((key, i) => $"\"{key.Name}\" = ${i + 1}"));

    static string Names(IEnumerable<TableColumn> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
}

/// <summary>
/// Which tables of a file are replicated: all but the full-text indexes, which each host makes for itself, and what a file keeps about
/// itself.
/// </summary>
static class ReplicatedTables
{
    const string TablesSql = """
        SELECT t.name, s.sql LIKE '%AUTOINCREMENT%' FROM pragma_table_list t JOIN sqlite_schema s ON s.name = t.name AND s.type = 'table'
        WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name
        """;
    const string ColumnsSql = "SELECT name, type, pk FROM pragma_table_info($table) ORDER BY cid";

    /// <summary>Whether a table is replicated, by its name in UTF-8.</summary>
    public static bool Holds(ReadOnlySpan<byte> table) =>
        !table.StartsWith("passage_word"u8)
        && !table.StartsWith("passage_index"u8)
        && !table.StartsWith("sqlite_"u8)
        && !table.StartsWith("engine_"u8)
        && !table.SequenceEqual("replica"u8)
        && !table.SequenceEqual("reindexing"u8);

    /// <summary>The tables as they are in a file, by name.</summary>
    /// <exception cref="InvalidOperationException">One has no primary key: its changes could not be told.</exception>
    public static IReadOnlyDictionary<string, TableShape> Read(SqliteSession session)
    {
        var names = new List<(string Name, bool GivesOnce)>();
        using (var rows = session.Prepare(TablesSql).Rows())
        {
            while (rows.Read())
                names.Add((rows.GetString(0), rows.GetBoolean(1)));
        }
        return names
            .Where(table => Holds(Encoding.UTF8.GetBytes(table.Name)))
            .Select(table => new TableShape(table.Name, Columns(session, table.Name), table.GivesOnce))
            .ToDictionary(table => table.Name, StringComparer.Ordinal);
    }

    static List<TableColumn> Columns(SqliteSession session, string table)
    {
        var columns = new List<TableColumn>();
        using var rows = session.Prepare(ColumnsSql).With(table).Rows();
        while (rows.Read())
            columns.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt32(2)));
        return columns.Exists(column => column.Key > 0)
            ? columns
            : throw new InvalidOperationException($"The table {table} has no primary key.");
    }
}
