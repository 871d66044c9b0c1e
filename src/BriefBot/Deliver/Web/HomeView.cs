using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>What the home page shows.</summary>
/// <param name="Corpus">Size and age of what is searched.</param>
/// <param name="IsSamples">True when that is the samples.</param>
/// <param name="Feeds">How one's own feeds are doing.</param>
/// <param name="News">What is new.</param>
/// <param name="Questions">Questions that the articles answer.</param>
public sealed record HomeView(CorpusStatistics Corpus, bool IsSamples, FeedsHealth Feeds, HomeNews News, IReadOnlyList<string> Questions);
