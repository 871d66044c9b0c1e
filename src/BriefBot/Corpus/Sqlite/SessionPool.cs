using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>The connections to one corpus: several that read, at most one that writes. Opened when first needed.</summary>
sealed class SessionPool(SqliteDatabase database, int readers) : IAsyncDisposable
{
    readonly SemaphoreSlim readGate = new(readers);
    readonly SemaphoreSlim writeGate = new(1);
    readonly ConcurrentBag<SqliteSession> idle = [];
    SqliteSession? writer;
    bool disposed;

    /// <summary>Runs a read on a connection of its own.</summary>
    /// <exception cref="CorpusException">The store cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await readGate.WaitAsync(cancellation);
        try
        {
            return WithReader(work);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Explain(failure, database.Path);
        }
        finally
        {
            readGate.Release();
        }
    }

    /// <summary>Runs work on the connection that writes, one at a time.</summary>
    /// <exception cref="CorpusException">The store cannot be written to.</exception>
    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await writeGate.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return work(writer ??= new SqliteSession(database.Writer()));
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Explain(failure, database.Path);
        }
        finally
        {
            writeGate.Release();
        }
    }

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
        }
        while (removed == batch);
        if (all > 0) await WriteAsync(session => session.EmptyLog(), cancellation);
        return all;
    }

    /// <summary>True when no other process is writing at this moment.</summary>
    public ValueTask<bool> IsWriteFreeAsync(CancellationToken cancellation) => WriteAsync(session => session.IsWriteFree(), cancellation);

    T WithReader<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!idle.TryTake(out var session)) session = new SqliteSession(database.Reader());
        var healthy = false;
        try
        {
            var result = work(session);
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy && !disposed) idle.Add(session);
            else session.Dispose();
        }
    }

    /// <summary>Closes the connections, after the write that is under way. The gates hold nothing that needs disposal, and late callers still pass them.</summary>
    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await writeGate.WaitAsync(CancellationToken.None);
        writer?.Dispose();
        writer = null;
        writeGate.Release();
        while (idle.TryTake(out var session)) session.Dispose();
    }
}
