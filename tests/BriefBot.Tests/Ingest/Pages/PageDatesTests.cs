using System.Text;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

public class PageDatesTests
{
    static string Page(string head, string top = "") =>
        TestPage.Html(head, $"<h1>Ferry returns to the old pier</h1>{top}<article>{TestPage.Story(6)}</article>");

    static async Task<Article> StoreAsync(string page)
    {
        await using var workshop = await Workshop.OpenAsync();
        (await workshop.IngestAsync(workshop.Write("page.html", Encoding.UTF8.GetBytes(page)))).Rejected.ShouldBeEmpty();
        return await workshop.OnlyArticleAsync();
    }

    [Theory]
    [InlineData("Veröffentlicht am 3. März 2021, 10:15 Uhr")]
    [InlineData("Publié le 3 mars 2021 à 10h15")]
    [InlineData("3 de marzo de 2021")]
    [InlineData("3 marzo 2021")]
    [InlineData("3 mars 2021 kl. 10.15")]
    [InlineData("3 maart 2021")]
    [InlineData("3 marca 2021")]
    [InlineData("3. března 2021")]
    [InlineData("3 марта 2021")]
    [InlineData("3 березня 2021")]
    [InlineData("3 Mart 2021")]
    [InlineData("Mar. 3rd, 2021 - 10:15")]
    [InlineData("03.03.2021")]
    [InlineData("Stand: 2021-03-03")]
    public void A_line_below_the_headline_states_the_date_in_many_languages(string line)
    {
        var article = TestPage.Article(Page("", $"<div><span>{line}</span></div>"));

        PublishedField.TryRead(article.Published, out var published).ShouldBeTrue();
        published.Iso.ShouldBe("2021-03-03");
        article.PublishedFrom.ShouldBe("a line below the headline");
    }

    [Theory]
    [InlineData("Seite 3 von 2021")]
    [InlineData("04/05/2021")]
    [InlineData("31. Februar 2021")]
    [InlineData("+49 30 03 03 2021")]
    public void What_is_no_certain_date_is_none(string line) =>
        TestPage.Article(Page("", $"<div><span>{line}</span></div>")).Published.ShouldBeNull();

    [Fact]
    public void An_address_with_a_day_states_the_date() =>
        TestPage
            .Article(Page(""), "https://shore.example/2021/03/03/ferry")
            .ShouldSatisfyAllConditions(a => a.Published.ShouldBe("2021-03-03"), a => a.PublishedFrom.ShouldBe("the page's address"));

    [Fact]
    public async Task A_date_keeps_the_offset_of_its_source()
    {
        var article = await StoreAsync(Page("<meta property=\"article:published_time\" content=\"2021-03-03T23:30:00-05:00\">"));

        article.Published.Time.ShouldBe(new DateTimeOffset(2021, 3, 3, 23, 30, 0, TimeSpan.FromHours(-5)));
        article.Published.Time!.Value.Offset.ShouldBe(TimeSpan.FromHours(-5));
    }

    [Fact]
    public async Task The_last_change_is_kept()
    {
        var article = await StoreAsync(
            Page(
                "<meta property=\"article:published_time\" content=\"2021-03-03T08:00:00Z\"><meta "
                    + "property=\"article:modified_time\" content=\"2021-03-04T09:00:00+01:00\">"
            )
        );

        article.ModifiedAt.ShouldBe(new DateTimeOffset(2021, 3, 4, 9, 0, 0, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_date_in_the_future_gives_way_to_one_that_can_be_true()
    {
        var article = await StoreAsync(
            Page(
                "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": "
                    + "\"2399-01-01\"}</script><meta name=\"date\" content=\"2021-03-03\">"
            )
        );

        (article.Published.Iso, article.Published.Basis).ShouldBe(("2021-03-03", "stated: date"));
    }

    [Fact]
    public async Task A_future_date_alone_is_named_and_not_believed()
    {
        var article = await StoreAsync(Page("<meta name=\"date\" content=\"2399-01-01\">"));

        article.Published.Day.ShouldBeNull();
        article.Published.Basis.ShouldStartWith("the date given, 2399-01-01, is after ");
    }

    [Fact]
    public void An_article_that_changed_before_its_first_date_was_published_on_another() =>
        TestPage
            .Article(
                Page(
                    "<meta name=\"pubdate\" content=\"2022-10-10\"><meta name=\"date\" content=\"2021-03-03\"><meta "
                        + "property=\"article:modified_time\" content=\"2021-03-05T10:00:00Z\">"
                )
            )
            .Published.ShouldBe("2021-03-03");

    [Fact]
    public void An_update_is_no_publication() =>
        TestPage
            .Article(
                Page(
                    "",
                    "<p><time class=\"updated\" datetime=\"2021-03-09\">9 March</time> <time datetime=\"2021-03-03\">3 March</time></p>"
                )
            )
            .Published.ShouldBe("2021-03-03");
}
