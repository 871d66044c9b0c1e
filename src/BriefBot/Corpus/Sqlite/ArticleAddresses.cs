using BriefBot.Corpus.Addresses;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Keeps under which addresses, and as which entries of feeds, articles were found. Every method expects to be inside a write transaction.
/// </summary>
static class ArticleAddresses
{
    const string NoteSql = """
        INSERT INTO article_address (workspace, key, article, seen) VALUES ($workspace, $key, $article, $seen)
        ON CONFLICT (workspace, key) DO UPDATE SET article = excluded.article, seen = excluded.seen
          WHERE seen <> excluded.seen OR article <> excluded.article
        """;

    const string NoteFetchedSql =
        "INSERT OR IGNORE INTO article_address (workspace, key, article, seen) VALUES ($workspace, $key, $article, $seen)";
    const string NoteByHandSql = """
        INSERT OR IGNORE INTO article_address (workspace, key, article, seen)
        SELECT $workspace, $key, id, content_hash FROM article WHERE id = $article
        """;

    const string OwnSql = "SELECT 1 FROM article WHERE workspace = $workspace AND identity = $key AND id <> $article";

    // The article stays, and is found by its entry and its text.
    const string FreeSql = "UPDATE article SET identity = 'former:' || id WHERE workspace = $workspace AND identity = $key";

    const string UrlSql = "SELECT url FROM article_version WHERE article = $article AND version = $version";
    const string MoveSql = "UPDATE article_version SET url = $url, host_key = $host WHERE article = $article AND version = $version";
    const string MoveHomeSql = "UPDATE OR IGNORE article SET identity = $key WHERE id = $article AND identity GLOB 'url:*'";

    /// <summary>Takes an address from the article that had it, for another one that has it now.</summary>
    public static void Free(SqliteSession session, WorkspaceId workspace, string key) =>
        session.Prepare(FreeSql).With(workspace.Value, key).Run();

    /// <summary>Notes that a feed shows an article at an address of its own from now on. Its old one leads to it all the same.</summary>
    public static void Move(SqliteSession session, WorkspaceId workspace, StoreResult stored, StorableArticle article)
    {
        if (article.Draft.Url is not { } url)
            return;
        session.Prepare(MoveHomeSql).With(article.Identity.Key, stored.Article.Value).Run();
        using (var rows = session.Prepare(UrlSql).With(stored.Article.Value, stored.Version).Rows())
        {
            if (!rows.Read() || (!rows.IsNull(0) && IsSamePlace(rows.GetString(0), url)))
                return;
        }
        if (ByHand.SetFoundUrl(session, stored.Article.Value, url))
            return;
        session.Prepare(MoveSql).With(url, SearchKey.OfHost(url), stored.Article.Value, stored.Version).Run();
    }

    /// <summary>Notes an address that somebody says an article has, unless it is another article's already.</summary>
    public static void NoteByHand(SqliteSession session, WorkspaceId workspace, ArticleId article, string url) =>
        session.Prepare(NoteByHandSql).With(workspace.Value, ArticleIdentity.AddressKey(url), article.Value).Run();

    static bool IsSamePlace(string one, string other) =>
        CanonicalAddress.Of(one) == CanonicalAddress.Of(other) && PageFragment.Of(one) == PageFragment.Of(other);

    /// <summary>Notes what was found at an input's addresses.</summary>
    /// <param name="key">The identity by which the article was found or added.</param>
    public static void Note(SqliteSession session, WorkspaceId workspace, long article, string key, ArticleIdentity identity)
    {
        if (identity.EntryKey is { } entry)
            session.Prepare(NoteSql).With(workspace.Value, entry, article, identity.ContentHash).Run();
        if (!identity.IsAddress || key == identity.EntryKey)
            return;
        session.Prepare(NoteSql).With(workspace.Value, key, article, identity.ContentHash).Run();
        if (identity.FoundAtKey is not { } fetched || fetched == key)
            return;
        if (session.Prepare(OwnSql).With(workspace.Value, fetched, article).Number() is null)
            session.Prepare(NoteFetchedSql).With(workspace.Value, fetched, article, identity.ContentHash).Run();
    }
}
