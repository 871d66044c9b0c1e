using System.Collections.Concurrent;
using BriefBot.Corpus.Sqlite.Replication;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// The connections to one corpus: several that read, at most one that writes. Opened when first needed. Those who write take turns, within
/// the process in the order in which they come, and with other processes as <see cref="WriteTurns"/> says.
/// </summary>
sealed class SessionPool(SqliteDatabase database, int readers, IAsyncDisposable? companion = null) : IAsyncDisposable
{
    readonly SemaphoreSlim readGate = new(readers);
    readonly SemaphoreSlim writeGate = new(1);
    readonly ConcurrentBag<SqliteSession> idle = [];
    readonly WriteTurns turns = new(database.Path);
    IAsyncDisposable? companion = companion;
    SqliteDatabase database = database;
    SqliteSession? writer;
    int waiting;
    bool disposed;

    /// <summary>What can be opened.</summary>
    public SqliteDatabase Database => database;

    /// <summary>Why the last write failed for want of room or leave; null when none did, or one that changed something has succeeded
    /// since.</summary>
    public string? Trouble { get; private set; }

    /// <summary>True when somebody else waits to write, in whatever process: then a write that can be cut short should be.</summary>
    public bool IsAwaited => Volatile.Read(ref waiting) > 0 || turns.IsAwaited();

    /// <summary>Runs a read on a connection of its own.</summary>
    /// <exception cref="CorpusException">The store cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await readGate.WaitAsync(cancellation);
        try
        {
            return WithReader(work);
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, database.Path);
        }
        finally
        {
            readGate.Release();
        }
    }

    /// <summary>Runs work on the connection that writes, one at a time. It should be short: others wait for it.</summary>
    /// <exception cref="CorpusException">The store cannot be written to.</exception>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await writeGate.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await InTurnAsync(writer ??= database.Writer(), work, cancellation);
        }
        // What could not be made before, as a workspace, can't be referred to.
        catch (SQLiteException failure) when (SqliteFailure.IsReference(failure) && Trouble is { } trouble)
        {
            throw new CorpusException(trouble, failure);
        }
        catch (SQLiteException failure)
        {
            var explained = SqliteFailure.Explain(failure, database.Path);
            if (SqliteFailure.IsNoRoomOrLeave(failure))
                Trouble = explained.Message;
            throw explained;
        }
        finally
        {
            writeGate.Release();
        }
    }

    async ValueTask<T> InTurnAsync<T>(SqliteSession session, Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        var hasTurn = await turns.TakeAsync(database.Wait, cancellation);
        try
        {
            var before = Written(session);
            var result = work(session);
            if (Written(session) != before)
                Trouble = null;
            return result;
        }
        catch (CorpusException failure) when (session.Through is not null && failure is not LeaseLostException)
        {
            Trouble = failure.Message;
            throw;
        }
        finally
        {
            if (hasTurn)
                turns.End();
        }
    }

    // What is written to a replica counts when the truth has it.
    static long Written(SqliteSession session) => session.Through?.Reached ?? session.Changes;

    /// <summary>Removes what is old in batches, each a transaction of its own between which others may write.</summary>
    /// <param name="remove">Removes at most <paramref name="batch"/> rows; how many it removed.</param>
    /// <returns>How many rows were removed.</returns>
    public async ValueTask<long> PurgeAsync(Func<SqliteSession, int> remove, int batch, CancellationToken cancellation)
    {
        var all = 0L;
        int removed;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            removed = await WriteAsync(session => session.WritePersonal(() => remove(session)), cancellation);
            all += removed;
        } while (removed == batch);
        if (all > 0)
            await WriteAsync(session => session.EmptyLog(), cancellation);
        return all;
    }

    /// <summary>True when no other process is writing at this moment.</summary>
    public async ValueTask<bool> IsWriteFreeAsync(CancellationToken cancellation) =>
        !turns.IsTaken() && await WriteAsync(session => session.IsWriteFree(), cancellation);

    /// <summary>Goes on with the same file opened otherwise. Reads that are under way finish on the connections that they have.</summary>
    public async ValueTask ReopenAsync(SqliteDatabase opened, CancellationToken cancellation)
    {
        await writeGate.WaitAsync(cancellation);
        database = opened;
        writer?.Dispose();
        writer = null;
        Trouble = null;
        writeGate.Release();
        while (idle.TryTake(out var session))
            session.Dispose();
    }

    T WithReader<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var opened = database;
        if (!idle.TryTake(out var session))
            session = opened.Reader();
        var healthy = false;
        try
        {
            var result = work(session);
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy && !disposed && ReferenceEquals(opened, database))
                idle.Add(session);
            else
                session.Dispose();
        }
    }

    /// <summary>Closes the connections, after the write that is under way. The gates hold nothing that needs disposal, and late callers
    /// still pass them.</summary>
    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await writeGate.WaitAsync(CancellationToken.None);
        writer?.Dispose();
        writer = null;
        turns.Dispose();
        writeGate.Release();
        while (idle.TryTake(out var session))
            session.Dispose();
        if (Interlocked.Exchange(ref companion, null) is { } last)
            await last.DisposeAsync();
    }
}
