namespace BriefBot.Retrieve;

/// <summary>Weights of the passage features.</summary>
static class Ranking
{
    /// <summary>The score by which passages are ranked.</summary>
    public static double Score(PassageFeatures f) =>
        f.Bm25 + 0.3 * f.Pairs + 0.35 * f.Recency + 0.2 * f.Year + 0.1 * f.NameCoverage + 0.1 * f.NamedSource;
}
