using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Composition;
using BriefBot.Tests.Corpus.Postgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>A process that posts digests, with a connection of its own to the database. One that is killed never goes on.</summary>
sealed class SimulatedHost : IAsyncDisposable
{
    static int _hosts;
    readonly TaskCompletionSource _killed = new();
    readonly DigestLoop _loop;

    SimulatedHost(SqliteStores stores, SimulatedPlatform platform, TimeProvider clock, DigestOptions options, ComposeDigest compose)
    {
        Stores = stores;
        var store = DigestParts.Store(stores);
        var worker = new DigestWorker(
            store,
            compose,
            stores.Corpus,
            new SimulatedChannel(platform, _killed),
            options,
            $"host {Interlocked.Increment(ref _hosts)}",
            clock,
            NullLoggerFactory.Instance.CreateLogger<DigestWorker>()
        );
        _loop = new(store, worker, options, Nonce, clock, NullLoggerFactory.Instance.CreateLogger<DigestLoop>());
    }

    public SqliteStores Stores { get; }

    public SqliteCorpus Corpus => Stores.Corpus;

    public bool IsKilled => _killed.Task.IsCompleted;

    public static Task<SimulatedHost> StartAsync(
        string database,
        SimulatedPlatform platform,
        TimeProvider clock,
        DigestOptions options,
        CancellationToken cancellation,
        Func<SqliteStores, ComposeDigest>? compose = null,
        Action? onDisk = null
    ) => StartAsync(new TestStore(database, isReplica: false), platform, clock, options, cancellation, compose, onDisk);

    public static async Task<SimulatedHost> StartAsync(
        TestStore store,
        SimulatedPlatform platform,
        TimeProvider clock,
        DigestOptions options,
        CancellationToken cancellation,
        Func<SqliteStores, ComposeDigest>? compose = null,
        Action? onDisk = null
    )
    {
        var stores = await store.OpenAsync(new() { Time = clock, OnDisk = onDisk }, cancellation);
        return new(stores, platform, clock, options, compose?.Invoke(stores) ?? ((_, at, _, _, _) => new(Nothing(at))));
    }

    /// <summary>Goes round once, or as far as it gets before it is killed.</summary>
    /// <returns>How long it waits before the next round; nothing when it was killed.</returns>
    public async Task<TimeSpan> RoundAsync(CancellationToken cancellation)
    {
        var round = _loop.RoundAsync(cancellation);
        await await Task.WhenAny(round, _killed.Task);
        return round.IsCompletedSuccessfully ? await round : TimeSpan.Zero;
    }

    public ValueTask DisposeAsync() => Stores.DisposeAsync();

    static string Nonce() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..24];

    static Digest Nothing(DateTimeOffset at) => new(null, at, [], [], [], 0, [], []);
}
