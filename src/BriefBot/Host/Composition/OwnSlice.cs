using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>The slice that this host has a copy of, or shall have: which one it is, and how its lease is taken.</summary>
/// <param name="settings">Say which it must be, if any, and how long a lease is.</param>
/// <param name="cluster">Whose slices.</param>
/// <param name="time">The clock.</param>
sealed class OwnSlice(Settings settings, PostgresCluster cluster, TimeProvider time)
{
    string? _holder;

    /// <summary>The copy.</summary>
    public ReplicaFile File { get; } = new(cluster, DataFolder.DatabasePath(settings), time);

    /// <summary>Its number: as it is set, else that of the copy that is there, else the first.</summary>
    public int Number() => StoreSettings.Slice(settings) ?? File.Slice() ?? 0;

    /// <summary>How a slice stands.</summary>
    /// <exception cref="CorpusException">There is none of this number, or the database can't be used.</exception>
    public async ValueTask<SliceState> StateAsync(int slice, CancellationToken cancellation) =>
        await cluster.Leases.FindAsync(slice, cancellation)
        ?? throw new CorpusException($"The database has no slice {slice}; Store:Slice names one of those that it has.");

    /// <summary>Whether this host's process that serves leads it at the moment, so that its copy is the newest there is.</summary>
    public bool IsLedFromHere(SliceState state) => state.Holder == Holder() && state.Left > TimeSpan.Zero;

    /// <summary>Takes the lease of a slice and keeps it.</summary>
    /// <param name="slice">Which; null for any that is free.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where another host has it, or all are led.</returns>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<LeaseKeeper?> TakeAsync(int? slice, CancellationToken cancellation)
    {
        var since = LeaseKeeper.Moment.Now(time);
        var lease = await cluster.Leases.TakeAsync(slice, Holder(), StoreSettings.Address(settings), settings.Store.Lease, cancellation);
        return lease is null ? null : new(cluster.Leases, lease, since, settings.Store.Lease, time);
    }

    /// <summary>Ends transactions of whoever stands still that keep a slice, whose lease is over, from this host.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The slices that were kept so: they may be taken a moment later.</returns>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<IReadOnlyList<int>> FreeAsync(CancellationToken cancellation)
    {
        var freed = new List<int>();
        var must = StoreSettings.Slice(settings);
        foreach (var state in await cluster.Leases.AllAsync(cancellation))
            if (state.Left <= TimeSpan.Zero && (must ?? state.Slice) == state.Slice)
                if (await cluster.Leases.FreeAsync(state.Slice, cancellation) > 0)
                    freed.Add(state.Slice);
        return freed;
    }

    string Holder() => _holder ??= File.Holder();
}
