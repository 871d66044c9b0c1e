using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A prepared statement whose values are given in the order in which the SQL first names its parameters.</summary>
/// <remarks>
/// What returns rows goes through the provider's reader. What runs or returns a number goes to SQLite directly: writing an article
/// takes dozens of such statements, and the provider's share of each is larger than SQLite's.
/// </remarks>
sealed class Statement : IDisposable
{
    readonly SqliteConnection connection;
    readonly string sql;
    readonly string[] names;
    readonly object?[] values;
    sqlite3_stmt? direct;
    SqliteCommand? command;

    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        this.sql = sql;
        names = ParameterNames(sql);
        values = new object?[names.Length];
    }

    /// <summary>Sets the values of all parameters: numbers, text, <see cref="Utf8Text"/>, bytes or null.</summary>
    public Statement With(params ReadOnlySpan<object?> given)
    {
        if (given.Length != values.Length)
            throw new ArgumentException($"{values.Length} values are needed.", nameof(given));
        given.CopyTo(values);
        return this;
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that changed.</returns>
    public int Run()
    {
        var statement = Bound();
        try
        {
            while (Check(raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { }
            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement); // repeats the error that was thrown
        }
    }

    /// <summary>The first column of the first row as a number; null when there is no row or the value is NULL.</summary>
    public long? Number()
    {
        var statement = Bound();
        try
        {
            if (Check(raw.sqlite3_step(statement)) != raw.SQLITE_ROW)
                return null;
            long? number = raw.sqlite3_column_type(statement, 0) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int64(statement, 0);
            while (Check(raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { }
            return number;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement); // repeats the error that was thrown
        }
    }

    /// <summary>Hands over the first column of every row as a number.</summary>
    public void Numbers(Action<long> take)
    {
        var statement = Bound();
        try
        {
            while (Check(raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                take(raw.sqlite3_column_int64(statement, 0));
        }
        finally
        {
            _ = raw.sqlite3_reset(statement); // repeats the error that was thrown
        }
    }

    /// <summary>The rows. To be disposed of before the statement is used again.</summary>
    public SqliteDataReader Rows()
    {
        command ??= Command();
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteReader();
    }

    public void Dispose()
    {
        direct?.Dispose();
        command?.Dispose();
    }

    sqlite3_stmt Bound()
    {
        if (direct is null)
            Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out direct));
        for (var i = 0; i < values.Length; i++)
            Check(Bind(direct, i + 1, values[i]));
        return direct;
    }

    static int Bind(sqlite3_stmt statement, int index, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int64(statement, index, number),
            double number => raw.sqlite3_bind_double(statement, index, number),
            string text => raw.sqlite3_bind_text(statement, index, text),
            Utf8Text text => raw.sqlite3_bind_text(statement, index, text.Bytes),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            _ => throw new ArgumentException($"A {value.GetType()} can't be stored.", nameof(value)),
        };

    int Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return code;
    }

    SqliteCommand Command()
    {
        var made = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant beside the method that runs it.
        made.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
            made.Parameters.Add(new SqliteParameter { ParameterName = name });
        return made;
    }

    static string[] ParameterNames(string sql)
    {
        var found = new List<string>();
        for (var i = 0; i < sql.Length; i++)
        {
            if (sql[i] != '$')
                continue;
            var end = i + 1;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
                end++;
            var name = sql[i..end];
            if (!found.Contains(name))
                found.Add(name);
            i = end - 1;
        }
        return [.. found];
    }
}
