using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>Opens this host's copy of a slice for a command: beside a <c>serve</c> that leads the slice from here, else under a lease of
/// its own.</summary>
static class ReplicaStores
{
    /// <summary>Connects to the common database.</summary>
    /// <exception cref="CorpusException">It can't be used.</exception>
    /// <exception cref="SettingsException">It isn't said how.</exception>
    public static ValueTask<PostgresCluster> ConnectAsync(Settings settings, CancellationToken cancellation) =>
        PostgresCluster.ConnectAsync(StoreSettings.ConnectionString(settings), settings.Store.Slices, cancellation);

    /// <summary>Opens it to write.</summary>
    /// <exception cref="CorpusException">Another host leads the slice, or the database can't be used.</exception>
    public static async ValueTask<SqliteStores> OpenAsync(Settings settings, SqliteCorpusOptions options, CancellationToken cancellation)
    {
        var cluster = await ConnectAsync(settings, cancellation);
        LeaseKeeper? keeper = null;
        try
        {
            var file = new ReplicaFile(cluster, DataFolder.DatabasePath(settings));
            var (holder, slice) = (file.Holder(), SliceOf(settings, file));
            var state = (await cluster.Leases.AllAsync(cancellation)).FirstOrDefault(state => state.Slice == slice);
            if (state is null)
                throw new CorpusException($"The database has no slice {slice}; Store:Slice names one of those that it has.");
            if (state.Holder != holder || state.Left <= TimeSpan.Zero)
            {
                var since = LeaseKeeper.Moment.Now(TimeProvider.System);
                var lease =
                    await cluster.Leases.TakeAsync(slice, holder, StoreSettings.Address(settings), settings.Store.Lease, cancellation)
                    ?? throw new CorpusException(
                        $"Another host ({state.Address ?? "unknown"}) leads slice {slice}, and only that one writes to it: run this there, "
                            + "with its data folder."
                    );
                keeper = new(cluster.Leases, lease, since, settings.Store.Lease, TimeProvider.System);
                await file.LeadAsync(lease, cancellation);
            }
            return await file.OpenAsync(options with { Companion = new Opened(keeper, cluster) }, cancellation);
        }
        catch
        {
            await new Opened(keeper, cluster).DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens it to read, brought up to date where another host leads the slice.</summary>
    /// <exception cref="CorpusException">It can't be read, and the database can't be used.</exception>
    public static async ValueTask<SqliteStores> OpenToReadAsync(
        Settings settings,
        SqliteCorpusOptions options,
        CancellationToken cancellation
    )
    {
        var path = DataFolder.DatabasePath(settings);
        try
        {
            await using var cluster = await ConnectAsync(settings, cancellation);
            var file = new ReplicaFile(cluster, path);
            var (holder, slice) = (file.Holder(), SliceOf(settings, file));
            var state = (await cluster.Leases.AllAsync(cancellation)).FirstOrDefault(state => state.Slice == slice);
            if (state?.Holder != holder || state.Left <= TimeSpan.Zero)
                await file.FollowAsync(slice, cancellation);
        }
        catch (CorpusException) when (File.Exists(path))
        {
            // What this host has is the best that there is; statistics say how old it is.
        }
        return await SqliteStores.OpenAsync(path, options with { ReadOnly = true }, cancellation);
    }

    /// <summary>The slice that this host has a copy of.</summary>
    public static int SliceOf(Settings settings, PostgresCluster cluster) =>
        SliceOf(settings, new ReplicaFile(cluster, DataFolder.DatabasePath(settings)));

    static int SliceOf(Settings settings, ReplicaFile file) => StoreSettings.Slice(settings) ?? file.Slice() ?? 0;

    sealed class Opened(LeaseKeeper? keeper, PostgresCluster cluster) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (keeper is not null)
                await keeper.DisposeAsync();
            await cluster.DisposeAsync();
        }
    }
}
