using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Corpus;

/// <summary>What every store of articles must do. A store's tests derive from it and say how one is opened.</summary>
public abstract class CorpusContract : IAsyncLifetime
{
    /// <summary>The store under test, empty.</summary>
    protected ICorpus Corpus { get; private set; } = null!;

    /// <summary>A workspace of it.</summary>
    protected WorkspaceId Home { get; private set; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the same empty store once per test.</summary>
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

    [Fact]
    public async Task A_stored_article_is_read_back_as_it_was_given()
    {
        var draft = Drafts.Of("Ferry line reopens", "Boats run again — “at last”, said 𝒟r. Øst.\n\nSecond paragraph.", "notes/ferry.txt") with
        {
            Url = "https://example.org/ferry",
            Source = "Harbour Post",
            Author = "A. Writer",
            Topic = "transport",
            ExternalId = "f-1",
            Published = PublicationDate.Stated(new(2021, 3, 4), "stated", new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.FromHours(2))),
        };

        var stored = await Corpus.StoreAsync(Home, draft, Token);

        stored.Outcome.ShouldBe(StoreOutcome.Added);
        var article = (await Corpus.FindAsync(Home, stored.Article, null, Token))!;
        (article.Title, article.Body, article.Url, article.Source).ShouldBe((draft.Title, draft.Body, draft.Url, draft.Source));
        (article.Author, article.Topic, article.ExternalId, article.OriginalName).ShouldBe((draft.Author, draft.Topic, draft.ExternalId, "notes/ferry.txt"));
        article.Published.ShouldBe(draft.Published);
        article.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Original_bytes_come_back_unchanged()
    {
        var bytes = Enumerable.Range(0, 5000).Select(n => (byte)(n * n)).ToArray();
        var draft = Drafts.Of("Title", "Body.") with { Original = new(bytes, "text/html", "page.html") };

        var stored = await Corpus.StoreAsync(Home, draft, Token);

        var original = (await Corpus.OriginalAsync(Home, stored.Article, 1, Token))!;
        original.Bytes.ToArray().ShouldBe(bytes);
        (original.MediaType, original.Name).ShouldBe(("text/html", "page.html"));
    }

    [Fact]
    public async Task The_same_article_again_changes_nothing()
    {
        var first = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "a.txt"), Token);

        var again = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "a.txt"), Token);

        again.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    [Fact]
    public async Task A_passage_is_found_by_the_words_of_its_text_and_title()
    {
        await StoreAsync(Drafts.Of("Bridge closes", "Engineers found cracks in the girders."));

        (await FindAsync("crack")).ShouldHaveSingleItem().Text.ShouldBe("Engineers found cracks in the girders.");
        (await FindAsync("bridges", "girder")).ShouldHaveSingleItem();
        (await FindAsync("bridge", "tunnel")).ShouldBeEmpty();
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
        return await Corpus.ReadAsync([.. matches.Select(match => match.Id)], Token);
    }

    /// <summary>Query terms as question analysis makes them.</summary>
    protected static QueryTerm[] Terms(params string[] words) =>
        [.. words.SelectMany(word => Normalizer.Words(word)).Select(word => new QueryTerm(word, PorterStemmer.Stem(word)))];
}
