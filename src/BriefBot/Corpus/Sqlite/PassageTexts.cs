using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>What an index gets of a passage that is stored.</summary>
/// <param name="Title">Index text of the article's title.</param>
/// <param name="Text">Index text of the passage.</param>
/// <param name="Source">The outlet, as filters compare it; null for none.</param>
/// <param name="Host">Host of its address, as filters compare it; null for none.</param>
/// <param name="Topic">The label, as filters compare it; null for none.</param>
sealed record PassageText(Utf8Text Title, Utf8Text Text, string? Source, string? Host, string? Topic);

/// <summary>Makes the index text of passages from what is stored of them, as <see cref="PreparedArticle"/> made it when they
/// came.</summary>
sealed class PassageTexts(SqliteSession session)
{
    const string PassageSql = """
        SELECT p.article_version, p.start, p."end", v.title, v.body, v.language, v.source_key, v.host_key, v.topic_key
        FROM passage p JOIN article_version v ON v.id = p.article_version WHERE p.id = $id
        """;

    // The order of passages is that of days, so that those of one article stand near each other, but not always together.
    const int KeptArticles = 256;

    readonly Dictionary<long, Kept> articles = [];

    /// <summary>That of a passage; null where there is none, or it belongs to no article.</summary>
    public PassageText? Of(long id)
    {
        using var rows = session.Prepare(PassageSql).With(id).Rows();
        if (!rows.Read())
            return null;
        var version = rows.GetInt64(0);
        var span = new TextSpan(rows.GetInt32(1), rows.GetInt32(2));
        if (!articles.TryGetValue(version, out var article))
        {
            if (articles.Count == KeptArticles)
                articles.Clear();
            var body = rows.GetString(4);
            var language = TextLanguage.Of(rows.GetStringOrNull(5), body);
            article = new(
                body,
                language,
                new(Normalizer.IndexBytes(rows.GetString(3), language)),
                rows.GetStringOrNull(6),
                rows.GetStringOrNull(7),
                rows.GetStringOrNull(8)
            );
            articles.Add(version, article);
        }
        var text = Normalizer.IndexBytes(article.Body.AsSpan(span.Start, span.Length), article.Language);
        return new(article.Title, new(text), article.Source, article.Host, article.Topic);
    }

    sealed record Kept(string Body, TextLanguage Language, Utf8Text Title, string? Source, string? Host, string? Topic);
}
