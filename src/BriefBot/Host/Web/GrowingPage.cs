using System.Text;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web;

/// <summary>
/// A page that is sent while its answer is written: up to the last sentence that is checked, as soon as it is, the rest when it is known.
/// It needs no script: a browser shows what has come. An answer that is ready at once is sent as a whole.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="more">Stands on the page behind what can be sent before the rest is known.</param>
/// <typeparam name="TPage">The page.</typeparam>
/// <typeparam name="TModel">What it shows.</typeparam>
sealed class GrowingPage<TPage, TModel>(HttpContext context, string more)
    where TPage : PageComponent<TModel>
{
    string _sent = "";

    /// <summary>Sends what is new of a page that grows.</summary>
    public async ValueTask ShowAsync(TModel model, CancellationToken cancellation)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var page = await RenderAsync(model);
        var end = page.IndexOf(more, StringComparison.Ordinal);
        if (end < 0 || !page.AsSpan(0, end).StartsWith(_sent, StringComparison.Ordinal))
            return;
        if (_sent.Length == 0)
            context.Response.ContentType = "text/html; charset=utf-8";
        await SendAsync(page[_sent.Length..end], cancellation);
        _sent = page[..end];
    }

    /// <summary>Sends the rest.</summary>
    public async Task EndAsync(TModel model)
    {
        var page = await RenderAsync(model);
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
    Task<string> RenderAsync(TModel model) => PageRenderer.RenderAsync<TPage, TModel>(PageResponses.Frame(context), model);

    async ValueTask SendAsync(string html, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
