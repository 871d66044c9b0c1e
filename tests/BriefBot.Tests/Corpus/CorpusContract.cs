using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Corpus;

/// <summary>What every store of articles must do. A store's tests derive from it and say how one is opened.</summary>
public abstract partial class CorpusContract : IAsyncLifetime
{
    /// <summary>The store under test, empty.</summary>
    protected ICorpus Corpus { get; private set; } = null!;

    /// <summary>A workspace of it.</summary>
    protected WorkspaceId Home { get; private set; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens an empty store.</summary>
    protected abstract ValueTask<ICorpus> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        Corpus = await OpenAsync();
        Home = await Corpus.WorkspaceAsync("home", Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stores and indexes.</summary>
    protected async Task<StoreResult> StoreAsync(ArticleDraft draft, WorkspaceId? workspace = null)
    {
        var stored = await Corpus.StoreAsync(workspace ?? Home, draft, Token);
        await Corpus.IndexAsync(Token);
        return stored;
    }

    /// <summary>Passages of the home workspace that hold all these words.</summary>
    protected Task<IReadOnlyList<Passage>> FindAsync(params string[] words) => FindAsync(new SearchScope(Home), words);

    /// <summary>Passages in a scope that hold all these words.</summary>
    protected async Task<IReadOnlyList<Passage>> FindAsync(SearchScope scope, params string[] words)
    {
        var matches = await Corpus.MatchAsync(scope, [Terms(words)], Token);
        return await Corpus.ReadAsync(matches, Token);
    }

    /// <summary>In how many passages of the home workspace each word stands.</summary>
    protected Task<IReadOnlyList<long>> CountAsync(params string[] words) => CountAsync(Home, words);

    /// <summary>In how many passages of a workspace each word stands.</summary>
    protected Task<IReadOnlyList<long>> CountAsync(WorkspaceId workspace, params string[] words) =>
        Corpus.PassageFrequenciesAsync(workspace, Terms(words), Token).AsTask();

    /// <summary>Query terms as question analysis makes them.</summary>
    protected static QueryTerm[] Terms(params string[] words) =>
        [.. words.SelectMany(word => Normalizer.Words(word)).Select(word => new QueryTerm(word, PorterStemmer.Stem(word)))];
}
