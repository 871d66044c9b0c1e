using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>One connection with the statements prepared on it. Used by one caller at a time.</summary>
sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>Told of each write that is surely on the disk; stands in for a power cut in tests.</summary>
    public Action? OnDisk { get; init; }

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>How many rows were changed on it so far.</summary>
    public int Changes => SQLitePCL.raw.sqlite3_total_changes(connection.Handle);

    /// <summary>The statement for this SQL, prepared once per connection.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new Statement(connection, sql));
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

    /// <summary>
    /// As <see cref="Write"/>, for what must not be lost whatever happens: when this returns, it is on the disk with all that was written
    /// before, and a power cut takes none of it back. Costs a wait for the disk, which other transactions don't pay.
    /// </summary>
    public T WriteToDisk<T>(Func<T> work)
    {
        Synchronise("FULL");
        try
        {
            var result = Write(work);
            OnDisk?.Invoke();
            return result;
        }
        finally
        {
            Synchronise("NORMAL");
        }
    }

    /// <summary>
    /// As <see cref="Write"/>, for what people said: the bytes of rows that are deleted, replaced or moved are overwritten. Rows are moved
    /// by inserts too, so whatever writes a table that must be able to forget writes it this way. Other writes overwrite what they free
    /// within a page (FAST), which costs no disk, but not pages that are freed whole.
    /// </summary>
    public T WritePersonal<T>(Func<T> work)
    {
        OverwriteDeleted("ON");
        try
        {
            return Write(work);
        }
        finally
        {
            OverwriteDeleted("FAST");
        }
    }

    void Synchronise(string level) => Execute($"PRAGMA synchronous = {level}");

    void OverwriteDeleted(string onOrOff) => Execute($"PRAGMA secure_delete = {onOrOff}");

    // SQLite applies some pragmas when they are prepared: a statement that was prepared once would change nothing the second time.
    void Execute(string sql)
    {
        var code = SQLitePCL.raw.sqlite3_exec(connection.Handle, sql);
        SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }

    /// <summary>
    /// Moves the write-ahead log into the database and empties it, so that it holds no older state either. Where another connection
    /// stands in the way, nothing waits for it: the log is emptied by a later call, or when the last connection closes.
    /// </summary>
    /// <returns>True when it is empty now.</returns>
    public bool EmptyLog() => WithoutWaiting(() => Prepare("PRAGMA wal_checkpoint(TRUNCATE)").Number() == 0);

    /// <summary>True when the write lock can be had without waiting. The provider would retry; SQLite itself doesn't.</summary>
    public bool IsWriteFree() =>
        WithoutWaiting(() =>
        {
            if (SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != SQLitePCL.raw.SQLITE_OK)
                return false;
            RollBack();
            return true;
        });

    T WithoutWaiting<T>(Func<T> work)
    {
        var wait = (int)Prepare("PRAGMA busy_timeout").Number()!.Value;
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
        try
        {
            return work();
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
            if (!finished)
                RollBack();
        }
    }

    // A full disk or a damaged page makes SQLite roll back by itself; then there is no transaction left to end.
    void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            Prepare("ROLLBACK").Run();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}
