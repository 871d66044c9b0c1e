using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus;

/// <summary>What became of an article that was handed to the corpus.</summary>
public enum StoreOutcome
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It was there and says something else now: a new version.</summary>
    Updated,

    /// <summary>It was there already, and says the same, if in another setting or spelling.</summary>
    Unchanged,
}

/// <summary>A draft with what storing it takes already worked out; only the corpus that made it can store it.</summary>
public abstract record PreparedDraft(ArticleDraft Draft);

/// <summary>Result of storing one article.</summary>
public readonly record struct StoreResult(ArticleId Article, int Version, StoreOutcome Outcome);

/// <summary>One line of a list of articles.</summary>
public sealed record ArticleSummary(
    ArticleId Id,
    int Version,
    string Title,
    string? Source,
    string? Url,
    PublicationDate Published,
    string? Topic,
    int Words,
    string OriginalName
);

/// <summary>Size and age of a workspace.</summary>
/// <param name="Newest">Latest publication day known, null when none is.</param>
/// <param name="LastStored">When an article was stored last, null when none was.</param>
public sealed record CorpusStatistics(long Articles, long Passages, DateOnly? Oldest, DateOnly? Newest, DateTimeOffset? LastStored)
{
    /// <summary>How the feeds are doing that articles come from.</summary>
    public FeedsHealth Feeds { get; init; }

    /// <summary>How many of the articles are stored but not indexed, so that no question finds them yet.</summary>
    public long Unindexed { get; init; }

    /// <summary>How many articles of all workspaces an older version of the program indexed, which are indexed anew by and by; questions
    /// find them meanwhile.</summary>
    public long Renewing { get; init; }

    /// <summary>Languages of the articles: primary BCP 47 tags with blanks between them, English always among them. Text, so that two
    /// statistics that say the same are equal.</summary>
    public string LanguageTags { get; init; } = "en";

    /// <summary>The same as a list.</summary>
    public IReadOnlyList<string> Languages => LanguageTags.Split(' ');

    /// <summary>Whether any article is in English.</summary>
    public bool HasEnglish { get; init; }
}

/// <summary>How the feeds of a workspace are doing.</summary>
/// <param name="Followed">All of them.</param>
/// <param name="Failing">Those whose last polls failed, paused ones left out.</param>
/// <param name="Dead">Those that were given up, paused ones left out.</param>
/// <param name="Named">Names of the first of those in trouble, as they are called, separated by commas; null when there is none.</param>
public readonly record struct FeedsHealth(long Followed, long Failing, long Dead, string? Named);

/// <summary>An outlet by one of its names.</summary>
/// <param name="Name">As it was asked for: squeezed.</param>
/// <param name="Source">As stored with its articles.</param>
public sealed record NamedOutlet(string Name, string Source);

/// <summary>A word to look for.</summary>
/// <param name="Word">Normalised word as the index text has it (see Language.Normalizer), before stemming.</param>
/// <param name="Stem">Its stem as the index has it.</param>
public readonly record struct QueryTerm(string Word, string Stem);

/// <summary>What is written together with a word, and from which words it is.</summary>
/// <param name="IsKnown">Whether any article has the word itself.</param>
/// <param name="Parts">Stems that it is made of, "Bad" and "Umbau" for "Badumbau", the last first; empty where it isn't.</param>
/// <param name="Kinds">Stems that end with it and tell what it is of: "Waldbad" for "Bad".</param>
/// <param name="Related">Stems that begin with it: "Badumbau" for "Bad".</param>
public sealed record Compounds(bool IsKnown, IReadOnlyList<string> Parts, IReadOnlyList<string> Kinds, IReadOnlyList<string> Related)
{
    /// <summary>A word by itself.</summary>
    public static Compounds None { get; } = new(true, [], [], []);
}

/// <summary>Limits of a search within a workspace. Null means no limit.</summary>
public sealed record SearchScope(WorkspaceId Workspace)
{
    /// <summary>Earliest publication day, inclusive. Undated articles are left out when set.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Latest publication day, inclusive. Undated articles are left out when set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Latest publication day that counts as known; unlike <see cref="Until"/> it keeps undated articles.</summary>
    public DateOnly? KnownBy { get; init; }

    /// <summary>Outlet: equal to the article's source, or a host that its address ends with; case is ignored.</summary>
    public string? Source { get; init; }

    /// <summary>Label given at ingest; case is ignored.</summary>
    public string? Topic { get; init; }
}

/// <summary>
/// The store of articles. SQLite is the first implementation; one contract test suite holds all of them. Readers see what was
/// indexed last; any number may read while one writes.
/// </summary>
public interface ICorpus : IAsyncDisposable
{
    /// <summary>
    /// Why nothing can be written for now, and what to do, where that was tried or found; null when nothing stands in the way as far as is
    /// known.
    /// </summary>
    string? Trouble { get; }

    /// <summary>The workspace of that name, made when missing; <see cref="WorkspaceId.None"/> when it is missing and the corpus can only be
    /// read.</summary>
    /// <param name="name">1–100 characters.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<WorkspaceId> WorkspaceAsync(string name, CancellationToken cancellation);

    /// <summary>Works out what storing a draft takes, on any thread, so that little is left to the one that writes.</summary>
    /// <exception cref="ArgumentException">The body is empty.</exception>
    PreparedDraft Prepare(ArticleDraft draft);

    /// <summary>Stores what <see cref="Prepare"/> made, as <see cref="StoreAsync(WorkspaceId, ArticleDraft, CancellationToken)"/>
    /// does.</summary>
    ValueTask<StoreResult> StoreAsync(WorkspaceId workspace, PreparedDraft prepared, CancellationToken cancellation);

    /// <summary>How many articles are best stored in one transaction, where there are as many; 1 and up.</summary>
    int StoredAtOnce { get; }

    /// <summary>Stores several in one transaction, as <see cref="StoreAsync(WorkspaceId, ArticleDraft, CancellationToken)"/> does one after
    /// the other: all of them or none.</summary>
    /// <returns>What became of each, in the same order.</returns>
    ValueTask<IReadOnlyList<StoreResult>> StoreAsync(
        WorkspaceId workspace,
        IReadOnlyList<PreparedDraft> prepared,
        CancellationToken cancellation
    );

    /// <summary>
    /// Stores an article; when it returns, the article survives the process. Its passages are found after the next
    /// <see cref="IndexAsync"/> (or by themselves, when enough have gathered).
    /// </summary>
    ValueTask<StoreResult> StoreAsync(WorkspaceId workspace, ArticleDraft draft, CancellationToken cancellation);

    /// <summary>Brings the full-text index up to date with what is stored. Cheap when it is.</summary>
    ValueTask IndexAsync(CancellationToken cancellation);

    /// <summary>Removes an article with all its versions. False when it isn't there.</summary>
    ValueTask<bool> RemoveAsync(WorkspaceId workspace, ArticleId article, CancellationToken cancellation);

    /// <summary>Removes all articles of a workspace.</summary>
    ValueTask ClearAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>Sets the date of an article's current version (worked out later from others) and re-indexes it.</summary>
    ValueTask SetPublishedAsync(WorkspaceId workspace, ArticleId article, PublicationDate published, CancellationToken cancellation);

    /// <summary>
    /// Sets by hand what was found wrongly, or takes that back, for the current version and all later ones, and re-indexes the article.
    /// Nothing that comes in later changes what is set.
    /// </summary>
    /// <returns>The article as it is then; null when it isn't there.</returns>
    ValueTask<Article?> MendAsync(WorkspaceId workspace, ArticleId article, ArticleMending mending, CancellationToken cancellation);

    /// <summary>A version of an article; the current one when <paramref name="version"/> is null. Null when it isn't there.</summary>
    ValueTask<Article?> FindAsync(WorkspaceId workspace, ArticleId article, int? version, CancellationToken cancellation);

    /// <summary>The versions of an article, oldest first; none when it isn't there.</summary>
    ValueTask<IReadOnlyList<VersionSummary>> VersionsAsync(WorkspaceId workspace, ArticleId article, CancellationToken cancellation);

    /// <summary>Changes of articles that were noticed at an instant or later, newest first.</summary>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="since">The earliest instant.</param>
    /// <param name="limit">Most changes to read; 1 or more.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<Correction>> CorrectionsAsync(
        WorkspaceId workspace,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Articles by the id that their input gave.</summary>
    ValueTask<IReadOnlyList<ArticleId>> FindByExternalIdAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<string> externalIds,
        CancellationToken cancellation
    );

    /// <summary>The original bytes of an article's version. Null when it isn't there.</summary>
    ValueTask<Original?> OriginalAsync(WorkspaceId workspace, ArticleId article, int version, CancellationToken cancellation);

    /// <summary>Articles, newest publication first, undated last.</summary>
    IAsyncEnumerable<ArticleSummary> ListAsync(SearchScope scope, CancellationToken cancellation);

    /// <summary>Outlets of current articles, those with most articles first; told apart without case. Looks at every article of the
    /// workspace.</summary>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="limit">Most outlets to name.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<string>> SourcesAsync(WorkspaceId workspace, int limit, CancellationToken cancellation);

    /// <summary>Outlets of current articles that go by one of these names; takes time by the number of outlets, not of articles.</summary>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="names">Squeezed names; see <see cref="Language.OutletAliases"/>.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<NamedOutlet>> OutletsNamedAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<string> names,
        CancellationToken cancellation
    );

    /// <summary>Topic labels of current articles, those with most articles first; told apart without case. Looks at every article of the
    /// workspace.</summary>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="limit">Most labels to name.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<string>> TopicsAsync(WorkspaceId workspace, int limit, CancellationToken cancellation);

    /// <summary>Names in the workspace's passages that are nearly a word, the nearest first, as the passages write them.</summary>
    /// <param name="workspace">Whose articles; what only others' articles have is not named.</param>
    /// <param name="word">What may be mistyped, in any case; nothing is found for less than 3 letters.</param>
    /// <param name="mistakes">Letters put in, left out, replaced or exchanged at most; 1 or 2.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<string>> NamesNearAsync(WorkspaceId workspace, string word, int mistakes, CancellationToken cancellation);

    /// <summary>The lines that the newest articles of an outlet have, the oldest of these first; at most
    /// <see cref="OutletLines.MostArticles"/>.</summary>
    /// <param name="workspace">Whose articles; what others' articles repeat is not looked at.</param>
    /// <param name="outlet">As in <see cref="OutletLines.Outlet"/>.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    ValueTask<IReadOnlyList<OutletLines>> OutletLinesAsync(WorkspaceId workspace, long outlet, CancellationToken cancellation);

    /// <summary>Current articles whose publication day is not known, with the editions they name; at most <paramref name="limit"/>, newest
    /// stored first.</summary>
    ValueTask<IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>> UndatedAsync(
        WorkspaceId workspace,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Current articles that name an edition with this ordinal of any event, with their editions.</summary>
    ValueTask<IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>> ByEditionAsync(
        WorkspaceId workspace,
        int ordinal,
        CancellationToken cancellation
    );

    /// <summary>Size and age of a workspace.</summary>
    ValueTask<CorpusStatistics> StatisticsAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>For each of some stems, the words of all workspaces that are written together with it or that it is written together
    /// from.</summary>
    /// <param name="stems">As the index has them.</param>
    /// <param name="language">A language that writes words together; its <see cref="WordConventions.Joints"/> say so.</param>
    /// <param name="cancellation">Ends the work.</param>
    ValueTask<IReadOnlyList<Compounds>> CompoundsAsync(IReadOnlyList<string> stems, TextLanguage language, CancellationToken cancellation);

    /// <summary>
    /// How many articles of a workspace no question finds, because they can't be indexed for now; 0 while nothing stands in the way, since
    /// then they soon are.
    /// </summary>
    ValueTask<long> OutOfReachAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>
    /// In how many passages of the workspace each term stands; for frequent terms up to a fifth off. What stands in other workspaces only
    /// counts 0: counts are shown, and would tell what others store.
    /// </summary>
    ValueTask<IReadOnlyList<long>> PassageFrequenciesAsync(
        WorkspaceId workspace,
        IReadOnlyList<QueryTerm> terms,
        CancellationToken cancellation
    );

    /// <summary>Passages holding every term of at least one of <paramref name="anyOf"/>, in title or text; all matches, in no
    /// order.</summary>
    ValueTask<IReadOnlyList<PassageId>> MatchAsync(
        SearchScope scope,
        IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf,
        CancellationToken cancellation
    );

    /// <summary>Passages with their articles, in the order asked for; vanished ones are left out.</summary>
    ValueTask<IReadOnlyList<Passage>> ReadAsync(IReadOnlyList<PassageId> passages, CancellationToken cancellation);

    /// <summary>All passages of these articles' current versions, in the order of the articles and of the text.</summary>
    ValueTask<IReadOnlyList<Passage>> PassagesOfAsync(
        WorkspaceId workspace,
        IReadOnlyList<ArticleId> articles,
        CancellationToken cancellation
    );
}

/// <summary>The store cannot be used; the message says what is wrong and what to do.</summary>
public class CorpusException(string message, Exception? inner = null) : Exception(message, inner);
