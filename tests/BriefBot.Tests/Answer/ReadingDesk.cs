using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Reader;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>A corpus of given articles, asked with the reader that ships.</summary>
sealed class ReadingDesk : IAsyncDisposable
{
    static readonly DateOnly Today = new(2026, 11, 29);

    readonly TemporaryFolder _folder;
    readonly SqliteCorpus _corpus;
    readonly WorkspaceId _workspace;
    readonly Answerer _answerer;

    ReadingDesk(TemporaryFolder folder, SqliteCorpus corpus, WorkspaceId workspace)
    {
        (_folder, _corpus, _workspace) = (folder, corpus, workspace);
        _answerer = new Answerer(
            corpus,
            new AnswerOptions(),
            TimeProvider.System,
            reader: new QuestionReader(new ReaderOptions { Deadline = TimeSpan.FromSeconds(30) }, TimeProvider.System)
        );
    }

    /// <summary>Stores articles.</summary>
    public static async Task<ReadingDesk> OpenAsync(params (string Title, string Published, string Body)[] articles)
    {
        var folder = new TemporaryFolder();
        var corpus = (await SqliteStores.OpenAsync(folder.File("briefbot.db"), null, CancellationToken.None)).Corpus;
        var workspace = await corpus.WorkspaceAsync("desk", CancellationToken.None);
        for (var i = 0; i < articles.Length; i++)
            await corpus.StoreAsync(
                workspace,
                Drafts.Of(articles[i].Title, articles[i].Body, $"{i}.txt", articles[i].Published),
                CancellationToken.None
            );
        await corpus.IndexAsync(CancellationToken.None);
        return new ReadingDesk(folder, corpus, workspace);
    }

    /// <summary>Asks, as of 29 November 2026 unless another day is given.</summary>
    public async Task<Reply> AskAsync(string question, Reply? previous = null, DateOnly? asOf = null) =>
        await _answerer.AnswerAsync(
            new Question(question, new SearchScope(_workspace), asOf ?? Today)
            {
                Previous = previous is null ? null : previous.ToExchange(),
            },
            CancellationToken.None
        );

    /// <summary>The short answers that are shown; empty where there is none.</summary>
    public async Task<IReadOnlyList<string>> ShortAsync(string question, DateOnly? asOf = null) =>
        await AskAsync(question, asOf: asOf) is Reply.Cited cited ? [.. cited.Items.Select(item => item.Text)] : [];

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }
}
