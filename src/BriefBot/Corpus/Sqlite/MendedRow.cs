using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Corpus.Sqlite;

/// <summary>How fields that are set by hand stand in a version's row, and as JSON beside it.</summary>
static class MendedRow
{
    const string TitleSql = "UPDATE article_version SET title = $title, text_hash = $hash WHERE article = $article AND version = $version";
    const string SourceSql =
        "UPDATE article_version SET source = $source, source_key = $key WHERE article = $article AND version = $version";
    const string AuthorSql = "UPDATE article_version SET author = $author WHERE article = $article AND version = $version";
    const string UrlSql = "UPDATE article_version SET url = $url, host_key = $host WHERE article = $article AND version = $version";
    const string TopicSql = "UPDATE article_version SET topic = $topic, topic_key = $key WHERE article = $article AND version = $version";

    const string PublishedSql = """
        UPDATE article_version
        SET published_day = $day, published_year = $year, published_origin = $origin, published_basis = $basis, published_time = $time
        WHERE article = $article AND version = $version
        """;

    const string PublishedDaySql = "UPDATE article SET published_day = $day, published_at = $at WHERE id = $article";

    /// <summary>A text as JSON.</summary>
    public static string Text(string? text) => JsonSerializer.Serialize(text, MendedJson.Default.String);

    /// <summary>A date as JSON.</summary>
    public static string Date(PublicationDate date) =>
        JsonSerializer.Serialize(new StoredDate(date.Day, date.Year, date.Origin, date.Basis, date.Time), MendedJson.Default.StoredDate);

    /// <summary>A field of an article as JSON.</summary>
    public static string Read(Article article, ArticleField field) =>
        field switch
        {
            ArticleField.Title => Text(article.Title),
            ArticleField.Source => Text(article.Source),
            ArticleField.Author => Text(article.Author),
            ArticleField.Url => Text(article.Url),
            ArticleField.Topic => Text(article.Topic),
            _ => Date(article.Published),
        };

    /// <summary>An article with another value of a field.</summary>
    public static Article With(Article article, ArticleField field, string json) =>
        field switch
        {
            ArticleField.Title => article with { Title = TextOf(json) ?? "" },
            ArticleField.Source => article with { Source = TextOf(json) },
            ArticleField.Author => article with { Author = TextOf(json) },
            ArticleField.Url => article with { Url = TextOf(json) },
            ArticleField.Topic => article with { Topic = TextOf(json) },
            _ => article with { Published = DateOf(json) },
        };

    /// <summary>Writes a field into the row of a version. Expects a write transaction.</summary>
    public static void Write(SqliteSession session, Article version, ArticleField field, string json)
    {
        var (article, number) = (version.Id.Value, version.Version);
        if (field == ArticleField.Published)
        {
            var date = DateOf(json);
            var day = date.Day?.ToString("O", CultureInfo.InvariantCulture);
            var time = date.Time?.ToString("O", CultureInfo.InvariantCulture);
            session.Prepare(PublishedSql).With(day, date.Year, (int)date.Origin, date.Basis, time, article, number).Run();
            session.Prepare(PublishedDaySql).With(day, date.Order, article).Run();
            return;
        }
        var text = TextOf(json);
        _ = field switch
        {
            ArticleField.Title => session
                .Prepare(TitleSql)
                .With(text, ArticleIdentity.HashOfText(text ?? "", version.Body), article, number)
                .Run(),
            ArticleField.Source => session.Prepare(SourceSql).With(text, SearchKey.Of(text), article, number).Run(),
            ArticleField.Author => session.Prepare(AuthorSql).With(text, article, number).Run(),
            ArticleField.Url => session.Prepare(UrlSql).With(text, SearchKey.OfHost(text), article, number).Run(),
            _ => session.Prepare(TopicSql).With(text, SearchKey.Of(text), article, number).Run(),
        };
    }

    static string? TextOf(string json) => JsonSerializer.Deserialize(json, MendedJson.Default.String);

    static PublicationDate DateOf(string json)
    {
        var date = JsonSerializer.Deserialize(json, MendedJson.Default.StoredDate)!;
        return new(date.Day, date.Year, date.Origin, date.Basis, date.Time);
    }

    /// <summary>A date as it is kept, whatever else the record says of it.</summary>
    internal sealed record StoredDate(DateOnly? Day, int? Year, DateOrigin Origin, string Basis, DateTimeOffset? Time);
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MendedRow.StoredDate))]
sealed partial class MendedJson : JsonSerializerContext;
