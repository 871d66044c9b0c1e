namespace BriefBot.Corpus.Sqlite;

/// <summary>In how many passages of all workspaces a stem stands: counted when asked for, except for frequent ones, which are counted beforehand.</summary>
static class TermFrequencies
{
    const string StateSql = "SELECT passages, passages_counted FROM index_state";
    const string FrequentSql = "SELECT passages FROM frequent_term WHERE stem = $stem";
    const string CountSql = "SELECT doc FROM passage_term WHERE term = $stem";
    const string ForgetSql = "DELETE FROM frequent_term";
    const string GatherSql = "INSERT INTO frequent_term (stem, passages) SELECT term, doc FROM passage_term WHERE doc >= $least";
    const string CountedSql = "UPDATE index_state SET passages_counted = passages";

    /// <summary>What stands in fewer passages is counted anew each time: that takes less than a millisecond.</summary>
    public const int LeastPassages = 200;

    const int LeastShare = 200;

    /// <summary>Passages that held a frequent stem when these were counted last; null when it is none of them.</summary>
    public static long? OfFrequent(SqliteSession session, string stem) => session.Prepare(FrequentSql).With(stem).Number();

    /// <summary>Passages that hold a stem, counted now.</summary>
    public static long Count(SqliteSession session, string stem) => session.Prepare(CountSql).With(stem).Number() ?? 0;

    /// <summary>Counts the frequent terms again when they are stale. False when they are not.</summary>
    public static bool Refresh(SqliteSession session)
    {
        if (!IsStale(session)) return false;
        return session.Write(() =>
        {
            if (!IsStale(session)) return false;
            var passages = State(session).Passages;
            session.Prepare(ForgetSql).Run();
            session.Prepare(GatherSql).With(Math.Max(LeastPassages, passages / LeastShare)).Run();
            session.Prepare(CountedSql).Run();
            return true;
        });
    }

    /// <summary>True when a fifth has been added or taken away since the frequent terms were counted.</summary>
    public static bool IsStale(SqliteSession session)
    {
        var (passages, counted) = State(session);
        return Math.Abs(passages - counted) * 5 >= Math.Max(counted, 1) && Math.Max(passages, counted) >= LeastPassages;
    }

    static (long Passages, long Counted) State(SqliteSession session)
    {
        using var rows = session.Prepare(StateSql).Rows();
        rows.Read();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }
}
