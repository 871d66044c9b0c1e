using System.Text;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Web;

namespace BriefBot.Host.Web;

/// <summary>Answers over HTTP.</summary>
static class Responses
{
    public static async Task HtmlAsync(HttpContext context, string page, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await WriteAsync(context, Encoding.UTF8.GetBytes(page));
    }

    public static async Task JsonAsync<T>(HttpContext context, T document, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await WriteAsync(context, DocumentJson.Readable(document, type));
    }

    public static async Task TextAsync(HttpContext context, string text, int status = StatusCodes.Status200OK, string type = "text/plain")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type + "; charset=utf-8";
        await WriteAsync(context, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Says what is wrong: <c>{"error": …}</c> under /api, a page elsewhere.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string message) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(Mcp.McpHttp.Path)
            ? JsonAsync(context, new ProblemDocument(message), DocumentJson.Default.ProblemDocument, status)
            : HtmlAsync(context, PageLayout.Problem(context.Request.Query["q"].ToString(), message), status);

    static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
