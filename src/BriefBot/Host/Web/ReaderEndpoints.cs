using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Host.Web;

/// <summary>The reader: an article, with what stands around it.</summary>
/// <param name="libraries">Its articles.</param>
/// <param name="answers">Knows what cites them; null where no answers are kept.</param>
sealed class ReaderEndpoints(Libraries libraries, KeptAnswers? answers)
{
    const int MostOthers = 12;
    const int MostCited = 50;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/article/{id:long}", [HttpMethods.Get, HttpMethods.Head], ShowAsync);

    async Task ShowAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var library = await libraries.CurrentAsync(context.Workspace(), stop);
        var id = new ArticleId(long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));
        var query = context.Request.Query;
        var article = await library.Corpus.FindAsync(library.Workspace, id, SignedReader.Number(query["version"]), stop);
        if (article is null)
        {
            await PageResponses.ProblemAsync(
                context,
                StatusCodes.Status404NotFound,
                PageResponses.WordsOf(context.Request)[PageTerm.NoSuchArticle]
            );
            return;
        }
        var cited = SignedReader.Cited(query);
        var current = await library.Corpus.FindAsync(library.Workspace, id, null, stop);
        var story = await StoryAsync(library, id, stop);
        var view = new ReaderView(
            article,
            [.. new[] { cited }.OfType<TextSpan>(), .. Also(query)],
            NewerVersion.Of(article, current, cited)
        )
        {
            IsSample = library.IsSamples,
            Versions = await library.Corpus.VersionsAsync(library.Workspace, id, stop),
            Changes = query.ContainsKey("changes") ? await ChangesAsync(library, article, stop) : null,
            Story = story?.Summary.Id,
            Others = [.. (story?.Members ?? []).Select(member => member.Article).Where(other => other.Id != id).Take(MostOthers)],
            CitedBy = answers is null || library.IsSamples ? [] : await answers.CitingAsync(library.Workspace, id, stop),
        };
        await PageResponses.PageAsync<ReaderPage, ReaderView>(context, view);
    }

    static async ValueTask<Story?> StoryAsync(Library library, ArticleId article, CancellationToken cancellation) =>
        await library.Stories.OfArticleAsync(library.Workspace, article, cancellation) is { } id
            ? await library.Stories.FindAsync(library.Workspace, id, cancellation)
            : null;

    static async ValueTask<ArticleDifference?> ChangesAsync(Library library, Article article, CancellationToken cancellation) =>
        article.Version > 1
        && await library.Corpus.FindAsync(library.Workspace, article.Id, article.Version - 1, cancellation) is { } before
            ? ArticleDifference.Between(before.Body, article.Body, article.Language)
            : null;

    // "also=12-80,90-120": what else of the article the same answer cites.
    static IEnumerable<TextSpan> Also(IQueryCollection query)
    {
        foreach (var part in query["also"].ToString().Split(',', MostCited + 1).Take(MostCited))
        {
            if (
                part.Split('-') is [var from, var to]
                && SignedReader.Number(from) is { } start
                && SignedReader.Number(to) is { } end
                && end > start
            )
                yield return new TextSpan(start, end);
        }
    }
}
