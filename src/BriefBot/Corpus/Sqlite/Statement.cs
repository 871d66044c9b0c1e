using SQLite;
using SQLitePCL;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A prepared statement whose values are given in the order in which the SQL first names its parameters.</summary>
/// <remarks>
/// On SQLite's own interface: sqlite-net prepares anew each time and maps by reflection, and a question or an article takes hundreds of
/// statements and rows.
/// </remarks>
sealed class Statement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt prepared;
    readonly int parameters;
    readonly RowReader rows;

    public Statement(SQLiteConnection connection, string sql)
    {
        database = connection.Handle;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared));
        parameters = raw.sqlite3_bind_parameter_count(prepared);
        rows = new(database, prepared);
    }

    /// <summary>Sets the values of all parameters: numbers, text, <see cref="Utf8Text"/>, bytes or null.</summary>
    public Statement With(params ReadOnlySpan<object?> given)
    {
        if (given.Length != parameters)
            throw new ArgumentException($"{parameters} values are needed.", nameof(given));
        for (var i = 0; i < given.Length; i++)
            Check(Bind(i + 1, given[i]));
        return this;
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that changed.</returns>
    public int Run()
    {
        using (rows)
        {
            while (rows.Read()) { }
            return raw.sqlite3_changes(database);
        }
    }

    /// <summary>The first column of the first row as a number; null when there is no row or the value is NULL.</summary>
    public long? Number()
    {
        using (rows)
        {
            if (!rows.Read())
                return null;
            long? number = rows.IsNull(0) ? null : rows.GetInt64(0);
            while (rows.Read()) { }
            return number;
        }
    }

    /// <summary>Hands over the first column of every row as a number.</summary>
    public void Numbers(Action<long> take)
    {
        using (rows)
        {
            while (rows.Read())
                take(rows.GetInt64(0));
        }
    }

    /// <summary>The rows. To be disposed of before the statement is used again.</summary>
    public RowReader Rows() => rows;

    public void Dispose() => prepared.Dispose();

    int Bind(int index, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(prepared, index),
            long number => raw.sqlite3_bind_int64(prepared, index, number),
            int number => raw.sqlite3_bind_int64(prepared, index, number),
            double number => raw.sqlite3_bind_double(prepared, index, number),
            string text => raw.sqlite3_bind_text(prepared, index, text),
            Utf8Text text => raw.sqlite3_bind_text(prepared, index, text.Bytes),
            byte[] bytes => raw.sqlite3_bind_blob(prepared, index, bytes),
            _ => throw new ArgumentException($"A {value.GetType()} can't be stored.", nameof(value)),
        };

    void Check(int code) => StatementException.Check(code, database);
}
