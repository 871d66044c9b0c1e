using System.Runtime.CompilerServices;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// The corpus in one SQLite file. Storing an article is a transaction of its own; its passages are indexed with others in a batch, so
/// that a kill at any moment loses at most the article in flight. Any number of processes read while one writes.
/// </summary>
public sealed partial class SqliteCorpus : ICorpus
{
    // Each transaction of a replica goes to another machine and waits for its disk.
    const int AtOnceOfReplica = 64;

    readonly SessionPool sessions;
    readonly SqliteCorpusOptions options;
    readonly CorrectedAnswers corrected;
    readonly PassageIndexer indexer = new();
    readonly OwnTermFrequencies frequencies = new();
    readonly CompoundWords compounds = new();

    /// <summary>The corpus in an open file.</summary>
    /// <param name="sessions">Closed with this.</param>
    /// <param name="corrected">Told when an article was changed that an answer may cite.</param>
    internal SqliteCorpus(SessionPool sessions, SqliteCorpusOptions options, CorrectedAnswers corrected) =>
        (this.sessions, this.options, this.corrected) = (sessions, options, corrected);

    /// <summary>
    /// False while the file or its folder can only be read: questions are answered, nothing is stored. <see cref="ResumeAsync"/> looks
    /// again.
    /// </summary>
    public bool CanWrite => sessions.Database.Writable;

    /// <inheritdoc/>
    public string? Trouble => sessions.Trouble ?? (CanWrite ? null : $"{sessions.Database.Path} can only be read here.");

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
    public async ValueTask<StoreResult> StoreAsync(WorkspaceId workspace, PreparedDraft prepared, CancellationToken cancellation) =>
        (await StoreAsync(workspace, [prepared], cancellation))[0];

    /// <inheritdoc/>
    public int StoredAtOnce => options.Truth is null ? 1 : AtOnceOfReplica;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoreResult>> StoreAsync(
        WorkspaceId workspace,
        IReadOnlyList<PreparedDraft> prepared,
        CancellationToken cancellation
    )
    {
        var articles = prepared
            .Select(draft =>
                draft as StorableArticle ?? throw new ArgumentException("Another kind of corpus prepared this draft.", nameof(prepared))
            )
            .ToList();
        return await sessions.WriteAsync(
            session =>
            {
                var writer = new ArticleWriter(session, options.Time);
                var versions = new long?[articles.Count];
                var results = session.Write(() =>
                    articles.Select((article, i) => writer.Store(workspace, article, out versions[i])).ToList()
                );
                if (writer.ConcernsAnswers)
                    corrected.Signal();
                var isFull = false;
                for (var i = 0; i < versions.Length; i++)
                {
                    if (versions[i] is { } stored)
                        isFull |= indexer.Gather(stored, articles[i].Indexed);
                }
                if (isFull)
                    indexer.IndexBatch(session, () => sessions.IsAwaited);
                return results;
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

    /// <summary>Outlets with the day of each one's newest current article, null where none has a day; the freshest first. Looks at every
    /// article of the workspace.</summary>
    /// <param name="workspace">Whose articles.</param>
    /// <param name="limit">Most outlets to name.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, DateOnly?>>> NewestByOutletAsync(
        WorkspaceId workspace,
        int limit,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => ArticleLists.NewestByOutlet(session, workspace, limit), cancellation);

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
    public ValueTask<IReadOnlyList<Compounds>> CompoundsAsync(
        IReadOnlyList<string> stems,
        TextLanguage language,
        CancellationToken cancellation
    ) => sessions.ReadAsync(session => compounds.Of(session, stems, language), cancellation);

    /// <inheritdoc/>
    public ValueTask<CorpusStatistics> StatisticsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        sessions.ReadAsync(session => ArticleReader.Statistics(session, workspace), cancellation);

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sessions.DisposeAsync();
}
