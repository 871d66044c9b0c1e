using BriefBot.Corpus.Changes;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Reads changes of articles, and lists of versions.</summary>
static class CorrectionReader
{
    const string Columns = """
        SELECT c.id, c.article, c.from_version, c.to_version, c.noticed_at, c.kind, c.notice, c.changes, v.title, v.source, v.url
        FROM correction c JOIN article a ON a.id = c.article JOIN article_version v ON v.article = a.id AND v.version = a.version
        """;

    const string SinceSql =
        $"{Columns} WHERE c.workspace = $workspace AND c.noticed_at >= $since ORDER BY c.noticed_at DESC, c.id DESC LIMIT $limit";

    const string VersionsSql = """
        SELECT v.version, v.title, v.stored_at, v.words, c.kind
        FROM article a JOIN article_version v ON v.article = a.id LEFT JOIN correction c ON c.article = a.id AND c.to_version = v.version
        WHERE a.id = $article AND a.workspace = $workspace ORDER BY v.version
        """;

    /// <summary>Changes noticed at an instant or later, newest first.</summary>
    public static List<Correction> Since(SqliteSession session, WorkspaceId workspace, DateTimeOffset since, int limit)
    {
        var found = new List<Correction>();
        using var rows = session.Prepare(SinceSql).With(workspace.Value, StoredText.Of(since), limit).Rows();
        while (rows.Read())
            found.Add(Correction(rows));
        return found;
    }

    /// <summary>The versions of an article, oldest first.</summary>
    public static List<VersionSummary> Versions(SqliteSession session, WorkspaceId workspace, ArticleId article)
    {
        var found = new List<VersionSummary>();
        using var rows = session.Prepare(VersionsSql).With(article.Value, workspace.Value).Rows();
        while (rows.Read())
            found.Add(
                new(
                    rows.GetInt32(0),
                    rows.GetString(1),
                    VersionRow.Instant(rows, 2)!.Value,
                    rows.GetInt32(3),
                    rows.IsNull(4) ? null : (ChangeKind)rows.GetInt32(4)
                )
            );
        return found;
    }

    static Correction Correction(RowReader row)
    {
        var changes = ChangesJson.Read(row.GetString(7));
        return new(
            row.GetInt64(0),
            new(row.GetInt64(1)),
            row.GetInt32(2),
            row.GetInt32(3),
            VersionRow.Instant(row, 4)!.Value,
            (ChangeKind)row.GetInt32(5),
            row.GetStringOrNull(6),
            changes.Sentences,
            changes.More
        )
        {
            Title = row.GetString(8),
            Source = row.GetStringOrNull(9),
            Url = row.GetStringOrNull(10),
        };
    }
}
