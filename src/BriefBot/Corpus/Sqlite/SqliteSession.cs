using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>One connection with the statements prepared on it. Used by one caller at a time.</summary>
sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>The statement for this SQL, prepared once per connection.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements.Add(sql, statement = new Statement(connection, sql));
        return statement;
    }

    /// <summary>Runs work in a write transaction that is rolled back when it throws.</summary>
    public T Write<T>(Func<T> work)
    {
        Prepare("BEGIN IMMEDIATE").Run();
        return Finish(work);
    }

    /// <summary>Runs work on one unchanging state of the database.</summary>
    public T Snapshot<T>(Func<T> work)
    {
        Prepare("BEGIN").Run();
        return Finish(work);
    }

    /// <summary>True when the write lock can be had without waiting. The provider would retry; SQLite itself doesn't.</summary>
    public bool IsWriteFree()
    {
        var wait = (int)Prepare("PRAGMA busy_timeout").Number()!.Value;
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        try
        {
            if (SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != SQLitePCL.raw.SQLITE_OK) return false;
            RollBack();
            return true;
        }
        finally
        {
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, wait);
        }
    }

    T Finish<T>(Func<T> work)
    {
        var finished = false;
        try
        {
            var result = work();
            Prepare("COMMIT").Run();
            finished = true;
            return result;
        }
        finally
        {
            if (!finished) RollBack();
        }
    }

    // A full disk or a damaged page makes SQLite roll back by itself; then there is no transaction left to end.
    void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) Prepare("ROLLBACK").Run();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }
}
