using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;

namespace BriefBot.Host.Web;

/// <summary>
/// Lets pages of other sites change nothing here by the browser of somebody who may: whatever isn't mere reading is refused unless the
/// browser says that a page of this host asks for it, or nobody's page does. Programs, which send neither header, are let through.
/// </summary>
/// <remarks>Source: Fetch Metadata Request Headers, section 2.4; RFC 6454, section 7.</remarks>
sealed class SameOriginGuard(WebOptions options)
{
    readonly string? _public = options.PublicUrl.Length > 0 ? new Uri(options.PublicUrl).GetLeftPart(UriPartial.Authority) : null;

    /// <summary>Lets a request through, or refuses it. Other assistants are judged by <see cref="AccessControl"/>.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.Request;
        return IsReading(request.Method) || request.Path.StartsWithSegments(McpHttp.Path) || IsOurs(request)
            ? next(context)
            : PageResponses.ProblemAsync(
                context,
                StatusCodes.Status403Forbidden,
                PageResponses.WordsOf(request)[PageTerm.AnotherSitesPage]
            );
    }

    static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site != "same-origin" && site != "none")
            return false;
        var origin = request.Headers.Origin;
        return origin.Count == 0 || IsOwn(origin.ToString(), request);
    }

    // A browser leaves out the port that the scheme has anyway, and so does Uri.
    bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var sent)
        && sent.Scheme is "http" or "https"
        && sent.GetLeftPart(UriPartial.Authority) is var from
        && (
            from == _public
            || (
                Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
                && from == own.GetLeftPart(UriPartial.Authority)
            )
        );
}
