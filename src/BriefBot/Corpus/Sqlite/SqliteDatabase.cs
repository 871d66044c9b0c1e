using System.Globalization;
using BriefBot.Corpus.Sqlite.Replication;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A corpus file: how its connections are opened and set up.</summary>
sealed class SqliteDatabase
{
    readonly SqliteCorpusOptions options;
    readonly string source;

    SqliteDatabase(string path, string source, bool writable, SqliteCorpusOptions options)
    {
        Path = path;
        this.source = source;
        Writable = writable;
        this.options = options;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>False when the file or its folder can only be read.</summary>
    public bool Writable { get; }

    /// <summary>Finds out how the file can be opened, makes it when it is missing, and brings its schema up to date.</summary>
    /// <exception cref="CorpusException">It can't be used.</exception>
    public static SqliteDatabase Open(string path, SqliteCorpusOptions options)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!options.ReadOnly && OpenWritable(path, options) is { } writable)
            return writable;
        if (!File.Exists(path))
            throw new CorpusException($"There is no corpus at {path}. Run `briefbot ingest` first, or name another corpus file.");
        return OpenReadOnly(path, options);
    }

    /// <summary>Makes a file of a version of the schema, with nothing in it, and a connection to fill it.</summary>
    /// <param name="path">Of a file that isn't there.</param>
    /// <param name="schema">1 and up.</param>
    /// <exception cref="CorpusException">It can't be made.</exception>
    public static SqliteSession New(string path, int schema)
    {
        try
        {
            var session = new SqliteDatabase(path, path, writable: true, new()).Connect(SQLiteOpenFlags.ReadWrite | SQLiteOpenFlags.Create);
            session.Execute("PRAGMA journal_mode = WAL");
            Migrations.Apply(session, path, schema);
            return session;
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    /// <summary>A connection that reads.</summary>
    public SqliteSession Reader() => Connect(Writable ? SQLiteOpenFlags.ReadWrite : SQLiteOpenFlags.ReadOnly);

    /// <summary>How long a write waits for others.</summary>
    public TimeSpan Wait => options.WriteWait;

    /// <summary>A connection that writes.</summary>
    public SqliteSession Writer()
    {
        if (!Writable)
            throw new CorpusException(ReadOnlyReason());
        var session = Connect(SQLiteOpenFlags.ReadWrite);
        if (options.Truth is { } truth)
            session.Through = new WriteThrough(session, truth);
        return session;
    }

    string ReadOnlyReason()
    {
        using var session = Reader();
        return ReplicaRow.IsIn(session)
            ? $"{Path} is a host's copy of a corpus in PostgreSQL, and can only be read by itself. Set Store:Provider to \"postgres\" to "
                + "write to that one, or name another corpus file."
            : $"{Path} can only be read here. Give this user write access to the file and its folder, or name another corpus file.";
    }

    /// <summary>Opens a file to write that could only be read before; null while it still can't be written.</summary>
    /// <exception cref="CorpusException">It can't be used at all.</exception>
    public static SqliteDatabase? Reopen(string path, SqliteCorpusOptions options) => options.ReadOnly ? null : OpenWritable(path, options);

    static SqliteDatabase? OpenWritable(string path, SqliteCorpusOptions options)
    {
        var exists = File.Exists(path);
        try
        {
            if (!exists)
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var database = new SqliteDatabase(path, path, writable: true, options);
            using var session = database.Connect(SQLiteOpenFlags.ReadWrite | SQLiteOpenFlags.Create);
            if (session.IsReadOnly)
                return null;
            var version = Migrations.Check(session, path);
            // What was written to it by itself would be in no other host's copy, and lost with the next one that is made.
            if (options.Truth is null && !options.Follows && ReplicaRow.IsIn(session))
                return null;
            if (version == 0)
                session.Execute("PRAGMA journal_mode = WAL");
            else if (version < Migrations.Latest && options.CopyBeforeUpgrade)
                new UpgradeCopies(path).Make(session, version, options.FreeBytes);
            Migrations.Apply(session, path);
            return database;
        }
        catch (SQLiteException failure) when (SqliteFailure.IsAccess(failure) && exists)
        {
            return null;
        }
        catch (SQLiteException failure) when (SqliteFailure.IsNoRoomOrLeave(failure) && exists && IsReadable(path, options))
        {
            // A full disk has no room for the log that a writer needs, or for a new schema; what is there can be read all the same.
            return null;
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException(
                $"The folder for {path} cannot be made: {failure.Message.TrimEnd('.')}. Name another corpus file.",
                failure
            );
        }
    }

    static bool IsReadable(string path, SqliteCorpusOptions options)
    {
        try
        {
            OpenReadOnly(path, options);
            return true;
        }
        catch (CorpusException)
        {
            return false;
        }
    }

    // A database in WAL mode whose folder can't be written to can only be read as unchanging, and only when no writer left a log beside it.
    static SqliteDatabase OpenReadOnly(string path, SqliteCorpusOptions options)
    {
        var plain = new SqliteDatabase(path, path, writable: false, options);
        try
        {
            plain.CheckSchema();
            return plain;
        }
        catch (SQLiteException failure) when (SqliteFailure.IsNoRoomOrLeave(failure) && !HasLog(path))
        {
            return Unchanging(path, options);
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    static SqliteDatabase Unchanging(string path, SqliteCorpusOptions options)
    {
        var database = new SqliteDatabase(path, new Uri(path).AbsoluteUri + "?immutable=1", writable: false, options);
        try
        {
            database.CheckSchema();
            return database;
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    void CheckSchema()
    {
        using var session = Reader();
        var version = Migrations.Check(session, Path);
        if (version == Migrations.Latest)
            return;
        throw new CorpusException(
            version == 0
                ? $"{Path} is an empty file, not a corpus. Name another corpus file."
                : $"{Path} was written by an older BriefBot and must be brought up to date first: open it once with write access."
        );
    }

    SqliteSession Connect(SQLiteOpenFlags flags)
    {
        // A session is used by one caller at a time, so SQLite needn't see to that for each call.
        var connection = new SQLiteConnection(source, flags | SQLiteOpenFlags.NoMutex | SQLiteOpenFlags.Uri)
        {
            BusyTimeout = options.WriteWait,
        };
        var session = new SqliteSession(connection) { OnDisk = options.OnDisk };
        try
        {
            session.Execute(Settings());
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    string Settings() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA foreign_keys = ON;
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -{options.CacheKibibytes};
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA temp_store = MEMORY;
            PRAGMA secure_delete = FAST;
            {(options.PageLimit is { } pages ? $"PRAGMA max_page_count = {pages};" : "")}
            """
        );
}
