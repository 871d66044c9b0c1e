using System.Runtime.Versioning;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Npgsql;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The database that hosts share, and the servers that it is on.</summary>
interface IHostDatabase : IAsyncDisposable
{
    /// <summary>Connection strings to each server.</summary>
    IReadOnlyList<string> Servers { get; }

    /// <summary>How to connect to whichever takes writes.</summary>
    string Connection { get; }
}

/// <summary>On a primary and a synchronous standby, which nobody watches over.</summary>
[UnsupportedOSPlatform("windows")]
sealed class PairDatabase : IHostDatabase
{
    PairDatabase(PostgresPair pair, FreshDatabase database)
    {
        Pair = pair;
        Servers = [pair.Primary.ConnectionString(database.Name), pair.Standby.ConnectionString(database.Name)];
        Connection = pair.ConnectionString(database.Name);
    }

    /// <summary>The servers.</summary>
    public PostgresPair Pair { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Servers { get; }

    /// <inheritdoc/>
    public string Connection { get; }

    /// <summary>Starts the servers. Where PostgreSQL isn't installed, the test is skipped.</summary>
    public static async Task<PairDatabase> StartAsync()
    {
        var pair = await PostgresPair.StartAsync();
        try
        {
            // It goes with its servers.
            return new(pair, await pair.Primary.CreateDatabaseAsync());
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Pair.DisposeAsync();
}

/// <summary>On servers of which Patroni makes another one the primary when the primary fails.</summary>
[UnsupportedOSPlatform("windows")]
sealed class PatroniDatabase : IHostDatabase
{
    PatroniDatabase(PatroniCluster cluster)
    {
        Cluster = cluster;
        Servers =
        [
            .. cluster.Nodes.Select(node =>
                new NpgsqlConnectionStringBuilder(cluster.ConnectionString(node, PostgresServer.Owner)) { Pooling = true }.ConnectionString
            ),
        ];
        Connection = cluster.ConnectionString(PostgresServer.Owner);
    }

    /// <summary>The servers.</summary>
    public PatroniCluster Cluster { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Servers { get; }

    /// <inheritdoc/>
    public string Connection { get; }

    /// <summary>Starts the servers. Where Patroni, etcd or PostgreSQL isn't installed, the test is skipped.</summary>
    public static async Task<PatroniDatabase> StartAsync() => new(await PatroniCluster.StartAsync());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
