using System.Runtime.CompilerServices;
using BriefBot.Corpus.Changes;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Corpus.Sqlite.Vectors;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// The corpus in one SQLite file. Storing an article is a transaction of its own; its passages are indexed with others in a batch, so
/// that a kill at any moment loses at most the article in flight. Any number of processes read while one writes.
/// </summary>
public sealed partial class SqliteCorpus : ICorpus
{
    // Changes nothing, but is written.
    readonly SessionPool sessions;
    readonly SqliteCorpusOptions options;
    readonly PassageIndexer indexer = new();
    readonly OwnTermFrequencies frequencies = new();

    SqliteCorpus(SqliteDatabase database, SqliteCorpusOptions options)
    {
        this.options = options;
        Path = database.Path;
        sessions = new(database, options.Readers);
        CorrectedAnswers = new(sessions);
        Answers = new(sessions, CorrectedAnswers);
        Feedback = new(sessions, options.Time);
        PostedAnswers = new(sessions);
        Conversations = new(sessions, options.Time);
        Settings = new(sessions);
        Topics = new(sessions);
        Schedules = new(sessions);
        Outbox = new(sessions);
        Stories = new(sessions, options.Time);
        Feeds = new(sessions, options.Time);
        ModelUsage = new(sessions);
        Vectors = new(sessions);
        WebSessions = new(sessions);
        Personal = new(sessions, options.Time);
        Servers = new(sessions);
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// False while the file or its folder can only be read: questions are answered, nothing is stored. <see cref="ResumeAsync"/> looks
    /// again.
    /// </summary>
    public bool CanWrite => sessions.Database.Writable;

    /// <summary>
    /// Why nothing can be written for now, and what to do, where that was tried or found; null when nothing stands in the way as far as is
    /// known.
    /// </summary>
    public string? Trouble => sessions.Trouble ?? (CanWrite ? null : $"{Path} can only be read here.");

    /// <summary>Answers that were given.</summary>
    public AnswerLog Answers { get; }

    /// <summary>Which of them cite what was changed since.</summary>
    public CorrectedAnswers CorrectedAnswers { get; }

    /// <summary>What people think of them.</summary>
    public AnswerFeedback Feedback { get; }

    /// <summary>Which messages of a chat carry them.</summary>
    public PostedAnswers PostedAnswers { get; }

    /// <summary>What each person asked last, for follow-ups.</summary>
    public Conversations Conversations { get; }

    /// <summary>What the administrators of a workspace decided.</summary>
    public WorkspaceSettings Settings { get; }

    /// <summary>Saved topics.</summary>
    public TopicStore Topics { get; }

    /// <summary>When and where digests are posted.</summary>
    public ScheduleStore Schedules { get; }

    /// <summary>What became of each digest.</summary>
    public DigestOutbox Outbox { get; }

    /// <summary>Which articles report the same event, and which have the same text.</summary>
    public StoryShelf Stories { get; }

    /// <summary>What chat models used.</summary>
    public ModelUsageStore ModelUsage { get; }

    /// <summary>What passages mean to embedding models.</summary>
    public VectorShelf Vectors { get; }

    /// <summary>Log-ins at the web page.</summary>
    public WebSessionStore WebSessions { get; }

    /// <summary>All that is kept of a person.</summary>
    public PersonalData Personal { get; }

    /// <summary>Servers that the bot was removed from.</summary>
    public RemovedServers Servers { get; }

    /// <summary>The feeds of all workspaces.</summary>
    public FeedStore Feeds { get; }

    /// <summary>
    /// Opens a corpus file, made when it is missing, its schema brought up to date, and what a crash left stored but not indexed indexed.
    /// </summary>
    /// <exception cref="CorpusException">It can't be used; the message says why and what to do, and the file is as it was.</exception>
    public static async ValueTask<SqliteCorpus> OpenAsync(string path, SqliteCorpusOptions? options, CancellationToken cancellation)
    {
        options ??= new();
        cancellation.ThrowIfCancellationRequested();
        var corpus = new SqliteCorpus(SqliteDatabase.Open(path, options), options);
        try
        {
            if (corpus.CanWrite)
                await corpus.RecoverAsync(cancellation);
            return corpus;
        }
        catch
        {
            await corpus.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<WorkspaceId> WorkspaceAsync(string name, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            throw new ArgumentException("A workspace's name has 1 to 100 characters.", nameof(name));
        // Asking a question must not wait for whoever writes, nor need leave to write.
        if (await sessions.ReadAsync(session => Workspaces.Find(session, name), cancellation) is { } known)
            return known;
        if (!CanWrite)
            return WorkspaceId.None;
        try
        {
            return await sessions.WriteAsync(session => session.Write(() => Workspaces.FindOrAdd(session, name)), cancellation);
        }
        catch (CorpusException) when (sessions.Trouble is not null)
        {
            return WorkspaceId.None;
        }
    }

    /// <inheritdoc/>
    public PreparedDraft Prepare(ArticleDraft draft) => StorableArticle.Of(draft);

    /// <inheritdoc/>
    public ValueTask<StoreResult> StoreAsync(WorkspaceId workspace, ArticleDraft draft, CancellationToken cancellation) =>
        StoreAsync(workspace, StorableArticle.Of(draft), cancellation);

    /// <inheritdoc/>
    public ValueTask<StoreResult> StoreAsync(WorkspaceId workspace, PreparedDraft prepared, CancellationToken cancellation)
    {
        // It couldn't be made for the reason that keeps this article from being stored.
        if (workspace == WorkspaceId.None && sessions.Trouble is { } trouble)
            throw new CorpusException(trouble);
        var article =
            prepared as StorableArticle ?? throw new ArgumentException("Another kind of corpus prepared this draft.", nameof(prepared));
        return sessions.WriteAsync(
            session =>
            {
                long? version = null;
                var writer = new ArticleWriter(session, options.Time);
                var result = session.Write(() => writer.Store(workspace, article, out version));
                if (writer.ConcernsAnswers)
                    CorrectedAnswers.Signal();
                if (version is { } stored && indexer.Gather(stored, article.Indexed))
                    indexer.IndexBatch(session, () => sessions.IsAwaited);
                return result;
            },
            cancellation
        );
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveAsync(WorkspaceId workspace, ArticleId article, CancellationToken cancellation)
    {
        var removed = await sessions.WriteAsync(
            session => session.Write(() => ArticleRemover.Remove(session, workspace, article)),
            cancellation
        );
        await TermFrequencies.RefreshAsync(sessions, cancellation);
        return removed;
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        while (await sessions.WriteAsync(session => session.Write(() => ArticleRemover.RemoveSome(session, workspace)), cancellation) > 0)
            cancellation.ThrowIfCancellationRequested();
        await TermFrequencies.RefreshAsync(sessions, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask SetPublishedAsync(
        WorkspaceId workspace,
        ArticleId article,
        PublicationDate published,
        CancellationToken cancellation
    ) =>
        await sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    if (!new ArticleWriter(session, options.Time).SetPublished(workspace, article, published))
                        return false;
                    indexer.Reindex(session, article);
                    return true;
                }),
            cancellation
        );

    /// <inheritdoc/>
    public ValueTask<Article?> MendAsync(
        WorkspaceId workspace,
        ArticleId article,
        ArticleMending mending,
        CancellationToken cancellation
    ) =>
        sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    if (new ArticleWriter(session, options.Time).Mend(workspace, article, mending) is not { } mended)
                        return null;
                    indexer.Forget(session, article);
                    indexer.Reindex(session, article);
                    return mended;
                }),
            cancellation
        );

    /// <inheritdoc/>
    public ValueTask<Article?> FindAsync(WorkspaceId workspace, ArticleId article, int? version, CancellationToken cancellation) =>
        sessions.ReadAsync(session => ArticleReader.Find(session, workspace, article, version), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ArticleId>> FindByExternalIdAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<string> externalIds,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => ArticleReader.FindByExternalId(session, workspace, externalIds), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<VersionSummary>> VersionsAsync(
        WorkspaceId workspace,
        ArticleId article,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => CorrectionReader.Versions(session, workspace, article), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Correction>> CorrectionsAsync(
        WorkspaceId workspace,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => CorrectionReader.Since(session, workspace, since, limit), cancellation);

    /// <inheritdoc/>
    public ValueTask<Original?> OriginalAsync(WorkspaceId workspace, ArticleId article, int version, CancellationToken cancellation) =>
        sessions.ReadAsync(session => ArticleReader.Original(session, workspace, article, version), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArticleSummary> ListAsync(SearchScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var offset = 0; ; offset += ArticleLists.PageSize)
        {
            var page = await sessions.ReadAsync(session => ArticleLists.Page(session, scope, offset), cancellation);
            foreach (var article in page)
                yield return article;
            if (page.Count < ArticleLists.PageSize)
                yield break;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> SourcesAsync(WorkspaceId workspace, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => ArticleLists.Sources(session, workspace, limit), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NamedOutlet>> OutletsNamedAsync(
        WorkspaceId workspace,
        IReadOnlyCollection<string> names,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => OutletFinder.Find(session, workspace, names)), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> TopicsAsync(WorkspaceId workspace, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => ArticleLists.Topics(session, workspace, limit), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> NamesNearAsync(
        WorkspaceId workspace,
        string word,
        int mistakes,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => NearWords.Find(session, workspace, word, mistakes)), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutletLines>> OutletLinesAsync(
        WorkspaceId workspace,
        long outlet,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => OutletMemory.Read(session, workspace, outlet), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>> UndatedAsync(
        WorkspaceId workspace,
        int limit,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => ArticleLists.Undated(session, workspace, limit), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)>> ByEditionAsync(
        WorkspaceId workspace,
        int ordinal,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => ArticleLists.ByEdition(session, workspace, ordinal), cancellation);

    /// <inheritdoc/>
    public ValueTask<CorpusStatistics> StatisticsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        sessions.ReadAsync(session => ArticleReader.Statistics(session, workspace), cancellation);

    /// <summary>
    /// How many articles of a workspace no question finds, because they can't be indexed for now; 0 while nothing stands in the way, since
    /// then they soon are.
    /// </summary>
    public async ValueTask<long> OutOfReachAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        Trouble is null ? 0 : await sessions.ReadAsync(session => ArticleReader.Unindexed(session, workspace), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<long>> PassageFrequenciesAsync(
        WorkspaceId workspace,
        IReadOnlyList<QueryTerm> terms,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => frequencies.Of(session, workspace, terms)), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PassageId>> MatchAsync(
        SearchScope scope,
        IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => PassageSearch.Match(session, scope, anyOf), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Passage>> ReadAsync(IReadOnlyList<PassageId> passages, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => session.Snapshot(() => PassageReader.Read(session, passages)), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Passage>> PassagesOfAsync(
        WorkspaceId workspace,
        IReadOnlyList<ArticleId> articles,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => PassageReader.Of(session, workspace, articles)), cancellation);

    /// <summary>Copies the corpus as it is at this moment to a file, while it is read and written.</summary>
    /// <param name="file">Appears under this name when it is whole.</param>
    /// <param name="overwrite">Replace a file of that name.</param>
    /// <exception cref="CorpusException">The file exists already, or can't be written.</exception>
    public async ValueTask BackupAsync(string file, bool overwrite, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                SqliteBackup.Write(session, file, overwrite);
                return true;
            },
            cancellation
        );

    /// <summary>Checks a corpus or a backup without changing it, in about the time that reading the file takes.</summary>
    /// <exception cref="CorpusException">It is no corpus, or can't be opened at all.</exception>
    public static async ValueTask<VerificationReport> VerifyAsync(string file, CancellationToken cancellation)
    {
        await using var pool = new SessionPool(SqliteDatabase.Open(file, new() { ReadOnly = true }), readers: 1);
        return await pool.ReadAsync(session => new SqliteVerifier(session).Run(cancellation), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sessions.DisposeAsync();
}
