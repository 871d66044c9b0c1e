using BriefBot.Corpus.Sqlite;
using BriefBot.Host;
using BriefBot.Tests.Corpus;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host;

public sealed class StoryKeeperTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Articles_are_placed_whoever_stored_them_and_whenever()
    {
        await using var stores = await OpenAsync();
        await using var other = await OpenAsync();
        await StoreAsync(stores.Corpus, "1");
        var time = new RestingTime();

        await using var keeper = StoryKeeper.Start(stores.Stories, time, NullLogger.Instance);
        await time.NextRestAsync();
        var first = await stores.Stories.WaitingAsync(Token);
        await StoreAsync(other.Corpus, "2");
        time.Wake();
        await time.NextRestAsync();

        first.ShouldBe(0);
        (await stores.Stories.WaitingAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_corpus_that_can_t_be_written_to_for_a_while_is_tried_again()
    {
        await using var stores = await OpenAsync();
        await StoreAsync(stores.Corpus, "1");
        var time = new RestingTime();

        var writer = RawDatabase.Open(folder.File("corpus.db"));
        writer.Execute("BEGIN IMMEDIATE");
        await using var keeper = StoryKeeper.Start(stores.Stories, time, NullLogger.Instance);
        await time.NextRestAsync();
        var whileLocked = await stores.Stories.WaitingAsync(Token);
        writer.Dispose();
        time.Wake();
        await time.NextRestAsync();

        whileLocked.ShouldBe(1);
        (await stores.Stories.WaitingAsync(Token)).ShouldBe(0);
    }

    ValueTask<SqliteStores> OpenAsync() =>
        SqliteStores.OpenAsync(folder.File("corpus.db"), new() { WriteWait = TimeSpan.FromMilliseconds(100) }, Token);

    static async Task StoreAsync(SqliteCorpus corpus, string name) =>
        await corpus.StoreAsync(
            await corpus.WorkspaceAsync("home", Token),
            Drafts.Of($"Ferry {name}", Drafts.Sentences(5), name, "2024-05-01"),
            Token
        );
}
