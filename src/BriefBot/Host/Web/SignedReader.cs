using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Host.Web;

/// <summary>
/// Opens the articles that signed links lead to, ahead of the rules for everybody else. It sets no cookie and shows nothing but
/// the one version of the one article, and what became of the cited sentence where there is a newer one.
/// </summary>
sealed class SignedReader(Libraries libraries, ReaderLinks links)
{
    /// <summary>Answers a request with a good key, and refuses one for another workspace than the terminal's without; lets all others
    /// through.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var query = context.Request.Query;
        if (
            !IsReading(context.Request.Method)
            || Article(context.Request.Path) is not { } id
            || !query.ContainsKey(ReaderLinks.WorkspaceParameter)
        )
        {
            await next(context);
            return;
        }
        var workspace = Number(query[ReaderLinks.WorkspaceParameter]) is { } number ? new WorkspaceId(number) : (WorkspaceId?)null;
        if (
            workspace is { } named
            && Number(query["version"]) is { } version
            && links.Opens(named, id, version, query[ReaderLinks.KeyParameter].ToString())
        )
            await ShowAsync(
                context,
                await libraries.Corpus.FindAsync(named, id, version, context.RequestAborted),
                await libraries.Corpus.FindAsync(named, id, null, context.RequestAborted)
            );
        else if (workspace == (await libraries.OwnAsync(Libraries.DefaultWorkspace, context.RequestAborted)).Workspace)
            await next(context);
        else
            await RefuseAsync(context);
    }

    /// <summary>The highlight that a request asks for; null for none.</summary>
    public static TextSpan? Cited(IQueryCollection query) =>
        Number(query["start"]) is { } start && Number(query["end"]) is { } end && end > start ? new TextSpan(start, end) : null;

    /// <summary>A number of a request, 0 and up; null when it is none.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    static ArticleId? Article(PathString path) =>
        path.StartsWithSegments("/article", out var rest)
        && long.TryParse(rest.Value.AsSpan().TrimStart('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ArticleId(id)
            : null;

    static Task ShowAsync(HttpContext context, Article? article, Article? current)
    {
        var cited = Cited(context.Request.Query);
        return article is null
            ? RefuseAsync(context)
            : ShowAsync<ReaderPage, ReaderView>(
                context,
                new(article, cited is { } span ? [span] : [], NewerVersion.Of(article, current, cited)),
                StatusCodes.Status200OK
            );
    }

    // The same words for both: nobody learns from them which articles there are.
    static Task RefuseAsync(HttpContext context) =>
        ShowAsync<NoticePage, string>(context, PageResponses.WordsOf(context.Request)[PageTerm.DeadLink], StatusCodes.Status404NotFound);

    static async Task ShowAsync<TPage, TModel>(HttpContext context, TModel model, int status)
        where TPage : PageComponent<TModel>
    {
        // The key stands in the address.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var frame = new PageFrame(PageResponses.WordsOf(context.Request)) { IsAlone = true };
        await Responses.HtmlAsync(context, await PageRenderer.RenderAsync<TPage, TModel>(frame, model), status);
    }
}
