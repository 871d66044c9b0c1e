namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>The stories of a corpus: which articles report the same event, and which have the same text.</summary>
public sealed class StoryShelf
{
    // A transaction holds the one lock for writing; others wait no longer than this takes.
    const int Batch = 8;

    const string AnyWaitingSql = "SELECT 1 FROM story_pending LIMIT 1";
    const string WaitingSql = "SELECT count(*) FROM story_pending";

    readonly SessionPool sessions;
    readonly TimeProvider time;

    internal StoryShelf(SessionPool sessions, TimeProvider time)
    {
        this.sessions = sessions;
        this.time = time;
    }

    /// <summary>
    /// Places some of the articles that wait, oldest first. Killed at any moment, it leaves each article placed or waiting, and the next
    /// call goes on as if nothing had happened.
    /// </summary>
    /// <returns>How many articles were looked at; 0 when none waited.</returns>
    /// <exception cref="CorpusException">The corpus can't be written to.</exception>
    public async ValueTask<int> PlaceAsync(CancellationToken cancellation)
    {
        // Whoever asks when nothing waits must not wait for the one that writes.
        if (!await sessions.ReadAsync(session => session.Prepare(AnyWaitingSql).Number() is not null, cancellation))
            return 0;
        return await sessions.WriteAsync(
            session => new StoryPlacer(session, time).PlaceBatch(Batch, () => sessions.IsAwaited),
            cancellation
        );
    }

    /// <summary>Places all articles that wait now; those that others store meanwhile are left to them, or this might never end.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="CorpusException">The corpus can't be written to.</exception>
    public async ValueTask<int> PlaceAllAsync(CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(cancellation);
        var all = 0;
        while (all < waiting && await PlaceAsync(cancellation) is > 0 and var placed)
        {
            all += placed;
            cancellation.ThrowIfCancellationRequested();
        }
        return all;
    }

    /// <summary>How many articles wait for a place.</summary>
    public ValueTask<long> WaitingAsync(CancellationToken cancellation) =>
        sessions.ReadAsync(session => session.Prepare(WaitingSql).Number() ?? 0, cancellation);

    /// <summary>Stories, those with the latest articles first, undated ones last.</summary>
    public async ValueTask<IReadOnlyList<StorySummary>> ListAsync(StoryScope scope, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => session.Snapshot(() => StoryLists.List(session, scope)), cancellation);

    /// <summary>The same with their articles; what is new in each joined at <see cref="StoryScope.NewSince"/> or later.</summary>
    public async ValueTask<IReadOnlyList<Story>> ReadAsync(StoryScope scope, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                    StoryLists.List(session, scope).ConvertAll(summary => new Story(summary, StoryLists.Members(session, summary.Id)))
                ),
            cancellation
        );

    /// <summary>A story with its articles, or the one that it went into. Null when there is neither.</summary>
    public ValueTask<Story?> FindAsync(WorkspaceId workspace, StoryId story, CancellationToken cancellation) =>
        sessions.ReadAsync(session => session.Snapshot(() => StoryLists.Find(session, workspace, story)), cancellation);

    /// <summary>The story that an article is in; null while it waits for one, or when it isn't there.</summary>
    public ValueTask<StoryId?> OfArticleAsync(WorkspaceId workspace, ArticleId article, CancellationToken cancellation) =>
        sessions.ReadAsync(session => StoryLists.OfArticle(session, workspace, article), cancellation);

    /// <summary>The articles that have the same text as this one, itself among them; empty while it waits for a place.</summary>
    public async ValueTask<IReadOnlyList<ArticleId>> SameTextAsync(
        WorkspaceId workspace,
        ArticleId article,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => StoryLists.Family(session, workspace, article), cancellation);
}
