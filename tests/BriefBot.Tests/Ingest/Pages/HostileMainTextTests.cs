using System.Text;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Whatever a page is, its text is found or the page is refused, and nothing is made up. The deadline is a net for hangs; work is
/// bounded by the limits.</summary>
public class HostileMainTextTests
{
    const string Sentence =
        "The council of Norrvik voted on Thursday to raise the harbour wall by a metre, after two floods in one winter.";
    static readonly TimeSpan NetForHangs = TimeSpan.FromMinutes(2);

    [Fact]
    public void The_text_of_random_pages_is_on_the_page_in_its_order()
    {
        string[] parts =
        [
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<article>",
            "</article>",
            "<main>",
            "<aside>",
            "</aside>",
            "<nav>",
            "<table><tr><td>",
            "</table>",
            "<ul><li>",
            "</ul>",
            "<h1>",
            "<h2>",
            "</h2>",
            "<blockquote>",
            "<br>",
            "<br><br>",
            "<pre>",
            "</pre>",
            "<a href='/x'>",
            "</a>",
            "<b>",
            "</b>",
            "<i>",
            "<span class='share'>",
            "</span>",
            "<div class='comments'>",
            "<div class='related' hidden>",
            "<form>",
            "<svg><p>",
            "<template>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<p",
            " class=",
            "\"",
            "&lt;",
            "&nbsp;",
            "Short. ",
            "A sentence of some length, with a comma in it. ",
            Sentence,
            "\n",
            "日本語の文章、ここにある。",
            "\0",
        ];
        var pages = Gen.Elements(parts).ListOf().Select(chosen => string.Concat(chosen));

        Prop.ForAll(
                Arb.From(pages),
                html =>
                {
                    using var page = Parse(html);
                    var text = PageExtractor.MainText(page);
                    // Lines that were set as lines stay lines.
                    var mayHaveLines = html.Contains("<pre>", StringComparison.Ordinal);
                    text.Split("\n\n")
                        .ShouldAllBe(paragraph =>
                            text.Length == 0 || (paragraph.Trim().Length > 0 && (mayHaveLines || !paragraph.Contains('\n')))
                        );
                    IsWithin(text, page.Body?.TextContent ?? "").ShouldBeTrue(html);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120));
    }

    public static TheoryData<string, string> Extremes() =>
        new()
        {
            { "as deep as allowed", Repeat("<div>", 390) + Sentence },
            { "as deep as allowed, in line", Repeat("<b>", 390) + Repeat(Sentence + "<i>x</i>", 2000) },
            { "many boxes, each deep", Repeat(Repeat("<div>", 300) + Sentence + Repeat("</div>", 300), 300) },
            { "unclosed paragraphs", Repeat("<p>" + Sentence, 20_000) },
            { "unclosed lists and tables", Repeat("<ul><li><table><tr><td>", 60) + Sentence },
            { "many siblings without text", Repeat("<i></i>", 200_000) + Sentence },
            { "many links", Repeat("<li><a href=x>Elsewhere</a>", 50_000) + "<p>" + Sentence },
            { "many line breaks", Sentence + Repeat("<br>", 100_000) + Sentence },
            { "many line breaks with white space between", Sentence + Repeat("<br> \n", 100_000) + Sentence },
            { "many headlines", Repeat("<h1>Wall</h1>", 30_000) + "<p>" + Sentence },
            { "a giant class", $"<div class='{Repeat("share bar ", 200_000)}'>x</div><p>{Sentence}" },
            { "a giant id without a break", $"<div id='{new string('a', 2_000_000)}'>x</div><p>{Sentence}" },
            {
                "a giant description",
                $"<meta name=description content='{Repeat("wall ", 300_000)}'>" + Repeat($"<div>{Sentence}</div>", 5_000)
            },
            { "a giant text", $"<p>{Repeat(Sentence + " ", 20_000)}" },
            {
                "JSON-LD without end",
                "<script type='application/ld+json'>{\"articleBody\":" + Repeat("[", 500_000) + "</script><p>" + Sentence
            },
            {
                "JSON-LD of tags without end",
                "<script type='application/ld+json'>{\"articleBody\":\"" + Repeat("&lt;p ", 200_000) + "\"}</script><p>" + Sentence
            },
            {
                "many JSON-LD scripts",
                Repeat("<script type='application/ld+json'>{\"articleBody\":\"x\"}</script>", 20_000) + "<p>" + Sentence
            },
        };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Extremes_are_read_or_refused_with_a_reason(string name, string html)
    {
        using var page = TryParse(html, out var reason);

        if (page is null)
            reason.ShouldNotBeNullOrWhiteSpace(name);
        else
            PageExtractor.MainText(page).ShouldContain("harbour wall", customMessage: name);
    }

    [Theory]
    [InlineData("<div>", "nested")]
    [InlineData("<p>x", "elements")]
    [InlineData("</x>y", "tags")]
    public void A_page_of_a_million_tags_is_refused(string tag, string reason)
    {
        using var page = TryParse(Repeat(tag, 1_000_001), out var said);

        page.ShouldBeNull();
        said.ShouldContain(reason);
    }

    /// <summary>True when the letters of a text come in the same order within another.</summary>
    static bool IsWithin(string text, string whole)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            at = whole.IndexOf(c, at) + 1;
            if (at == 0)
                return false;
        }
        return true;
    }

    static string Repeat(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    static AngleSharp.Html.Dom.IHtmlDocument Parse(string html)
    {
        using var deadline = new CancellationTokenSource(NetForHangs);
        return new PageParser(new InputLimits()).Parse(html, deadline.Token);
    }

    static AngleSharp.Html.Dom.IHtmlDocument? TryParse(string html, out string reason)
    {
        reason = "";
        try
        {
            return Parse(html);
        }
        catch (InputRejectedException e)
        {
            reason = e.Message;
            return null;
        }
    }
}
