using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Pictures;

namespace BriefBot.Deliver.Web;

/// <summary>A story to read.</summary>
/// <param name="Story">It, with its articles.</param>
/// <param name="Timeline">Who reported it when.</param>
/// <param name="Told">What its articles agree on and where they differ; null where there is nothing to quote.</param>
public sealed record StoryView(Story Story, Drawing Timeline, Reply.Brief? Told);

/// <summary>A page of stories.</summary>
/// <param name="Stories">The latest first.</param>
/// <param name="Clusters">Which outlets report the same of them.</param>
/// <param name="Page">0 for the latest.</param>
/// <param name="HasEarlier">Whether there are more behind them.</param>
/// <param name="Topic">Label that an article must have; null for all.</param>
/// <param name="Outlet">Outlet that must report it; null for all.</param>
public sealed record StoriesView(
    IReadOnlyList<StorySummary> Stories,
    Drawing Clusters,
    int Page,
    bool HasEarlier,
    string? Topic,
    string? Outlet
);

/// <summary>A saved topic to read.</summary>
/// <param name="Topic">It.</param>
/// <param name="Coverage">Its articles over time.</param>
/// <param name="Stories">Its latest stories.</param>
/// <param name="Digests">What became of its digests; null where none is scheduled.</param>
public sealed record TopicView(SavedTopic Topic, Drawing Coverage, IReadOnlyList<StorySummary> Stories, Drawing? Digests)
{
    /// <summary>Stands on the page where the briefing follows, once it is there.</summary>
    public const string More = "<!--more-->";

    /// <summary>What its articles come to; null while that isn't known, and where there is nothing to quote.</summary>
    public Reply.Brief? Told { get; init; }
}

/// <summary>What is known of a person.</summary>
/// <param name="Said">What they said, the latest first.</param>
/// <param name="Articles">Articles that name them.</param>
public sealed record PersonView(Reply.Said Said, IReadOnlyList<Article> Articles);
