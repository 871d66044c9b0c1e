namespace BriefBot.Corpus.Sqlite;

/// <summary>Counts what is there, in all workspaces together.</summary>
public sealed class CorpusCounter
{
    const string CountSql = """
        SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM pending), (SELECT count(*) FROM story),
          (SELECT count(*) FROM feed_item WHERE next_attempt IS NOT NULL), (SELECT count(*) FROM reindexing)
        """;

    const string FeedsSql = "SELECT CASE WHEN paused = 1 THEN 3 ELSE health END AS state, count(*) FROM feed GROUP BY state";

    readonly SessionPool sessions;

    internal CorpusCounter(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Counts.</summary>
    /// <exception cref="CorpusException">The database cannot be read.</exception>
    public ValueTask<CorpusCounts> CountAsync(CancellationToken cancellation) => sessions.ReadAsync(Count, cancellation);

    static CorpusCounts Count(SqliteSession session)
    {
        var feeds = new Dictionary<FeedState, long>();
        using (var rows = session.Prepare(FeedsSql).With().Rows())
        {
            while (rows.Read())
                feeds[(FeedState)rows.GetInt32(0)] = rows.GetInt64(1);
        }
        using var counts = session.Prepare(CountSql).With().Rows();
        counts.Read();
        return new(counts.GetInt64(0), counts.GetInt64(1), counts.GetInt64(2), feeds, counts.GetInt64(3), counts.GetInt64(4));
    }
}
