using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>Answers that were given before: each as it was, on a card to share, and what its reader thinks of it.</summary>
sealed class AnswerEndpoints(Libraries libraries, KeptAnswers answers, WebOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/answer/{id:long}", reading, ShowAsync);
        routes.MapMethods("/answer/{id:long}/card", reading, CardAsync);
        routes.MapMethods("/answer/{id:long}/card.png", reading, CardPictureAsync);
        routes.MapPost("/answer/{id:long}/feedback", PressAsync);
        routes.MapPost("/answer/{id:long}/forget", ForgetAsync);
    }

    async Task ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } given)
            await PageResponses.PageAsync<AskPage, AskView>(context, await ViewAsync(context, given));
    }

    async Task CardAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } given)
            await PageResponses.PageAsync<CardPage, AskView>(context, await ViewAsync(context, given));
    }

    async Task CardPictureAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } given)
            return;
        var words = PageResponses.WordsOf(context.Request);
        var question = given.Reply.Question;
        var foot = $"BriefBot · {words.With(Term.AsOf, words.Day(question.AsOf))}";
        List<CardQuote> quotes =
        [
            .. CardQuotes
                .Of(given.Reply, words)
                .Select(line => (line.Quote, line.Source.Article))
                .Select(line => new CardQuote(line.Quote, words.Outlet(line.Article), words.Date(line.Article.Published))),
        ];
        var png = await libraries.Threads.RunAsync(
            Surface.Web,
            () => Task.FromResult(AnswerCard.Of(question.Text, quotes, foot)),
            context.RequestAborted
        );
        if (png is null)
            await PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, words[PageTerm.NoSuchPage]);
        else
            await Responses.PngAsync(context, png);
    }

    async Task PressAsync(HttpContext context)
    {
        var form = await PageResponses.FormAsync(context);
        var pressed = form?["feedback"].ToString() switch
        {
            "up" => Feedback.Up,
            "down" => Feedback.Down,
            _ => throw new BadRequestException("feedback is up or down."),
        };
        var own = await libraries.OwnAsync(context.Workspace(), context.RequestAborted);
        if (await answers.PressAsync(own.Workspace, Key(context), pressed, context.RequestAborted))
            PageResponses.Back(context, PagePaths.Answer(Key(context)));
        else
            await MissingAsync(context);
    }

    async Task ForgetAsync(HttpContext context)
    {
        var own = await libraries.OwnAsync(context.Workspace(), context.RequestAborted);
        if (await answers.ForgetAsync(own.Workspace, Key(context), context.RequestAborted))
            PageResponses.Back(context, "/");
        else
            await MissingAsync(context);
    }

    async Task<GivenAnswer?> FindAsync(HttpContext context)
    {
        var own = await libraries.OwnAsync(context.Workspace(), context.RequestAborted);
        if (
            await answers.FindAsync(
                own.Workspace,
                Key(context),
                libraries,
                PageResponses.WordsOf(context.Request),
                context.RequestAborted
            ) is
            { } given
        )
            return given;
        await MissingAsync(context);
        return null;
    }

    async Task<AskView> ViewAsync(HttpContext context, GivenAnswer given)
    {
        var library = await libraries.CurrentAsync(context.Workspace(), context.RequestAborted);
        return new(given.Reply, await library.StatisticsAsync(context.RequestAborted))
        {
            Kept = given.Key,
            Home = options.Home(context.Request),
            GivenAt = given.GivenAt,
            Trace = given.Trace,
            Feedback = given.Feedback,
            Gone = given.Gone,
            WrittenBy = given.WrittenBy,
            Corrections = given.Corrections,
            MayNotHold = given.MayNotHold,
        };
    }

    static Task MissingAsync(HttpContext context) =>
        PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, PageResponses.WordsOf(context.Request)[PageTerm.NoSuchAnswer]);

    static AnswerKey Key(HttpContext context) => new(long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));
}
