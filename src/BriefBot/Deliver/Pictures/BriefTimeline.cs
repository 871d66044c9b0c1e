using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>Draws when who reported what a briefing tells, where that says more than its text: the story that all of it is from, else the
/// articles that it quotes.</summary>
public static class BriefTimeline
{
    // One article, or two of one outlet, are told in a line.
    const int FewestReports = 3;
    const int FewestOutlets = 2;

    /// <summary>The picture; null where it would show next to nothing.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public static async ValueTask<Drawing?> ReadAsync(
        Library library,
        Reply.Brief brief,
        Localization words,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(brief);
        var articles = brief.Sources.Select(source => source.Article).DistinctBy(article => article.Id).ToList();
        if (await OneStoryAsync(library, articles, cancellation) is { } story)
            return IsWorth(story.Members.Select(member => member.Article.Source))
                ? await StoryTimeline.ReadAsync(library, story, words, cancellation)
                : null;
        if (!IsWorth(articles.Select(article => article.Source)))
            return null;
        var reports = articles.ConvertAll(article => new TimelineReport(article.Published.Day, article.Source, IsCopy: false));
        return StoryTimeline.Of(brief.Question.Text, reports, [], words);
    }

    static async ValueTask<Story?> OneStoryAsync(Library library, IReadOnlyList<Article> articles, CancellationToken cancellation)
    {
        StoryId? one = null;
        foreach (var article in articles)
        {
            if (await library.Stories.OfArticleAsync(library.Workspace, article.Id, cancellation) is not { } story)
                return null;
            if (one is { } before && before != story)
                return null;
            one = story;
        }
        return one is { } found ? await library.Stories.FindAsync(library.Workspace, found, cancellation) : null;
    }

    static bool IsWorth(IEnumerable<string?> outlets)
    {
        var reports = outlets.ToList();
        return reports.Count >= FewestReports
            || reports.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() >= FewestOutlets;
    }
}
