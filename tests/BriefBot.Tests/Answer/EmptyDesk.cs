using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Answer;

/// <summary>A real corpus, empty at first, that a test fills and asks by rules alone.</summary>
sealed class EmptyDesk : IAsyncDisposable
{
    readonly TemporaryFolder _folder;
    readonly DateOnly _today;

    EmptyDesk(TemporaryFolder folder, SqliteStores stores, WorkspaceId workspace, DateOnly today) =>
        (_folder, Stores, Workspace, _today) = (folder, stores, workspace, today);

    /// <summary>What it is kept in.</summary>
    public SqliteStores Stores { get; }

    /// <summary>The corpus in it.</summary>
    public SqliteCorpus Corpus => Stores.Corpus;

    /// <summary>The workspace that is asked.</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>What answers.</summary>
    public Answerer Answerer => new(Corpus, new AnswerOptions(), TimeProvider.System);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens one.</summary>
    /// <param name="today">The day on which it is asked.</param>
    public static async Task<EmptyDesk> OpenAsync(DateOnly today)
    {
        var folder = new TemporaryFolder();
        var stores = await SqliteStores.OpenAsync(folder.File("briefbot.db"), null, Stop);
        return new EmptyDesk(folder, stores, await stores.Corpus.WorkspaceAsync("desk", Stop), today);
    }

    /// <summary>Stores articles and indexes them.</summary>
    public async Task StoreAsync(params IReadOnlyList<ArticleDraft> drafts)
    {
        foreach (var draft in drafts)
            await Corpus.StoreAsync(Workspace, draft, Stop);
        await Corpus.IndexAsync(Stop);
    }

    /// <summary>A question on its day.</summary>
    public Question Question(string text) => new(text, new SearchScope(Workspace), _today);

    /// <summary>Asks, behind what was answered before where that is given.</summary>
    public async Task<Reply> AskAsync(string question, Reply? previous = null) =>
        await Answerer.AnswerAsync(Question(question) with { Previous = previous?.ToExchange() }, Stop);

    /// <summary>Asks and expects an answer.</summary>
    public async Task<Reply.Cited> AnswerAsync(string question, Reply? previous = null) =>
        (await AskAsync(question, previous)).ShouldBeOfType<Reply.Cited>();

    /// <summary>The sentences in which somebody says something.</summary>
    public async Task<IReadOnlyList<string>> SaidAsync(string name) =>
        await Answerer.SaidAsync(Question(name), null, Stop) is Reply.Said said
            ? [.. said.Sayings.Select(saying => saying.Claim.Text)]
            : [];

    public async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        _folder.Dispose();
    }
}
