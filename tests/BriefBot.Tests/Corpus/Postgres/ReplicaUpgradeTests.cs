using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A newer version of the program, with another schema, comes to a slice that an older one wrote.</summary>
public sealed class ReplicaUpgradeTests : IDisposable
{
    const string Script = """
        ALTER TABLE topic ADD COLUMN note TEXT;
        UPDATE topic SET note = 'was ' || name;
        CREATE TABLE remark (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT;
        INSERT INTO remark (text) SELECT name FROM topic;
        """;

    readonly TemporaryFolder _folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_newer_one_writes_all_anew_and_the_older_one_leaves_it_alone()
    {
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var older = await PostgresCluster.ConnectAsync(database.ConnectionString, 2, Token);
        await using var before = new TestHost(older, _folder.File("before"));
        await before.LeadAsync();
        var slice = before.Lease.Slice;
        var home = await before.Corpus.WorkspaceAsync("home", Token);
        await before.Stores.Topics.AddAsync(home, new SavedTopic("a") { Include = ["x"] }, Token);
        await before.Corpus.StoreAsync(home, Drafts.Of("A ferry", "The ferry left."), Token);
        await before.Corpus.IndexAsync(Token);
        await using (var standby = new TestHost(older, _folder.File("after")))
            await standby.FollowAsync(slice);
        await before.ReleaseAsync();

        await LeadNewerAsync(database, slice, home);

        (await Should.ThrowAsync<CorpusException>(before.FollowAsync(slice))).Message.ShouldContain("Update this host");
        (await database.ReadAsync<long>("SELECT count(*) FROM briefbot.remark")).ShouldBe(1);
        (await database.ReadAsync<string>("SELECT string_agg(note, ',' ORDER BY note) FROM briefbot.topic")).ShouldBe("was a");
        (await database.ReadAsync<int>($"SELECT schema FROM briefbot.slice WHERE id = {slice}")).ShouldBe(Migrations.Latest + 1);
    }

    async Task LeadNewerAsync(FreshDatabase database, int slice, WorkspaceId home)
    {
        Migrations.Newer.Value = [Script];
        await using var newer = await PostgresCluster.ConnectAsync(database.ConnectionString, 2, Token);
        await using var follower = new TestHost(newer, _folder.File("follower"));
        await follower.FollowAsync(slice);
        await using var after = new TestHost(newer, _folder.File("after"));
        await after.LeadAsync(slice);
        await after.File.CompareAsync(slice, Token);
        await after.Stores.Topics.AddAsync(home, new SavedTopic("b") { Include = ["x"] }, Token);
        await follower.FollowAsync(slice);
        await follower.ShouldBeLikeAsync(after, slice, ["ferry"]);
    }
}
