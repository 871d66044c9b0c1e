namespace BriefBot.Corpus.Sqlite;

/// <summary>Reads passages with their articles.</summary>
static class PassageReader
{
    const string PassageSql = """SELECT id, article_version, ordinal, start, "end" FROM passage WHERE id = $id""";

    const string VersionSql =
        $"SELECT {VersionRow.Columns} FROM article_version v JOIN article a ON a.id = v.article WHERE v.id = $version";

    const string PassagesOfSql = """
        SELECT p.id, p.article_version, p.ordinal, p.start, p."end"
        FROM article a JOIN article_version v ON v.article = a.id JOIN passage p ON p.article_version = v.id
        WHERE a.id = $article AND a.workspace = $workspace ORDER BY p.ordinal
        """;

    /// <summary>Passages in the order asked for; vanished ones are left out.</summary>
    public static List<Passage> Read(SqliteSession session, IReadOnlyList<PassageId> ids)
    {
        var places = new List<Place>(ids.Count);
        foreach (var id in ids)
            Add(session.Prepare(PassageSql).With(id.Value), places);
        return Join(session, places);
    }

    /// <summary>All passages of the articles.</summary>
    public static List<Passage> Of(SqliteSession session, WorkspaceId workspace, IReadOnlyList<ArticleId> articles)
    {
        var places = new List<Place>();
        foreach (var article in articles)
            Add(session.Prepare(PassagesOfSql).With(article.Value, workspace.Value), places);
        return Join(session, places);
    }

    static void Add(Statement statement, List<Place> places)
    {
        using var rows = statement.Rows();
        while (rows.Read())
            places.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4)));
    }

    static List<Passage> Join(SqliteSession session, List<Place> places)
    {
        var articles = new Dictionary<long, Article>();
        var passages = new List<Passage>(places.Count);
        foreach (var place in places)
        {
            if (!articles.TryGetValue(place.Version, out var article))
                articles.Add(place.Version, article = Version(session, place.Version));
            passages.Add(new(new(place.Id), place.Ordinal, place.Start, place.End, article));
        }
        return passages;
    }

    static Article Version(SqliteSession session, long version)
    {
        using var rows = session.Prepare(VersionSql).With(version).Rows();
        rows.Read();
        return VersionRow.Article(rows);
    }

    readonly record struct Place(long Id, long Version, int Ordinal, int Start, int End);
}
