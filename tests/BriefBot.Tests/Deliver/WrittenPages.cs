using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;

namespace BriefBot.Tests.Deliver;

/// <summary>Pages in English, as HTML.</summary>
static class WrittenPages
{
    /// <summary>The page of a reply.</summary>
    public static Task<string> OfAsync(Reply reply) =>
        PageRenderer.RenderAsync<AskPage, AskView>(PageFrame.English, new(reply, new CorpusStatistics(1, 1, null, null, null)));

    /// <summary>The reader on an article.</summary>
    public static Task<string> OfAsync(Article article) =>
        PageRenderer.RenderAsync<ReaderPage, ReaderView>(PageFrame.English, new(article, []));
}
