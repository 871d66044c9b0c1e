using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web;

/// <summary>The pages of stories, saved topics and people.</summary>
/// <param name="libraries">Their articles.</param>
/// <param name="people">Who is quoted most.</param>
/// <param name="schedules">When topics are posted; null where no digests are.</param>
/// <param name="outbox">What became of that; null where no digests are.</param>
/// <param name="time">Tells the day.</param>
sealed class StoryEndpoints(Libraries libraries, QuotedPeople people, ScheduleStore? schedules, DigestOutbox? outbox, TimeProvider time)
{
    const int PageSize = 40;
    const int MostPages = 1_000;
    const int MostBriefed = 40;
    const int MostOfTopic = 2_000;
    const int TopicStories = 20;
    const int MostNaming = 12;
    const int PassagesNaming = 40;
    const int MostRuns = 100;
    const int LongestFilter = 200;

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(PagePaths.Stories, reading, StoriesAsync);
        routes.MapMethods("/story/{id:long}", reading, StoryAsync);
        routes.MapMethods("/story/{id:long}/picture.png", reading, PictureAsync);
        routes.MapMethods(PagePaths.Topics, reading, TopicsAsync);
        routes.MapMethods("/topic", reading, TopicAsync);
        routes.MapMethods(PagePaths.People, reading, PeopleAsync);
        routes.MapMethods("/person", reading, PersonAsync);
    }

    async Task StoriesAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var page = Math.Clamp(SignedReader.Number(query["page"]) ?? 0, 0, MostPages);
        var (topic, outlet) = (Filter(query["topic"]), Filter(query["outlet"]));
        var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
        var scope = new StoryScope(library.Workspace)
        {
            Topic = topic,
            Outlet = outlet,
            Skip = page * PageSize,
            Limit = PageSize + 1,
        };
        var found = await library.Stories.ReadAsync(scope, context.RequestAborted);
        var shown = found.Take(PageSize).ToList();
        var words = PageResponses.WordsOf(context.Request);
        await PageResponses.PageAsync<StoriesPage, StoriesView>(
            context,
            new(
                shown.ConvertAll(story => story.Summary),
                StoryClusters.Of(words[PageTerm.Stories], shown.ConvertAll(StoryClusters.Of), words),
                page,
                found.Count > PageSize,
                topic,
                outlet
            )
        );
    }

    async Task StoryAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await FindAsync(context) is not var (library, story))
            return;
        var told = await libraries.Threads.RunAsync(Surface.Web, () => ToldAsync(library, story, stop), stop);
        await PageResponses.PageAsync<StoryPage, StoryView>(
            context,
            new(story, await StoryTimeline.ReadAsync(library, story, PageResponses.WordsOf(context.Request), stop), told as Reply.Brief)
        );
    }

    async Task PictureAsync(HttpContext context)
    {
        if (await FindAsync(context) is not var (library, story))
            return;
        var words = PageResponses.WordsOf(context.Request);
        var drawing = await StoryTimeline.ReadAsync(library, story, words, context.RequestAborted);
        var png = await libraries.Threads.RunAsync(
            Surface.Web,
            () => Task.FromResult(PngWriter.Write(drawing, words)),
            context.RequestAborted
        );
        await Responses.PngAsync(context, png.Bytes);
    }

    // What its articles quote and nothing else: a page that is opened asks no model.
    async Task<Reply> ToldAsync(Library library, Story story, CancellationToken cancellation)
    {
        var headline = story.Summary.Headline;
        var question = new Question(
            headline.Length == 0 ? "-" : headline[..Math.Min(headline.Length, Question.MaximumText)],
            new SearchScope(library.Workspace),
            Today
        )
        {
            Articles = [.. story.Members.Take(MostBriefed).Select(member => member.Article.Id)],
            ArticlesAreAboutIt = true,
            Model = ExtractiveWriter.Name,
        };
        return await library.BriefAsync(question, cancellation);
    }

    async Task TopicsAsync(HttpContext context)
    {
        var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
        await PageResponses.PageAsync<TopicsPage, IReadOnlyList<SavedTopic>>(
            context,
            await library.Topics.ListAsync(library.Workspace, context.RequestAborted)
        );
    }

    async Task TopicAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var library = await libraries.CurrentAsync(context.Workspace(), stop);
        if (await library.Topics.FindAsync(library.Workspace, context.Request.Query["name"].ToString(), stop) is not { } topic)
        {
            await MissingAsync(context, PageTerm.NoSuchTopic);
            return;
        }
        var all = await library.Topics.ArticlesAsync(library.Workspace, topic, null, stop);
        var articles = all.OrderByDescending(article => article.Value).Take(MostOfTopic).ToList();
        var days = await library.Topics.DaysAsync(library.Workspace, articles, stop);
        var stories = await library.Stories.ListAsync(
            new StoryScope(library.Workspace) { Articles = articles, Limit = TopicStories },
            stop
        );
        var words = PageResponses.WordsOf(context.Request);
        var view = new TopicView(
            topic,
            CoverageBars.Of(topic.Name, days, articles.Count - days.Sum(day => day.Value), words),
            stories,
            await DigestsAsync(library.Workspace, topic.Name, words, stop)
        );
        var page = new GrowingPage<TopicPage, TopicView>(context, TopicView.More);
        await page.ShowAsync(view, stop);
        await page.EndAsync(view with { Told = await ToldAsync(library, topic, stop) });
    }

    async Task<Reply.Brief?> ToldAsync(Library library, SavedTopic topic, CancellationToken cancellation)
    {
        var question = new Question(topic.Name, new SearchScope(library.Workspace), Today) { Model = ExtractiveWriter.Name };
        return await libraries.Threads.RunAsync(Surface.Web, async () => await library.BriefAsync(question, cancellation), cancellation)
            as Reply.Brief;
    }

    async Task PeopleAsync(HttpContext context)
    {
        var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
        await PageResponses.PageAsync<PeoplePage, PeopleView>(context, await people.InAsync(library, context.RequestAborted));
    }

    async ValueTask<Drawing?> DigestsAsync(WorkspaceId workspace, string topic, Localization words, CancellationToken cancellation)
    {
        if (schedules is null || outbox is null)
            return null;
        var runs = new List<KeyValuePair<string, IReadOnlyList<DigestRun>>>();
        foreach (var schedule in await schedules.ListAsync(workspace, cancellation))
            if (string.Equals(schedule.What.Topic, topic, StringComparison.OrdinalIgnoreCase))
                runs.Add(
                    new(
                        string.Create(CultureInfo.InvariantCulture, $"{schedule.What.At:HH:mm} {schedule.What.Zone}"),
                        await outbox.RecentAsync(schedule.Id, MostRuns, cancellation)
                    )
                );
        return runs.Count == 0 ? null : DigestHistory.Of(runs, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), words);
    }

    async Task PersonAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var name = context.Request.Query["name"].ToString().Trim();
        var library = await libraries.CurrentAsync(context.Workspace(), stop);
        if (name.Length is 0 or > Question.MaximumText)
        {
            await MissingAsync(context, PageTerm.NoSuchPerson);
            return;
        }
        var question = new Question(name, new SearchScope(library.Workspace), Today) { Model = ExtractiveWriter.Name };
        var view = await libraries.Threads.RunAsync(Surface.Web, () => PersonAsync(library, question, stop), stop);
        if (view is null)
            await MissingAsync(context, PageTerm.NoSuchPerson);
        else
            await PageResponses.PageAsync<PersonPage, PersonView>(context, view);
    }

    static async Task<PersonView?> PersonAsync(Library library, Question question, CancellationToken cancellation)
    {
        if (await library.SaidAsync(question, null, cancellation) is not Reply.Said { Sayings.Count: > 0 } said)
            return null;
        var speaker = said.Sayings[0].Speaker;
        var found = await library.SearchAsync(question, PassagesNaming, cancellation);
        var naming = found
            .Select(one => one.Passage)
            .Where(passage =>
                passage.Text.Contains(speaker, StringComparison.OrdinalIgnoreCase)
                || passage.Text.Contains(question.Text, StringComparison.OrdinalIgnoreCase)
            )
            .Select(passage => passage.Article)
            .DistinctBy(article => article.Id)
            .OrderByDescending(article => article.Published.Order ?? long.MinValue)
            .Take(MostNaming);
        return new(said, [.. naming]);
    }

    /// <summary>The story that a request is for; null where there is none, which the request has been told then.</summary>
    async ValueTask<(Library Library, Story Story)?> FindAsync(HttpContext context)
    {
        var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
        var id = new StoryId(long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));
        if (await library.Stories.FindAsync(library.Workspace, id, context.RequestAborted) is { } story)
            return (library, story);
        await MissingAsync(context, PageTerm.NoSuchStory);
        return null;
    }

    static Task MissingAsync(HttpContext context, PageTerm why) =>
        PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, PageResponses.WordsOf(context.Request)[why]);

    static string? Filter(string? text) => text?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestFilter)] : null;
}
