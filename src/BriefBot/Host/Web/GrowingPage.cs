using System.Text;
using BriefBot.Answer;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web;

/// <summary>
/// A page that is sent while its answer is written: up to the last sentence that is checked, as soon as it is, the rest when it is known.
/// It needs no script: a browser shows what has come. An answer that is ready at once is sent as a whole.
/// </summary>
sealed class GrowingPage(HttpContext context)
{
    string _sent = "";

    /// <summary>Sends what is new of an answer that grows.</summary>
    public async ValueTask ShowAsync(Reply reply, CancellationToken cancellation)
    {
        if (reply is not Reply.Cited || HttpMethods.IsHead(context.Request.Method))
            return;
        var page = await RenderAsync(new(reply, new(0, 0, null, null, null)));
        var end = page.IndexOf(AskView.More, StringComparison.Ordinal);
        if (end < 0 || !page.AsSpan(0, end).StartsWith(_sent, StringComparison.Ordinal))
            return;
        if (_sent.Length == 0)
            context.Response.ContentType = "text/html; charset=utf-8";
        await SendAsync(page[_sent.Length..end], cancellation);
        _sent = page[..end];
    }

    /// <summary>Sends the rest.</summary>
    public async Task EndAsync(AskView answer)
    {
        var page = await RenderAsync(answer);
        if (_sent.Length == 0)
            await Responses.HtmlAsync(context, page);
        else if (page.StartsWith(_sent, StringComparison.Ordinal))
            await SendAsync(page[_sent.Length..], context.RequestAborted);
        else
            await SendAsync(Instead(page), context.RequestAborted);
    }

    // What was sent stands no longer, as when a model failed in the middle: it is closed, and the whole answer follows it.
    string Instead(string page)
    {
        var words = PageResponses.WordsOf(context.Request);
        var main = page.IndexOf('>', page.IndexOf("<main", StringComparison.Ordinal)) + 1;
        return $"</section></div></div><p class=\"problem\" role=\"alert\">{words[PageTerm.AnswerRevised]}</p>\n{page[main..]}";
    }

    // The page's head, too, must be the same from the first piece to the last, so what is known only at the end isn't in it.
    Task<string> RenderAsync(AskView answer) => PageRenderer.RenderAsync<AskPage, AskView>(PageResponses.Frame(context), answer);

    async ValueTask SendAsync(string html, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
