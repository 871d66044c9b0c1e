using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// The index that the program had before this one: it stays, and is asked beside the new one, for the articles that the new one doesn't
/// hold yet.
/// </summary>
static class OlderIndex
{
    /// <summary>Some of the articles that it holds, as the indexer reads them.</summary>
    public const string ArticlesSql = """
        SELECT a.id, a.workspace, a.published_day, v.id, v.title, v.body, v.language
        FROM reindexing r JOIN article a ON a.id = r.article JOIN article_version v ON v.article = a.id AND v.version = a.version
        ORDER BY r.article LIMIT 256
        """;

    const string AnySql = "SELECT 1 FROM reindexing LIMIT 1";
    const string LeftSql = "SELECT count(*) FROM reindexing";
    const string PassagesSql = """SELECT id, start, "end" FROM passage WHERE article_version = $version ORDER BY ordinal""";
    const string ClearSql = "INSERT INTO passage_index (passage_index) VALUES ('delete-all')";

    // What was counted in it no longer holds.
    const string CountAnewSql = "UPDATE index_state SET passages_counted = 0";

    /// <summary>True while it holds anything.</summary>
    public static bool IsThere(SqliteSession session) => session.Prepare(AnySql).Number() is not null;

    /// <summary>Articles that it holds.</summary>
    public static long Left(SqliteSession session) => session.Prepare(LeftSql).Number() ?? 0;

    /// <summary>Gives back the room that it took. Expects a write transaction.</summary>
    public static void Clear(SqliteSession session)
    {
        session.Prepare(ClearSql).Run();
        session.Prepare(CountAnewSql).Run();
    }

    /// <summary>The passages of a version, in order.</summary>
    public static List<(long Id, TextSpan Span)> Passages(SqliteSession session, long version)
    {
        var passages = new List<(long, TextSpan)>();
        using var rows = session.Prepare(PassagesSql).With(version).Rows();
        while (rows.Read())
            passages.Add((rows.GetInt64(0), new TextSpan(rows.GetInt32(1), rows.GetInt32(2))));
        return passages;
    }
}
