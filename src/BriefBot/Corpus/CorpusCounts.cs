namespace BriefBot.Corpus;

/// <summary>How much there is, in all workspaces together.</summary>
/// <param name="Articles">Articles.</param>
/// <param name="Unindexed">Of those, articles that aren't searchable yet.</param>
/// <param name="Stories">Stories.</param>
/// <param name="Feeds">Feeds by how they are doing; a state that none is in may be missing.</param>
/// <param name="DueItems">Items of feeds whose articles are still to be fetched.</param>
/// <param name="Renewing">Articles that an older version indexed and that wait to be indexed anew.</param>
public sealed record CorpusCounts(
    long Articles,
    long Unindexed,
    long Stories,
    IReadOnlyDictionary<FeedState, long> Feeds,
    long DueItems,
    long Renewing
)
{
    /// <summary>Before anything was counted.</summary>
    public static CorpusCounts None { get; } = new(0, 0, 0, new Dictionary<FeedState, long>(), 0, 0);

    /// <summary>Feeds in a state.</summary>
    public long FeedsIn(FeedState state) => Feeds.GetValueOrDefault(state);
}
