using System.Globalization;
using System.Threading.RateLimiting;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Web;

namespace BriefBot.Host.Web;

/// <summary>The page to ask in, the reader, and the HTTP API.</summary>
sealed class AskEndpoints(Libraries libraries, TimeProvider time, int concurrentQuestions) : IAsyncDisposable
{
    readonly ConcurrencyLimiter _questions = new(new ConcurrencyLimiterOptions { PermitLimit = concurrentQuestions, QueueLimit = concurrentQuestions, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/", reading, context => PageAsync(context, isTopic: false));
        routes.MapMethods("/brief", reading, context => PageAsync(context, isTopic: true));
        routes.MapMethods("/api/brief", reading, context => ApiAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic: true));
        routes.MapPost("/api/brief", async context => await ApiAsync(context, await AskRequest.FromBodyAsync(context.Request, context.RequestAborted), isTopic: true));
        routes.MapMethods("/article/{id:long}", reading, ReaderAsync);
        routes.MapMethods("/api/ask", reading, context => ApiAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic: false));
        routes.MapPost("/api/ask", async context => await ApiAsync(context, await AskRequest.FromBodyAsync(context.Request, context.RequestAborted), isTopic: false));
        routes.MapMethods("/health/live", reading, context => Responses.TextAsync(context, "alive\n"));
        routes.MapMethods("/health/ready", reading, ReadyAsync);
        routes.MapMethods(PageLayout.StylePath, reading, context =>
        {
            context.Response.Headers.CacheControl = "max-age=3600";
            return Responses.TextAsync(context, PageLayout.Style, type: "text/css");
        });
    }

    public ValueTask DisposeAsync() => _questions.DisposeAsync();

    async Task PageAsync(HttpContext context, bool isTopic)
    {
        var library = await libraries.CurrentAsync(Libraries.DefaultWorkspace, context.RequestAborted);
        var statistics = await library.StatisticsAsync(context.RequestAborted);
        if (context.Request.Query["q"].ToString().AsSpan().Trim().IsEmpty)
        {
            await Responses.HtmlAsync(context, AskPage.Empty(statistics, library.IsSamples, await FeedsAsync(library, statistics, context.RequestAborted)));
            return;
        }
        var question = AskRequest.Of(AskRequest.FromQuery(context.Request.Query), library.Workspace, Today);
        var page = new GrowingPage(context);
        if (await AnswerAsync(context, library, question, isTopic, page.ShowAsync) is { } reply) await page.EndAsync(reply, statistics);
    }

    /// <summary>How one's own feeds are doing, also while the samples answer.</summary>
    async ValueTask<FeedsHealth> FeedsAsync(Library library, CorpusStatistics statistics, CancellationToken cancellation) =>
        library.IsSamples ? (await (await libraries.OwnAsync(Libraries.DefaultWorkspace, cancellation)).StatisticsAsync(cancellation)).Feeds : statistics.Feeds;

    async Task ApiAsync(HttpContext context, IReadOnlyDictionary<string, string> given, bool isTopic)
    {
        var library = await libraries.CurrentAsync(Libraries.DefaultWorkspace, context.RequestAborted);
        var question = AskRequest.Of(given, library.Workspace, Today);
        var wantsEvents = context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(AnswerEvents.MediaType, StringComparison.OrdinalIgnoreCase));
        if (wantsEvents && !isTopic)
        {
            var events = new AnswerEvents(context);
            if (await AnswerAsync(context, library, question, isTopic, events.ShowAsync) is { } answered) await events.EndAsync(answered);
            return;
        }
        if (await AnswerAsync(context, library, question, isTopic, null) is not { } reply) return;
        await Responses.JsonAsync(context, json =>
        {
            if (isTopic) BriefJson.Write(json, reply);
            else ReplyJson.Write(json, reply);
        });
    }

    /// <summary>Answers; null when too many wait already and the request has been told so.</summary>
    async Task<Reply?> AnswerAsync(HttpContext context, Library library, Question question, bool isTopic, PartialReply? shown)
    {
        using var turn = await _questions.AcquireAsync(1, context.RequestAborted);
        if (turn.IsAcquired) return isTopic ? await library.BriefAsync(question, context.RequestAborted) : await library.AnswerAsync(question, shown, context.RequestAborted);
        context.Response.Headers.RetryAfter = "1";
        await Responses.ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many questions are being answered; ask again in a moment.");
        return null;
    }

    async Task ReaderAsync(HttpContext context)
    {
        var library = await libraries.CurrentAsync(Libraries.DefaultWorkspace, context.RequestAborted);
        var id = long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
        var query = context.Request.Query;
        var article = await library.Corpus.FindAsync(library.Workspace, new ArticleId(id), SignedReader.Number(query["version"]), context.RequestAborted);
        if (article is null) await Responses.ProblemAsync(context, StatusCodes.Status404NotFound, "There is no such article, or not in that version.");
        else
        {
            var (cited, current) = (SignedReader.Cited(query), await library.Corpus.FindAsync(library.Workspace, article.Id, null, context.RequestAborted));
            await Responses.HtmlAsync(context, ReaderPage.Of(article, cited, library.IsSamples, NewerVersion.Of(article, current, cited)));
        }
    }

    // It answers, so it is ready; why it can do no more names a path, which is for whoever is at the machine.
    static string Limited(CorpusStatistics statistics) => string.Create(
        CultureInfo.InvariantCulture,
        $"ready to answer; nothing can be stored, and {statistics.Unindexed:N0} articles are not searchable yet; run: briefbot doctor\n");

    async Task ReadyAsync(HttpContext context)
    {
        try
        {
            var library = await libraries.CurrentAsync(Libraries.DefaultWorkspace, context.RequestAborted);
            var statistics = await library.StatisticsAsync(context.RequestAborted);
            await Responses.TextAsync(context, libraries.Trouble is null ? "ready\n" : Limited(statistics));
        }
        catch (CorpusException)
        {
            await Responses.TextAsync(context, "the corpus cannot be read; run: briefbot doctor\n", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
