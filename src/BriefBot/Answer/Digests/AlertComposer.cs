using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>
/// Puts alerts together: a new story of a topic by its headline and its first whole sentence. A story that the readers were told of within
/// a day is not told again, whoever reports it next, nor is any article; what was published days before it came in is no news.
/// </summary>
/// <param name="corpus">The articles.</param>
/// <param name="shelf">Which of them report the same event.</param>
/// <param name="topics">Saved topics.</param>
/// <param name="outbox">What readers were told.</param>
public sealed class AlertComposer(ICorpus corpus, StoryShelf shelf, TopicStore topics, DigestOutbox outbox)
{
    // What comes in later than this after its publication, or waits for longer to be told, is no news.
    static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    // A burst beyond that is told by its number.
    const int MostStories = 500;

    // Articles of a story that are looked at for a sentence to quote.
    const int MostTexts = 4;

    /// <summary>How many stories wait to be told.</summary>
    public async ValueTask<int> WaitingAsync(AlertRequest request, CancellationToken cancellation) =>
        (await PendingAsync(request, cancellation)).Count;

    /// <summary>
    /// The next story; where it is the last message of the hour and several wait, all of them, the first ones in words. Empty when none
    /// waits, none can be quoted, or there is no room.
    /// </summary>
    public async ValueTask<Digest> ComposeAsync(AlertRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pending = request.Room > 0 ? await PendingAsync(request, cancellation) : [];
        var sumsUp = request.Room == 1 && pending.Count > 1;
        var citer = new DigestCiter();
        var stories = new List<DigestStory>();
        var fates = new List<StoryFate>();
        var settled = new List<Story>();
        foreach (var (story, news) in pending)
        {
            if (stories.Count >= (sumsUp ? Math.Min(request.Stories, AlertRequest.MostListed) : 1))
                break;
            settled.Add(story);
            var told = await ToldAsync(request.Workspace, story, news, citer, cancellation);
            if (told is not null)
                stories.Add(told);
            fates.Add(Fate(story, told is not null));
        }
        return new(
            request.Topic.Name,
            request.At,
            stories,
            [],
            citer.Citations,
            sumsUp ? pending.Count - stories.Count : 0,
            fates,
            [
                .. (sumsUp ? pending.Select(one => one.Story) : settled)
                    .SelectMany(story => story.Members)
                    .Select(member => new CoveredArticle(member.Article.Id, member.Article.Version))
                    .DistinctBy(one => one.Article),
            ]
        );
    }

    /// <summary>The stories that wait, with the articles that are news in each; what came in first comes first.</summary>
    async ValueTask<List<PendingStory>> PendingAsync(AlertRequest request, CancellationToken cancellation)
    {
        var since = request.Since > request.At - Fresh ? request.Since : request.At - Fresh;
        var topic = await topics.ArticlesAsync(request.Workspace, request.Topic, FirstDay(since), cancellation);
        if (topic.Count == 0)
            return [];
        var scope = new StoryScope(request.Workspace)
        {
            NewSince = since,
            Articles = topic,
            Limit = MostStories,
        };
        var stories = await shelf.ReadAsync(scope, cancellation);
        if (stories.Count == 0)
            return [];
        var told = await outbox.CoveredAsync(request.Alert, cancellation);
        return
        [
            .. stories
                .Where(story => !story.Members.Any(member => WasTold(member, told, request.At - Fresh)))
                .Select(story => new PendingStory(story, [.. story.Members.Where(IsNews).OrderBy(member => member.JoinedAt)]))
                .Where(one => one.News.Count > 0)
                .OrderBy(one => one.News[0].JoinedAt)
                .ThenBy(one => one.Story.Summary.Id.Value),
        ];

        bool IsNews(StoryMember member) =>
            topic.Contains(member.Article.Id)
            && member.JoinedAt > since
            && member.JoinedAt <= request.At
            && member.Article.Published.Day >= FirstDay(member.JoinedAt)
            && !told.ContainsKey(member.Article.Id);
    }

    static bool WasTold(StoryMember member, Dictionary<ArticleId, ToldArticle> told, DateTimeOffset since) =>
        told.TryGetValue(member.Article.Id, out var known) && known.PostedAt > since;

    static DateOnly FirstDay(DateTimeOffset cameIn) => DateOnly.FromDateTime((cameIn - Fresh).UtcDateTime);

    /// <summary>The story by the first whole sentence of its first article that has one; null when none has.</summary>
    async ValueTask<DigestStory?> ToldAsync(
        WorkspaceId workspace,
        Story story,
        IReadOnlyList<StoryMember> news,
        DigestCiter citer,
        CancellationToken cancellation
    )
    {
        var stems = new StemMemory();
        foreach (var member in news.OrderBy(member => member.ReprintOf is not null).Take(MostTexts))
        {
            if (await corpus.FindAsync(workspace, member.Article.Id, member.Article.Version, cancellation) is not { } article)
                continue;
            if (new NewsText(article, stems).Quotable.FirstOrDefault() is not { } first)
                continue;
            return new(
                article.Title,
                new(article.Id.Value, article.Version),
                null,
                [citer.Cite(new ChosenSentence(first, []))],
                0,
                article.Source is { } outlet ? [outlet] : [],
                story.Summary.Sources
            );
        }
        return null;
    }

    static StoryFate Fate(Story story, bool isTold)
    {
        var summary = story.Summary;
        return new(
            isTold ? StoryVerdict.New : StoryVerdict.NothingToQuote,
            summary.Headline.Length <= Digest.LongestTitle ? summary.Headline : summary.Headline[..Digest.LongestTitle],
            0,
            summary.Sources,
            summary.Articles,
            isTold ? "It belongs to the topic, and none of its articles was told of within a day." : "None of its sentences can be quoted."
        );
    }

    readonly record struct PendingStory(Story Story, IReadOnlyList<StoryMember> News);
}
