namespace BriefBot.Corpus.Sqlite;

/// <summary>Gives the articles of older files the keys of their addresses and the anchors of their texts.</summary>
/// <remarks>
/// Two articles whose addresses have one key stay two: the one stored last is found under it from then on, the other keeps its old key, its
/// versions and what cites them. To merge them would number versions anew that citations and signed links name.
/// </remarks>
static class AddressMigration
{
    const string IdsSql = "SELECT id FROM article WHERE identity GLOB 'url:*' ORDER BY stored_at DESC, id DESC";

    const string ArticleSql = """
        SELECT a.workspace, a.identity, v.url, v.body FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
          WHERE a.id = $article
        """;

    const string SetKeySql = "UPDATE OR IGNORE article SET identity = $key WHERE id = $article";
    const string SetAnchorsSql = "UPDATE article SET first_anchor = $first, second_anchor = $second WHERE id = $article";

    /// <summary>Runs within the transaction of the migrations.</summary>
    public static void Run(SqliteSession session)
    {
        var ids = new List<long>();
        session.Prepare(IdsSql).Numbers(ids.Add);
        foreach (var article in ids)
        {
            if (Read(session, article) is not { } found)
                continue;
            var canonical = ArticleIdentity.AddressKey(found.Key["url:".Length..]);
            if (canonical != found.Key)
                session.Prepare(SetKeySql).With(canonical, article).Run();
            if (found.Anchors is { } anchors)
                session.Prepare(SetAnchorsSql).With(anchors.In(found.Workspace, 0), anchors.In(found.Workspace, 1), article).Run();
        }
    }

    static (WorkspaceId Workspace, string Key, SiteAnchors? Anchors)? Read(SqliteSession session, long article)
    {
        using var rows = session.Prepare(ArticleSql).With(article).Rows();
        return rows.Read() ? (new(rows.GetInt64(0)), rows.GetString(1), SiteAnchors.Of(rows.GetStringOrNull(2), rows.GetString(3))) : null;
    }
}
