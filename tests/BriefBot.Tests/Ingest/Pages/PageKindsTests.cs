using System.Text;
using BriefBot.Corpus;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Excerpts are marked, and what is no article is refused.</summary>
public class PageKindsTests
{
    const string Locked =
        """{"@type": "NewsArticle", "headline": "Ferry returns", "isAccessibleForFree": "False", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".for-members"}}""";

    static string Page(string head, string body) => TestPage.Html(head, $"<h1>Ferry returns</h1><article>{body}</article>");

    [Fact]
    public void An_article_is_whole() => TestPage.Article(Page("", TestPage.Story(12))).Completeness.ShouldBe(Completeness.Whole);

    [Fact]
    public void What_stands_before_a_locked_part_that_is_missing_is_an_excerpt() =>
        TestPage.Article(Page(TestPage.Linked(Locked), TestPage.Story(5))).Completeness.ShouldBe(Completeness.Excerpt);

    [Fact]
    public void A_locked_part_that_is_there_makes_the_article_whole() =>
        TestPage
            .Article(Page(TestPage.Linked(Locked), $"{TestPage.Story(2)}<div class=\"for-members\">{TestPage.Story(9, "pier")}</div>"))
            .Completeness.ShouldBe(Completeness.Whole);

    [Fact]
    public void A_short_article_that_says_it_is_locked_is_an_excerpt()
    {
        TestPage
            .Article(Page(TestPage.Linked("""{"@type": "NewsArticle", "isAccessibleForFree": false}"""), TestPage.Story(2)))
            .Completeness.ShouldBe(Completeness.Excerpt);
        TestPage
            .Article(Page("<meta property=\"article:content_tier\" content=\"locked\">", TestPage.Story(2)))
            .Completeness.ShouldBe(Completeness.Excerpt);
        TestPage
            .Article(Page("<meta property=\"article:content_tier\" content=\"free\">", TestPage.Story(2)))
            .Completeness.ShouldBe(Completeness.Whole);
    }

    [Fact]
    public void A_text_that_breaks_off_while_the_page_promises_more_is_an_excerpt() =>
        TestPage
            .Article(
                Page(
                    TestPage.Linked("""{"@type": "NewsArticle", "wordCount": 1450}"""),
                    $"{TestPage.Story(3)}<p>The captains then turned to the question that had brought them here and…</p>"
                )
            )
            .Completeness.ShouldBe(Completeness.Excerpt);

    [Theory]
    [InlineData("Subscribe to continue reading this article")]
    [InlineData("Already a member? Log in to keep reading the story.")]
    [InlineData("This article is for subscribers only.")]
    [InlineData("You have reached your limit of free articles.")]
    [InlineData("Weiterlesen mit dem Abo der Küste")]
    [InlineData("Dieser Text ist nur für Abonnenten lesbar.")]
    [InlineData("Cet article est réservé aux abonnés.")]
    [InlineData("Suscríbete para seguir leyendo")]
    [InlineData("Contenuto riservato agli abbonati")]
    [InlineData("Conteúdo exclusivo para assinantes")]
    [InlineData("Word abonnee om verder te lezen")]
    [InlineData("Treść tylko dla prenumeratorów")]
    public void A_plea_to_pay_for_the_rest_marks_an_excerpt_and_is_no_text(string plea)
    {
        var article = TestPage.Article(Page("", $"{TestPage.Story(3)}<p>{plea}</p>"));

        article.Completeness.ShouldBe(Completeness.Excerpt);
        article.Text.ShouldNotContain(plea);
        article.Text.ShouldContain("On its day 3 of talks");
    }

    [Fact]
    public void A_plea_below_a_long_article_changes_nothing() =>
        TestPage
            .Article(Page("", $"{TestPage.Story(20)}<p>Subscribe to continue reading more articles like this.</p>"))
            .Completeness.ShouldBe(Completeness.Whole);

    [Fact]
    public void A_short_report_about_subscribers_is_whole() =>
        TestPage
            .Article(
                Page(
                    "",
                    $"{TestPage.Story(2)}<p>The ferry line has four thousand subscribers to its season ticket, and plans to let "
                        + "them board first when the boat returns.</p>"
                )
            )
            .Completeness.ShouldBe(Completeness.Whole);

    [Fact]
    public async Task What_is_stored_tells_that_it_is_an_excerpt_and_in_which_language()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.IngestAsync(workshop.Write("page.html", Encoding.UTF8.GetBytes(Page(TestPage.Linked(Locked), TestPage.Story(5)))));

        var article = await workshop.OnlyArticleAsync();

        (article.Completeness, article.Language).ShouldBe((Completeness.Excerpt, "en"));
    }

    [Theory]
    [InlineData(
        "404 Not Found",
        "<h1>Page not found</h1><p>The page that you were looking for has sailed away to another pier, or was never here in the "
            + "first place.</p>",
        "an error page"
    )]
    [InlineData(
        "Seite nicht gefunden – Küste",
        "<p>Die gesuchte Seite gibt es hier nicht mehr, vielleicht hilft die Suche weiter als wir es können.</p>",
        "an error page"
    )]
    [InlineData(
        "Access denied",
        "<p>You have no permission to see this page on this server, and the server will not say why that is so.</p>",
        "an error page"
    )]
    [InlineData(
        "Just a moment...",
        "<p>Checking your browser before you can go to the site, which takes a few seconds and needs a script to run.</p>",
        "whether a robot is reading"
    )]
    [InlineData(
        "Shore",
        "<h1>Are you a robot?</h1><p>Please tick the box below so that we know that you are not one of them, then go on to the "
            + "article.</p>",
        "whether a robot is reading"
    )]
    [InlineData(
        "Shore",
        "<h1>Before you continue</h1><p>We and our partners use cookies and personal data with your consent. You may manage your "
            + "consent and cookie choices or object to legitimate interest of vendors in the privacy settings.</p>",
        "asks for consent"
    )]
    [InlineData(
        "Log in",
        "<h1>Log in</h1><form><input type=\"text\"><input type=\"password\"></form><p>Enter the name and the word that you chose "
            + "when you came here for the first time, please.</p>",
        "to log in"
    )]
    public void A_page_that_is_no_article_is_refused_with_the_reason(string title, string body, string reason) =>
        TestPage.Rejection(TestPage.Html($"<title>{title}</title>", body)).ShouldContain(reason);

    [Fact]
    public void A_home_page_is_refused_and_so_is_a_section()
    {
        var teasers = string.Concat(
            Enumerable
                .Range(1, 14)
                .Select(n =>
                    $"<div><h3><a href=\"/news/{n}\">Harbour story number {n} of this long week</a></h3><p>What came of it on day "
                    + $"{n}, in short.</p></div>"
                )
        );
        var page = TestPage.Html("<title>The Shore</title><meta property=\"og:type\" content=\"website\">", teasers);

        TestPage.Rejection(page, "https://www.shore.example/news/harbour").ShouldContain("a home or section page");
        TestPage.Rejection(Page("", TestPage.Story(6)), "https://www.shore.example/").ShouldContain("a home or section page");
    }

    [Fact]
    public void An_article_about_errors_is_an_article() =>
        TestPage
            .Article(
                TestPage.Html(
                    "<title>404: how a number became a joke</title>",
                    $"<h1>404: how a number became a joke</h1><article>{TestPage.Story(9)}</article>"
                )
            )
            .Title.ShouldBe("404: how a number became a joke");

    [Fact]
    public void An_article_about_cookies_is_an_article() =>
        TestPage
            .Read(
                Page(
                    "<meta property=\"og:type\" content=\"article\">",
                    $"{TestPage.Story(3)}<p>The port's site asked for consent to cookies, cookies and cookies, and its privacy "
                        + "officer gave consent on behalf of vendors.</p>"
                )
            )
            .ShouldBeOfType<BriefBot.Ingest.Readers.Reading.Found>();
}
