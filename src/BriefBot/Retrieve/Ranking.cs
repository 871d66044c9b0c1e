namespace BriefBot.Retrieve;

/// <summary>Weights of the passage features.</summary>
static class Ranking
{
    /// <summary>The score by which passages are ranked.</summary>
    public static double Score(PassageFeatures f) =>
        f.Bm25 + 0.5 * f.Coverage + 0.1 * f.NameCoverage + 0.15 * f.Pairs + 0.5 * f.Recency + 0.2 * f.Year + 0.2 * f.Lead + 0.1 * f.NamedSource;
}
