using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>A story that may be in a digest: one with articles that its readers weren't told of.</summary>
/// <param name="Story">With all its articles.</param>
/// <param name="Unseen">Those that readers weren't told of, or only of an earlier version.</param>
/// <param name="Known">Those that they were, with the version that they know.</param>
/// <param name="Arrived">When the latest unseen one came in.</param>
/// <param name="LastTold">When the readers heard of the story last; null when never.</param>
sealed record StoryCandidate(
    Story Story,
    IReadOnlyList<StoryMember> Unseen,
    IReadOnlyList<CoveredArticle> Known,
    DateTimeOffset Arrived,
    DateTimeOffset? LastTold
)
{
    // An archive that is brought in today is no news.
    const int OldDays = 3;

    // Hours after which a story counts half as fresh.
    const double Freshness = 24;

    const double PerSource = 1.0;
    const double WhenFresh = 1.2;
    const double AllOnTopic = 0.8;
    const double NewStory = 0.6;

    /// <summary>Share of its unseen articles that belong to the topic asked for, 0 to 1; 1 without a topic.</summary>
    public double OnTopic { get; private init; } = 1;

    /// <summary>The candidate that a story is; null when there is nothing in it that its readers weren't told of.</summary>
    /// <param name="told">What they were told of.</param>
    /// <param name="topic">Articles of the topic; null for all.</param>
    public static StoryCandidate? Of(
        Story story,
        DigestRequest request,
        IReadOnlyDictionary<ArticleId, ToldArticle> told,
        IReadOnlySet<ArticleId>? topic
    )
    {
        var oldest = DateOnly.FromDateTime(request.Since.UtcDateTime).Plus(-OldDays);
        var unseen = story
            .Members.Where(member =>
                member.JoinedAt > request.Since
                && member.JoinedAt <= request.At
                && !(member.Article.Published.Day < oldest)
                && !(told.TryGetValue(member.Article.Id, out var known) && known.Version >= member.Article.Version)
            )
            .ToList();
        if (unseen.Count == 0)
            return null;
        var onTopic = topic is null ? unseen.Count : unseen.Count(member => topic.Contains(member.Article.Id));
        if (onTopic == 0)
            return null;
        var known = story.Members.Where(member => told.ContainsKey(member.Article.Id)).Select(member => member.Article.Id).ToList();
        return new(
            story,
            unseen,
            [.. known.Select(article => new CoveredArticle(article, told[article].Version))],
            unseen.Max(member => member.JoinedAt),
            known.Count == 0 ? null : known.Max(article => told[article].PostedAt)
        )
        {
            OnTopic = (double)onTopic / unseen.Count,
        };
    }

    /// <summary>What it is ranked by before its articles are read: sources, freshness and topic.</summary>
    public double Base(DateTimeOffset now) =>
        PerSource * Math.Log2(1 + Story.Summary.Sources)
        + WhenFresh * Math.Exp(-Math.Max(0, (now - Arrived).TotalHours) / Freshness)
        + AllOnTopic * OnTopic;

    /// <summary>What novelty adds: a story that readers never heard of counts as much as two new facts of one they know.</summary>
    /// <param name="facts">New sentences.</param>
    public double Novelty(int facts) => LastTold is null ? NewStory : NewStory / 2 * Math.Min(facts, 4);
}
