using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefBot.Benchmarks.Inputs;

namespace BriefBot.Benchmarks.Extraction;

/// <summary>Pages as news sites make them, around generated articles: menus, scripts, share bars, related stories, comments.</summary>
static class GeneratedPages
{
    const int Count = 400;
    const int Seed = 20240501;

    /// <summary>Writes the pages as JSON Lines, the same in every run.</summary>
    /// <returns>The file.</returns>
    public static string Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var random = new Random(Seed);
        var articles = GeneratedNews.Create(Count, 0).Articles;
        File.WriteAllLines(
            file,
            articles.Select(article => JsonSerializer.Serialize(new { id = article.Id, html = Page(article, articles, random) }))
        );
        return file;
    }

    static string Page(NewsArticle article, IReadOnlyList<NewsArticle> others, Random random)
    {
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{article.Title} | "
                + $"{article.Source}</title><meta property=\"article:published_time\" content=\"{article.Published}\">"
        );
        html.Append("<style>")
            .Append(string.Concat(Enumerable.Range(0, 400).Select(n => Line($".box-{n} {{ margin: 0 {n}px; padding: {n % 7}px }}"))))
            .Append("</style>");
        html.Append("<script>")
            .Append(
                string.Concat(
                    Enumerable.Range(0, 500).Select(n => Line($"window.settings['{n}'] = {{ id: {random.Next()}, name: 'part-{n}' }};"))
                )
            )
            .Append("</script></head><body><div id=\"page\" class=\"site\">");
        Links(html, "<nav class=\"menu\"><ul>", 60, others, random);
        html.Append("<div class=\"content\"><main><article class=\"story\"><header><h1>")
            .Append(article.Title)
            .Append(
                "</h1><div class=\"byline\">By Ada Pell</div></header><div class=\"share-bar\"><a href=\"#\">Share</a> <a "
                    + "href=\"#\">Mail</a></div><div class=\"story-body\">"
            );
        var paragraphs = article.Body.Split("\n\n");
        for (var i = 0; i < paragraphs.Length; i++)
        {
            html.Append("<p class=\"paragraph\">").Append(paragraphs[i]).Append("</p>");
            if (i % 4 == 3)
                html.Append(
                    "<div class=\"ad-slot\"><span>Advertisement</span></div><figure><img src=\"/p.jpg\"><figcaption>Seen from "
                        + "the pier</figcaption></figure>"
                );
        }
        html.Append("</div></article>");
        Links(html, "<section class=\"related\"><h2>More</h2><ul>", 40, others, random);
        html.Append("<div id=\"comments\">");
        for (var i = random.Next(60); i > 0; i--)
            html.Append("<div class=\"comment\"><div class=\"author\">Reader</div><div class=\"text\"><p>")
                .Append(others[random.Next(others.Count)].Body.AsSpan(0, 300))
                .Append("</p></div></div>");
        html.Append("</div></main>");
        Links(html, "<aside class=\"sidebar\"><ul>", 120, others, random);
        Links(html, "</div><footer><ul>", 80, others, random);
        return html.Append("</div></body></html>").ToString();
    }

    static void Links(StringBuilder html, string opening, int count, IReadOnlyList<NewsArticle> others, Random random)
    {
        html.Append(opening);
        for (var i = 0; i < count; i++)
        {
            var other = others[random.Next(others.Count)];
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"item item-{i}\"><div class=\"card\"><a href=\"/{other.Id}\"><span class=\"kicker\">News</span> "
                    + $"<h3>{other.Title}</h3></a></div></li>"
            );
        }
        html.Append("</ul>")
            .Append(
                opening.Contains("<nav", StringComparison.Ordinal) ? "</nav>"
                : opening.Contains("<aside", StringComparison.Ordinal) ? "</aside>"
                : opening.Contains("<footer", StringComparison.Ordinal) ? "</footer>"
                : "</section>"
            );
    }

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";
}
