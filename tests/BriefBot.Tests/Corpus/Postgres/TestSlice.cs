using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A slice of a real cluster that one test has for itself, and its file.</summary>
public sealed class TestSlice
{
    // Longer than all tests take.
    static readonly TimeSpan Length = TimeSpan.FromDays(1);

    readonly ReplicaFile _file;
    readonly SliceState _lease;

    TestSlice(PostgresCluster cluster, ReplicaFile file, SliceState lease) => (Cluster, _file, _lease) = (cluster, file, lease);

    /// <summary>The cluster that all tests share.</summary>
    public PostgresCluster Cluster { get; }

    internal PostgresTruth Truth => new(Cluster.Connections, Cluster.Tables, TimeProvider.System);

    /// <summary>Its number.</summary>
    public int Number => _lease.Slice;

    /// <summary>Takes a slice for a file that isn't there yet.</summary>
    public static async Task<TestSlice> TakeAsync(string path)
    {
        var token = TestContext.Current.CancellationToken;
        var cluster = await SharedCluster.GetAsync();
        var file = new ReplicaFile(cluster, path);
        var lease = await cluster.Leases.TakeAsync(SharedCluster.OwnSlice(cluster), file.Holder(), null, Length, token);
        await file.LeadAsync(lease!, token);
        return new(cluster, file, lease!);
    }

    /// <summary>Opens its file.</summary>
    public async Task<SqliteStores> OpenAsync(SqliteCorpusOptions? options = null) =>
        await _file.OpenAsync(options ?? new(), TestContext.Current.CancellationToken);

    /// <summary>Runs a statement in a transaction of the file, which the database gets, too.</summary>
    public void Execute(string sql)
    {
        using var session = SqliteDatabase.Open(_file.Path, new() { Truth = Truth }).Writer();
        session.Execute("PRAGMA foreign_keys = OFF");
        session.Write(() => session.Prepare(sql).Run());
    }

    /// <summary>Gives it back.</summary>
    public async Task ReleaseAsync() => await Cluster.Leases.ReleaseAsync(_lease, TestContext.Current.CancellationToken);

    /// <summary>Compares the file with what the database holds.</summary>
    public async Task CompareAsync() => await _file.CompareAsync(Number, TestContext.Current.CancellationToken);
}
