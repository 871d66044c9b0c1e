namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>The rows of a file's tables as they are replicated.</summary>
static class FileRows
{
    const string CounterSql = "SELECT name, seq FROM sqlite_sequence";
    const string AddCounterSql =
        "INSERT INTO sqlite_sequence (name, seq) SELECT $table, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $table)";
    const string RaiseCounterSql = "UPDATE sqlite_sequence SET seq = max(seq, $last) WHERE name = $table";

    /// <summary>All rows of a table in the order of its key, as the file has them at the moment: to be read within a snapshot.</summary>
    /// <param name="session">Of the file.</param>
    /// <param name="table">Which.</param>
    /// <param name="after">Only those behind the row with this key; null for all.</param>
    public static IEnumerable<object?[]> Read(SqliteSession session, TableShape table, object[]? after = null)
    {
        var behind = after is null ? "" : $" WHERE ({Names(table.Keys)}) > ({Places(after)})";
        using var rows = session
            .Prepare($"SELECT {Names(table.Columns)} FROM {Quoted(table.Name)}{behind} ORDER BY {Names(table.Keys)}")
            .With(after ?? [])
            .Rows();
        while (rows.Read())
        {
            var values = new object?[table.Columns.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = rows.GetValue(i);
            yield return values;
        }
    }

    /// <summary>How many rows there are up to a key, the row with it among them.</summary>
    public static long CountTo(SqliteSession session, TableShape table, object[] key) =>
        session.Prepare($"SELECT count(*) FROM {Quoted(table.Name)} WHERE ({Names(table.Keys)}) <= ({Places(key)})").With(key).Number()
        ?? 0;

    /// <summary>Puts these rows in the place of all that a table has. Expects a write transaction.</summary>
    /// <returns>How many.</returns>
    public static async ValueTask<long> ReplaceAsync(SqliteSession session, TableShape table, IAsyncEnumerable<object?[]> rows)
    {
        session.Prepare($"DELETE FROM {Quoted(table.Name)}").Run();
        var places = string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"));
        var insert = session.Prepare($"INSERT INTO {Quoted(table.Name)} ({Names(table.Columns)}) VALUES ({places})");
        var count = 0L;
        await foreach (var row in rows)
        {
            insert.With(row).Run();
            count++;
        }
        return count;
    }

    /// <summary>The last number that each table gave whose numbers are given once.</summary>
    public static List<KeyValuePair<string, long>> Counters(SqliteSession session, IReadOnlyDictionary<string, TableShape> tables)
    {
        var counters = new List<KeyValuePair<string, long>>();
        using var rows = session.Prepare(CounterSql).Rows();
        while (rows.Read())
        {
            if (tables.ContainsKey(rows.GetString(0)))
                counters.Add(new(rows.GetString(0), rows.GetInt64(1)));
        }
        return counters;
    }

    /// <summary>Sees to it that numbers go on behind these. Expects a write transaction.</summary>
    public static void Raise(SqliteSession session, IEnumerable<KeyValuePair<string, long>> counters)
    {
        foreach (var (table, last) in counters)
        {
            session.Prepare(AddCounterSql).With(table).Run();
            session.Prepare(RaiseCounterSql).With(last, table).Run();
        }
    }

    static string Names(IEnumerable<TableColumn> columns) => string.Join(", ", columns.Select(column => Quoted(column.Name)));

    static string Places(object[] values) => string.Join(", ", values.Select((_, i) => $"${i + 1}"));

    static string Quoted(string name) => $"\"{name}\"";
}
