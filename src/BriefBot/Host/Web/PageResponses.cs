using BriefBot.Answer;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Mcp;

namespace BriefBot.Host.Web;

/// <summary>Answers with pages, in the reader's language.</summary>
static class PageResponses
{
    const int LongestAddress = 4_000;

    /// <summary>Name of the cookie that holds the language chosen.</summary>
    public const string LanguageCookie = "language";

    static readonly object Administrator = new();

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="model">What the page shows.</param>
    /// <param name="status">Of the response.</param>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <typeparam name="TModel">What it shows.</typeparam>
    public static async Task PageAsync<TPage, TModel>(HttpContext context, TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageComponent<TModel> =>
        await Responses.HtmlAsync(context, await PageRenderer.RenderAsync<TPage, TModel>(Frame(context), model), status);

    /// <summary>Says what is wrong: <c>{"error": …}</c> under /api, a page elsewhere.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string message) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(McpHttp.Path)
            ? Responses.JsonAsync(context, new ProblemDocument(message), DocumentJson.Default.ProblemDocument, status)
            : PageAsync<NoticePage, string>(context, message, status);

    /// <summary>The frame of a request's page.</summary>
    public static PageFrame Frame(HttpContext context)
    {
        var request = context.Request;
        var (question, address) = (request.Query["q"].ToString(), request.Path + request.QueryString);
        return new PageFrame(WordsOf(request))
        {
            // What is too long to be asked isn't said back, either.
            Question = question.Length <= Question.MaximumText ? question : "",
            Address = HttpMethods.IsGet(request.Method) && address.Length <= LongestAddress ? address : "/",
            MayAdministrate = context.Items.ContainsKey(Administrator),
            Done = AdministrationPaths.DoneOf(request.Query[AdministrationPaths.DoneParameter]),
        };
    }

    /// <summary>Has this request's pages lead to administration: whoever sends it may administrate.</summary>
    public static void OfferAdministration(HttpContext context) => context.Items[Administrator] = true;

    /// <summary>Words in the reader's language: the one chosen, else the first that the browser names and pages are written in.</summary>
    public static Localization WordsOf(HttpRequest request)
    {
        if (Localization.OfLanguage(request.Cookies[LanguageCookie]) is { } chosen)
            return chosen;
        return request
                .GetTypedHeaders()
                .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
                .Where(language => language.Quality is not 0)
                .Select(language => Localization.OfLanguage(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
                .FirstOrDefault(words => words is not null)
            ?? Localization.For(null);
    }

    /// <summary>Takes the choice of a language, and goes back to where it was made.</summary>
    public static async Task ChooseLanguageAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        if (Localization.OfLanguage(form?["language"].ToString()) is { } words)
            context.Response.Cookies.Append(
                LanguageCookie,
                words.Language,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                    MaxAge = TimeSpan.FromDays(365),
                    Path = "/",
                    IsEssential = true,
                }
            );
        Back(context, form?["back"].ToString());
    }

    /// <summary>The form that a request sends; null for none.</summary>
    public static async Task<IFormCollection?> FormAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;

    /// <summary>Leads on to a page of this host's; to the home page where it is none.</summary>
    public static void Back(HttpContext context, string? address)
    {
        // "//host" and "/\host" would lead elsewhere.
        var isOwn = address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = isOwn ? address : "/";
    }
}
