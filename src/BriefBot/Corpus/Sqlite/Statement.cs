using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A prepared statement whose values are given in the order in which the SQL first names its parameters.</summary>
sealed class Statement : IDisposable
{
    readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant beside the method that runs it.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in ParameterNames(sql)) command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    /// <summary>Sets the values of all parameters.</summary>
    public Statement With(params ReadOnlySpan<object?> values)
    {
        if (values.Length != command.Parameters.Count) throw new ArgumentException($"{command.Parameters.Count} values are needed.", nameof(values));
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return this;
    }

    /// <summary>Runs it; the number of rows that changed.</summary>
    public int Run() => command.ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is no row or the value is NULL.</summary>
    public object? Value() => command.ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The first column of the first row as a number; null when there is no row or the value is NULL.</summary>
    public long? Number() => (long?)Value();

    /// <summary>The rows. To be disposed of before the statement is used again.</summary>
    public SqliteDataReader Rows() => command.ExecuteReader();

    public void Dispose() => command.Dispose();

    static List<string> ParameterNames(string sql)
    {
        var names = new List<string>();
        for (var i = 0; i < sql.Length; i++)
        {
            if (sql[i] != '$') continue;
            var end = i + 1;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_')) end++;
            var name = sql[i..end];
            if (!names.Contains(name)) names.Add(name);
            i = end - 1;
        }
        return names;
    }
}
