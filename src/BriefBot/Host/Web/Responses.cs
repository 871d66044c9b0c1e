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

    public static async Task JsonAsync<T>(
        HttpContext context,
        T document,
        JsonTypeInfo<T> form,
        int status = StatusCodes.Status200OK,
        string type = "application/json"
    )
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type + "; charset=utf-8";
        await WriteAsync(context, DocumentJson.Readable(document, form));
    }

    public static async Task TextAsync(HttpContext context, string text, int status = StatusCodes.Status200OK, string type = "text/plain")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type + "; charset=utf-8";
        await WriteAsync(context, Encoding.UTF8.GetBytes(text));
    }

    public static async Task PngAsync(HttpContext context, ReadOnlyMemory<byte> picture)
    {
        context.Response.ContentType = "image/png";
        await WriteAsync(context, picture);
    }

    /// <summary>Answers with what pages load; its address changes with it, so browsers may keep it.</summary>
    public static async Task AssetAsync(HttpContext context, PageAssets asset)
    {
        if (
            asset.Address.EndsWith(context.Request.QueryString.Value ?? "-", StringComparison.Ordinal)
            && context.Request.QueryString.HasValue
        )
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.ContentType = asset.MediaType;
        await WriteAsync(context, asset.Content);
    }

    static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
