using System.Globalization;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Stores articles and their versions. Every method expects to be inside a write transaction.</summary>
sealed class ArticleWriter(SqliteSession session, TimeProvider time)
{
    const string FindArticleSql = "SELECT id, version, content_hash, input_hash FROM article WHERE workspace = $workspace AND identity = $identity";

    const string FindContentSql = """
        SELECT id, version FROM article
        WHERE workspace = $workspace AND content_hash = $hash AND (identity GLOB 'file:*' OR identity GLOB 'text:*') LIMIT 1
        """;

    const string FindInputSql = """
        SELECT article.id, article.version FROM original
          JOIN article_version ON article_version.original = original.id
          JOIN article ON article.id = article_version.article AND article.version = article_version.version
        WHERE original.sha256 = $original AND article.workspace = $workspace AND article.input_hash = $input LIMIT 1
        """;

    const string AddArticleSql = """
        INSERT INTO article (workspace, identity, external_id, version, content_hash, input_hash, published_day, stored_at)
        VALUES ($workspace, $identity, $external, 1, $hash, $input, $day, $now) RETURNING id
        """;

    const string NextVersionSql = "UPDATE article SET version = $version, content_hash = $hash, input_hash = $input, published_day = $day, stored_at = $now WHERE id = $article";

    const string AddVersionSql = """
        INSERT INTO article_version (article, version, stored_at, published_day, published_year, published_origin, published_basis,
          published_time, source, source_key, host_key, topic, topic_key, url, author, words, original, original_media_type,
          original_name, text_hash, title, body, language, modified_time, completeness, live, syndicated_from)
        VALUES ($article, $version, $now, $day, $year, $origin, $basis, $time, $source, $source_key, $host_key, $topic, $topic_key,
          $url, $author, $words, $original, $media_type, $name, $text_hash, $title, $body, $language, $modified, $completeness, $live, $from) RETURNING id
        """;

    const string FindOriginalSql = "SELECT id FROM original WHERE sha256 = $hash";
    const string AddOriginalSql = "INSERT INTO original (sha256, encoding, bytes) VALUES ($hash, $encoding, $bytes) RETURNING id";
    const string AddEditionSql = "INSERT INTO event_edition (article_version, event, ordinal, year) VALUES ($version, $event, $ordinal, $year)";
    const string AddPendingSql = "INSERT OR IGNORE INTO pending (article) VALUES ($article)";

    const string SetPublishedSql = """
        UPDATE article_version SET published_day = $day, published_year = $year, published_origin = $origin, published_basis = $basis,
          published_time = $time
        WHERE article = $article AND version = (SELECT version FROM article WHERE id = $article)
        """;

    const string SetPublishedDaySql = "UPDATE article SET published_day = $day WHERE id = $article AND workspace = $workspace";

    /// <summary>Stores a draft and marks it as not yet indexed, unless it is there already.</summary>
    /// <param name="version">Row of the version that was written; null when nothing was.</param>
    public StoreResult Store(WorkspaceId workspace, StorableArticle article, out long? version)
    {
        version = null;
        var known = Find(workspace, article);
        if (known is { Same: true } same) return new(new(same.Article), same.Version, StoreOutcome.Unchanged);
        var now = Now();
        var number = (known?.Version ?? 0) + 1;
        var id = known is { } old ? AddVersionTo(old.Article, number, article, now) : AddArticle(workspace, article, now);
        version = AddVersion(id, number, article, now);
        session.Prepare(AddPendingSql).With(id).Run();
        return new(new(id), number, known is null ? StoreOutcome.Added : StoreOutcome.Updated);
    }

    /// <summary>Sets the date of the current version. False when the article isn't there.</summary>
    public bool SetPublished(WorkspaceId workspace, ArticleId article, PublicationDate published)
    {
        var day = Day(published);
        if (session.Prepare(SetPublishedDaySql).With(day, article.Value, workspace.Value).Run() == 0) return false;
        session.Prepare(SetPublishedSql).With(day, published.Year, (int)published.Origin, published.Basis, Instant(published.Time), article.Value).Run();
        return true;
    }

    (long Article, int Version, bool Same)? Find(WorkspaceId workspace, StorableArticle article)
    {
        var identity = article.Identity;
        using (var rows = session.Prepare(FindArticleSql).With(workspace.Value, identity.Key).Rows())
        {
            if (rows.Read()) return (rows.GetInt64(0), rows.GetInt32(1), identity.IsSame(rows.GetFieldValue<byte[]>(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3)));
        }
        if (!identity.IsIncidental) return null;
        return Twin(FindContentSql, workspace.Value, identity.ContentHash)
            ?? (identity.InputHash is { } input ? Twin(FindInputSql, article.Original.Sha256, workspace.Value, input) : null);
    }

    (long Article, int Version, bool Same)? Twin(string sql, params ReadOnlySpan<object?> values)
    {
        using var twins = session.Prepare(sql).With(values).Rows();
        return twins.Read() ? (twins.GetInt64(0), twins.GetInt32(1), true) : null;
    }

    long AddArticle(WorkspaceId workspace, StorableArticle article, string now) => session.Prepare(AddArticleSql)
        .With(workspace.Value, article.Identity.Key, article.Draft.ExternalId, article.Identity.ContentHash, article.Identity.InputHash, Day(article.Draft.Published), now).Number()!.Value;

    long AddVersionTo(long id, int version, StorableArticle article, string now)
    {
        session.Prepare(NextVersionSql).With(version, article.Identity.ContentHash, article.Identity.InputHash, Day(article.Draft.Published), now, id).Run();
        return id;
    }

    long AddVersion(long article, int number, StorableArticle stored, string now)
    {
        var draft = stored.Draft;
        var published = draft.Published;
        var version = session.Prepare(AddVersionSql).With(
            article, number, now, Day(published), published.Year, (int)published.Origin, published.Basis, Instant(published.Time),
            draft.Source, SearchKey.Of(draft.Source), SearchKey.OfHost(draft.Url), draft.Topic, SearchKey.Of(draft.Topic), draft.Url, draft.Author,
            stored.Words, AddOriginal(stored.Original), draft.Original.MediaType, draft.Original.Name, stored.Identity.TextHash, draft.Title, draft.Body,
            draft.Language, Instant(draft.ModifiedAt), (int)draft.Completeness, draft.IsLive ? 1 : 0, draft.SyndicatedFrom).Number()!.Value;
        foreach (var edition in draft.Editions) session.Prepare(AddEditionSql).With(version, edition.Event, edition.Ordinal, edition.Year).Run();
        return version;
    }

    long AddOriginal(OriginalBytes original) =>
        session.Prepare(FindOriginalSql).With(original.Sha256).Number()
        ?? session.Prepare(AddOriginalSql).With(original.Sha256, original.Encoding, original.Stored).Number()!.Value;

    string Now() => time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    static string? Day(PublicationDate published) => published.Day?.ToString("O", CultureInfo.InvariantCulture);

    // With the offset that the source gave: it tells the local day.
    static string? Instant(DateTimeOffset? instant) => instant?.ToString("O", CultureInfo.InvariantCulture);
}
