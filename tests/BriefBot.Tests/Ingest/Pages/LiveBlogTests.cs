namespace BriefBot.Tests.Ingest.Pages;

public class LiveBlogTests
{
    const string Address = "https://shore.example/news/live-blog/storm";

    static string Update(int hour, string headline, string text) =>
        $$"""{"@type": "BlogPosting", "headline": "{{headline}}", "datePublished": "2021-03-03T{{hour:00}}:05:00+01:00", "articleBody": "{{text}}"}""";

    [Fact]
    public void Entries_are_told_in_the_order_in_which_things_happened_with_their_times()
    {
        var json =
            $$"""{"@type": "LiveBlogPosting", "headline": "Storm at the shore", "liveBlogUpdate": [{{Update(16, "All ferries stay in port", "<p>The last boat tied up at four.</p><p>It had forty people aboard.</p>")}}, {{Update(14, "Wind rises", "Gusts of ninety kilometres an hour were measured &amp; more are expected.")}}]}""";

        var article = TestPage.Article(
            TestPage.Html(
                TestPage.Linked(json),
                "<h1>Storm at the shore</h1><article><p>All that happens at the coast on this day of storm is told here, hour by "
                    + "hour, until the wind has calmed down again.</p></article>"
            ),
            Address
        );

        article.IsLive.ShouldBeTrue();
        article.Text.ShouldBe(
            "All that happens at the coast on this day of storm is told here, hour by hour, until the wind has calmed down again.\n\n"
                + "3 March 2021, 14:05 UTC+01:00: Wind rises.\n\nGusts of ninety kilometres an hour were measured & more are expected.\n\n"
                + "3 March 2021, 16:05 UTC+01:00: All ferries stay in port.\n\nThe last boat tied up at four.\n\nIt had forty "
                + "people aboard."
        );
    }

    [Fact]
    public async Task The_times_survive_cleaning_and_the_article_is_stored_as_live()
    {
        await using var workshop = await Workshop.OpenAsync();
        var json =
            $$"""{"@type": "LiveBlogPosting", "headline": "Storm at the shore", "datePublished": "2021-03-03T09:00:00+01:00", "liveBlogUpdate": [{{Update(16, "All ferries stay in port", "The last boat tied up at four.")}}, {{Update(14, "Wind rises", "Gusts of ninety kilometres an hour were measured.")}}]}""";

        await workshop.IngestAsync(
            workshop.Write("live.html", TestPage.Html(TestPage.Linked(json), "<h1>Storm at the shore</h1><article></article>"))
        );

        var article = await workshop.OnlyArticleAsync();
        article.IsLive.ShouldBeTrue();
        article.Body.ShouldBe(
            "3 March 2021, 14:05 UTC+01:00: Wind rises.\n\nGusts of ninety kilometres an hour were measured.\n\n3 March 2021, "
                + "16:05 UTC+01:00: All ferries stay in port.\n\nThe last boat tied up at four."
        );
    }

    [Fact]
    public void Entries_that_only_the_page_shows_are_found_by_their_times()
    {
        var entries = string.Concat(
            new[] { (17, "Trains stop as well"), (16, "All ferries stay in port"), (14, "Wind rises at the pier") }.Select(e =>
                "<section class=\"entry\"><div><time "
                + $"datetime=\"2021-03-03T{e.Item1}:05:00Z\">{e.Item1}:05</time></div><h3>{e.Item2}</h3><p>What the harbour master "
                + $"said about it at hour {e.Item1} was short and clear to everybody.</p></section>"
            )
        );

        var article = TestPage.Article(TestPage.Html("", $"<h1>Storm at the shore</h1><div class=\"blog\">{entries}</div>"), Address);

        article.IsLive.ShouldBeTrue();
        article.Text.ShouldStartWith("3 March 2021, 14:05 UTC: Wind rises at the pier.");
        article.Text.ShouldEndWith(
            "3 March 2021, 17:05 UTC: Trains stop as well.\n\nWhat the harbour master said about it at hour 17 was short and "
                + "clear to everybody."
        );
    }

    [Fact]
    public void An_article_with_times_is_no_live_blog() =>
        TestPage
            .Article(
                TestPage.Html("", $"<h1>Storm</h1><article><time datetime=\"2021-03-03\">3 March</time>{TestPage.Story(5)}</article>"),
                Address
            )
            .IsLive.ShouldBeFalse();
}
