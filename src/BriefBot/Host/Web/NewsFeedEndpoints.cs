using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Feeds;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>Feeds that others follow, as RSS 2.0 and JSON Feed 1.1: of a saved topic, of a schedule's digests, of a search.</summary>
/// <param name="digests">When digests are posted, and what they said; null where there are none.</param>
sealed class NewsFeedEndpoints(
    Libraries libraries,
    (ScheduleStore Schedules, DigestOutbox Outbox)? digests,
    TimeProvider time,
    WebOptions options
) : IDisposable
{
    const int MostDigests = 10;
    static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    readonly QuestionGate _searches = new(options.ConcurrentQuestions, options.WaitingQuestions, time);

    /// <summary>Adds them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        foreach (var (ending, isJson) in new[] { (".xml", false), (".json", true) })
        {
            routes.MapMethods($"{PagePaths.TopicFeed}{{name}}{ending}", reading, context => TopicAsync(context, isJson));
            routes.MapMethods($"{PagePaths.DigestFeed}{{id:long}}{ending}", reading, context => DigestsAsync(context, isJson));
            routes.MapMethods(PagePaths.SearchFeed + ending, reading, context => SearchAsync(context, isJson));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _searches.Dispose();

    async Task TopicAsync(HttpContext context, bool isJson)
    {
        var stop = context.RequestAborted;
        var library = await libraries.CurrentAsync(context.Workspace(), stop);
        var name = (string)context.Request.RouteValues["name"]!;
        if (await library.Topics.FindAsync(library.Workspace, name, stop) is not { } topic)
        {
            await MissingAsync(context);
            return;
        }
        var belong = await library.Topics.ArticlesAsync(library.Workspace, topic, null, stop);
        var latest = library
            .Corpus.ListAsync(new SearchScope(library.Workspace), stop)
            .Where(article => belong.Contains(article.Id))
            .Take(NewsFeed.MostItems);
        var items = new List<NewsItem>();
        await foreach (var article in latest)
            if (await library.Corpus.FindAsync(library.Workspace, article.Id, null, stop) is { } whole)
                items.Add(NewsItem.Of(whole, Home(context)));
        await SendAsync(context, topic.Name, PagePaths.Brief(topic.Name), items, isJson);
    }

    async Task DigestsAsync(HttpContext context, bool isJson)
    {
        var stop = context.RequestAborted;
        var library = await libraries.OwnAsync(context.Workspace(), stop);
        var id = new ScheduleId(long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));
        if (digests is not { } kept || await kept.Schedules.FindAsync(library.Workspace, id, stop) is not { } schedule)
        {
            await MissingAsync(context);
            return;
        }
        var items = new List<NewsItem>();
        foreach (var run in await kept.Outbox.PostedSinceAsync(id, time.GetUtcNow() - LookBack, MostDigests, stop))
            if (Digest.Read(run.Content) is { } digest)
                items.AddRange(
                    Items(run, await VerifiedDigest.OfAsync(digest, library.Corpus, library.Workspace, null, stop), Home(context))
                );
        var title = schedule.What.Topic ?? PageResponses.WordsOf(context.Request)[PageTerm.Everything];
        await SendAsync(context, title, "/", [.. items.Take(NewsFeed.MostItems)], isJson);
    }

    // What was posted, in quotes; a story whose quotes no longer stand is left out.
    static IEnumerable<NewsItem> Items(DigestRun run, VerifiedDigest digest, string home) =>
        digest
            .Digest.Stories.Zip(digest.Leads)
            .Where(told => told.First.Sentences.Count > 0)
            .Select(told =>
                NewsItem.Of(told.Second, home) with
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"urn:x-briefbot:digest:{run.Id.Value}:{told.Second.Id.Value}"),
                    At = run.FinishedAt,
                    Quote = NewsItem.Plain(string.Join(" … ", told.First.Sentences.Select(sentence => sentence.Text))),
                }
            );

    async Task SearchAsync(HttpContext context, bool isJson)
    {
        var stop = context.RequestAborted;
        var asked = AskRequest.Of(
            AskRequest.FromQuery(context.Request.Query),
            WorkspaceId.None,
            DateOnly.FromDateTime(time.GetLocalNow().DateTime)
        );
        var library = await libraries.CurrentAsync(context.Workspace(), stop);
        using var place = await _searches.EnterAsync(stop);
        if (place is null)
        {
            var seconds = (int)Math.Ceiling(_searches.RetryAfter.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await PageResponses.ProblemAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                $"Too many questions are being answered; ask again in {seconds} s."
            );
            return;
        }
        var question = asked with { Scope = asked.Scope with { Workspace = library.Workspace } };
        var found = await libraries.Threads.RunAsync(
            Surface.Web,
            async () => await library.SearchAsync(question, NewsFeed.MostItems * 2, stop),
            stop
        );
        var items = found
            .Select(passage => passage.Passage.Article)
            .DistinctBy(article => article.Id)
            .Select(article => NewsItem.Of(article, Home(context)))
            .Take(NewsFeed.MostItems)
            .OrderByDescending(item => item.At);
        await SendAsync(context, asked.Text, PagePaths.Ask(asked.Text), [.. items], isJson);
    }

    async Task SendAsync(HttpContext context, string title, string page, IReadOnlyList<NewsItem> items, bool isJson)
    {
        var home = Home(context);
        var address = home + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        var feed = new NewsFeed($"BriefBot: {NewsItem.Plain(title)}", address, home + page, items);
        if (isJson)
            await Responses.JsonAsync(
                context,
                JsonFeedDocument.Of(feed),
                DocumentJson.Default.JsonFeedDocument,
                type: JsonFeedDocument.MediaType
            );
        else
            await Responses.TextAsync(context, RssWriter.Write(feed), type: RssWriter.MediaType);
    }

    string Home(HttpContext context) => options.Home(context.Request);

    static Task MissingAsync(HttpContext context) =>
        PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, PageResponses.WordsOf(context.Request)[PageTerm.NoSuchPage]);
}
