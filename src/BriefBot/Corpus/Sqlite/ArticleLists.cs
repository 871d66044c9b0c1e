namespace BriefBot.Corpus.Sqlite;

/// <summary>Lists of current articles.</summary>
static class ArticleLists
{
    /// <summary>Rows read at a time, so that a long list holds no lock and little memory.</summary>
    public const int PageSize = 200;

    const string Current = "article a JOIN article_version v ON v.article = a.id AND v.version = a.version";

    // Instants order, days filter: an evening in New York is later than the next morning in Tokyo. Undated articles sort last: SQLite's
    // NULL is smaller than every value.
    const string ListSql = $"""
        SELECT {VersionRow.SummaryColumns} FROM {Current}
        WHERE a.workspace = $workspace
          AND ($since IS NULL OR a.published_day >= $since) AND ($until IS NULL OR a.published_day <= $until)
          AND ($source IS NULL OR v.source_key = $source OR v.host_key = $source OR substr(v.host_key,
            -length($source) - 1) = '.' || $source)
          AND ($topic IS NULL OR v.topic_key = $topic)
        ORDER BY a.published_at DESC, a.stored_at DESC, a.id DESC LIMIT $limit OFFSET $offset
        """;

    const string NewestSql = """
        SELECT min(v.source), max(a.published_day) AS newest FROM article a
        JOIN article_version v ON v.article = a.id AND v.version = a.version
        WHERE a.workspace = $workspace AND v.source_key IS NOT NULL GROUP BY v.source_key
        ORDER BY newest IS NULL, newest DESC, v.source_key LIMIT $limit
        """;

    const string SourcesSql = $"""
        SELECT v.source FROM {Current}
        WHERE a.workspace = $workspace AND v.source_key IS NOT NULL
        GROUP BY v.source_key ORDER BY count(*) DESC, v.source_key LIMIT $limit
        """;

    const string TopicsSql = $"""
        SELECT v.topic FROM {Current}
        WHERE a.workspace = $workspace AND v.topic_key IS NOT NULL
        GROUP BY v.topic_key ORDER BY count(*) DESC, v.topic_key LIMIT $limit
        """;

    const string UndatedSql = $"""
        SELECT {VersionRow.SummaryColumns}, v.id FROM {Current}
        WHERE a.workspace = $workspace AND a.published_day IS NULL ORDER BY a.stored_at DESC, a.id DESC LIMIT $limit
        """;

    const string ByEditionSql = $"""
        SELECT {VersionRow.SummaryColumns}, v.id FROM {Current}
        WHERE a.workspace = $workspace AND v.id IN (SELECT article_version FROM event_edition WHERE ordinal = $ordinal) ORDER BY a.id
        """;

    const string EditionsSql = "SELECT event, ordinal, year FROM event_edition WHERE article_version = $version ORDER BY rowid";
    const int VersionColumn = 13;

    /// <summary>One page of the list, newest publication first, undated last.</summary>
    public static List<ArticleSummary> Page(SqliteSession session, SearchScope scope, int offset)
    {
        var found = new List<ArticleSummary>();
        using var rows = session
            .Prepare(ListSql)
            .With(
                scope.Workspace.Value,
                Day(scope.Since),
                Day(scope.Until),
                SearchKey.Of(scope.Source),
                SearchKey.Of(scope.Topic),
                PageSize,
                offset
            )
            .Rows();
        while (rows.Read())
            found.Add(VersionRow.Summary(rows));
        return found;
    }

    /// <summary>Outlets, those with most articles first.</summary>
    public static List<string> Sources(SqliteSession session, WorkspaceId workspace, int limit) =>
        Names(session, SourcesSql, workspace, limit);

    /// <summary>Topic labels, those with most articles first.</summary>
    public static List<string> Topics(SqliteSession session, WorkspaceId workspace, int limit) =>
        Names(session, TopicsSql, workspace, limit);

    static List<string> Names(SqliteSession session, string sql, WorkspaceId workspace, int limit)
    {
        var found = new List<string>();
        using var rows = session.Prepare(sql).With(workspace.Value, limit).Rows();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return found;
    }

    /// <summary>Outlets with the day of each one's newest current article, the freshest first.</summary>
    public static List<KeyValuePair<string, DateOnly?>> NewestByOutlet(SqliteSession session, WorkspaceId workspace, int limit)
    {
        var found = new List<KeyValuePair<string, DateOnly?>>();
        using var rows = session.Prepare(NewestSql).With(workspace.Value, limit).Rows();
        while (rows.Read())
            found.Add(new(rows.GetString(0), rows.IsNull(1) ? null : StoredText.Day(rows.GetString(1))));
        return found;
    }

    /// <summary>Articles without a day, newest stored first.</summary>
    public static List<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)> Undated(
        SqliteSession session,
        WorkspaceId workspace,
        int limit
    ) => WithEditions(session, session.Prepare(UndatedSql).With(workspace.Value, limit));

    /// <summary>Articles that name an edition with this ordinal.</summary>
    public static List<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)> ByEdition(
        SqliteSession session,
        WorkspaceId workspace,
        int ordinal
    ) => WithEditions(session, session.Prepare(ByEditionSql).With(workspace.Value, ordinal));

    static List<(ArticleSummary Article, IReadOnlyList<EventEdition> Editions)> WithEditions(SqliteSession session, Statement statement)
    {
        var found = new List<(ArticleSummary, IReadOnlyList<EventEdition>)>();
        using var rows = statement.Rows();
        while (rows.Read())
            found.Add((VersionRow.Summary(rows), Editions(session, rows.GetInt64(VersionColumn))));
        return found;
    }

    static List<EventEdition> Editions(SqliteSession session, long version)
    {
        var editions = new List<EventEdition>();
        using var rows = session.Prepare(EditionsSql).With(version).Rows();
        while (rows.Read())
            editions.Add(new(rows.GetString(0), rows.GetInt32(1), rows.IsNull(2) ? null : rows.GetInt32(2)));
        return editions;
    }

    static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
