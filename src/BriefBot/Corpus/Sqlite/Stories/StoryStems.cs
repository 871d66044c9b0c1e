using BriefBot.Corpus.Stories;

namespace BriefBot.Corpus.Sqlite.Stories;

/// <summary>
/// How many articles of a workspace hold each stem. Remembers what it read, so it lives no longer than the transaction it is used in.
/// </summary>
sealed class StoryStems(SqliteSession session, long workspace)
{
    const string CountSql = "SELECT articles FROM story_stem WHERE key = $key";
    const string AddSql = "INSERT INTO story_stem (key, articles) VALUES ($key, 1) ON CONFLICT (key) DO UPDATE SET articles = articles + 1";
    const string RemoveSql = "UPDATE story_stem SET articles = articles - 1 WHERE key = $key";
    const string RemoveEmptySql = "DELETE FROM story_stem WHERE key = $key AND articles <= 0";
    const string ArticlesSql = "SELECT story_articles FROM workspace WHERE id = $workspace";
    const string GrowSql = "UPDATE workspace SET story_articles = story_articles + $change WHERE id = $workspace";

    readonly Dictionary<uint, long> counts = [];

    /// <summary>The number of a stem in this workspace.</summary>
    public static long Key(long workspace, uint stem) => (workspace << 32) | stem;

    /// <summary>Weights as of now.</summary>
    public StemWeights Weights() => new(session.Prepare(ArticlesSql).With(workspace).Number() ?? 0, Count);

    /// <summary>Counts an article.</summary>
    public void Add(StoryWords words)
    {
        foreach (var stem in words.Stems)
        {
            session.Prepare(AddSql).With(Key(workspace, stem)).Run();
            if (counts.TryGetValue(stem, out var count))
                counts[stem] = count + 1;
        }
        session.Prepare(GrowSql).With(1, workspace).Run();
    }

    /// <summary>Takes an article out of the count.</summary>
    public void Remove(StoryWords words)
    {
        foreach (var stem in words.Stems)
        {
            session.Prepare(RemoveSql).With(Key(workspace, stem)).Run();
            session.Prepare(RemoveEmptySql).With(Key(workspace, stem)).Run();
            counts.Remove(stem);
        }
        session.Prepare(GrowSql).With(-1, workspace).Run();
    }

    // An article's words are counted before it is weighed, so 0 stands only for what another process is about to repair.
    long Count(uint stem)
    {
        if (counts.TryGetValue(stem, out var count))
            return count;
        count = Math.Max(1, session.Prepare(CountSql).With(Key(workspace, stem)).Number() ?? 1);
        counts.Add(stem, count);
        return count;
    }
}
