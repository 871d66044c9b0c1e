using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>Finds articles whose wording may be that of another, by bands of their fingerprints.</summary>
static class StoryBands
{
    // A band that more articles share is boilerplate that tells nothing.
    const int MostInBand = 50;

    const string FindSql = "SELECT article FROM story_band WHERE band = $band ORDER BY article DESC LIMIT $most";
    const string AddSql = "INSERT INTO story_band (band, article) VALUES ($band, $article)";

    /// <summary>The number of a band in a workspace.</summary>
    public static long Key(long workspace, long band) => (long)WordHash.Mix((ulong)band + (ulong)workspace);

    /// <summary>Enters an article.</summary>
    public static void Add(SqliteSession session, long workspace, long article, TextFingerprint fingerprint)
    {
        foreach (var band in fingerprint.BandKeys().Distinct())
            session.Prepare(AddSql).With(Key(workspace, band), article).Run();
    }

    /// <summary>Other articles with a band in common, those with most first.</summary>
    /// <param name="most">How many at most.</param>
    public static List<long> Near(SqliteSession session, long workspace, long article, TextFingerprint fingerprint, int most)
    {
        var common = new Dictionary<long, int>();
        foreach (var band in fingerprint.BandKeys())
        {
            session
                .Prepare(FindSql)
                .With(Key(workspace, band), MostInBand)
                .Numbers(other => common[other] = common.GetValueOrDefault(other) + 1);
        }
        common.Remove(article);
        return [.. common.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(most).Select(one => one.Key)];
    }
}
