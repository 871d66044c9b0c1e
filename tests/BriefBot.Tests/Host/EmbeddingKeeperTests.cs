using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Host;
using BriefBot.Host.Composition;
using BriefBot.Inference;
using BriefBot.Tests.Corpus;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host;

/// <summary>Vectors are made while the host runs, whoever stores articles, and whatever the model's server does.</summary>
public sealed class EmbeddingKeeperTests : IAsyncLifetime
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // Like none of the rests, so that the tests don't take the one for the other.
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(47);

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _clock = new();
    FakeModelServer _server = null!;
    SqliteStores _stores = null!;
    Embedder _embedder = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync(cancellation: Stop);
        _stores = await OpenAsync();
        _embedder = new Embedder(
            new EmbeddingModel(
                new ChatModel("embedding", ModelProvider.Compatible, _server.OpenAIAddress, "test-embedding", _server.ApiKey)
                {
                    Timeout = Deadline,
                },
                null
            )
            {
                BatchSize = 2,
            },
            _clock,
            ModelMeter.None
        );
    }

    public async ValueTask DisposeAsync()
    {
        _embedder.Dispose();
        await _stores.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Passages_get_vectors_whoever_stored_them_and_nothing_is_asked_twice()
    {
        await using var other = await OpenAsync();
        await StoreAsync(_stores.Corpus, "1", "2", "3");

        await using (Start())
        {
            await RestedAsync(Rest);
            var first = await CoverageAsync();
            await StoreAsync(other.Corpus, "4");
            _clock.Advance(Rest);
            await RestedAsync(Rest);
            var second = await CoverageAsync();
            _clock.Advance(Rest);
            await RestedAsync(Rest);

            first.ShouldBe(new VectorCoverage(3, 3));
            second.ShouldBe(new VectorCoverage(4, 4));
        }
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_later_and_later_and_what_it_did_stays()
    {
        await StoreAsync(_stores.Corpus, "1", "2", "3");
        _server.Embeddings = new EmbeddingScript { Status = 500 };

        await using (Start())
        {
            await RestedAsync(TimeSpan.FromSeconds(30));
            _clock.Advance(TimeSpan.FromSeconds(30));
            await RestedAsync(TimeSpan.FromSeconds(60));
            _server.Embeddings = new EmbeddingScript();
            _clock.Advance(TimeSpan.FromSeconds(60));
            await RestedAsync(Rest);
        }

        (await CoverageAsync()).ShouldBe(new VectorCoverage(3, 3));
        _server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task It_ends_at_once_while_the_server_is_silent()
    {
        await StoreAsync(_stores.Corpus, "1");
        _server.Embeddings = new EmbeddingScript { Before = new TaskCompletionSource().Task };
        var keeper = Start();
        await _server.WaitForRequestsAsync(1, Stop);

        await keeper.DisposeAsync();

        (await CoverageAsync()).ShouldBe(new VectorCoverage(1, 0));
    }

    EmbeddingKeeper Start() =>
        EmbeddingKeeper.Start(WritingParts.Embedding(_stores, _embedder), _stores.Vectors.StateAsync, _clock, NullLogger.Instance);

    Task RestedAsync(TimeSpan rest) => _clock.WaitForTimersAsync(timers => timers.Count == 1 && timers[0] == rest, Stop);

    ValueTask<VectorCoverage> CoverageAsync() => _stores.Vectors.CoverageAsync(_embedder.Model.Identity, Stop);

    ValueTask<SqliteStores> OpenAsync() => SqliteStores.OpenAsync(_folder.File("corpus.db"), null, Stop);

    static async Task StoreAsync(SqliteCorpus corpus, params string[] names)
    {
        var home = await corpus.WorkspaceAsync("home", Stop);
        foreach (var name in names)
            await corpus.StoreAsync(home, Drafts.Of($"Ferry {name}", Drafts.Sentences(3), name, "2024-05-01"), Stop);
        await corpus.IndexAsync(Stop);
    }
}
