using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>A passage with what made its rank.</summary>
/// <param name="Score">Weighted sum of the features; larger is better.</param>
public sealed record ScoredPassage(Passage Passage, PassageFeatures Features, double Score)
{
    /// <summary>How much each feature counted.</summary>
    public RankingWeights Weights { get; init; } = RankingWeights.Usual;
}
