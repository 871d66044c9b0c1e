using System.Globalization;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>Reads stories.</summary>
static class StoryLists
{
    const string SelectSummary = """
        SELECT s.id, coalesce((SELECT v.title FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
          WHERE a.id = s.headline),
            (SELECT v.title FROM article_version v WHERE v.article = (SELECT min(article) FROM story_article WHERE story = s.id)
              ORDER BY v.version DESC LIMIT 1)),
          count(*), count(DISTINCT coalesce(o.origin, m.origin)), min(nullif(m.day, 0)), max(nullif(m.day, 0)), s.updated_at
        FROM story s JOIN story_article m ON m.story = s.id
          LEFT JOIN reprint r ON r.article = m.article LEFT JOIN story_article o ON o.article = r.original
        """;

    const string ListSql = $"""
        {SelectSummary}
        WHERE s.workspace = $workspace AND s.merged_into IS NULL
          AND ($since IS NULL OR EXISTS (SELECT 1 FROM story_article n WHERE n.story = s.id AND n.day >= $since))
          AND ($new IS NULL OR s.id IN (SELECT n.story FROM story_article n WHERE n.workspace = $workspace AND n.joined_at >= $new))
          AND ($topic IS NULL OR EXISTS (SELECT 1 FROM story_article n JOIN article a ON a.id = n.article
            JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE n.story = s.id AND v.topic_key = $topic))
          AND ($outlet IS NULL OR EXISTS (SELECT 1 FROM story_article n JOIN article a ON a.id = n.article
            JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE n.story = s.id AND v.source_key = $outlet))
          AND ($articles IS NULL OR s.id IN (SELECT n.story FROM json_each($articles) j
            CROSS JOIN story_article n ON n.article = j.value))
        GROUP BY s.id ORDER BY max((SELECT published_at FROM article WHERE id = m.article)) DESC, s.updated_at DESC, s.id DESC
        LIMIT $limit OFFSET $skip
        """;

    const string FindSql = $"""
        {SelectSummary}
        WHERE s.workspace = $workspace AND s.id = (SELECT coalesce(merged_into, id) FROM story WHERE id = $story)
        GROUP BY s.id
        """;

    const string MembersSql = $"""
        SELECT {VersionRow.SummaryColumns}, m.joined_at, m.origin, r.original
        FROM story_article m JOIN article a ON a.id = m.article JOIN article_version v ON v.article = a.id AND v.version = a.version
          LEFT JOIN reprint r ON r.article = m.article
        WHERE m.story = $story ORDER BY a.published_at IS NULL, a.published_at, m.article
        """;

    const string OfArticleSql = "SELECT story FROM story_article WHERE article = $article AND workspace = $workspace";

    const string FamilySql = """
        SELECT m.article FROM story_article m
        WHERE m.workspace = $workspace AND m.article IN (
          SELECT coalesce((SELECT original FROM reprint WHERE article = $article), $article)
          UNION SELECT article FROM reprint WHERE original = coalesce((SELECT original FROM reprint WHERE article = $article), $article))
        ORDER BY m.article
        """;

    const int JoinedColumn = 13;

    /// <summary>Stories, the latest first.</summary>
    public static List<StorySummary> List(SqliteSession session, StoryScope scope)
    {
        var found = new List<StorySummary>();
        using var rows = session
            .Prepare(ListSql)
            .With(
                scope.Workspace.Value,
                scope.Since?.DayNumber,
                scope.NewSince?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                SearchKey.Of(scope.Topic),
                SearchKey.Of(scope.Outlet),
                scope.Articles is { } articles ? $"[{string.Join(',', articles)}]" : null,
                scope.Limit,
                scope.Skip
            )
            .Rows();
        while (rows.Read())
            found.Add(Summary(rows));
        return found;
    }

    /// <summary>A story, or the one that it went into; null when there is neither.</summary>
    public static Story? Find(SqliteSession session, WorkspaceId workspace, StoryId story) =>
        Head(session, workspace, story) is { } summary ? new(summary, Members(session, summary.Id)) : null;

    /// <summary>The story that an article is in; null while it waits for one.</summary>
    public static StoryId? OfArticle(SqliteSession session, WorkspaceId workspace, ArticleId article) =>
        session.Prepare(OfArticleSql).With(article.Value, workspace.Value).Number() is { } story ? new StoryId(story) : null;

    /// <summary>The articles with the same text, by number, the article among them; empty when it isn't placed yet.</summary>
    public static List<ArticleId> Family(SqliteSession session, WorkspaceId workspace, ArticleId article)
    {
        var found = new List<ArticleId>();
        session.Prepare(FamilySql).With(workspace.Value, article.Value).Numbers(id => found.Add(new(id)));
        return found;
    }

    /// <summary>A story's articles, the earliest first.</summary>
    public static List<StoryMember> Members(SqliteSession session, StoryId story)
    {
        var found = new List<StoryMember>();
        using var rows = session.Prepare(MembersSql).With(story.Value).Rows();
        while (rows.Read())
        {
            ArticleId? original = rows.IsNull(JoinedColumn + 2) ? null : new(rows.GetInt64(JoinedColumn + 2));
            found.Add(
                new(VersionRow.Summary(rows), VersionRow.Instant(rows, JoinedColumn)!.Value, rows.GetString(JoinedColumn + 1), original)
            );
        }
        return found;
    }

    static StorySummary? Head(SqliteSession session, WorkspaceId workspace, StoryId story)
    {
        using var rows = session.Prepare(FindSql).With(workspace.Value, story.Value).Rows();
        return rows.Read() ? Summary(rows) : null;
    }

    static StorySummary Summary(RowReader row) =>
        new(
            new(row.GetInt64(0)),
            row.GetString(1),
            row.GetInt32(2),
            row.GetInt32(3),
            Day(row, 4),
            Day(row, 5),
            VersionRow.Instant(row, 6)!.Value
        );

    static DateOnly? Day(RowReader row, int column) => row.IsNull(column) ? null : DateOnly.FromDayNumber(row.GetInt32(column));
}
