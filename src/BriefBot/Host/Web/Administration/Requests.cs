using System.Globalization;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web.Administration;

/// <summary>What requests for administration have in common.</summary>
static class Requests
{
    const int MostPages = 100_000;

    /// <summary>Methods that change nothing.</summary>
    public static string[] Reading { get; } = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Which page of a list is asked for: 1 and up.</summary>
    public static int Page(HttpContext context) => Math.Clamp(SignedReader.Number(context.Request.Query["page"]) ?? 1, 1, MostPages);

    /// <summary>The number that the path names.</summary>
    public static long Id(HttpContext context) => long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    /// <summary>A field of the form that is sent, without blanks around it; null where it is empty or missing.</summary>
    public static string? Text(this IFormCollection? form, string field) =>
        form?[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Leads on to a page that says what was done.</summary>
    public static void Done(HttpContext context, string path, PageTerm done) =>
        PageResponses.Back(context, AdministrationPaths.Done(path, done));

    /// <summary>Leads on to a page that says that it was done, or that there was nothing left to do it to.</summary>
    public static void Done(HttpContext context, string path, bool isDone, PageTerm done) =>
        Done(context, path, isDone ? done : PageTerm.DoneGone);

    /// <summary>Says that what the path names isn't there.</summary>
    public static Task MissingAsync(HttpContext context) =>
        PageResponses.ProblemAsync(context, StatusCodes.Status404NotFound, PageResponses.WordsOf(context.Request)[PageTerm.NoSuchPage]);

    /// <summary>Asks before something is done that can't be undone.</summary>
    public static Task AskAsync(HttpContext context, ConfirmView view) => PageResponses.PageAsync<ConfirmPage, ConfirmView>(context, view);
}
