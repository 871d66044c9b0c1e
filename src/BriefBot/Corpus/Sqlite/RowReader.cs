using SQLitePCL;

namespace BriefBot.Corpus.Sqlite;

/// <summary>The rows of a statement, one after the other, column by column.</summary>
sealed class RowReader(sqlite3 database, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Goes on to the next row.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="StatementException">It could not be read.</exception>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW)
            return true;
        StatementException.Check(code, database);
        return false;
    }

    /// <summary>How many columns there are.</summary>
    public int Columns => raw.sqlite3_column_count(statement);

    /// <summary>A column's name.</summary>
    public string Name(int column) => raw.sqlite3_column_name(statement, column).utf8_to_string();

    /// <summary>True when the column holds NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>A whole number.</summary>
    public long GetInt64(int column)
    {
        var number = raw.sqlite3_column_int64(statement, column);
        if (number == 0)
            NotNull(column);
        return number;
    }

    /// <summary>A whole number that is known to be small.</summary>
    public int GetInt32(int column) => (int)GetInt64(column);

    /// <summary>A yes or no.</summary>
    public bool GetBoolean(int column) => GetInt64(column) != 0;

    /// <summary>A number.</summary>
    public double GetDouble(int column)
    {
        NotNull(column);
        return raw.sqlite3_column_double(statement, column);
    }

    /// <summary>A text; of a number, how it is written.</summary>
    public string GetString(int column) => GetStringOrNull(column) ?? throw Missing(column);

    /// <summary>A text; null when the column holds NULL.</summary>
    public string? GetStringOrNull(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A copy of bytes.</summary>
    public byte[] GetBytes(int column)
    {
        var bytes = raw.sqlite3_column_blob(statement, column);
        if (bytes.IsEmpty)
            NotNull(column);
        return bytes.ToArray();
    }

    /// <summary>What the column holds: a long, a double, a string, bytes or null.</summary>
    public object? GetValue(int column) =>
        raw.sqlite3_column_type(statement, column) switch
        {
            raw.SQLITE_INTEGER => GetInt64(column),
            raw.SQLITE_FLOAT => GetDouble(column),
            raw.SQLITE_TEXT => GetString(column),
            raw.SQLITE_BLOB => GetBytes(column),
            _ => null,
        };

    /// <summary>Ends the reading; the statement can be used again.</summary>
    public void Dispose() => _ = raw.sqlite3_reset(statement); // repeats an error that was thrown

    // SQLite gives 0 and nothing for NULL, without an error.
    void NotNull(int column)
    {
        if (IsNull(column))
            throw Missing(column);
    }

    InvalidOperationException Missing(int column) => new($"The column {Name(column)} holds nothing.");
}
