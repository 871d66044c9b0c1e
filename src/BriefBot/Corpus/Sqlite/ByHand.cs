namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Keeps what somebody set by hand, and what was found in its place. The current version's row shows what was set; what an input is
/// compared with is what was found. Every method that writes expects to be inside a write transaction.
/// </summary>
static class ByHand
{
    const string FieldsSql = "SELECT field, value, found FROM article_by_hand WHERE article = $article ORDER BY field";
    const string SetSql = """
        INSERT INTO article_by_hand (article, field, value, found) VALUES ($article, $field, $value, $found)
        ON CONFLICT (article, field) DO UPDATE SET value = excluded.value
        """;

    const string FoundSql = "UPDATE article_by_hand SET found = $found WHERE article = $article AND field = $field";
    const string ClearSql = "DELETE FROM article_by_hand WHERE article = $article AND field = $field RETURNING json(found)";
    const string CurrentSql = $"""
        SELECT {VersionRow.Columns} FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
          WHERE a.id = $article
        """;

    const string CheckIt = "Check the file with: briefbot doctor --verify FILE";

    // Editions that the version before names, too, keep the year that the date set by hand gave them.
    const string KeepYearsSql = """
        UPDATE event_edition AS e SET year = coalesce(
          (SELECT p.year FROM event_edition p JOIN article_version v ON v.id = p.article_version
           WHERE v.article = $article AND v.version = $before AND p.event = e.event AND p.ordinal = e.ordinal), e.year)
        WHERE e.article_version = (SELECT id FROM article_version WHERE article = $article AND version = $version)
        """;

    /// <summary>Sets and takes back; the article as it is then.</summary>
    public static Article Mend(SqliteSession session, Article article, ArticleMending mending)
    {
        foreach (var field in mending.Cleared)
            if (Clear(session, article.Id.Value, field) is { } found)
                MendedRow.Write(session, article, field, found);
        foreach (var (field, value) in Values(mending))
        {
            session.Prepare(SetSql).With(article.Id.Value, Name(field), value, MendedRow.Read(article, field)).Run();
            MendedRow.Write(session, article, field, value);
        }
        return Current(session, article.Id.Value);
    }

    /// <summary>Notes what a new version states as found, and shows again what was set by hand; false when nothing was.</summary>
    public static bool Reapply(SqliteSession session, long article)
    {
        var set = Fields(session, article);
        if (set.Count == 0)
            return false;
        var version = Current(session, article);
        foreach (var (field, value, _) in set)
        {
            SetFound(session, article, field, MendedRow.Read(version, field));
            MendedRow.Write(session, version, field, value);
            if (field == ArticleField.Published)
                session.Prepare(KeepYearsSql).With(article, version.Version - 1, version.Version).Run();
        }
        return true;
    }

    /// <summary>Notes what was found of a field that is set by hand; false when it isn't.</summary>
    public static bool SetFound(SqliteSession session, long article, ArticleField field, string found) =>
        session.Prepare(FoundSql).With(found, article, Name(field)).Run() > 0;

    /// <summary>The same for an address.</summary>
    public static bool SetFoundUrl(SqliteSession session, long article, string url) =>
        SetFound(session, article, ArticleField.Url, MendedRow.Text(url));

    /// <summary>The same for a date.</summary>
    public static bool SetFoundDate(SqliteSession session, long article, PublicationDate published) =>
        SetFound(session, article, ArticleField.Published, MendedRow.Date(published));

    /// <summary>An article as it was found.</summary>
    public static Article AsFound(SqliteSession session, Article shown) =>
        Fields(session, shown.Id.Value).Aggregate(shown, (article, one) => MendedRow.With(article, one.Field, one.Found));

    /// <summary>A field as the database calls it.</summary>
    public static string Name(ArticleField field) => field.ToString().ToLowerInvariant();

    static Article Current(SqliteSession session, long article)
    {
        using var rows = session.Prepare(CurrentSql).With(article).Rows();
        if (!rows.Read())
            throw new CorpusException($"Article {article} lacks its current version. {CheckIt}");
        return VersionRow.Article(rows);
    }

    static string? Clear(SqliteSession session, long article, ArticleField field)
    {
        using var rows = session.Prepare(ClearSql).With(article, Name(field)).Rows();
        return rows.Read() ? rows.GetString(0) : null;
    }

    static List<(ArticleField Field, string Value, string Found)> Fields(SqliteSession session, long article)
    {
        var fields = new List<(ArticleField, string, string)>();
        using var rows = session.Prepare(FieldsSql).With(article).Rows();
        while (rows.Read())
            fields.Add((VersionRow.Field(rows.GetString(0)), rows.GetString(1), rows.GetString(2)));
        return fields;
    }

    static IEnumerable<(ArticleField Field, string Value)> Values(ArticleMending mending)
    {
        if (mending.Title is { } title)
            yield return (ArticleField.Title, MendedRow.Text(title));
        if (mending.Source is { } source)
            yield return (ArticleField.Source, MendedRow.Text(source));
        if (mending.Author is { } author)
            yield return (ArticleField.Author, MendedRow.Text(author));
        if (mending.Url is { } url)
            yield return (ArticleField.Url, MendedRow.Text(url));
        if (mending.Topic is { } topic)
            yield return (ArticleField.Topic, MendedRow.Text(topic));
        if (mending.Published is { } published)
            yield return (ArticleField.Published, MendedRow.Date(published));
    }
}
