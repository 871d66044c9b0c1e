using BriefBot.Corpus.Sqlite.Stories;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Removes articles with all that hangs on them. Every method expects to be inside a write transaction.</summary>
static class ArticleRemover
{
    const string InWorkspaceSql = "SELECT 1 FROM article WHERE id = $article AND workspace = $workspace";
    const string SomeSql = "SELECT id FROM article WHERE workspace = $workspace LIMIT 32";
    const string OriginalsSql = "SELECT DISTINCT original FROM article_version WHERE article = $article";
    const string RemoveSql = "DELETE FROM article WHERE id = $article";
    const string RemoveOriginalSql =
        "DELETE FROM original WHERE id = $original AND NOT EXISTS (SELECT 1 FROM article_version WHERE original = $original)";

    /// <summary>Removes one article. False when it isn't there.</summary>
    public static bool Remove(SqliteSession session, WorkspaceId workspace, ArticleId article)
    {
        if (session.Prepare(InWorkspaceSql).With(article.Value, workspace.Value).Number() is null)
            return false;
        PassageIndexer.Drop(session, workspace, article);
        StoryRemover.Remove(session, article.Value);
        var originals = Numbers(session.Prepare(OriginalsSql).With(article.Value));
        session.Prepare(RemoveSql).With(article.Value).Run();
        foreach (var original in originals)
            session.Prepare(RemoveOriginalSql).With(original).Run();
        return true;
    }

    /// <summary>Removes some articles of a workspace, few enough that nobody waits for long; how many it removed.</summary>
    public static int RemoveSome(SqliteSession session, WorkspaceId workspace)
    {
        var articles = Numbers(session.Prepare(SomeSql).With(workspace.Value));
        foreach (var article in articles)
            Remove(session, workspace, new(article));
        return articles.Count;
    }

    static List<long> Numbers(Statement statement)
    {
        var numbers = new List<long>();
        using var rows = statement.Rows();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }
}
