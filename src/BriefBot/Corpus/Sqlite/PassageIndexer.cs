namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Turns stored articles into passages and index rows, a batch in a transaction: a kill leaves a batch indexed or pending, never half. A
/// batch is long while nobody waits, which makes the index in long runs, and ends early when somebody does.
/// </summary>
sealed class PassageIndexer
{
    /// <summary>Articles in one batch.</summary>
    public const int BatchArticles = 512;

    /// <summary>Bytes of text in one batch, about; large enough that the index is written in long runs.</summary>
    public const int BatchBytes = 4_000_000;

    // After how much of a batch it is looked whether somebody waits: some tens of milliseconds.
    const int SliceArticles = 32;
    const int SliceBytes = 128_000;

    const string AnyPendingSql = "SELECT 1 FROM pending LIMIT 1";

    const string PendingSql = """
        SELECT a.id, a.workspace, a.published_day, v.id, v.title, v.body, v.language
        FROM pending p JOIN article a ON a.id = p.article JOIN article_version v ON v.article = a.id AND v.version = a.version
        ORDER BY p.article LIMIT 512
        """;

    const string OneArticleSql = """
        SELECT a.id, a.workspace, a.published_day, v.id, v.title, v.body, v.language
        FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
        WHERE a.id = $article AND NOT EXISTS (SELECT 1 FROM pending WHERE article = $article)
        """;

    const string VersionsSql = "SELECT id FROM article_version WHERE article = $article";
    const string OldPassagesSql =
        "SELECT p.id FROM article_version v JOIN passage p ON p.article_version = v.id WHERE v.article = $article";
    const string DropRowSql = "DELETE FROM passage_word WHERE rowid = $id";
    const string DropOldRowSql = "DELETE FROM passage_index WHERE rowid = $id";
    const string DropPassageSql = "DELETE FROM passage WHERE id = $id";
    const string AddPassageSql =
        """INSERT INTO passage (id, article_version, ordinal, start, "end") VALUES ($id, $version, $ordinal, $start, $end)""";
    const string AddRowSql = "INSERT INTO passage_word (rowid, title, text) VALUES ($id, $title, $text)";
    const string NotPendingSql = "DELETE FROM pending WHERE article = $article";
    const string IsNewSql = "DELETE FROM reindexing WHERE article = $article";
    const string LanguageSql = "INSERT OR IGNORE INTO workspace_language (workspace, language) VALUES ($workspace, $language)";
    const string SequenceSql = "SELECT next_sequence FROM index_state";
    const string GrowSql = "UPDATE index_state SET next_sequence = next_sequence + $added, passages = passages + $change";
    const string GrowWorkspaceSql = "UPDATE workspace SET passages = passages + $change WHERE id = $workspace";

    readonly Dictionary<long, PreparedArticle> prepared = [];
    int gathered;
    int gatheredBytes;

    /// <summary>Takes what was prepared of a version that was just stored; true when a batch has gathered.</summary>
    public bool Gather(long version, PreparedArticle article)
    {
        prepared[version] = article;
        gathered++;
        gatheredBytes += article.Bytes;
        return gathered >= BatchArticles || gatheredBytes >= BatchBytes;
    }

    /// <summary>True when something stored is not indexed.</summary>
    public static bool AnyPending(SqliteSession session) => session.Prepare(AnyPendingSql).Number() is not null;

    /// <summary>Indexes one batch of what is pending, or as much of it as is done when somebody else begins to wait.</summary>
    /// <param name="isAwaited">Whether somebody waits to write.</param>
    /// <returns>False when nothing was pending.</returns>
    public bool IndexBatch(SqliteSession session, Func<bool> isAwaited)
    {
        List<PendingArticle> left = [];
        try
        {
            return session.Write(() =>
            {
                var batch = Read(session, session.Prepare(PendingSql).With());
                // In the order of the passages' numbers, which are worked out from these, so that they go up from slice to slice.
                batch.Sort((a, b) => Order(a).CompareTo(Order(b)));
                var done = 0;
                while (done < batch.Count && (done == 0 || !isAwaited()))
                {
                    var slice = Slice(batch, done);
                    Index(session, slice);
                    done += slice.Count;
                }
                left = batch[done..];
                return batch.Count > 0;
            });
        }
        finally
        {
            prepared.Clear();
            foreach (var article in left)
                prepared[article.Version] = article.Prepared;
            gathered = left.Count;
            gatheredBytes = left.Sum(article => article.Prepared.Bytes);
        }
    }

    static (long Workspace, DateOnly Day, long Article) Order(PendingArticle article) =>
        (article.Workspace.Value, article.Day ?? default, article.Article);

    static List<PendingArticle> Slice(List<PendingArticle> batch, int at)
    {
        var (end, bytes) = (at, 0);
        while (end < batch.Count && end - at < SliceArticles && bytes < SliceBytes)
            bytes += batch[end++].Prepared.Bytes;
        return batch[at..end];
    }

    /// <summary>
    /// Indexes anew some of the articles that an older index holds, or as many as are done when somebody else begins to wait. Passages that
    /// are cut as before keep their numbers, and with them what is kept of them elsewhere.
    /// </summary>
    /// <param name="session">Writes.</param>
    /// <param name="isAwaited">Whether somebody waits to write.</param>
    /// <returns>How many were.</returns>
    public int Renew(SqliteSession session, Func<bool> isAwaited) =>
        session.Write(() =>
        {
            var batch = Read(session, session.Prepare(OlderIndex.ArticlesSql).With());
            batch.Sort((a, b) => Order(a).CompareTo(Order(b)));
            var done = 0;
            while (done < batch.Count && (done == 0 || !isAwaited()))
            {
                var slice = Slice(batch, done);
                Renew(session, slice);
                done += slice.Count;
            }
            if (!OlderIndex.IsThere(session))
                OlderIndex.Clear(session);
            return done;
        });

    static void Renew(SqliteSession session, List<PendingArticle> slice)
    {
        var (same, other) = (new List<PendingArticle>(), new List<PendingArticle>());
        var kept = new List<Row>();
        foreach (var article in slice)
        {
            var old = OlderIndex.Passages(session, article.Version);
            if (
                old.Count == article.Prepared.Passages.Count
                && old.Select(passage => passage.Span).SequenceEqual(article.Prepared.Passages.Select(passage => passage.Span))
            )
            {
                same.Add(article);
                kept.AddRange(old.Select((passage, i) => new Row(passage.Id, article, i)));
            }
            else
                other.Add(article);
        }
        kept.Sort((a, b) => a.Id.CompareTo(b.Id));
        foreach (var row in kept)
            session.Prepare(DropOldRowSql).With(row.Id).Run();
        foreach (var row in kept)
            session.Prepare(AddRowSql).With(row.Id, row.Article.Prepared.Title, row.Article.Prepared.Passages[row.Ordinal].Text).Run();
        foreach (var article in same)
            session.Prepare(IsNewSql).With(article.Article).Run();
        AddLanguages(session, same);
        if (other.Count > 0)
            Index(session, other);
    }

    /// <summary>Writes the passages of an article anew when it is not pending. Expects a write transaction.</summary>
    public void Reindex(SqliteSession session, ArticleId article) =>
        Index(session, Read(session, session.Prepare(OneArticleSql).With(article.Value)));

    /// <summary>Drops what was prepared of an article that is pending: it says something else now.</summary>
    public void Forget(SqliteSession session, ArticleId article) =>
        session.Prepare(VersionsSql).With(article.Value).Numbers(version => prepared.Remove(version));

    /// <summary>Takes an article's passages out of the index. Expects a write transaction.</summary>
    public static void Drop(SqliteSession session, WorkspaceId workspace, ArticleId article)
    {
        var ids = OldPassages(session, article.Value);
        Drop(session, ids);
        Grow(session, 0, new Dictionary<long, int> { [workspace.Value] = -ids.Count });
    }

    List<PendingArticle> Read(SqliteSession session, Statement statement)
    {
        var batch = new List<PendingArticle>();
        var bytes = 0;
        using var rows = statement.Rows();
        while (bytes < BatchBytes && rows.Read())
        {
            var version = rows.GetInt64(3);
            var article = prepared.Remove(version, out var known)
                ? known
                : PreparedArticle.Of(rows.GetString(4), rows.GetString(5), rows.GetStringOrNull(6));
            var day = VersionRow.Day(rows, 2);
            batch.Add(new(rows.GetInt64(0), new(rows.GetInt64(1)), day, version, article));
            bytes += article.Bytes;
        }
        return batch;
    }

    // Deletions and insertions each go up in id: the full-text index flushes what it has gathered whenever ids go down.
    static void Index(SqliteSession session, List<PendingArticle> batch)
    {
        var change = new Dictionary<long, int>();
        var old = new List<long>();
        foreach (var article in batch)
        {
            var ids = OldPassages(session, article.Article);
            old.AddRange(ids);
            Add(change, article.Workspace, article.Prepared.Passages.Count - ids.Count);
        }
        Drop(session, old);
        var rows = Compose(session, batch);
        foreach (var row in rows)
            Insert(session, row);
        foreach (var article in batch)
        {
            session.Prepare(NotPendingSql).With(article.Article).Run();
            session.Prepare(IsNewSql).With(article.Article).Run();
        }
        AddLanguages(session, batch);
        Grow(session, rows.Count, change);
    }

    static void AddLanguages(SqliteSession session, List<PendingArticle> batch)
    {
        foreach (var (workspace, language) in batch.Select(article => (article.Workspace.Value, article.Prepared.Language)).Distinct())
            session.Prepare(LanguageSql).With(workspace, language).Run();
    }

    static List<Row> Compose(SqliteSession session, List<PendingArticle> batch)
    {
        var sequence = session.Prepare(SequenceSql).Number()!.Value;
        var rows = new List<Row>();
        foreach (var article in batch)
        {
            for (var ordinal = 0; ordinal < article.Prepared.Passages.Count; ordinal++)
            {
                rows.Add(new(PassageId.Compose(article.Workspace, article.Day, sequence++).Value, article, ordinal));
            }
        }
        rows.Sort((a, b) => a.Id.CompareTo(b.Id));
        return rows;
    }

    static void Insert(SqliteSession session, Row row)
    {
        var passage = row.Article.Prepared.Passages[row.Ordinal];
        session.Prepare(AddPassageSql).With(row.Id, row.Article.Version, row.Ordinal, passage.Span.Start, passage.Span.End).Run();
        session.Prepare(AddRowSql).With(row.Id, row.Article.Prepared.Title, passage.Text).Run();
    }

    static List<long> OldPassages(SqliteSession session, long article)
    {
        var ids = new List<long>();
        using var rows = session.Prepare(OldPassagesSql).With(article).Rows();
        while (rows.Read())
            ids.Add(rows.GetInt64(0));
        return ids;
    }

    static void Drop(SqliteSession session, List<long> ids)
    {
        ids.Sort();
        var isOld = OlderIndex.IsThere(session);
        foreach (var id in ids)
        {
            session.Prepare(DropRowSql).With(id).Run();
            if (isOld)
                session.Prepare(DropOldRowSql).With(id).Run();
            session.Prepare(DropPassageSql).With(id).Run();
        }
    }

    static void Grow(SqliteSession session, int added, Dictionary<long, int> changeOf)
    {
        session.Prepare(GrowSql).With(added, changeOf.Values.Sum()).Run();
        foreach (var (workspace, change) in changeOf)
            session.Prepare(GrowWorkspaceSql).With(change, workspace).Run();
    }

    static void Add(Dictionary<long, int> change, WorkspaceId workspace, int passages) =>
        change[workspace.Value] = change.GetValueOrDefault(workspace.Value) + passages;

    sealed record PendingArticle(long Article, WorkspaceId Workspace, DateOnly? Day, long Version, PreparedArticle Prepared);

    readonly record struct Row(long Id, PendingArticle Article, int Ordinal);
}
