using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>The page to ask in: a reply laid out as the terminal lays it out.</summary>
public static class AskPage
{
    const int MostOutlets = 4;

    /// <summary>The page before a question is asked.</summary>
    /// <param name="corpus">Size of what is searched.</param>
    /// <param name="samples">True when that is the samples.</param>
    /// <param name="feeds">How one's own feeds are doing.</param>
    /// <param name="news">What is new.</param>
    public static string Empty(CorpusStatistics corpus, bool samples, FeedsHealth feeds, HomeNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        return PageLayout.Page(
            "BriefBot",
            "",
            html =>
            {
                html.Raw("<p>Answers are quotes from the articles, each cited to its sentence.</p>\n");
                if (samples)
                    html.Raw("<p>For example: <a href=\"/?q=who+spoke+at+Wuzhen+2020%3F\">who spoke at Wuzhen 2020?</a></p>\n");
                WriteNews(html, news);
                html.Raw("<p class=\"faint\">").Text(samples ? ReplyWords.FromSamples : Size(corpus)).Raw("</p>\n");
                FeedsPage.Link(html, feeds);
            }
        );
    }

    static string Size(CorpusStatistics corpus) =>
        string.Create(CultureInfo.InvariantCulture, $"{corpus.Articles:N0} {(corpus.Articles == 1 ? "article" : "articles")}")
        + (corpus.Newest is { } newest ? $", the newest of {ReplyWords.Day(newest)}." : ".");

    static void WriteNews(HtmlWriter html, HomeNews news)
    {
        if (news.Stories.Count > 0)
        {
            html.Raw("<section class=\"news\" aria-labelledby=\"new\"><h2 id=\"new\">What's new</h2>\n<ul>");
            foreach (var story in news.Stories)
            {
                html.Raw("<li><a href=\"")
                    .Text(ReaderPage.Address(story.Place))
                    .Raw("\" dir=\"auto\">")
                    .Text(story.Headline)
                    .Raw("</a>\n<p dir=\"auto\">“")
                    .Text(story.Line)
                    .Raw("”</p>\n<span class=\"faint\">")
                    .Text(Reported(story))
                    .Raw("</span></li>\n");
            }
            html.Raw("</ul></section>\n");
        }
        if (news.Topics.Count == 0)
            return;
        html.Raw("<nav class=\"topics\" aria-labelledby=\"topics\"><h2 id=\"topics\">Topics</h2>\n<ul>");
        foreach (var topic in news.Topics)
            html.Raw("<li><a href=\"/brief?q=").Text(Uri.EscapeDataString(topic)).Raw("\" dir=\"auto\">").Text(topic).Raw("</a></li>\n");
        html.Raw("</ul></nav>\n");
    }

    // The day is the lead's own: a story may have articles of many days, or of none.
    static string Reported(NewsStory story)
    {
        var parts = new List<string> { ReplyWords.Origin(story.Lead) };
        if (story.Others.Count > 0)
            parts.Add($"also {string.Join(", ", story.Others.Take(MostOutlets))}{(story.Others.Count > MostOutlets ? ", …" : "")}");
        if (story.Articles > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{story.Articles:N0} articles"));
        return string.Join(" · ", parts);
    }

    /// <summary>A reply.</summary>
    /// <param name="reply">What leaves Answer.</param>
    /// <param name="corpus">Size and age of what was searched; shown when nothing was found.</param>
    public static string Of(Reply reply, CorpusStatistics corpus)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return PageLayout.Page(Title(reply.Question.Text), reply.Question.Text, html => WriteReply(html, reply, corpus));
    }

    /// <summary>The tab's title for a question.</summary>
    internal static string Title(string question) => question + " — BriefBot";

    /// <summary>Writes a reply's content.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="reply">What leaves Answer.</param>
    /// <param name="corpus">Size and age of what was searched.</param>
    /// <param name="shown">Sentences of it that stand on the page already.</param>
    internal static void WriteReply(HtmlWriter html, Reply reply, CorpusStatistics corpus, int shown = 0)
    {
        if (reply is Reply.NotFound { IsCourtesy: true } courtesy)
        {
            html.Raw("<section class=\"answer\" aria-label=\"Answer\"><p>").Text(courtesy.Reason).Raw("</p></section>\n");
            return;
        }
        if (shown == 0)
            WriteUnderstood(html, reply);
        if (reply is Reply.Cited cited)
            WriteCited(html, cited, shown);
        else if (reply is Reply.Brief brief)
            BriefSections.Write(html, brief);
        else if (reply is Reply.NotFound notFound)
            WriteNotFound(html, notFound, corpus);
        WriteSources(html, reply.Sources, withQuotes: reply.Written.Count > 0);
        if (WritingWords.Line(reply) is { } writing)
            html.Raw("<p class=\"faint\">").Text(writing).Raw("</p>\n");
        html.Raw("<p class=\"faint\">As of ").Text(ReplyWords.Day(reply.Question.AsOf)).Raw(".</p>\n");
        if (reply.FromSamples)
            html.Raw("<p class=\"faint\">").Text(ReplyWords.FromSamples).Raw("</p>\n");
        if (reply.NotSearched > 0)
            html.Raw("<p class=\"faint\">").Text(ReplyWords.NotSearched(reply.NotSearched)).Raw("</p>\n");
    }

    /// <summary>Writes how a follow-up was understood.</summary>
    internal static void WriteUnderstood(HtmlWriter html, Reply reply)
    {
        if (reply.Understood is { } understood)
            html.Raw("<p class=\"faint\">Understood as: ").Text(understood).Raw("</p>\n");
    }

    static void WriteCited(HtmlWriter html, Reply.Cited reply, int shown)
    {
        if (shown == 0)
            BeginAnswer(html, reply);
        if (reply.Written.Count == 0)
            WriteQuotes(html, reply.Claims, reply.Sources);
        else
            foreach (var sentence in reply.Written.Skip(shown))
                WriteWrittenLine(html, sentence, reply.Sources);
        html.Raw("</section>\n");
        foreach (var conflict in reply.Conflicts)
            ReplyParts.Conflict(html, conflict, reply.Sources);
    }

    /// <summary>Opens the section of the answer, with the short answer.</summary>
    internal static void BeginAnswer(HtmlWriter html, Reply.Cited reply)
    {
        html.Raw("<section class=\"answer\" aria-label=\"Answer\">\n");
        if (reply.Items.Count == 0)
            return;
        html.Raw("<ul class=\"items\">");
        foreach (var item in reply.Items)
        {
            html.Raw("<li><strong dir=\"auto\">").Text(item.Text).Raw("</strong>");
            if (item.Note is { Length: > 0 } note)
                html.Raw(" (<span dir=\"auto\">").Text(note).Raw("</span>)");
            ReplyParts.Numbers(html, item.Citations, reply.Sources);
            html.Raw("</li>\n");
        }
        html.Raw("</ul>\n");
    }

    /// <summary>Writes a sentence of a written answer as a paragraph of its own.</summary>
    internal static void WriteWrittenLine(HtmlWriter html, WrittenSentence sentence, IReadOnlyList<CitedSource> sources)
    {
        html.Raw("<p class=\"written\" dir=\"auto\">");
        ReplyParts.Written(html, sentence, sources);
        html.Raw("</p>\n");
    }

    static void WriteNotFound(HtmlWriter html, Reply.NotFound reply, CorpusStatistics corpus)
    {
        html.Raw("<section class=\"answer notfound\" aria-label=\"Answer\"><p><strong>Not found:</strong> ")
            .Text(reply.Reason)
            .Raw("</p>\n");
        if (ReplyWords.DidYouMean(reply) is { } meant)
            html.Raw("<p>").Text(meant).Raw("</p>\n");
        if (reply.Nearest.Count > 0)
            html.Raw("<p>Nearest in the corpus:</p>\n");
        WriteQuotes(html, reply.Nearest, reply.Sources);
        foreach (var line in ReplyWords.WhatWouldHelp(corpus))
            html.Raw("<p class=\"faint\">").Text(line).Raw("</p>\n");
        html.Raw("</section>\n");
    }

    static void WriteQuotes(HtmlWriter html, IReadOnlyList<Claim> claims, IReadOnlyList<CitedSource> sources)
    {
        foreach (var claim in claims)
        {
            html.Raw("<blockquote dir=\"auto\">“");
            foreach (var (text, marked) in Highlighted.Split(claim.Text, claim.Highlights))
            {
                if (marked)
                    html.Raw("<mark>").Text(text).Raw("</mark>");
                else
                    html.Text(text);
            }
            html.Raw("”");
            ReplyParts.Numbers(html, claim.Citations, sources);
            html.Raw("</blockquote>\n");
        }
    }

    static void WriteSources(HtmlWriter html, IReadOnlyList<CitedSource> sources, bool withQuotes)
    {
        if (sources.Count == 0)
            return;
        html.Raw("<section class=\"sources\"><h2>Sources</h2>\n<ul>");
        foreach (var (article, citations) in ReplyWords.ByArticle(sources))
        {
            html.Raw("<li>");
            ReplyParts.Numbers(html, citations.Select(source => source.Number).ToList(), sources);
            html.Raw(" <a href=\"")
                .Text(ReaderPage.Address(citations[0].Citation))
                .Raw("\" dir=\"auto\">")
                .Text(ReplyWords.Title(article.Title))
                .Raw("</a> <span class=\"faint\">")
                .Text(ReplyWords.Origin(article))
                .Raw("</span>");
            if (TextFragment.Link(article.Url, citations[0].Quote) is { } link)
                html.Raw(" <a class=\"live\" rel=\"noopener noreferrer nofollow\" href=\"").Text(link).Raw("\">live page</a>");
            // Behind written sentences the quotes are what a reader checks them by.
            if (withQuotes)
            {
                foreach (var source in citations)
                {
                    html.Raw("<blockquote dir=\"auto\">“").Text(source.Quote).Raw("”");
                    ReplyParts.Numbers(html, [source.Number], sources);
                    html.Raw("</blockquote>\n");
                }
            }
            html.Raw("</li>\n");
        }
        html.Raw("</ul></section>\n");
    }
}
