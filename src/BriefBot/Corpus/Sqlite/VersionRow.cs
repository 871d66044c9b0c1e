namespace BriefBot.Corpus.Sqlite;

/// <summary>How a row of article (a) and article_version (v) becomes a record.</summary>
static class VersionRow
{
    /// <summary>What <see cref="Article"/> reads, in its order.</summary>
    public const string Columns = $"""
        {SummaryColumns}, a.workspace, a.external_id, v.author, v.stored_at, v.body, v.language, v.modified_time, v.completeness, v.live,
          v.syndicated_from,
          (SELECT original FROM reprint WHERE article = a.id), ({AlsoIn}),
          (SELECT group_concat(field, ',' ORDER BY field) FROM article_by_hand WHERE article = a.id AND v.version = a.version)
        """;

    // Names of the outlets of its reprints, its original and that one's reprints; NULL where there is none, which is looked up at little
    // cost.
    const string AlsoIn = """
        SELECT group_concat(name, char(10)) FROM (
          SELECT DISTINCT coalesce(w.source, w.host_key) AS name FROM article b JOIN article_version w ON w.article = b.id
            AND w.version = b.version
          WHERE b.id <> a.id AND w.source_key IS NOT v.source_key AND b.id IN (
            SELECT article FROM reprint WHERE original = a.id UNION SELECT original FROM reprint WHERE article = a.id
            UNION SELECT r.article FROM reprint o JOIN reprint r ON r.original = o.original WHERE o.article = a.id)
          ORDER BY b.id LIMIT 20)
        """;

    /// <summary>How many these are.</summary>
    public const int ColumnCount = 26;

    /// <summary>What <see cref="Summary"/> reads, in its order.</summary>
    public const string SummaryColumns = """
        a.id, v.version, v.title, v.source, v.url, v.topic, v.words, v.original_name,
        v.published_day, v.published_year, v.published_origin, v.published_basis, v.published_time
        """;

    const int PublishedColumn = 8;

    /// <summary>A whole version.</summary>
    public static Article Article(RowReader row) =>
        new(new(row.GetInt64(0)), row.GetInt32(1), new(row.GetInt64(13)), row.GetString(2), row.GetString(17), Published(row))
        {
            Source = row.GetStringOrNull(3),
            Url = row.GetStringOrNull(4),
            Topic = row.GetStringOrNull(5),
            OriginalName = row.GetString(7),
            ExternalId = row.GetStringOrNull(14),
            Author = row.GetStringOrNull(15),
            StoredAt = Instant(row, 16)!.Value,
            Language = row.GetStringOrNull(18),
            ModifiedAt = Instant(row, 19),
            Completeness = (Completeness)row.GetInt32(20),
            IsLive = row.GetInt32(21) != 0,
            SyndicatedFrom = row.GetStringOrNull(22),
            ReprintOf = row.IsNull(23) ? null : new(row.GetInt64(23)),
            AlsoIn = row.GetStringOrNull(24)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
            ByHand = row.GetStringOrNull(25) is { } fields ? [.. fields.Split(',').Select(Field)] : [],
        };

    /// <summary>A line of a list.</summary>
    public static ArticleSummary Summary(RowReader row) =>
        new(
            new(row.GetInt64(0)),
            row.GetInt32(1),
            row.GetString(2),
            row.GetStringOrNull(3),
            row.GetStringOrNull(4),
            Published(row),
            row.GetStringOrNull(5),
            row.GetInt32(6),
            row.GetString(7)
        );

    /// <summary>The field set by hand that the database calls by that name.</summary>
    public static ArticleField Field(string name) => Enum.Parse<ArticleField>(name, ignoreCase: true);

    /// <summary>A day, null when there is none.</summary>
    public static DateOnly? Day(RowReader row, int column) => row.GetStringOrNull(column) is { } text ? StoredText.Day(text) : null;

    /// <summary>An instant, null when there is none.</summary>
    public static DateTimeOffset? Instant(RowReader row, int column) => StoredText.InstantOrNull(row.GetStringOrNull(column));

    static PublicationDate Published(RowReader row) =>
        new(
            Day(row, PublishedColumn),
            row.IsNull(PublishedColumn + 1) ? null : row.GetInt32(PublishedColumn + 1),
            (DateOrigin)row.GetInt32(PublishedColumn + 2),
            row.GetString(PublishedColumn + 3),
            Instant(row, PublishedColumn + 4)
        );
}
