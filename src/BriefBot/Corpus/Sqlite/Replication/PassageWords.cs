using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>The full-text index of a replica, made of the passages that it was sent.</summary>
static class PassageWords
{
    const string Table = "passage";
    const string AllSql = "SELECT id FROM passage ORDER BY id";
    const string PassageSql = """
        SELECT p.article_version, p.start, p."end", v.title, v.body, v.language
        FROM passage p JOIN article_version v ON v.id = p.article_version WHERE p.id = $id
        """;
    const string AddRowSql = "INSERT INTO passage_word (rowid, title, text) VALUES ($id, $title, $text)";
    const string DropRowSql = "DELETE FROM passage_word WHERE rowid = $id";
    const string EmptySql = "INSERT INTO passage_word (passage_word) VALUES ('delete-all')";

    // An older index is in no copy.
    const string NoneOldSql = "DELETE FROM reindexing";

    // The order of passages is that of days, so that those of one article stand near each other, but not always together.
    const int KeptArticles = 256;

    /// <summary>Makes the whole index. Expects a write transaction.</summary>
    public static void MakeAll(SqliteSession session)
    {
        session.Prepare(EmptySql).Run();
        session.Prepare(NoneOldSql).Run();
        var ids = new List<long>();
        session.Prepare(AllSql).Numbers(ids.Add);
        Add(session, ids);
    }

    /// <summary>Follows changes that were made to passages. Expects a write transaction.</summary>
    public static void Follow(SqliteSession session, List<RowChange> changes)
    {
        var passages = changes.FindAll(row => row.Table == Table);
        foreach (var id in passages.Where(row => row.Kind != ChangeKind.Insert).Select(row => (long)row.Old[0]!).Order())
            session.Prepare(DropRowSql).With(id).Run();
        Add(session, [.. passages.Where(row => row.Kind != ChangeKind.Delete).Select(Id).Order()]);
    }

    static long Id(RowChange row) => (long)(row.Kind == ChangeKind.Insert ? row.New[0] : row.Old[0])!;

    static void Add(SqliteSession session, List<long> ids)
    {
        var articles = new Dictionary<long, (string Body, TextLanguage Language, Utf8Text Title)>();
        foreach (var id in ids)
        {
            long version;
            TextSpan span;
            (string Body, TextLanguage Language, Utf8Text Title) article;
            using (var rows = session.Prepare(PassageSql).With(id).Rows())
            {
                if (!rows.Read())
                    throw new CorpusException($"The passage {id} belongs to no article.");
                version = rows.GetInt64(0);
                span = new(rows.GetInt32(1), rows.GetInt32(2));
                if (!articles.TryGetValue(version, out article))
                {
                    if (articles.Count == KeptArticles)
                        articles.Clear();
                    var body = rows.GetString(4);
                    var language = TextLanguage.Of(rows.GetStringOrNull(5), body);
                    article = (body, language, new(Normalizer.IndexBytes(rows.GetString(3), language)));
                    articles.Add(version, article);
                }
            }
            var text = Normalizer.IndexBytes(article.Body.AsSpan(span.Start, span.Length), article.Language);
            session.Prepare(AddRowSql).With(id, article.Title, new Utf8Text(text)).Run();
        }
    }
}
