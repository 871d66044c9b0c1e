using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>Replicas whose database is behind pgbouncer in transaction mode, with fewer connections than hosts.</summary>
public sealed class PooledReplicaTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Leading_following_and_taking_over_need_no_connection_of_their_own()
    {
        var server = await PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var pooler = await PgBouncer.StartAsync(server, connections: 2);
        await using var cluster = await PostgresCluster.ConnectAsync(pooler.ConnectionString(database.ConnectionString), 2, Token);
        await using var one = new TestHost(cluster, _folder.File("one"));
        await using var two = new TestHost(cluster, _folder.File("two"));
        await one.LeadAsync();
        var slice = one.Lease.Slice;
        var home = await one.Corpus.WorkspaceAsync("home", Token);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => WriteAsync(one, home, n)));
        await one.Corpus.IndexAsync(Token);
        await two.FollowAsync(slice);
        await two.ShouldBeLikeAsync(one, slice, ["ferry"]);
        await one.ReleaseAsync();
        await two.LeadAsync(slice);
        await WriteAsync(two, home, 12);
        await two.Corpus.IndexAsync(Token);
        await one.FollowAsync(slice);

        await one.ShouldBeLikeAsync(two, slice, ["ferry"]);
        (await two.Corpus.StatisticsAsync(home, Token)).Articles.ShouldBe(13);
    }

    static async Task WriteAsync(TestHost host, WorkspaceId home, int number) =>
        await host.Corpus.StoreAsync(home, Drafts.Of("A ferry", $"The ferry {number} left.", $"{number}.txt"), Token);
}
