using BriefBot.Corpus.Postgres;
using BriefBot.Deliver.Discord.Relays;

namespace BriefBot.Host.Composition;

/// <summary>What a host of several leads.</summary>
/// <param name="Lease">Under which it may.</param>
/// <param name="Slices">How many slices there are: as many parts the bot on Discord has.</param>
/// <param name="Cluster">The hosts' common database.</param>
sealed record LedSlice(LeaseKeeper Lease, int Slices, PostgresCluster Cluster)
{
    /// <summary>Where other hosts' part is reached; null where there is one slice only.</summary>
    public SliceLinks? Links => Slices > 1 ? new(Cluster.Relay, Cluster.Slices, Lease.Lease) : null;
}
