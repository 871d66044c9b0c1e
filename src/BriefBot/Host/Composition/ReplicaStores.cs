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
            var own = new OwnSlice(settings, cluster, TimeProvider.System);
            var state = await own.StateAsync(own.Number(), cancellation);
            if (!own.IsLedFromHere(state))
            {
                keeper =
                    await own.TakeAsync(state.Slice, cancellation)
                    ?? throw new CorpusException(
                        $"Another host ({state.Address ?? "unknown"}) leads slice {state.Slice}, and only that one writes to it: run this "
                            + "there, with its data folder."
                    );
                await own.File.LeadAsync(keeper.Lease, cancellation);
            }
            return await own.File.OpenAsync(options with { Companion = new Opened(keeper, cluster) }, cancellation);
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
            var own = new OwnSlice(settings, cluster, TimeProvider.System);
            var state = await own.StateAsync(own.Number(), cancellation);
            if (!own.IsLedFromHere(state))
                await own.File.FollowAsync(state.Slice, cancellation);
        }
        catch (CorpusException) when (File.Exists(path))
        {
            // What this host has is the best that there is; statistics say how old it is.
        }
        return await SqliteStores.OpenAsync(path, options with { ReadOnly = true }, cancellation);
    }

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
