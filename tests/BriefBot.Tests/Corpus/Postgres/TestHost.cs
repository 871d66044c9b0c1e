using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A host of a real cluster, with a folder and a copy of its own; several may be of one slice.</summary>
sealed class TestHost : IAsyncDisposable
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    SqliteStores? _stores;

    /// <summary>One that does nothing yet.</summary>
    /// <param name="cluster">Which it belongs to.</param>
    /// <param name="folder">Where its copy is kept; another one for each host.</param>
    /// <param name="time">Measures its waits; null for the system's.</param>
    public TestHost(PostgresCluster cluster, string folder, TimeProvider? time = null)
    {
        Cluster = cluster;
        File = new(cluster, Path.Combine(folder, "replica.db"), time);
    }

    public PostgresCluster Cluster { get; }

    public ReplicaFile File { get; }

    /// <summary>Its lease, over or not.</summary>
    public SliceState Lease { get; private set; } = null!;

    /// <summary>Its open copy.</summary>
    public SqliteStores Stores => _stores!;

    public SqliteCorpus Corpus => Stores.Corpus;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes a slice, or one of its own, and opens it to write.</summary>
    public async Task LeadAsync(int? slice = null, TimeSpan? length = null, SqliteCorpusOptions? options = null)
    {
        Lease = await TakeAsync(slice, length) ?? throw new CorpusException("Another host has it.");
        await File.LeadAsync(Lease, Token);
        await OpenAsync(options);
    }

    /// <summary>Takes a slice, or one of its own; null when another host has it.</summary>
    public async Task<SliceState?> TakeAsync(int? slice = null, TimeSpan? length = null) =>
        await Cluster.Leases.TakeAsync(slice ?? SharedCluster.OwnSlice(Cluster), File.Holder(), null, length ?? Long, Token);

    /// <summary>Opens its copy, which it closes first where it is open.</summary>
    public async Task OpenAsync(SqliteCorpusOptions? options = null)
    {
        await CloseAsync();
        _stores = await File.OpenAsync(options ?? new(), Token);
    }

    public async Task CloseAsync()
    {
        if (_stores is not null)
            await _stores.DisposeAsync();
        _stores = null;
    }

    /// <summary>Gives its slice back.</summary>
    public async Task ReleaseAsync()
    {
        await CloseAsync();
        await Cluster.Leases.ReleaseAsync(Lease, Token);
    }

    /// <summary>Brings its copy up to date without leading.</summary>
    /// <returns>Whether it was made anew.</returns>
    public async Task<bool> FollowAsync(int slice) => await File.FollowAsync(slice, Token) is not null;

    /// <summary>Its copy is that of PostgreSQL row by row, is sound, and finds the same for the same words as another one.</summary>
    public async Task ShouldBeLikeAsync(TestHost other, int slice, IEnumerable<string> words)
    {
        await File.CompareAsync(slice, Token);
        (await SqliteStores.VerifyAsync(File.Path, Token)).Findings.ShouldBeEmpty();
        (await FoundAsync(File.Path, words)).ShouldBe(await FoundAsync(other.File.Path, words));
    }

    static async Task<List<string>> FoundAsync(string file, IEnumerable<string> words)
    {
        await using var stores = await SqliteStores.OpenAsync(file, new() { ReadOnly = true }, Token);
        var found = new List<string>();
        foreach (var workspace in await stores.Settings.ListAsync("", Token))
        {
            foreach (var word in words)
            {
                var term = new QueryTerm(word, BriefBot.Language.PorterStemmer.Stem(word));
                var passages = await stores.Corpus.MatchAsync(
                    new SearchScope(workspace.Id),
                    [
                        [term],
                    ],
                    Token
                );
                var count = await stores.Corpus.PassageFrequenciesAsync(workspace.Id, [term], Token);
                found.Add($"{workspace.Name} {word} {count[0]}: {string.Join(' ', passages.Select(passage => passage.Value))}");
                found.AddRange(
                    (await stores.Corpus.ReadAsync(passages, Token)).Select(passage => $"{passage.Article.Title}: {passage.Text}")
                );
            }
        }
        return found;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();
}
