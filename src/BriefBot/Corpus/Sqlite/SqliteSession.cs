using BriefBot.Corpus.Sqlite.Replication;
using SQLite;
using SQLitePCL;

namespace BriefBot.Corpus.Sqlite;

/// <summary>One connection with the statements prepared on it. Used by one caller at a time.</summary>
sealed class SqliteSession(SQLiteConnection connection) : IDisposable
{
    readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>Told of each write that is surely on the disk; stands in for a power cut in tests.</summary>
    public Action? OnDisk { get; init; }

    /// <summary>What has each transaction stand in the truth first; null where the file itself is the truth.</summary>
    public IThrough? Through { get; set; }

    /// <summary>The connection itself.</summary>
    public SQLiteConnection Connection => connection;

    /// <summary>True when the file can only be read, which SQLite finds out when it opens it to write, without an error.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    /// <summary>How many rows were changed on it so far.</summary>
    public int Changes => raw.sqlite3_total_changes(connection.Handle);

    /// <summary>The statement for this SQL, prepared once per connection.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new Statement(connection, sql));
        return statement;
    }

    /// <summary>
    /// All rows of a query, mapped by sqlite-net to properties by the names of columns. Prepared and mapped anew each time: for tables of
    /// few rows, which no question waits for.
    /// </summary>
    /// <typeparam name="TRow">Numbers, texts and bytes with a setter each; NULL leaves its property as it is.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="values">In the order in which the SQL first names its parameters.</param>
    public List<TRow> Query<TRow>(string sql, params object?[] values)
        where TRow : new()
    {
        var rows = connection.Query<TRow>(sql, values);
        // For sqlite-net a row that can't be read is the end of the rows.
        StatementException.Check(raw.sqlite3_errcode(connection.Handle), connection.Handle);
        return rows;
    }

    /// <summary>Runs work in a write transaction that is rolled back when it throws.</summary>
    /// <exception cref="CorpusException">The file is a replica, and the truth doesn't take the transaction.</exception>
    public T Write<T>(Func<T> work) => WriteOnce(work, forgets: false);

    /// <summary>As <see cref="Write"/>, for what concerns this file alone.</summary>
    public T WriteLocally<T>(Func<T> work)
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
    public T WritePersonal<T>(Func<T> work) => Overwrite(work, forgets: false);

    /// <summary>As <see cref="WritePersonal"/>, for what somebody asked to be forgotten: a truth keeps nothing of it for those
    /// who follow either.</summary>
    public T Forget<T>(Func<T> work) => Overwrite(work, forgets: true);

    T Overwrite<T>(Func<T> work, bool forgets)
    {
        OverwriteDeleted("ON");
        try
        {
            return WriteOnce(work, forgets);
        }
        finally
        {
            OverwriteDeleted("FAST");
        }
    }

    T WriteOnce<T>(Func<T> work, bool forgets) => Through is { } through ? through.Write(work, forgets) : WriteLocally(work);

    void Synchronise(string level) => Execute($"PRAGMA synchronous = {level}");

    void OverwriteDeleted(string onOrOff) => Execute($"PRAGMA secure_delete = {onOrOff}");

    /// <summary>Runs statements without values, prepared for this once. SQLite applies some pragmas when they are prepared: kept, they
    /// would change nothing the second time.</summary>
    public void Execute(string sql) => StatementException.Check(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    /// <summary>
    /// Moves the write-ahead log into the database and empties it, so that it holds no older state either. Where another connection
    /// stands in the way, nothing waits for it: the log is emptied by a later call, or when the last connection closes.
    /// </summary>
    /// <returns>True when it is empty now.</returns>
    public bool EmptyLog() => WithoutWaiting(() => Prepare("PRAGMA wal_checkpoint(TRUNCATE)").Number() == 0);

    /// <summary>True when the write lock can be had without waiting.</summary>
    public bool IsWriteFree() =>
        WithoutWaiting(() =>
        {
            if (raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_OK)
                return false;
            RollBack();
            return true;
        });

    T WithoutWaiting<T>(Func<T> work)
    {
        var wait = connection.BusyTimeout;
        connection.BusyTimeout = TimeSpan.Zero;
        try
        {
            return work();
        }
        finally
        {
            connection.BusyTimeout = wait;
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
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            Prepare("ROLLBACK").Run();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}
