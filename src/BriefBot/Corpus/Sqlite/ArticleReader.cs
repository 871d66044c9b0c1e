namespace BriefBot.Corpus.Sqlite;

/// <summary>Reads articles, their versions, originals and lists.</summary>
static class ArticleReader
{
    const string FindSql = $"""
        SELECT {VersionRow.Columns} FROM article a JOIN article_version v ON v.article = a.id AND v.version = coalesce($version, a.version)
        WHERE a.id = $article AND a.workspace = $workspace
        """;

    const string ExternalSql = "SELECT id FROM article WHERE workspace = $workspace AND identity = $identity";

    const string OriginalSql = """
        SELECT o.encoding, o.bytes, v.original_media_type, v.original_name
        FROM article a JOIN article_version v ON v.article = a.id JOIN original o ON o.id = v.original
        WHERE a.id = $article AND a.workspace = $workspace AND v.version = $version
        """;

    const string StatisticsSql = """
        SELECT (SELECT count(*) FROM article WHERE workspace = $workspace), passages,
          (SELECT max(stored_at) FROM article WHERE workspace = $workspace),
          (SELECT min(published_day) FROM article WHERE workspace = $workspace),
          (SELECT max(published_day) FROM article WHERE workspace = $workspace)
        FROM workspace WHERE id = $workspace
        """;

    const string UnindexedSql = "SELECT count(*) FROM pending p JOIN article a ON a.id = p.article WHERE a.workspace = $workspace";

    const string FeedsSql = """
        SELECT count(*), count(*) FILTER (WHERE health = 1 AND paused = 0), count(*) FILTER (WHERE health = 2 AND paused = 0) FROM feed
          WHERE workspace = $workspace
        """;

    const string TroubledSql = """
        SELECT group_concat(name, ', ') FROM
          (SELECT coalesce(given_title, title, address) AS name FROM feed WHERE workspace = $workspace AND health > 0 AND paused = 0
            ORDER BY health DESC, id LIMIT 3)
        """;

    /// <summary>A version; the current one when <paramref name="version"/> is null.</summary>
    public static Article? Find(SqliteSession session, WorkspaceId workspace, ArticleId article, int? version)
    {
        using var rows = session.Prepare(FindSql).With(version, article.Value, workspace.Value).Rows();
        return rows.Read() ? VersionRow.Article(rows) : null;
    }

    /// <summary>Articles by the id that their input gave.</summary>
    public static List<ArticleId> FindByExternalId(SqliteSession session, WorkspaceId workspace, IReadOnlyCollection<string> externalIds)
    {
        var found = new List<ArticleId>();
        foreach (var id in externalIds)
        {
            if (session.Prepare(ExternalSql).With(workspace.Value, ArticleIdentity.ExternalKey(id)).Number() is { } article)
                found.Add(new(article));
        }
        return found;
    }

    /// <summary>The bytes that a version came from.</summary>
    public static Original? Original(SqliteSession session, WorkspaceId workspace, ArticleId article, int version)
    {
        using var rows = session.Prepare(OriginalSql).With(article.Value, workspace.Value, version).Rows();
        if (!rows.Read())
            return null;
        return new(OriginalBytes.Unpack(rows.GetInt32(0), rows.GetBytes(1)), rows.GetString(2), rows.GetString(3));
    }

    /// <summary>Size and age.</summary>
    public static CorpusStatistics Statistics(SqliteSession session, WorkspaceId workspace)
    {
        using var rows = session.Prepare(StatisticsSql).With(workspace.Value).Rows();
        if (!rows.Read())
            return new(0, 0, null, null, null);
        return new(rows.GetInt64(0), rows.GetInt64(1), VersionRow.Day(rows, 3), VersionRow.Day(rows, 4), VersionRow.Instant(rows, 2))
        {
            Renewing = OlderIndex.Left(session),
            LanguageTags = string.Join(' ', WorkspaceLanguages.Of(session, workspace)),
            HasEnglish = WorkspaceLanguages.HasEnglish(session, workspace),
            Feeds = Feeds(session, workspace),
            Unindexed = Unindexed(session, workspace),
        };
    }

    /// <summary>How many articles are stored but not indexed.</summary>
    public static long Unindexed(SqliteSession session, WorkspaceId workspace) =>
        session.Prepare(UnindexedSql).With(workspace.Value).Number() ?? 0;

    static FeedsHealth Feeds(SqliteSession session, WorkspaceId workspace)
    {
        using var rows = session.Prepare(FeedsSql).With(workspace.Value).Rows();
        rows.Read();
        var (followed, failing, dead) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
        return new(followed, failing, dead, failing + dead == 0 ? null : Troubled(session, workspace));
    }

    static string? Troubled(SqliteSession session, WorkspaceId workspace)
    {
        using var rows = session.Prepare(TroubledSql).With(workspace.Value).Rows();
        return rows.Read() && !rows.IsNull(0) ? rows.GetString(0) : null;
    }
}
