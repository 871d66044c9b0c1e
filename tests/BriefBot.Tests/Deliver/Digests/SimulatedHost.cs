using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>A process that posts digests, with a connection of its own to the database. One that is killed never goes on.</summary>
sealed class SimulatedHost : IAsyncDisposable
{
    static int _hosts;
    readonly TaskCompletionSource _killed = new();
    readonly DigestLoop _loop;

    SimulatedHost(SqliteCorpus corpus, SimulatedPlatform platform, TimeProvider clock, DigestOptions options, ComposeDigest compose)
    {
        Corpus = corpus;
        var worker = new DigestWorker(
            DigestStore.Of(corpus),
            compose,
            corpus,
            new SimulatedChannel(platform, _killed),
            options,
            $"host {Interlocked.Increment(ref _hosts)}",
            clock,
            NullLoggerFactory.Instance.CreateLogger<DigestWorker>()
        );
        _loop = new(DigestStore.Of(corpus), worker, options, Nonce, clock, NullLoggerFactory.Instance.CreateLogger<DigestLoop>());
    }

    public SqliteCorpus Corpus { get; }

    public bool IsKilled => _killed.Task.IsCompleted;

    public static async Task<SimulatedHost> StartAsync(
        string database,
        SimulatedPlatform platform,
        TimeProvider clock,
        DigestOptions options,
        CancellationToken cancellation,
        Func<SqliteCorpus, ComposeDigest>? compose = null,
        Action? onDisk = null
    )
    {
        var corpus = await SqliteCorpus.OpenAsync(database, new() { Time = clock, OnDisk = onDisk }, cancellation);
        return new(corpus, platform, clock, options, compose?.Invoke(corpus) ?? ((_, at, _, _, _) => new(Nothing(at))));
    }

    /// <summary>Goes round once, or as far as it gets before it is killed.</summary>
    public async Task RoundAsync(CancellationToken cancellation) => await await Task.WhenAny(_loop.RoundAsync(cancellation), _killed.Task);

    public ValueTask DisposeAsync() => Corpus.DisposeAsync();

    static string Nonce() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..24];

    static Digest Nothing(DateTimeOffset at) => new(null, at, [], [], [], 0, [], []);
}
