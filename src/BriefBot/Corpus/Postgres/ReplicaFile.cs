using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using SQLite;

namespace BriefBot.Corpus.Postgres;

/// <summary>A host's copy of a slice: made, brought up to date, put under a lease.</summary>
/// <param name="cluster">Whose slice.</param>
/// <param name="path">The file; it need not be there.</param>
/// <param name="time">Measures waits; null for the system's.</param>
public sealed class ReplicaFile(PostgresCluster cluster, string path, TimeProvider? time = null)
{
    const string Unfinished = ".new";

    static readonly SqliteCorpusOptions Following = new() { Follows = true, CopyBeforeUpgrade = false };

    readonly PostgresTruth _truth = new(cluster.Connections, cluster.Tables, time ?? TimeProvider.System);

    /// <summary>The version of the schema that this program writes.</summary>
    public static int Schema => Migrations.Latest;

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
        try
        {
            return await MadeAsync(slice, cancellation);
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    async ValueTask<int?> MadeAsync(int slice, CancellationToken cancellation)
    {
        var state = await cluster.Leases.FindAsync(slice, cancellation) ?? throw new CorpusException($"The database has no slice {slice}.");
        if (CatchUp(state))
            return null;
        // Makes the folder, too.
        var holder = Holder();
        var made = path + Unfinished;
        Delete(made);
        var schema = await SliceLoader.LoadAsync(
            cluster.Connections,
            slice,
            made,
            loaded => new(cluster.Name, slice, holder, Epoch: 0, loaded.Sequence, loaded.Mark),
            isCompared: false,
            cancellation
        );
        Put(made);
        return schema;
    }

    /// <summary>Makes the file hold what the slice holds, and writes to the slice under a lease from now on.</summary>
    /// <param name="lease">Taken by <see cref="Holder"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LeaseLostException">Another host has the slice.</exception>
    /// <exception cref="CorpusException">As <see cref="FollowAsync"/>.</exception>
    public async ValueTask LeadAsync(SliceState lease, CancellationToken cancellation)
    {
        try
        {
            await MakeLeadAsync(lease, cancellation);
        }
        catch (SQLiteException failure)
        {
            throw SqliteFailure.Explain(failure, path);
        }
    }

    async ValueTask MakeLeadAsync(SliceState lease, CancellationToken cancellation)
    {
        if (!lease.IsReady)
            throw SliceLoader.NotReady(lease.Slice);
        if (lease.Schema == 0 && lease.Sequence == 0)
        {
            var made = path + Unfinished;
            Delete(made);
            SqliteDatabase.New(made, Migrations.Latest).Dispose();
            await RefillAsync(made, lease, cancellation);
            Put(made);
            return;
        }
        await FollowAsync(lease.Slice, cancellation);
        if (lease.Schema < Migrations.Latest)
            await RefillAsync(path, lease, cancellation);
        else
            ReplicaCopy.Lead(path, lease.Epoch);
    }

    /// <summary>Told when a write found that another host has the slice, that the lease is over, or that the copy must be made
    /// anew.</summary>
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
        using var session = SqliteDatabase.Open(path, Following).Reader();
        return ReplicaRow.Read(session) is { } row && row.Cluster == cluster.Name ? row.Slice : null;
    }

    /// <summary>Compares the file with the truth, row by row.</summary>
    /// <exception cref="CorpusException">They differ, or can't be read.</exception>
    public async ValueTask CompareAsync(int slice, CancellationToken cancellation)
    {
        using var session = SqliteDatabase.Open(path, new() { ReadOnly = true }).Reader();
        await cluster.Connections.UseAsync(
            async connection =>
            {
                await SliceFiller.CompareAsync(connection, session, cluster.Tables, slice, cancellation);
                return true;
            },
            cancellation
        );
    }

    // A new version of the program writes all rows anew, as its schema has them.
    async ValueTask RefillAsync(string file, SliceState lease, CancellationToken cancellation)
    {
        using var session = SqliteDatabase.Open(file, Following).Writer();
        var (sequence, mark) = await cluster.Connections.UseAsync(
            connection => SliceFiller.ReplaceAsync(connection, session, cluster.Tables, lease, Migrations.Latest, cancellation),
            cancellation
        );
        session.WriteLocally(() =>
        {
            new ReplicaRow(cluster.Name, lease.Slice, lease.Holder!, lease.Epoch, sequence, mark).Write(session);
            return true;
        });
    }

    bool CatchUp(SliceState state) =>
        state.Schema > Migrations.Latest
            ? throw SliceLoader.Newer(state.Slice, state.Schema)
            : ReplicaCopy.CatchUp(path, cluster.Name, state.Slice, state.Schema, _truth);

    // Whoever reads the old file goes on with it, and has the new one when it opens it again.
    void Put(string made)
    {
        if (File.Exists(path))
        {
            using var session = SqliteDatabase.Open(path, new() { ReadOnly = true, Follows = true }).Reader();
            if (!ReplicaRow.IsIn(session))
            {
                throw new CorpusException(
                    $"{path} is a corpus that stands alone, and this host's copy of the common one would take its place. Move it away; "
                        + "`briefbot migrate` brings what it holds into the database."
                );
            }
        }
        try
        {
            Delete(path);
            File.Move(made, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} can't be replaced: {failure.Message}", failure);
        }
    }

    static void Delete(string file)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(file + ending);
    }
}
