using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Corpus.Postgres;

/// <summary>A host's copy of a slice: made, brought up to date, put under a lease.</summary>
public sealed class ReplicaFile(PostgresCluster cluster, string path)
{
    const string Unfinished = ".new";

    readonly PostgresTruth _truth = new(cluster.Connections, cluster.Tables);

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>By which name leases know whoever has the file: it goes with the file's folder, so that a restarted process need not wait
    /// for its own lease to end.</summary>
    /// <exception cref="CorpusException">The folder can't be written.</exception>
    public string Holder()
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, "host-id");
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            if (!File.Exists(file))
                File.WriteAllText(file, Guid.NewGuid().ToString("N"));
            var name = File.ReadAllText(file).Trim();
            return name.Length is > 0 and <= 64
                ? name
                : throw new CorpusException($"{file} must hold the host's name, up to 64 characters. Delete it; it is made anew.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{file} can't be used: {failure.Message}", failure);
        }
    }

    /// <summary>Makes the file hold what the slice holds: gets what is lacking, or all of it.</summary>
    /// <returns>The version of the schema that the truth's rows have where the file was made anew; null where it wasn't.</returns>
    /// <exception cref="CorpusException">The truth can't be reached, or the file not be written.</exception>
    public async ValueTask<int?> FollowAsync(int slice, CancellationToken cancellation)
    {
        if (ReplicaCopy.CatchUp(path, cluster.Name, slice, _truth))
            return null;
        var made = path + Unfinished;
        Delete(made);
        var schema = await SliceLoader.LoadAsync(
            cluster.Connections,
            slice,
            made,
            state => new(cluster.Name, slice, Holder(), Epoch: 0, state.Sequence, state.Mark),
            isCompared: false,
            cancellation
        );
        // Whoever reads the old file goes on with it, and has the new one when it opens it again.
        Delete(path);
        File.Move(made, path);
        return schema;
    }

    /// <summary>Makes the file hold what the slice holds, and writes to the slice under a lease from now on.</summary>
    /// <param name="lease">Taken by <see cref="Holder"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LeaseLostException">Another host has the slice.</exception>
    /// <exception cref="CorpusException">As <see cref="FollowAsync"/>.</exception>
    public async ValueTask LeadAsync(SliceState lease, CancellationToken cancellation)
    {
        if (lease.Schema == 0 && lease.Sequence == 0)
        {
            Delete(path);
            SqliteDatabase.New(path, Migrations.Latest).Dispose();
            await RefillAsync(lease, cancellation);
            return;
        }
        if (await FollowAsync(lease.Slice, cancellation) is { } schema && schema < Migrations.Latest)
            await RefillAsync(lease, cancellation);
        else
            ReplicaCopy.Lead(path, lease.Epoch);
    }

    /// <summary>Told when a write found that another host has the slice, or that the lease is over.</summary>
    public Action? LeaseLost
    {
        get => _truth.LeaseLost;
        set => _truth.LeaseLost = value;
    }

    /// <summary>Opens the file; what is written to it must stand in the truth first.</summary>
    public ValueTask<SqliteStores> OpenAsync(SqliteCorpusOptions options, CancellationToken cancellation) =>
        SqliteStores.OpenAsync(path, options with { Truth = _truth }, cancellation);

    /// <summary>The slice that the file holds; null where there is no file, or one that stands alone.</summary>
    public int? Slice()
    {
        if (!File.Exists(path))
            return null;
        using var session = SqliteDatabase.Open(path, new() { CopyBeforeUpgrade = false }).Reader();
        return ReplicaRow.Read(session) is { } row && row.Cluster == cluster.Name ? row.Slice : null;
    }

    /// <summary>Compares the file with the truth, row by row.</summary>
    /// <exception cref="CorpusException">They differ, or can't be read.</exception>
    public async ValueTask CompareAsync(int slice, CancellationToken cancellation)
    {
        using var session = SqliteDatabase.Open(path, new() { ReadOnly = true }).Reader();
        await using var connection = await cluster.Connections.OpenAsync(cancellation);
        await SliceFiller.CompareAsync(connection, session, cluster.Tables, slice, cancellation);
    }

    // A new version of the program writes all rows anew, as its schema has them.
    async ValueTask RefillAsync(SliceState lease, CancellationToken cancellation)
    {
        using var session = SqliteDatabase.Open(path, new()).Writer();
        await using var connection = await cluster.Connections.OpenAsync(cancellation);
        var (sequence, mark) = await SliceFiller.ReplaceAsync(connection, session, cluster.Tables, lease, Migrations.Latest, cancellation);
        session.WriteLocally(() =>
        {
            new ReplicaRow(cluster.Name, lease.Slice, lease.Holder!, lease.Epoch, sequence, mark).Write(session);
            return true;
        });
    }

    static void Delete(string file)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(file + ending);
    }
}
