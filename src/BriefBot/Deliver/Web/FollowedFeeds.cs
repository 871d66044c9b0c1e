using BriefBot.Corpus;
using BriefBot.Deliver.Pictures;

namespace BriefBot.Deliver.Web;

/// <summary>The feeds that are followed, and how they did.</summary>
/// <param name="Feeds">All of them.</param>
/// <param name="Picture">The last two weeks, as far as they are known; null without feeds.</param>
public sealed record FollowedFeeds(IReadOnlyList<Feed> Feeds, Drawing? Picture);
