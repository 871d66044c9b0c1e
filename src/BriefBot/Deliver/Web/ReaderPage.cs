using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Web;

/// <summary>The reader: an article as it is stored, with the cited sentence highlighted.</summary>
public static class ReaderPage
{
    /// <summary>Where a citation's sentence is read in its article.</summary>
    /// <param name="more">Further query parameters, each with its "&amp;".</param>
    public static string Address(Citation citation, string more = "")
    {
        ArgumentNullException.ThrowIfNull(citation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/article/{citation.Article.Value}?version={citation.Version}&start={citation.Start}&end={citation.End}{more}#cited"
        );
    }

    /// <summary>The article.</summary>
    /// <param name="article">One version of it.</param>
    /// <param name="cited">What to highlight, null for nothing. What lies outside the text is ignored.</param>
    /// <param name="isSample">True for an article of the samples.</param>
    /// <param name="newer">What a reader of an old version should know; null for the current one.</param>
    public static string Of(Article article, TextSpan? cited, bool isSample, NewerVersion? newer = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        return PageLayout.Page(ReplyWords.Title(article.Title), "", html => Write(html, article, cited, isSample, newer, isLinked: true));
    }

    /// <summary>The article for somebody who may read it and nothing else: without the box to ask in.</summary>
    /// <param name="article">One version of it.</param>
    /// <param name="cited">What to highlight, null for nothing. What lies outside the text is ignored.</param>
    /// <param name="newer">What a reader of an old version should know; null for the current one, which is not linked to.</param>
    public static string Shared(Article article, TextSpan? cited, NewerVersion? newer = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        return PageLayout.Plain(
            ReplyWords.Title(article.Title),
            html => Write(html, article, cited, isSample: false, newer, isLinked: false)
        );
    }

    static void Write(HtmlWriter html, Article article, TextSpan? cited, bool isSample, NewerVersion? newer, bool isLinked)
    {
        html.Raw("<article");
        if (article.Language is { } language)
            html.Raw(" lang=\"").Text(language).Raw("\"");
        html.Raw(">\n<h1 dir=\"auto\">")
            .Text(ReplyWords.Title(article.Title))
            .Raw("</h1>\n<p class=\"faint\">")
            .Text(ReplyWords.Origin(article));
        if (article.Author is { } author)
            html.Raw(" · ").Text(author);
        html.Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $" · version {article.Version}, stored on {ReplyWords.Day(DateOnly.FromDateTime(article.StoredAt.UtcDateTime))}"
            )
        );
        if (ReplyWords.Details(article) is { Length: > 0 } details)
            html.Text(" · " + details);
        if (isSample)
            html.Raw(" · a sample, written for this project");
        if (TextFragment.Link(article.Url, Quoted(article, cited)) is { } link)
            html.Raw(" · <a class=\"live\" rel=\"noopener noreferrer nofollow\" href=\"").Text(link).Raw("\">live page</a>");
        html.Raw("</p>\n");
        if (newer is not null)
            WriteNewer(html, newer, isLinked);
        foreach (var caution in ReplyWords.Cautions(article))
            html.Raw("<p class=\"faint\" lang=\"en\" role=\"note\">").Text(caution).Raw("</p>\n");
        WriteBody(html, article.Body, cited);
        html.Raw("</article>\n");
    }

    static void WriteNewer(HtmlWriter html, NewerVersion newer, bool isLinked)
    {
        var current = newer.Current;
        html.Raw("<aside class=\"newer\">\n<p>")
            .Text(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The outlet changed this article: version {current.Version} was stored on "
                        + $"{ReplyWords.Day(DateOnly.FromDateTime(current.StoredAt.UtcDateTime))}."
                )
            );
        if (isLinked)
            html.Raw(string.Create(CultureInfo.InvariantCulture, $" <a href=\"/article/{current.Id.Value}\">Read it</a>"));
        html.Raw("</p>\n");
        if (newer.Cited is { } cited)
        {
            html.Raw("<p>")
                .Text(
                    cited.Stands ? "The cited sentence still stands there."
                    : newer.Now is null ? "The cited sentence is no longer there."
                    : "In place of the cited sentence it says:"
                )
                .Raw("</p>\n");
            if (newer.Now is { } now && !cited.Stands)
                html.Raw("<blockquote dir=\"auto\">").Text(now).Raw("</blockquote>\n");
        }
        html.Raw("</aside>\n");
    }

    static string Quoted(Article article, TextSpan? cited) =>
        cited is { } span && span.Start >= 0 && span.End <= article.Body.Length && span.Length > 0
            ? article.Body[span.Start..span.End]
            : article.Title;

    static void WriteBody(HtmlWriter html, string body, TextSpan? cited)
    {
        var first = true;
        for (var start = 0; start < body.Length; )
        {
            var end = body.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0)
                end = body.Length;
            if (end > start)
            {
                html.Raw("<p dir=\"auto\">");
                WriteParagraph(html, body, new TextSpan(start, end), cited, ref first);
                html.Raw("</p>\n");
            }
            start = end + 2;
        }
    }

    static void WriteParagraph(HtmlWriter html, string body, TextSpan paragraph, TextSpan? cited, ref bool first)
    {
        var from = Math.Clamp(cited?.Start ?? 0, paragraph.Start, paragraph.End);
        var to = Math.Clamp(cited?.End ?? 0, from, paragraph.End);
        html.Text(body[paragraph.Start..from]);
        if (to > from)
        {
            html.Raw(first ? "<mark id=\"cited\">" : "<mark>").Text(body[from..to]).Raw("</mark>");
            first = false;
        }
        html.Text(body[to..paragraph.End]);
    }
}
