namespace BriefBot.Corpus.Sqlite;

/// <summary>The current version as a new input is compared with it: as it was found, whatever was set by hand since.</summary>
sealed record StoredVersion(long Article, int Version, string Title, string Body, PublicationDate Published)
{
    const string ReadSql = $"""
        SELECT {VersionRow.Columns}, v.text_hash, v.treatment, o.sha256
        FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version JOIN original o ON o.id = v.original
        WHERE a.id = $article
        """;

    const int ExtraColumn = VersionRow.ColumnCount;

    public required WorkspaceId Workspace { get; init; }

    public required string? Url { get; init; }

    public required string? Source { get; init; }

    public required string? Author { get; init; }

    public required string? Topic { get; init; }

    public required Completeness Completeness { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>SHA-256 of title and body.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>The rules that its text was cleaned by; null when they aren't known.</summary>
    public required string? Treatment { get; init; }

    /// <summary>SHA-256 of the bytes that it came from.</summary>
    public required byte[] Original { get; init; }

    /// <summary>Reads it.</summary>
    public static StoredVersion Read(SqliteSession session, long article)
    {
        using var rows = session.Prepare(ReadSql).With(article).Rows();
        if (!rows.Read())
            throw new CorpusException($"Article {article} lacks its current version. Check the file with: briefbot doctor --verify FILE");
        var shown = VersionRow.Article(rows);
        var version = ByHand.AsFound(session, shown);
        return new(article, version.Version, version.Title, version.Body, version.Published)
        {
            Workspace = version.Workspace,
            Url = version.Url,
            Source = version.Source,
            Author = version.Author,
            Topic = version.Topic,
            Completeness = version.Completeness,
            IsLive = version.IsLive,
            TextHash = version.Title == shown.Title ? rows.GetBytes(ExtraColumn) : ArticleIdentity.HashOfText(version.Title, version.Body),
            Treatment = rows.IsNull(ExtraColumn + 1) ? null : rows.GetString(ExtraColumn + 1),
            Original = rows.GetBytes(ExtraColumn + 2),
        };
    }
}
