using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>The page to ask in, and the HTTP API.</summary>
/// <param name="answers">Where answers of pages are kept; null where they aren't.</param>
/// <param name="questions">Questions to begin with.</param>
sealed class AskEndpoints(Libraries libraries, KeptAnswers? answers, HomeQuestions questions, TimeProvider time, WebOptions options)
    : IDisposable
{
    /// <summary>What the README asks first.</summary>
    const string SampleQuestion = "who spoke at Wuzhen 2020?";

    readonly QuestionGate _questions = new(options.ConcurrentQuestions, options.WaitingQuestions, time);

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/", reading, context => PageAsync(context, isTopic: false));
        routes.MapMethods("/brief", reading, context => PageAsync(context, isTopic: true));
        routes.MapMethods("/brief.md", reading, FileAsync);
        routes.MapMethods("/api/brief", reading, context => ApiAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic: true));
        routes.MapPost(
            "/api/brief",
            async context => await ApiAsync(context, await AskRequest.FromBodyAsync(context.Request, context.RequestAborted), isTopic: true)
        );
        routes.MapMethods("/api/ask", reading, context => ApiAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic: false));
        routes.MapPost(
            "/api/ask",
            async context =>
                await ApiAsync(context, await AskRequest.FromBodyAsync(context.Request, context.RequestAborted), isTopic: false)
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _questions.Dispose();

    async Task PageAsync(HttpContext context, bool isTopic)
    {
        if (context.Request.Query["q"].ToString().AsSpan().Trim().IsEmpty)
        {
            var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
            var statistics = await library.StatisticsAsync(context.RequestAborted);
            await PageResponses.PageAsync<HomePage, HomeView>(
                context,
                new(
                    statistics,
                    library.IsSamples,
                    await FeedsAsync(context, library, statistics),
                    await HomeNews.OfAsync(library, context.RequestAborted),
                    [.. library.IsSamples ? (string[])[SampleQuestion] : [], .. Questions(context, library, statistics)]
                )
            );
            return;
        }
        var page = new GrowingPage<AskPage, AskView>(context, AskView.More);
        PartialReply shown = async (reply, stop) =>
        {
            if (reply is Reply.Cited)
                await page.ShowAsync(new(reply, new(0, 0, null, null, null)), stop);
        };
        if (await AnswerAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic, shown) is { } answered)
            await page.EndAsync(
                new(answered.Reply, answered.Statistics)
                {
                    Trace = answered.Reply.Trace is { } trace ? TraceWords.Lines(trace, PageResponses.WordsOf(context.Request)) : [],
                    Kept = HttpMethods.IsGet(context.Request.Method) ? await KeepAsync(context, answered.Reply) : null,
                }
            );
    }

    async Task FileAsync(HttpContext context)
    {
        if (await AnswerAsync(context, AskRequest.FromQuery(context.Request.Query), isTopic: true, null) is not { Reply: var reply })
            return;
        if (reply is not Reply.Brief brief)
        {
            var words = PageResponses.WordsOf(context.Request);
            var why = reply is Reply.NotFound missing ? words.Of(missing.Lack) : words[PageTerm.NoSuchTopic];
            await PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, why);
            return;
        }
        context.Response.Headers.ContentDisposition = "attachment; filename=\"briefing.md\"";
        var text = BriefMarkdown.Write(brief, options.Home(context.Request), PageResponses.WordsOf(context.Request));
        await Responses.TextAsync(context, text, type: BriefMarkdown.MediaType);
    }

    // They are looked for in one workspace at a time, which takes a while.
    IReadOnlyList<string> Questions(HttpContext context, Library library, CorpusStatistics statistics) =>
        context.IsLimited() ? [] : questions.For(library, statistics);

    // That it can't be kept just now is no reason not to show it.
    async ValueTask<AnswerKey?> KeepAsync(HttpContext context, Reply reply)
    {
        if (answers is null)
            return null;
        try
        {
            var own = await libraries.OwnAsync(context.Workspace(), context.RequestAborted);
            return await answers.KeepAsync(own.Workspace, reply, context.RequestAborted);
        }
        catch (CorpusException e)
        {
            AskLog.NotKept(context.RequestServices.GetRequiredService<ILogger<AskEndpoints>>(), e);
            return null;
        }
    }

    /// <summary>How one's own feeds are doing, also while the samples answer.</summary>
    async ValueTask<FeedsHealth> FeedsAsync(HttpContext context, Library library, CorpusStatistics statistics) =>
        library.IsSamples
            ? (await (await libraries.OwnAsync(context.Workspace(), context.RequestAborted)).StatisticsAsync(context.RequestAborted)).Feeds
            : statistics.Feeds;

    async Task ApiAsync(HttpContext context, IReadOnlyDictionary<string, string> given, bool isTopic)
    {
        var wantsEvents = context
            .Request.GetTypedHeaders()
            .Accept.Any(type => type.MediaType.Equals(AnswerEvents.MediaType, StringComparison.OrdinalIgnoreCase));
        if (wantsEvents && !isTopic)
        {
            var events = new AnswerEvents(context);
            if (await AnswerAsync(context, given, isTopic, events.ShowAsync) is { } answered)
                await events.EndAsync(answered.Reply);
            return;
        }
        if (await AnswerAsync(context, given, isTopic, null) is not { Reply: var reply })
            return;
        if (isTopic)
            await Responses.JsonAsync(context, BriefDocument.Of(reply), DocumentJson.Default.BriefDocument);
        else
            await Responses.JsonAsync(context, ReplyDocument.Of(reply), DocumentJson.Default.ReplyDocument);
    }

    /// <summary>Answers; null when there is no place for the question and the request has been told so.</summary>
    async Task<Answered?> AnswerAsync(HttpContext context, IReadOnlyDictionary<string, string> given, bool isTopic, PartialReply? shown)
    {
        // What can't be used is refused before anything waits; whose articles answer is known later.
        var asked = AskRequest.Of(given, WorkspaceId.None, Today);
        using var place = await _questions.EnterAsync(context.RequestAborted);
        var gone = context.RequestAborted;
        if (place is not null)
            return await libraries.Threads.RunAsync(Surface.Web, () => AnswerAsync(context.Workspace(), asked, isTopic, shown, gone), gone);
        var seconds = (int)Math.Ceiling(_questions.RetryAfter.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await PageResponses.ProblemAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            $"Too many questions are being answered; ask again in {seconds} s."
        );
        return null;
    }

    async Task<Answered?> AnswerAsync(string workspace, Question asked, bool isTopic, PartialReply? shown, CancellationToken cancellation)
    {
        var library = await libraries.CurrentAsync(workspace, cancellation);
        var statistics = await library.StatisticsAsync(cancellation);
        var question = asked with { Scope = asked.Scope with { Workspace = library.Workspace } };
        var reply = isTopic ? await library.BriefAsync(question, cancellation) : await library.AnswerAsync(question, shown, cancellation);
        return new Answered(reply, statistics);
    }

    sealed record Answered(Reply Reply, CorpusStatistics Statistics);
}

static partial class AskLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer of the web page could not be kept.")]
    public static partial void NotKept(ILogger logger, Exception exception);
}
