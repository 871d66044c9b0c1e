using BriefBot.Corpus.Sqlite;

namespace BriefBot.Corpus.Postgres;

/// <summary>Moves a corpus between a file that stands alone and slices of a cluster. What is moved from stays as it was.</summary>
public sealed class Migration(PostgresCluster cluster, TimeProvider time)
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>Brings what a file holds into a slice that holds nothing, or goes on with what was cut short.</summary>
    /// <param name="file">The corpus; nobody writes to it meanwhile.</param>
    /// <param name="slice">Which.</param>
    /// <param name="progress">Told of each part; null for nobody.</param>
    /// <param name="cancellation">Ends it; the next call goes on from there.</param>
    /// <returns>How many rows the slice holds, compared with the file's.</returns>
    /// <exception cref="CorpusException">The slice holds something else or is led by a host, or one of both can't be used.</exception>
    public async ValueTask<long> ToSliceAsync(string file, int slice, IProgress<CopyProgress>? progress, CancellationToken cancellation)
    {
        await using var keeper = await TakeAsync(slice, cancellation);
        if (keeper.Lease.Sequence > 0)
        {
            throw new CorpusException(
                $"Slice {slice} of the database holds a corpus already. Name another slice, or another database; nothing was changed."
            );
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation, keeper.Lost);
        // Opened to write, so that it is brought up to date first.
        using var session = SqliteDatabase.Open(file, new()).Reader();
        session.Execute("BEGIN");
        return await new SliceCopier(cluster, session, keeper.Lease, progress).RunAsync(over.Token);
    }

    /// <summary>Makes a file of a slice that no host leads.</summary>
    /// <param name="slice">Which.</param>
    /// <param name="file">It must not be there, and appears when it is whole and was compared with the slice.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The file is there, a host leads the slice, or one of both can't be used.</exception>
    public async ValueTask ToFileAsync(int slice, string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
            throw new CorpusException($"{file} is there already. Move it away, or name another file; nothing was changed.");
        await using var keeper = await TakeAsync(slice, cancellation);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation, keeper.Lost);
        var unfinished = file + ".new";
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(unfinished + ending);
        await SliceLoader.LoadAsync(cluster.Connections, slice, unfinished, _ => null, isCompared: true, over.Token);
        File.Move(unfinished, file);
    }

    async ValueTask<LeaseKeeper> TakeAsync(int slice, CancellationToken cancellation)
    {
        if ((await cluster.Leases.AllAsync(cancellation)).FirstOrDefault(state => state.Slice == slice) is not { } state)
            throw new CorpusException($"The database has no slice {slice}.");
        var since = LeaseKeeper.Moment.Now(time);
        var lease = await cluster.Leases.TakeAsync(slice, $"migration-{Guid.NewGuid():N}", Environment.MachineName, Length, cancellation);
        return lease is null
            ? throw new CorpusException(
                $"Slice {slice} is led by {state.Address ?? "another host"}. Stop the hosts first; nothing was changed."
            )
            : new(cluster.Leases, lease, since, Length, time);
    }
}
