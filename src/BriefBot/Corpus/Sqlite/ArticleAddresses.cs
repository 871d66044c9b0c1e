namespace BriefBot.Corpus.Sqlite;

/// <summary>Keeps under which addresses articles were found. Every method expects to be inside a write transaction.</summary>
static class ArticleAddresses
{
    const string NoteSql = """
        INSERT INTO article_address (workspace, key, article, seen) VALUES ($workspace, $key, $article, $seen)
        ON CONFLICT (workspace, key) DO UPDATE SET article = excluded.article, seen = excluded.seen WHERE seen <> excluded.seen OR article <> excluded.article
        """;

    const string NoteFetchedSql = "INSERT OR IGNORE INTO article_address (workspace, key, article, seen) VALUES ($workspace, $key, $article, $seen)";
    const string OwnSql = "SELECT 1 FROM article WHERE workspace = $workspace AND identity = $key AND id <> $article";

    /// <summary>Notes what was found at an input's addresses.</summary>
    /// <param name="key">The identity by which the article was found or added.</param>
    public static void Note(SqliteSession session, WorkspaceId workspace, long article, string key, ArticleIdentity identity)
    {
        if (!identity.IsAddress) return;
        session.Prepare(NoteSql).With(workspace.Value, key, article, identity.ContentHash).Run();
        if (identity.FoundAtKey is not { } fetched || fetched == key) return;
        if (session.Prepare(OwnSql).With(workspace.Value, fetched, article).Number() is null) session.Prepare(NoteFetchedSql).With(workspace.Value, fetched, article, identity.ContentHash).Run();
    }
}
