namespace BriefBot.Corpus.Sqlite;

/// <summary>In how many passages of all workspaces a stem stands: counted when asked for, except for frequent ones, which are counted
/// beforehand.</summary>
static class TermFrequencies
{
    const string StateSql = "SELECT passages, passages_counted FROM index_state";
    const string FrequentSql = "SELECT passages FROM frequent_term WHERE stem = $stem";
    const string CountSql = "SELECT doc FROM passage_word_term WHERE term = $stem";
    const string OlderCountSql = "SELECT doc FROM passage_term WHERE term = $stem";
    const string ForgetSql = "DELETE FROM frequent_term";
    const string GatherSql = "SELECT term, doc FROM passage_word_term WHERE doc >= $least";
    const string AddSql = "INSERT INTO frequent_term (stem, passages) VALUES ($stem, $passages)";
    const string CountedSql = "UPDATE index_state SET passages_counted = $passages";

    /// <summary>What stands in fewer passages is counted anew each time: that takes less than a millisecond.</summary>
    public const int LeastPassages = 200;

    const int LeastShare = 200;

    /// <summary>Passages that held a frequent stem when these were counted last; null when it is none of them.</summary>
    public static long? OfFrequent(SqliteSession session, string stem) => session.Prepare(FrequentSql).With(stem).Number();

    /// <summary>Passages that hold a stem, counted now.</summary>
    public static long Count(SqliteSession session, string stem)
    {
        var count = session.Prepare(CountSql).With(stem).Number() ?? 0;
        return OlderIndex.IsThere(session) ? count + (session.Prepare(OlderCountSql).With(stem).Number() ?? 0) : count;
    }

    /// <summary>
    /// Counts the frequent terms again when they are stale. Counting reads the whole index, which takes seconds in a large corpus: nobody
    /// waits for it but the caller.
    /// </summary>
    public static async ValueTask RefreshAsync(SessionPool sessions, CancellationToken cancellation)
    {
        var counted = await sessions.ReadAsync(session => session.Snapshot(() => IsStale(session) ? Gather(session) : null), cancellation);
        if (counted is not null)
            await sessions.WriteAsync(session => session.Write(() => Store(session, counted)), cancellation);
    }

    static Counted Gather(SqliteSession session)
    {
        var passages = State(session).Passages;
        var terms = new List<(string, long)>();
        using var rows = session.Prepare(GatherSql).With(Math.Max(LeastPassages, passages / LeastShare)).Rows();
        while (rows.Read())
            terms.Add((rows.GetString(0), rows.GetInt64(1)));
        return new(passages, terms);
    }

    static bool Store(SqliteSession session, Counted counted)
    {
        session.Prepare(ForgetSql).Run();
        foreach (var (stem, passages) in counted.Terms)
            session.Prepare(AddSql).With(stem, passages).Run();
        session.Prepare(CountedSql).With(counted.Passages).Run();
        return true;
    }

    /// <summary>True when a fifth has been added or taken away since the frequent terms were counted; never while an older index holds a
    /// part of them.</summary>
    public static bool IsStale(SqliteSession session)
    {
        if (OlderIndex.IsThere(session))
            return false;
        var (passages, counted) = State(session);
        return Math.Abs(passages - counted) * 5 >= Math.Max(counted, 1) && Math.Max(passages, counted) >= LeastPassages;
    }

    /// <summary>What was counted, and of how many passages.</summary>
    sealed record Counted(long Passages, List<(string Stem, long Passages)> Terms);

    static (long Passages, long Counted) State(SqliteSession session)
    {
        using var rows = session.Prepare(StateSql).Rows();
        rows.Read();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }
}
