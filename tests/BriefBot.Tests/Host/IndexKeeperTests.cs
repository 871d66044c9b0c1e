using BriefBot.Corpus.Sqlite;
using BriefBot.Host;
using BriefBot.Tests.Corpus;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host;

public sealed class IndexKeeperTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_an_older_version_indexed_is_indexed_anew_while_the_host_runs()
    {
        await using var stores = await FilledAsync();
        (await stores.Corpus.LeftToRenewAsync(Token)).ShouldBe(3);
        var time = new RestingTime();

        await using (IndexKeeper.Start(stores.Corpus, time, NullLogger.Instance))
        {
            while (await stores.Corpus.LeftToRenewAsync(Token) > 0)
                await Task.Yield();
        }

        (await SqliteStores.VerifyAsync(folder.File("corpus.db"), Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corpus_that_can_t_be_written_to_for_a_while_is_tried_again()
    {
        await using var stores = await FilledAsync();
        var time = new RestingTime();
        var writer = RawDatabase.Open(folder.File("corpus.db"));
        writer.Execute("BEGIN IMMEDIATE");

        await using var keeper = IndexKeeper.Start(stores.Corpus, time, NullLogger.Instance);
        await time.NextRestAsync();
        var whileLocked = await stores.Corpus.LeftToRenewAsync(Token);
        writer.Dispose();
        time.Wake();
        while (await stores.Corpus.LeftToRenewAsync(Token) > 0)
            await Task.Yield();

        whileLocked.ShouldBe(3);
    }

    // Articles that wait as those of an older file do.
    async Task<SqliteStores> FilledAsync()
    {
        var stores = await SqliteStores.OpenAsync(folder.File("corpus.db"), new() { WriteWait = TimeSpan.FromMilliseconds(100) }, Token);
        var workspace = await stores.Corpus.WorkspaceAsync("home", Token);
        for (var n = 0; n < 3; n++)
            await stores.Corpus.StoreAsync(workspace, Drafts.Of($"Title {n}", Drafts.Sentences(20 + n), $"{n}.txt", "2020-02-03"), Token);
        await stores.Corpus.IndexAsync(Token);
        RawDatabase.Execute(
            folder.File("corpus.db"),
            """
            INSERT INTO passage_index (rowid, title, text) SELECT p.id, v.title, substr(v.body, p.start + 1, p."end" - p.start)
            FROM passage p JOIN article_version v ON v.id = p.article_version ORDER BY p.id;
            DELETE FROM passage_word WHERE rowid IN (SELECT id FROM passage);
            INSERT INTO reindexing (article) SELECT id FROM article
            """
        );
        return stores;
    }
}
