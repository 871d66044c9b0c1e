namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>An article as it is placed in a story.</summary>
/// <param name="Day">As <see cref="DateOnly.DayNumber"/>; 0 when unknown.</param>
sealed record StorySubject(
    long Article,
    long Workspace,
    int Version,
    int Day,
    string? Source,
    string? HostKey,
    string? Author,
    string? SyndicatedFrom,
    string? Agency,
    string Title,
    string Body
)
{
    const string FindSql = """
        SELECT a.workspace, a.version, a.published_day, v.source, v.host_key, v.author, v.syndicated_from, v.agency, v.title, v.body
        FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE a.id = $article
        """;

    /// <summary>The current version of an article; null when it isn't there.</summary>
    public static StorySubject? Find(SqliteSession session, long article)
    {
        using var rows = session.Prepare(FindSql).With(article).Rows();
        if (!rows.Read())
            return null;
        var day = VersionRow.Day(rows, 2)?.DayNumber ?? 0;
        return new(
            article,
            rows.GetInt64(0),
            rows.GetInt32(1),
            day,
            Text(3),
            Text(4),
            Text(5),
            Text(6),
            Text(7),
            rows.GetString(8),
            rows.GetString(9)
        );

        string? Text(int column) => rows.GetStringOrNull(column);
    }
}
