using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A corpus moves into a real PostgreSQL and out of it, and nothing is lost.</summary>
public sealed class MigrationTests : IDisposable
{
    static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Source => folder.File("briefbot.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_goes_into_a_slice_and_comes_out_the_same()
    {
        var cluster = await SharedCluster.GetAsync();
        await FillAsync(Source, 40);
        var slice = await FreeAsync(cluster);

        var rows = await new Migration(cluster, TimeProvider.System).ToSliceAsync(Source, slice, null, Token);
        await new Migration(cluster, TimeProvider.System).ToFileAsync(slice, folder.File("back.db"), Token);

        rows.ShouldBeGreaterThan(100);
        await using (var cameBack = await SqliteStores.OpenAsync(folder.File("back.db"), null, Token))
        {
            var workspace = await cameBack.Corpus.WorkspaceAsync("default", Token);
            (await cameBack.Corpus.StatisticsAsync(workspace, Token)).Articles.ShouldBe(40);
        }
        (await SqliteStores.VerifyAsync(folder.File("back.db"), Token)).Findings.ShouldBeEmpty();
        Directory.GetFiles(folder.Path, "*.new*").ShouldBeEmpty();
        await HoldsAsync(cluster, slice, 40);
    }

    [Fact]
    public async Task What_was_cut_short_goes_on_where_it_was()
    {
        var cluster = await SharedCluster.GetAsync();
        await FillAsync(Source, 40);
        var slice = await FreeAsync(cluster);
        var migration = new Migration(cluster, TimeProvider.System);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = new List<CopyProgress>();

        await Should.ThrowAsync<OperationCanceledException>(
            migration.ToSliceAsync(Source, slice, new Told(first, part => Cut(cut, part)), cut.Token).AsTask()
        );
        var unfinished = await Should.ThrowAsync<CorpusException>(
            new ReplicaFile(cluster, folder.File("early.db")).FollowAsync(slice, Token).AsTask()
        );
        var second = new List<CopyProgress>();
        var rows = await migration.ToSliceAsync(Source, slice, new Told(second), Token);

        unfinished.Message.ShouldContain("migrate --to postgres");
        first[^1].Rows.ShouldBeLessThan(rows);
        // No part is told of twice: what was there was only counted.
        second.Select(part => part.Table).ShouldNotContain(first[0].Table);
        second[^1].Rows.ShouldBe(rows);
        await HoldsAsync(cluster, slice, 40);
    }

    [Fact]
    public async Task A_file_that_was_written_to_between_two_attempts_is_copied_anew()
    {
        var cluster = await SharedCluster.GetAsync();
        await FillAsync(Source, 20);
        var slice = await FreeAsync(cluster);
        var migration = new Migration(cluster, TimeProvider.System);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Should.ThrowAsync<OperationCanceledException>(
            migration.ToSliceAsync(Source, slice, new Told([], part => Cut(cut, part)), cut.Token).AsTask()
        );
        await using (var stores = await SqliteStores.OpenAsync(Source, null, Token))
        {
            var workspace = await stores.Corpus.WorkspaceAsync("default", Token);
            await stores.Corpus.RemoveAsync(workspace, new(3), Token);
        }

        await migration.ToSliceAsync(Source, slice, null, Token);

        await HoldsAsync(cluster, slice, 19);
    }

    [Fact]
    public async Task A_slice_that_holds_something_or_is_led_is_left_alone()
    {
        var cluster = await SharedCluster.GetAsync();
        await FillAsync(Source, 2);
        var slice = await TestSlice.TakeAsync(folder.File("led.db"));
        var migration = new Migration(cluster, TimeProvider.System);

        var led = await Should.ThrowAsync<CorpusException>(migration.ToSliceAsync(Source, slice.Number, null, Token).AsTask());
        await slice.ReleaseAsync();
        var full = await Should.ThrowAsync<CorpusException>(migration.ToSliceAsync(Source, slice.Number, null, Token).AsTask());
        var there = await Should.ThrowAsync<CorpusException>(migration.ToFileAsync(slice.Number, Source, Token).AsTask());

        led.Message.ShouldContain("Stop the hosts first");
        full.Message.ShouldContain("holds a corpus already");
        there.Message.ShouldContain("is there already");
    }

    [Fact]
    public async Task The_command_moves_a_corpus_there_and_back_and_each_server_to_its_slice()
    {
        var server = await Servers.PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync();
        using var briefbot = new BriefBotProcess();
        briefbot.Environment["BRIEFBOT_STORE__CONNECTIONSTRING"] = database.ConnectionString;
        briefbot.Environment["BRIEFBOT_STORE__SLICES"] = "2";
        Directory.CreateDirectory(briefbot.Data);
        var own = Path.Combine(briefbot.Data, "briefbot.db");
        await FillAsync(own, 5);
        // Server 1 << 22 is of shard 1, server 2 << 22 of shard 0.
        await FillAsync(own, 3, $"discord:{1UL << 22}");
        await FillAsync(own, 2, $"discord:{2UL << 22}");

        var there = await briefbot.RunAsync("migrate", "--to", "postgres");
        var again = await briefbot.RunAsync("migrate", "--to", "postgres");
        File.Move(own, own + ".kept");
        var back = await briefbot.RunAsync("migrate", "--to", "sqlite", "--slice", "1");

        there.Code.ShouldBe(0, there.Error);
        again.Code.ShouldNotBe(0);
        again.Error.ShouldContain("holds a corpus already");
        back.Code.ShouldBe(0, back.Error);
        await using var stores = await SqliteStores.OpenAsync(own, null, Token);
        (await ArticlesAsync(stores, $"discord:{1UL << 22}")).ShouldBe(3);
        (await ArticlesAsync(stores, "default")).ShouldBe(0);
        (await ArticlesAsync(stores, $"discord:{2UL << 22}")).ShouldBe(0);
        Directory.GetFiles(briefbot.Data, "*.part*").ShouldBeEmpty();
    }

    static async Task<long> ArticlesAsync(SqliteStores stores, string workspace) =>
        (await stores.Corpus.StatisticsAsync(await stores.Corpus.WorkspaceAsync(workspace, Token), Token)).Articles;

    static async Task FillAsync(string file, int articles, string workspace = "default")
    {
        await using var stores = await SqliteStores.OpenAsync(file, null, Token);
        var own = await stores.Corpus.WorkspaceAsync(workspace, Token);
        for (var i = 0; i < articles; i++)
            await stores.Corpus.StoreAsync(
                own,
                Drafts.Of($"Title {i} of {workspace}", Drafts.Sentences(4, $"port{i}"), $"{workspace}{i}"),
                Token
            );
        await stores.Corpus.IndexAsync(Token);
        await stores.Stories.PlaceAllAsync(Token);
    }

    // One that nobody takes meanwhile: the highest numbers are taken last by those who take any.
    static async Task<int> FreeAsync(PostgresCluster cluster) =>
        (await cluster.Leases.AllAsync(Token)).Last(slice => slice.Sequence == 0 && slice.Left <= TimeSpan.Zero && slice.IsReady).Slice;

    async Task HoldsAsync(PostgresCluster cluster, int slice, int articles)
    {
        var file = new ReplicaFile(cluster, folder.File("replica.db"));
        var lease = await cluster.Leases.TakeAsync(slice, file.Holder(), null, Length, Token);
        await file.LeadAsync(lease!, Token);
        await using var stores = await file.OpenAsync(new(), Token);
        (await ArticlesAsync(stores, "default")).ShouldBe(articles);
    }

    static void Cut(CancellationTokenSource cut, CopyProgress part)
    {
        if (part.Rows * 2 > part.Of)
            cut.Cancel();
    }

    sealed class Told(List<CopyProgress> parts, Action<CopyProgress>? then = null) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            parts.Add(value);
            then?.Invoke(value);
        }
    }
}
