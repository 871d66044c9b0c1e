using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public sealed class DateReconcilerTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_undated_article_is_dated_by_another_on_the_same_edition()
    {
        await using var corpus = (await SqliteStores.OpenAsync(folder.File("corpus.db"), options: null, Cancellation)).Corpus;
        var workspace = await corpus.WorkspaceAsync("news", Cancellation);
        var undated = await Store(
            corpus,
            workspace,
            "Ports talk",
            PublicationDate.Unknown,
            new EventEdition("harbour cities forum", 7, null)
        );
        var other = await Store(
            corpus,
            workspace,
            "Mountains talk",
            PublicationDate.Unknown,
            new EventEdition("mountain towns forum", 7, null)
        );
        await Store(
            corpus,
            workspace,
            "Ports meet",
            PublicationDate.Inferred(new(2020, 11, 23), "inferred"),
            new EventEdition("harbour cities forum lisbon", 7, null)
        );
        var reconciler = new DateReconciler(corpus);

        var first = await reconciler.ReconcileAsync(workspace, Cancellation);
        var second = await reconciler.ReconcileAsync(workspace, Cancellation);

        (first.Count, second.Count).ShouldBe((1, 0));
        var dated = await corpus.FindAsync(workspace, undated, version: null, Cancellation);
        dated
            .ShouldNotBeNull()
            .Published.ShouldBe(
                PublicationDate.InferredYear(2020, "inferred: same event as “Ports meet” (2020-11-23): seventh Harbour Cities Forum Lisbon")
            );
        (await corpus.FindAsync(workspace, other, version: null, Cancellation)).ShouldNotBeNull().Published.Year.ShouldBeNull();
    }

    static async Task<ArticleId> Store(
        SqliteCorpus corpus,
        WorkspaceId workspace,
        string title,
        PublicationDate published,
        EventEdition edition
    )
    {
        var body = $"{title} at length, said the clerk.";
        var draft = new ArticleDraft(
            title,
            body,
            published,
            new Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", $"{title}.txt")
        )
        {
            Editions = [edition],
        };
        return (await corpus.StoreAsync(workspace, draft, Cancellation)).Article;
    }
}
