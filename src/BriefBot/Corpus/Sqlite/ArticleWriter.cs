using System.Globalization;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Stores articles and their versions. Every method expects to be inside a write transaction.</summary>
sealed class ArticleWriter(SqliteSession session, TimeProvider time)
{
    const string AddArticleSql = """
        INSERT INTO article (workspace, identity, external_id, version, content_hash, input_hash, published_day, published_at, stored_at,
          first_anchor, second_anchor)
        VALUES ($workspace, $identity, $external, 1, $hash, $input, $day, $at, $now, $first, $second) RETURNING id
        """;

    const string NextVersionSql = """
        UPDATE article SET version = $version, content_hash = $hash, input_hash = $input, published_day = $day, published_at = $at,
          stored_at = $now, first_anchor = $first, second_anchor = $second
        WHERE id = $article
        """;

    // The same statement in other words: what the article was last read as, so that the next time nothing needs comparing.
    const string SameSql = "UPDATE article SET content_hash = $hash, input_hash = $input WHERE id = $article";

    const string AddVersionSql = """
        INSERT INTO article_version (article, version, stored_at, published_day, published_year, published_origin, published_basis,
          published_time, source, source_key, host_key, topic, topic_key, url, author, words, original, original_media_type,
          original_name, text_hash, title, body, language, modified_time, completeness, live, syndicated_from, treatment, agency)
        VALUES ($article, $version, $now, $day, $year, $origin, $basis, $time, $source, $source_key, $host_key, $topic, $topic_key,
          $url, $author, $words, $original, $media_type, $name, $text_hash, $title, $body, $language, $modified, $completeness, $live,
            $from, $treatment, $agency) RETURNING id
        """;

    const string FindOriginalSql = "SELECT id FROM original WHERE sha256 = $hash";
    const string AddOriginalSql = "INSERT INTO original (sha256, encoding, bytes) VALUES ($hash, $encoding, $bytes) RETURNING id";
    const string AddEditionSql =
        "INSERT INTO event_edition (article_version, event, ordinal, year) VALUES ($version, $event, $ordinal, $year)";
    const string CurrentSql = "SELECT version FROM article WHERE id = $article";
    const string VersionSql = "SELECT id FROM article_version WHERE article = $article AND version = $version";
    const string DropEditionsSql = "DELETE FROM event_edition WHERE article_version = $version";
    const string AddToStoriesSql = "INSERT OR IGNORE INTO story_pending (article) VALUES ($article)";
    const string AddPendingSql = "INSERT OR IGNORE INTO pending (article) VALUES ($article)";

    const string SetPublishedSql = """
        UPDATE article_version SET published_day = $day, published_year = $year, published_origin = $origin, published_basis = $basis,
          published_time = $time
        WHERE article = $article AND version = (SELECT version FROM article WHERE id = $article)
        """;

    const string SetPublishedDaySql =
        "UPDATE article SET published_day = $day, published_at = $at WHERE id = $article AND workspace = $workspace";

    /// <summary>True when an article was stored that answers have to be corrected for.</summary>
    public bool ConcernsAnswers { get; private set; }

    /// <summary>Stores a draft and marks it as not yet indexed, unless what is stored says the same already.</summary>
    /// <param name="version">Row of the version that was written; null when nothing was.</param>
    public StoreResult Store(WorkspaceId workspace, StorableArticle article, out long? version)
    {
        version = null;
        var known = new ArticleFinder(session).Find(workspace, article, out var key);
        if (article.Draft.RecheckOf is { } rechecked && known?.Article != rechecked.Value)
            return Untouched(rechecked);
        var result = known is { } found ? Again(found, article, ref version) : Add(workspace, article, key, ref version);
        ArticleAddresses.Note(session, workspace, result.Article.Value, key, article.Identity);
        if (known is { MayHaveMoved: true })
            ArticleAddresses.Move(session, workspace, result, article);
        return result;
    }

    StoreResult Untouched(ArticleId article) =>
        new(article, (int)(session.Prepare(CurrentSql).With(article.Value).Number() ?? 0), StoreOutcome.Unchanged);

    StoreResult Add(WorkspaceId workspace, StorableArticle article, string key, ref long? version)
    {
        var now = time.GetUtcNow();
        ArticleAddresses.Free(session, workspace, key);
        var id = AddArticle(workspace, article, key, StoredText.Of(now));
        version = AddVersion(id, 1, article, article.Draft.Published, StoredText.Of(now));
        session.Prepare(AddPendingSql).With(id).Run();
        session.Prepare(AddToStoriesSql).With(id).Run();
        if (article.Draft.Lines is { } lines)
            OutletMemory.Add(session, workspace, id, lines);
        return new(new(id), 1, StoreOutcome.Added);
    }

    StoreResult Again(KnownArticle found, StorableArticle article, ref long? version)
    {
        var unchanged = new StoreResult(new(found.Article), found.Version, StoreOutcome.Unchanged);
        if (found.IsSame)
            return unchanged;
        var known = StoredVersion.Read(session, found.Article);
        var decision = VersionDecision.Of(known, article, found.At);
        if (!decision.IsNewVersion)
        {
            if (found.At == FoundAt.Home)
                session.Prepare(SameSql).With(article.Identity.ContentHash, article.Identity.InputHash, found.Article).Run();
            return unchanged;
        }
        var now = time.GetUtcNow();
        var number = known.Version + 1;
        var published = article.Draft.Published.Or(known.Published);
        NextVersion(number, article, published, StoredText.Of(now), known);
        version = AddVersion(found.Article, number, article, published, StoredText.Of(now));
        // What was prepared for the index has the title that was found.
        if (ByHand.Reapply(session, found.Article))
            version = null;
        session.Prepare(AddPendingSql).With(found.Article).Run();
        session.Prepare(AddToStoriesSql).With(found.Article).Run();
        if (decision.Change is { } change)
            ConcernsAnswers |= new CorrectionWriter(session).Add(found.Article, number, change, now);
        return new(new(found.Article), number, StoreOutcome.Updated);
    }

    /// <summary>Sets fields by hand, or takes that back: the article as it is then, null when it isn't there.</summary>
    public Article? Mend(WorkspaceId workspace, ArticleId article, ArticleMending mending)
    {
        if (ArticleReader.Find(session, workspace, article, null) is not { } found)
            return null;
        var mended = ByHand.Mend(session, found, mending);
        if (mending.Url is { } url)
            ArticleAddresses.NoteByHand(session, workspace, article, url);
        if (mending.Editions is { } editions)
            SetEditions(mended, editions(mended));
        session.Prepare(AddToStoriesSql).With(article.Value).Run();
        return mended;
    }

    void SetEditions(Article article, IReadOnlyList<EventEdition> editions)
    {
        var version = session.Prepare(VersionSql).With(article.Id.Value, article.Version).Number();
        session.Prepare(DropEditionsSql).With(version).Run();
        foreach (var edition in editions)
            session.Prepare(AddEditionSql).With(version, edition.Event, edition.Ordinal, edition.Year).Run();
    }

    /// <summary>Sets the date of the current version. False when the article isn't there, or its date is set by hand.</summary>
    public bool SetPublished(WorkspaceId workspace, ArticleId article, PublicationDate published)
    {
        if (ByHand.SetFoundDate(session, article.Value, published))
            return false;
        var day = Day(published);
        if (session.Prepare(SetPublishedDaySql).With(day, published.Order, article.Value, workspace.Value).Run() == 0)
            return false;
        session
            .Prepare(SetPublishedSql)
            .With(day, published.Year, (int)published.Origin, published.Basis, Instant(published.Time), article.Value)
            .Run();
        session.Prepare(AddToStoriesSql).With(article.Value).Run();
        return true;
    }

    long AddArticle(WorkspaceId workspace, StorableArticle article, string key, string now) =>
        session
            .Prepare(AddArticleSql)
            .With(
                workspace.Value,
                key,
                article.Draft.ExternalId,
                article.Identity.ContentHash,
                article.Identity.InputHash,
                Day(article.Draft.Published),
                article.Draft.Published.Order,
                now,
                article.Anchors?.In(workspace, 0),
                article.Anchors?.In(workspace, 1)
            )
            .Number()!
            .Value;

    void NextVersion(int version, StorableArticle article, PublicationDate published, string now, StoredVersion known) =>
        session
            .Prepare(NextVersionSql)
            .With(
                version,
                article.Identity.ContentHash,
                article.Identity.InputHash,
                Day(published),
                published.Order,
                now,
                article.Anchors?.In(known.Workspace, 0),
                article.Anchors?.In(known.Workspace, 1),
                known.Article
            )
            .Run();

    long AddVersion(long article, int number, StorableArticle stored, PublicationDate published, string now)
    {
        var draft = stored.Draft;
        var version = session
            .Prepare(AddVersionSql)
            .With(
                article,
                number,
                now,
                Day(published),
                published.Year,
                (int)published.Origin,
                published.Basis,
                Instant(published.Time),
                draft.Source,
                SearchKey.Of(draft.Source),
                SearchKey.OfHost(draft.Url),
                draft.Topic,
                SearchKey.Of(draft.Topic),
                draft.Url,
                draft.Author,
                stored.Words,
                AddOriginal(stored.Original),
                draft.Original.MediaType,
                draft.Original.Name,
                stored.Identity.TextHash,
                draft.Title,
                draft.Body,
                draft.Language,
                Instant(draft.ModifiedAt),
                (int)draft.Completeness,
                draft.IsLive ? 1 : 0,
                draft.SyndicatedFrom,
                draft.Treatment,
                draft.Agency
            )
            .Number()!
            .Value;
        foreach (var edition in draft.Editions)
            session.Prepare(AddEditionSql).With(version, edition.Event, edition.Ordinal, edition.Year).Run();
        return version;
    }

    long AddOriginal(OriginalBytes original) =>
        session.Prepare(FindOriginalSql).With(original.Sha256).Number()
        ?? session.Prepare(AddOriginalSql).With(original.Sha256, original.Encoding, original.Stored).Number()!.Value;

    static string? Day(PublicationDate published) => published.Day?.ToString("O", CultureInfo.InvariantCulture);

    // With the offset that the source gave: it tells the local day.
    static string? Instant(DateTimeOffset? instant) => instant?.ToString("O", CultureInfo.InvariantCulture);
}
