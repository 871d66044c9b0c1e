using System.Text;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Web;

namespace BriefBot.Host.Web;

/// <summary>
/// A page that is sent while its answer is written: the head and each sentence as soon as they are checked, the rest when it is known. It
/// holds no script: a browser shows what has come. An answer that is ready at once is sent as a whole.
/// </summary>
sealed class GrowingPage(HttpContext context)
{
    int _shown;

    /// <summary>Sends what is new of an answer that grows.</summary>
    public async ValueTask ShowAsync(Reply reply, CancellationToken cancellation)
    {
        if (reply is not Reply.Cited cited || HttpMethods.IsHead(context.Request.Method))
            return;
        var html = new HtmlWriter();
        if (_shown == 0)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            html = PageLayout.Begin(AskPage.Title(reply.Question.Text), reply.Question.Text);
            AskPage.WriteUnderstood(html, reply);
            AskPage.BeginAnswer(html, cited);
        }
        foreach (var sentence in reply.Written.Skip(_shown))
            AskPage.WriteWrittenLine(html, sentence, reply.Sources);
        _shown = reply.Written.Count;
        await SendAsync(html.ToString(), cancellation);
    }

    /// <summary>Sends the rest.</summary>
    public async Task EndAsync(Reply reply, CorpusStatistics corpus)
    {
        if (_shown == 0)
        {
            await Responses.HtmlAsync(context, AskPage.Of(reply, corpus));
            return;
        }
        var html = new HtmlWriter();
        AskPage.WriteReply(html, reply, corpus, _shown);
        await SendAsync(html.Raw(PageLayout.End).ToString(), context.RequestAborted);
    }

    async ValueTask SendAsync(string html, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
