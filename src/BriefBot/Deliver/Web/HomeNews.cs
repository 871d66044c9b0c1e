using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Web;

/// <summary>A story on the home page.</summary>
/// <param name="Id">It.</param>
/// <param name="Headline">Its title.</param>
/// <param name="Line">Its first sentence, as it stands in the article.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="Lead">The article.</param>
/// <param name="Others">Who else reports it, each once, in the order in which they did.</param>
/// <param name="Articles">How many articles report it.</param>
public sealed record NewsStory(
    StoryId Id,
    string Headline,
    string Line,
    Citation Place,
    Article Lead,
    IReadOnlyList<string> Others,
    int Articles
);

/// <summary>What the home page tells before anything is asked: the latest stories, and the topics that are kept.</summary>
public sealed record HomeNews(IReadOnlyList<NewsStory> Stories, IReadOnlyList<string> Topics)
{
    const int MostStories = 8;
    const int MostTopics = 12;
    const int LongestLine = 400;

    /// <summary>The news of a library.</summary>
    /// <exception cref="CorpusException">It can't be read.</exception>
    public static async ValueTask<HomeNews> OfAsync(Library library, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(library);
        var told = new List<NewsStory>();
        foreach (var story in await library.Stories.ReadAsync(new StoryScope(library.Workspace) { Limit = MostStories }, cancellation))
            if (await OfAsync(library, story, cancellation) is { } one)
                told.Add(one);
        var topics = await library.Topics.ListAsync(library.Workspace, cancellation);
        return new(told, [.. topics.Select(topic => topic.Name).Take(MostTopics)]);
    }

    // The article that the story is named after says best what it is; null when it was removed meanwhile, or has no sentence.
    static async ValueTask<NewsStory?> OfAsync(Library library, Story story, CancellationToken cancellation)
    {
        if (story.Members.Count == 0)
            return null;
        var lead = story.Members.FirstOrDefault(member => member.Article.Title == story.Summary.Headline) ?? story.Members[0];
        if (await library.Corpus.FindAsync(library.Workspace, lead.Article.Id, null, cancellation) is not { } article)
            return null;
        var first = Sentences.Split(article.Body, article.Language).Find(span => span.Length is > 20 and <= LongestLine);
        if (first.Length == 0)
            return null;
        return new(
            story.Summary.Id,
            ReplyWords.Title(story.Summary.Headline),
            article.Body[first.Start..first.End],
            Citation.Of(article, first.Start, first.End),
            article,
            [
                .. story
                    .Members.Select(member => member.Article.Source)
                    .OfType<string>()
                    .Except([article.Source ?? "", .. article.AlsoIn], StringComparer.OrdinalIgnoreCase),
            ],
            story.Summary.Articles
        );
    }
}
