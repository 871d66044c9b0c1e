using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Postgres;
using BriefBot.Host;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Engines;

/// <summary>Hosts that share a corpus: each copy has an index of its own at the engine, kept by whoever leads.</summary>
public sealed class ReplicaEngineTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    PostgresCluster _cluster = null!;
    ScriptedEngine _server = null!;
    SearchEngine _engine = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await SharedCluster.GetAsync();
        _server = await ScriptedEngine.StartAsync(Stop);
        _engine = new(_server.Options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_leads_again_makes_up_for_what_others_stored_meanwhile()
    {
        await using var one = new TestHost(_cluster, _folder.File("one"));
        await using var two = new TestHost(_cluster, _folder.File("two"));
        await one.LeadAsync();
        var home = await one.Corpus.WorkspaceAsync("home", Stop);
        var ferry = await StoreAsync(one, home, "Ferry");
        await StoreAsync(one, home, "Peat");
        await FeedAsync(one);

        await one.ReleaseAsync();
        await two.LeadAsync(one.Lease.Slice);
        await two.Corpus.RemoveAsync(home, ferry, Stop);
        await StoreAsync(two, home, "Kelp");
        await FeedAsync(two);
        _server.Indexes.Count.ShouldBe(2);

        await two.ReleaseAsync();
        await one.LeadAsync(one.Lease.Slice);
        await FeedAsync(one);
        _server.Indexes.Count.ShouldBe(2);
        await one.ReleaseAsync();
    }

    static async Task<ArticleId> StoreAsync(TestHost host, WorkspaceId home, string title)
    {
        var stored = await host.Corpus.StoreAsync(home, Drafts.Of(title, $"All about the {title}.", title, "2024-05-01"), Stop);
        await host.Corpus.IndexAsync(Stop);
        return stored.Article;
    }

    async Task FeedAsync(TestHost host)
    {
        var feeder = new EngineFeeder(_engine, host.Stores.Engine, _ => { });
        while (await feeder.FeedAsync(Stop)) { }
        var home = await host.Corpus.WorkspaceAsync("home", Stop);
        string[] stems = ["ferri", "peat", "kelp"];
        var passages = await host.Corpus.MatchAsync(
            new SearchScope(home),
            [.. stems.Select(stem => (IReadOnlyList<QueryTerm>)[new(stem, stem)])],
            Stop
        );
        var index = _server.Indexes[(await host.Stores.Engine.StateAsync(Stop))!.Index];
        index.Ids.Order().ShouldBe([.. passages.Select(passage => passage.Value.ToString()).Append("mark").Order()]);
        passages.Count.ShouldBe(2);
    }
}
