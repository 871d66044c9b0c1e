using BriefBot.Answer;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Deliver;

public sealed class LibrariesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_workspace_missing_where_nothing_can_be_written_is_empty_until_another_process_makes_it()
    {
        await using var writing = await OpenAsync(readOnly: false);
        var reading = await OpenAsync(readOnly: true);
        await using var libraries = new Libraries(
            reading.Corpus,
            reading.Topics,
            reading.Stories,
            new Answerer(reading.Corpus, new AnswerOptions(), TimeProvider.System),
            _ => throw new InvalidOperationException("No samples are needed."),
            new AnswerThreads(1, TimeProvider.System)
        );

        var before = await (await libraries.OwnAsync("default", Token)).StatisticsAsync(Token);
        await writing.Corpus.StoreAsync(await writing.Corpus.WorkspaceAsync("default", Token), Drafts.Of("One", "Ferries run."), Token);
        var after = await (await libraries.OwnAsync("default", Token)).StatisticsAsync(Token);

        before.Articles.ShouldBe(0);
        after.Articles.ShouldBe(1);
    }

    async Task<SqliteStores> OpenAsync(bool readOnly) =>
        await SqliteStores.OpenAsync(_folder.File("corpus.db"), new SqliteCorpusOptions { ReadOnly = readOnly }, Token);
}
