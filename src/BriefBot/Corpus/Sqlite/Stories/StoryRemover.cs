namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>Takes articles out of stories. Every method expects to be inside a write transaction.</summary>
static class StoryRemover
{
    const string PlaceSql = "SELECT workspace, story, day FROM story_article WHERE article = $article";
    const string DropPostingSql = "DELETE FROM story_posting WHERE key = $key AND day = $day AND article = $article";
    const string DropBandSql = "DELETE FROM story_band WHERE band = $band AND article = $article";
    const string DropReadingSql = "DELETE FROM story_reading WHERE article = $article";
    const string DropSql = "DELETE FROM story_article WHERE article = $article";
    const string WaitReprintsSql = "INSERT OR IGNORE INTO story_pending (article) SELECT article FROM reprint WHERE original = $article";
    const string WaitMateSql =
        "INSERT OR IGNORE INTO story_pending (article) SELECT article FROM story_article WHERE story = $story AND article <> "
        + "$article LIMIT 1";
    const string DropEmptyStorySql =
        "DELETE FROM story WHERE id = $story AND NOT EXISTS (SELECT 1 FROM story_article WHERE story = $story)";

    /// <summary>
    /// Removes all that stories know of an article. Those that it left in its story, and its reprints, wait to be looked at again. A story
    /// without articles goes, and what led to it.
    /// </summary>
    public static void Remove(SqliteSession session, long article)
    {
        if (Place(session, article) is not { } place)
            return;
        session.Prepare(WaitReprintsSql).With(article).Run();
        session.Prepare(WaitMateSql).With(place.Story, article).Run();
        Forget(session, article, place.Workspace, place.Day);
        session.Prepare(DropSql).With(article).Run();
        session.Prepare(DropEmptyStorySql).With(place.Story).Run();
    }

    /// <summary>Forgets what was read of an article, not its place in a story.</summary>
    public static void Forget(SqliteSession session, long article, long workspace, int day)
    {
        if (StoryReading.Find(session, article) is not { } reading)
            return;
        foreach (var stem in reading.Signature)
            session.Prepare(DropPostingSql).With(StoryStems.Key(workspace, stem), day, article).Run();
        foreach (var band in reading.Fingerprint.BandKeys())
            session.Prepare(DropBandSql).With(StoryBands.Key(workspace, band), article).Run();
        new StoryStems(session, workspace).Remove(reading.Words);
        session.Prepare(DropReadingSql).With(article).Run();
    }

    static (long Workspace, long Story, int Day)? Place(SqliteSession session, long article)
    {
        using var rows = session.Prepare(PlaceSql).With(article).Rows();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2)) : null;
    }
}
