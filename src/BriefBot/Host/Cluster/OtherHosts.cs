using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Privacy;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Discord;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Cluster;

/// <summary>Asks the hosts that lead other slices for what a command needs of them.</summary>
static class OtherHosts
{
    /// <summary>Has a person forgotten in all slices but this host's. What was asked for is done in any case.</summary>
    /// <returns>What was forgotten within some seconds, and how many slices have still to do it; none where there are no other
    /// slices.</returns>
    /// <exception cref="CorpusException">The database can't be used: nothing was asked for.</exception>
    public static async Task<(PersonalCounts Counts, int Pending)> ForgetAsync(
        Settings settings,
        Snowflake person,
        CancellationToken cancellation
    )
    {
        if (!StoreSettings.IsShared(settings))
            return default;
        await using var cluster = await ReplicaStores.ConnectAsync(settings, cancellation);
        if (await cluster.Leases.FindAsync(new OwnSlice(settings, cluster, TimeProvider.System).Number(), cancellation) is not { } own)
            return default;
        var desk = new RelayDesk(cluster.Relay, own, TimeProvider.System, NullLogger<RelayDesk>.Instance);
        var forgetting = new ForgettingElsewhere(desk, cluster.Relay, cluster.Slices);
        var noted = await forgetting.NoteAsync(person, default, withMessages: false, cancellation);
        var (forgotten, pending) = await forgetting.WaitAsync(noted, cancellation);
        return (forgotten.Counts, pending);
    }

    /// <summary>All that is kept of a person, in whichever slice, this host's among them.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public static async Task<PersonalRecord> KeptAsync(Settings settings, PersonScope scope, CancellationToken cancellation)
    {
        await using var cluster = await ReplicaStores.ConnectAsync(settings, cancellation);
        return await new PersonInSlices(cluster.Connections).ReadAsync(scope, cancellation);
    }
}
