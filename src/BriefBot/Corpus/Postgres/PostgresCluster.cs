using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;

namespace BriefBot.Corpus.Postgres;

/// <summary>The hosts' common database: what is asked of it before a slice is opened.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    PostgresCluster(PostgresConnections connections, IReadOnlyDictionary<string, TableShape> tables, string name)
    {
        (Connections, Tables, Name) = (connections, tables, name);
        Leases = new(connections);
        Turns = new(connections);
        Relay = new(connections);
        Slices = new(connections);
    }

    /// <summary>Connections to it.</summary>
    public PostgresConnections Connections { get; }

    /// <summary>Who may write to which slice.</summary>
    public SliceLeases Leases { get; }

    /// <summary>What all hosts take in turn.</summary>
    public SharedTurns Turns { get; }

    /// <summary>What hosts hand over to each other.</summary>
    public SliceRelay Relay { get; }

    /// <summary>What is looked up in all slices.</summary>
    public OtherSlices Slices { get; }

    /// <summary>Tells it from any other.</summary>
    public string Name { get; }

    internal IReadOnlyDictionary<string, TableShape> Tables { get; }

    /// <summary>Connects to it; what is missing of its tables is made.</summary>
    /// <param name="connectionString">As <see cref="PostgresConnections"/> takes it.</param>
    /// <param name="slices">How many slices a new one gets; an old one keeps those that it has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">It can't be used.</exception>
    public static async ValueTask<PostgresCluster> ConnectAsync(string connectionString, int slices, CancellationToken cancellation)
    {
        var connections = new PostgresConnections(connectionString);
        try
        {
            IReadOnlyDictionary<string, TableShape> tables;
            using (var empty = SqliteDatabase.New(":memory:", Migrations.Latest))
                tables = ReplicatedTables.Read(empty);
            await using (var connection = await connections.OpenAsync(cancellation))
                await PostgresSchema.MakeAsync(connection, tables.Values, cancellation);
            var leases = new SliceLeases(connections);
            await leases.AddAsync(slices, schema: 0, cancellation);
            return new(connections, tables, await leases.ClusterAsync(cancellation));
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            await connections.DisposeAsync();
            throw connections.Unreachable(failure);
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connections.DisposeAsync();
}
