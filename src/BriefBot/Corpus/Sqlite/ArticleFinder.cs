namespace BriefBot.Corpus.Sqlite;

/// <summary>An article that an input belongs to.</summary>
/// <param name="At">Where the input was found, as against where the article was found before.</param>
/// <param name="IsSame">True when the input is known to state what was found there before.</param>
readonly record struct KnownArticle(long Article, int Version, FoundAt At, bool IsSame)
{
    /// <summary>True when a feed shows the article at an address of its own that it may have moved to.</summary>
    public bool MayHaveMoved { get; init; }
}

/// <summary>
/// Finds the article that an input belongs to: by its id, by the feed's entry it comes from, by its address or another one it was found
/// under, by the address it was fetched from, and on the same site by its text. What entry and addresses lead to is believed where
/// <see cref="ArticleTies"/> bear it out: feeds give an id to another entry, sites an address to another article.
/// </summary>
sealed class ArticleFinder(SqliteSession session)
{
    readonly TieReader ties = new(session);

    const string ByKeySql =
        "SELECT id, version, content_hash, input_hash FROM article WHERE workspace = $workspace AND identity = $identity";

    const string ByAddressSql = """
        SELECT a.id, a.version, a.content_hash, a.input_hash FROM article_address d JOIN article a ON a.id = d.article
        WHERE d.workspace = $workspace AND d.key = $key
        """;

    const string SeenSql =
        "SELECT 1 FROM article_address WHERE workspace = $workspace AND key = $key AND article = $article AND seen = $seen";

    const string ByContentSql = """
        SELECT id, version FROM article
        WHERE workspace = $workspace AND content_hash = $hash AND (identity GLOB 'file:*' OR identity GLOB 'text:*') LIMIT 1
        """;

    const string ByInputSql = """
        SELECT article.id, article.version FROM original
          JOIN article_version ON article_version.original = original.id
          JOIN article ON article.id = article_version.article AND article.version = article_version.version
        WHERE original.sha256 = $original AND article.workspace = $workspace AND article.input_hash = $input LIMIT 1
        """;

    const string IsAtSql = "SELECT 1 FROM article_address WHERE workspace = $workspace AND key = $key AND article = $article";

    // The newest of each: a sentence that all pages of a site have must not make every one of them a candidate.
    const string ByFirstAnchorSql = "SELECT id FROM article WHERE first_anchor = $anchor ORDER BY id DESC LIMIT 6";
    const string BySecondAnchorSql = "SELECT id FROM article WHERE second_anchor = $anchor ORDER BY id DESC LIMIT 6";

    /// <summary>The article; null when the input is of none that is stored.</summary>
    /// <param name="key">The identity that the article has, or gets; another article that has it still has given it up by that.</param>
    public KnownArticle? Find(WorkspaceId workspace, StorableArticle article, out string key)
    {
        var identity = article.Identity;
        key = identity.Key;
        var owner = ByKey(workspace, identity, key);
        if (!identity.IsAddress)
            return owner ?? ByEntry(workspace, article) ?? (identity.IsIncidental ? Twin(workspace, article) : null);
        if (ByEntry(workspace, article) is { } shown)
            return AtEntry(shown, owner, identity, ref key);
        if (owner is { } known)
            return AtAddress(workspace, article, known, ref key);
        return ByFetchedAddress(workspace, article) ?? ByText(workspace, article);
    }

    /// <summary>
    /// An article that a feed shows: at its own address, at another one that it has, at a new one that is its own from now on, or on a page
    /// that is another one's by now.
    /// </summary>
    static KnownArticle AtEntry(KnownArticle shown, KnownArticle? owner, ArticleIdentity identity, ref string key)
    {
        if (owner is not { } at)
            return shown with { MayHaveMoved = true };
        if (at.Article == shown.Article)
            return shown with { At = at.At, MayHaveMoved = at.At == FoundAt.Home };
        key = identity.EntryKey!;
        return shown;
    }

    KnownArticle? AtAddress(WorkspaceId workspace, StorableArticle article, KnownArticle known, ref string key)
    {
        var identity = article.Identity;
        if (known.IsSame || IsOne(known, article, isElsewhere: identity.FoundAtKey is not null))
            return known;
        if (identity.FoundAtKey is not { } fetched)
            return ByText(workspace, article);
        // Pages that all name one address as theirs are told apart by where each was fetched.
        if (ByKey(workspace, identity, fetched) is not { } there)
        {
            key = fetched;
            return null;
        }
        if (IsOne(known, article, isElsewhere: there.Article != known.Article))
            return known;
        if (there.Article == known.Article)
            return ByText(workspace, article);
        key = fetched;
        return IsOne(there, article, isElsewhere: false) ? there : ByText(workspace, article);
    }

    bool IsOne(KnownArticle known, StorableArticle article, bool isElsewhere) =>
        ties.Between(StoredVersion.Read(session, known.Article), article, isElsewhere).IsOne;

    KnownArticle? ByEntry(WorkspaceId workspace, StorableArticle article)
    {
        var identity = article.Identity;
        if (identity.EntryKey is not { } entry)
            return null;
        if (Read(ByAddressSql, workspace, identity, entry, FoundAt.Home) is not { } shown)
            return null;
        var isElsewhere = identity.IsAddress && !IsAt(workspace, identity.Key, shown.Article);
        return shown.IsSame || IsOne(shown, article, isElsewhere) ? shown : null;
    }

    bool IsAt(WorkspaceId workspace, string key, long article) =>
        session.Prepare(IsAtSql).With(workspace.Value, key, article).Number() is not null;

    KnownArticle? ByKey(WorkspaceId workspace, ArticleIdentity identity, string key)
    {
        if (Read(ByKeySql, workspace, identity, key, FoundAt.Home) is { } home)
            return home;
        return identity.IsAddress ? Read(ByAddressSql, workspace, identity, key, FoundAt.KnownAddress) : null;
    }

    KnownArticle? Read(string sql, WorkspaceId workspace, ArticleIdentity identity, string key, FoundAt at)
    {
        long article;
        int version;
        bool isSame;
        using (var rows = session.Prepare(sql).With(workspace.Value, key).Rows())
        {
            if (!rows.Read())
                return null;
            (article, version) = (rows.GetInt64(0), rows.GetInt32(1));
            isSame = identity.IsSame(rows.GetBytes(2), rows.IsNull(3) ? null : rows.GetBytes(3));
        }
        if (!isSame && identity.IsAddress)
            isSame = session.Prepare(SeenSql).With(workspace.Value, key, article, identity.ContentHash).Number() is not null;
        return new(article, version, at, isSame);
    }

    KnownArticle? Twin(WorkspaceId workspace, StorableArticle article) =>
        Twin(ByContentSql, workspace.Value, article.Identity.ContentHash)
        ?? (article.Identity.InputHash is { } input ? Twin(ByInputSql, article.Original.Sha256, workspace.Value, input) : null);

    KnownArticle? Twin(string sql, params ReadOnlySpan<object?> values)
    {
        using var twins = session.Prepare(sql).With(values).Rows();
        return twins.Read() ? new(twins.GetInt64(0), twins.GetInt32(1), FoundAt.Home, IsSame: true) : null;
    }

    KnownArticle? ByFetchedAddress(WorkspaceId workspace, StorableArticle article)
    {
        if (article.Identity.FoundAtKey is not { } key || ByKey(workspace, article.Identity, key) is not { } known)
            return null;
        return IsOne(known, article, isElsewhere: true) ? known with { At = FoundAt.NewAddress } : null;
    }

    KnownArticle? ByText(WorkspaceId workspace, StorableArticle article)
    {
        if (article.Anchors is not { } anchors)
            return null;
        var candidates = new List<long>();
        foreach (var anchor in (long[])[anchors.In(workspace, 0), anchors.In(workspace, 1)])
        {
            session.Prepare(ByFirstAnchorSql).With(anchor).Numbers(candidates.Add);
            session.Prepare(BySecondAnchorSql).With(anchor).Numbers(candidates.Add);
        }
        foreach (var id in candidates.Distinct())
        {
            var known = StoredVersion.Read(session, id);
            if (SameArticle.ByText(known, article.Draft))
                return new(id, known.Version, FoundAt.NewAddress, known.TextHash.AsSpan().SequenceEqual(article.Identity.TextHash));
        }
        return null;
    }
}
