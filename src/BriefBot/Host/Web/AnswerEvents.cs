using System.Text;
using BriefBot.Answer;
using BriefBot.Deliver.Json;

namespace BriefBot.Host.Web;

/// <summary>An answer as server-sent events: <c>sentence</c> for each that is written and checked, then <c>reply</c> with the whole
/// document.</summary>
/// <remarks>Source: the event stream format of the HTML standard, section 9.2.</remarks>
sealed class AnswerEvents(HttpContext context)
{
    /// <summary>The media type that asks for it.</summary>
    public const string MediaType = "text/event-stream";

    int _shown;
    bool _begun;

    /// <summary>Sends what is new of an answer that grows.</summary>
    public async ValueTask ShowAsync(Reply reply, CancellationToken cancellation)
    {
        foreach (var sentence in reply.Written.Skip(_shown))
            await SendAsync("sentence", DocumentJson.Line(ClaimPart.Of(sentence), DocumentJson.Default.ClaimPart), cancellation);
        _shown = reply.Written.Count;
    }

    /// <summary>Sends the whole.</summary>
    public Task EndAsync(Reply reply) =>
        SendAsync("reply", DocumentJson.Line(ReplyDocument.Of(reply), DocumentJson.Default.ReplyDocument), context.RequestAborted).AsTask();

    async ValueTask SendAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        if (!_begun)
        {
            _begun = true;
            context.Response.ContentType = MediaType;
            context.Response.Headers.CacheControl = "no-store";
        }
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes($"event: {name}\ndata: {Encoding.UTF8.GetString(data.Span)}\n\n"),
            cancellation
        );
        await context.Response.Body.FlushAsync(cancellation);
    }
}
