using System.Text;
using BriefBot.Corpus;

namespace BriefBot.Tests.Ingest.Pages;

public class PageMetadataTests
{
    static string Page(string head, string story = "") =>
        "<!DOCTYPE "
        + $"html><html><head>{head}</head><body><article><p>{Samples.Sentence}</p><p>{Samples.Second}</p>{story}</article></body></html>";

    static string Linked(string json) => Page($"<script type=\"application/ld+json\">{json}</script>");

    static async Task<Article> ReadAsync(string page)
    {
        await using var workshop = await Workshop.OpenAsync();
        var report = await workshop.IngestAsync(workshop.Write("page.html", Encoding.UTF8.GetBytes(page)));
        report.Rejected.ShouldBeEmpty();
        return await workshop.OnlyArticleAsync();
    }

    const string Article =
        """{"@type": "NewsArticle", "headline": "Pier &amp; ferry", "datePublished": "2021-03-03T08:00:00Z", "author": [{"@type": "Person", "name": "Rui Antunes"}, {"name": "Ana Sá"}], "publisher": {"name": "Coastal News"}}""";

    [Theory]
    [InlineData(Article)]
    [InlineData($"[{{\"@type\": \"WebSite\", \"name\": \"Site\"}}, {Article}]")]
    [InlineData($"{{\"@graph\": [{{\"@type\": \"Organization\", \"name\": \"Site\"}}, {Article}]}}")]
    [InlineData($"[{{\"@graph\": [[{Article}]]}}]")]
    [InlineData($"{{\"@type\": \"WebPage\", \"mainEntity\": {Article}}}")]
    [InlineData($"/* made by a plugin */ {Article};")]
    public async Task An_article_is_found_wherever_json_ld_keeps_it(string json)
    {
        var article = await ReadAsync(Linked(json));

        article.Title.ShouldBe("Pier & ferry");
        (article.Author, article.Source).ShouldBe(("Rui Antunes, Ana Sá", "Coastal News"));
        (article.Published.Iso, article.Published.Basis).ShouldBe(("2021-03-03", "stated: JSON-LD"));
    }

    [Fact]
    public async Task The_types_of_an_article_may_be_a_list() =>
        (
            await ReadAsync(Linked(Article.Replace("\"NewsArticle\"", "[\"Thing\", \"ReportageNewsArticle\"]", StringComparison.Ordinal)))
        ).Title.ShouldBe("Pier & ferry");

    [Theory]
    [InlineData("{\"@graph\": 7}")]
    [InlineData("{\"@type\": 7, \"headline\": [1]}")]
    [InlineData("{\"@type\": \"NewsArticle\", \"author\": 7, \"publisher\": [[]], \"datePublished\": {}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("{\"@type\": \"NewsArticle\", \"headline\": \"\\ud800\"}")]
    [InlineData("not json")]
    public async Task Json_ld_that_makes_no_sense_is_passed_over(string json) =>
        (await ReadAsync(Linked(json))).Body.ShouldContain(Samples.Sentence);

    [Theory]
    [InlineData("<meta property=\"article:published_time\" content=\"Wed, 03 Mar 2021 09:30:00 GMT\">")]
    [InlineData("<meta name=\"pubdate\" content=\"Wed, 3 Mar 2021 09:30:00 +0000\">")]
    [InlineData("<meta name=\"date\" content=\"20210303\">")]
    [InlineData("<meta itemprop=\"datePublished\" content=\"2021-03-03 09:30:00\">")]
    public async Task A_page_may_state_its_date_in_the_forms_of_feeds(string meta) =>
        (await ReadAsync(Page(meta))).Published.Iso.ShouldBe("2021-03-03");

    [Theory]
    [InlineData("<time datetime=\"Wed, 03 Mar 2021 09:30:00 GMT\">Wednesday</time>")]
    [InlineData("<time>March 3, 2021</time>")]
    public async Task A_time_element_states_the_date(string time) => (await ReadAsync(Page("", time))).Published.Iso.ShouldBe("2021-03-03");

    [Fact]
    public async Task A_date_that_cannot_be_read_gives_way_to_one_that_can() =>
        (
            await ReadAsync(Page("<meta name=\"pubdate\" content=\"yesterday\"><meta name=\"date\" content=\"2021-03-03\">"))
        ).Published.Iso.ShouldBe("2021-03-03");
}
