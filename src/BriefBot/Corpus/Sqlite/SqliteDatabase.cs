using System.Globalization;
using Microsoft.Data.Sqlite;

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

    /// <summary>A connection that reads.</summary>
    public SqliteConnection Reader() => Connect(Writable ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly, options.WriteWait);

    /// <summary>How long a write waits for others.</summary>
    public TimeSpan Wait => options.WriteWait;

    /// <summary>A connection that writes, with what is prepared on it.</summary>
    public SqliteSession WriterSession() => new(Writer()) { OnDisk = options.OnDisk };

    SqliteConnection Writer()
    {
        if (!Writable)
            throw new CorpusException(
                $"{Path} can only be read here. Give this user write access to the file and its folder, or name another corpus file."
            );
        return Connect(SqliteOpenMode.ReadWrite, options.WriteWait);
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
            using var connection = database.Connect(SqliteOpenMode.ReadWriteCreate, options.WriteWait);
            if (IsReadOnly(connection))
                return null;
            if (Migrations.Check(connection, path) == 0)
                Run(connection, "PRAGMA journal_mode = WAL");
            Migrations.Apply(connection, path);
            return database;
        }
        catch (SqliteException failure) when (SqliteFailure.IsAccess(failure) && exists)
        {
            return null;
        }
        catch (SqliteException failure) when (SqliteFailure.IsNoRoomOrLeave(failure) && exists && IsReadable(path, options))
        {
            // A full disk has no room for the log that a writer needs, or for a new schema; what is there can be read all the same.
            return null;
        }
        catch (SqliteException failure)
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
        catch (SqliteException failure) when (SqliteFailure.IsNoRoomOrLeave(failure) && !HasLog(path))
        {
            return Unchanging(path, options);
        }
        catch (SqliteException failure)
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
        catch (SqliteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    // SQLite opens a file that can't be written to for reading, without an error.
    static bool IsReadOnly(SqliteConnection connection) => SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    void CheckSchema()
    {
        using var connection = Reader();
        var version = Migrations.Check(connection, Path);
        if (version == Migrations.Latest)
            return;
        throw new CorpusException(
            version == 0
                ? $"{Path} is an empty file, not a corpus. Name another corpus file."
                : $"{Path} was written by an older BriefBot and must be brought up to date first: open it once with write access."
        );
    }

    SqliteConnection Connect(SqliteOpenMode mode, TimeSpan wait)
    {
        // SQLite itself waits for locks (busy_timeout); the provider's own retries stop at once after that.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = source,
                Mode = mode,
                Pooling = false,
                ForeignKeys = true,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            connection.Open();
            Run(connection, Settings(wait));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    string Settings(TimeSpan wait) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA busy_timeout = {(int)wait.TotalMilliseconds};
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -{options.CacheKibibytes};
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA temp_store = MEMORY;
            PRAGMA secure_delete = FAST;
            {(options.PageLimit is { } pages ? $"PRAGMA max_page_count = {pages};" : "")}
            """
        );

#pragma warning disable CA2100 // Pragmas take no parameters; the values above are numbers of ours.
    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
