using System.Text;
using BriefBot.Corpus;
using BriefBot.Language.Reading;
using BriefBot.Tests.Ingest.Pages;

namespace BriefBot.Tests.Ingest;

/// <summary>An article is of the day that its outlet prints, in every kind of input.</summary>
public class LocalDayTests
{
    const string Body =
        "The council of the harbour town voted on Monday to keep the lighthouse lit. The mayor told reporters that the lamp costs little.";

    [Theory]
    [InlineData("Published: 13 July 2021, 9:30 p.m. EDT", "2021-07-13")]
    [InlineData("2021-07-13T21:30:00-04:00", "2021-07-13")]
    [InlineData("14. července 2021, 7:00", "2021-07-14")]
    [InlineData("14 Temmuz 2021 07:00", "2021-07-14")]
    [InlineData("2021年7月14日 07:00", "2021-07-14")]
    [InlineData("Tuesday, 13 July 2021 23:50", "2021-07-13")]
    public async Task A_text_is_of_the_day_in_its_head(string line, string day) =>
        (await DateAsync("a.txt", $"Lighthouse stays lit\n\n{line}\n\n{Body}")).Iso.ShouldBe(day);

    [Theory]
    [InlineData("2021-07-13T21:30:00-04:00", "2021-07-13", -4.0)]
    [InlineData("2021-07-14 07:00:00 +09:00", "2021-07-14", 9.0)]
    [InlineData("Wed, 14 Jul 2021 07:00:00 JST", "2021-07-14", 9.0)]
    [InlineData("Tue, 13 Jul 2021 20:15:00 EST", "2021-07-13", -5.0)]
    [InlineData("2021-07-14T01:30:00Z", "2021-07-14", 0.0)]
    [InlineData("2021-07-13", "2021-07-13", null)]
    [InlineData("13. července 2021", "2021-07-13", null)]
    [InlineData("13 kolovoza 2021 21:30 +0200", "2021-08-13", 2.0)]
    [InlineData("١٣ يوليو ٢٠٢١", "2021-07-13", null)]
    public async Task Front_matter_and_records_keep_the_day_and_the_offset(string date, string day, double? offset)
    {
        foreach (
            var (name, text) in new[]
            {
                ("a.md", $"---\ntitle: Lighthouse stays lit\ndate: \"{date}\"\n---\n\n{Body}\n"),
                ("a.json", $$"""{"title": "Lighthouse stays lit", "published": "{{date}}", "body": "{{Body}}"}"""),
                ("a.jsonl", $$"""{"title": "Lighthouse stays lit", "published": "{{date}}", "body": "{{Body}}"}"""),
            }
        )
        {
            var published = await DateAsync(name, text);
            (name, published.Iso, published.Time?.Offset.TotalHours).ShouldBe((name, day, offset));
        }
    }

    [Theory]
    [InlineData("<meta property=\"article:published_time\" content=\"2021-07-13T21:30:00-04:00\">", "", "2021-07-13", -4.0)]
    [InlineData(
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2021-07-14T07:00:00+09:00\"}</script>",
        "",
        "2021-07-14",
        9.0
    )]
    [InlineData(
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": "
            + "\"2021-07-14T01:30:00Z\"}</script><meta property=\"article:published_time\" content=\"2021-07-13T21:30:00-04:00\">",
        "",
        "2021-07-13",
        -4.0
    )]
    [InlineData("", "<p><time datetime=\"2021-07-14T01:30:00Z\">July 13, 2021</time></p>", "2021-07-13", 0.0)]
    [InlineData("", "<p><time datetime=\"2021-07-14T01:30:00Z\">July 13, 2021, 9:30 p.m.</time></p>", "2021-07-13", -4.0)]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00.000Z\">",
        "<div><span>14 juillet 2021 à 07h00</span></div>",
        "2021-07-14",
        9.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00.000Z\">",
        "<div>By Ada Quill</div><div>Published 14 July 2021</div>",
        "2021-07-14",
        0.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00.000Z\">",
        "<div>Updated 14 July 2021</div>",
        "2021-07-13",
        0.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00.000Z\">",
        "<div>13 July 2021. Updated: 14 July 2021</div>",
        "2021-07-13",
        0.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00.000Z\">",
        "<div>14 July 2021, 11:20</div>",
        "2021-07-13",
        0.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T12:00:00Z\">",
        "<div>12 July 2021</div>",
        "2021-07-13",
        0.0
    )]
    [InlineData(
        "<meta property=\"article:published_time\" content=\"2021-07-13T22:00:00Z\">",
        "<p>The town's council and its guests met again at the town hall on 14 July 2021.</p>",
        "2021-07-13",
        0.0
    )]
    public async Task A_page_is_of_the_day_that_it_prints(string head, string top, string day, double offset)
    {
        var published = await DateAsync(
            "a.html",
            TestPage.Html(head, $"<h1>Lighthouse stays lit</h1>{top}<article>{TestPage.Story(6)}</article>")
        );

        (published.Iso, published.Time!.Value.Offset.TotalHours).ShouldBe((day, offset));
    }

    [Theory]
    [InlineData("hr", "12. listopada 2021.", "2021-10-12")]
    [InlineData("pl", "12 listopada 2021", "2021-11-12")]
    public async Task The_language_of_a_page_tells_months_apart(string language, string line, string day) =>
        (
            await DateAsync(
                "a.html",
                TestPage.Html(
                    "",
                    $"<h1>Lighthouse stays lit</h1><div><span>{line}</span></div><article>{TestPage.Story(1)}</article>",
                    language
                )
            )
        ).Iso.ShouldBe(day);

    [Theory]
    [InlineData(
        "<meta property=\"article:modified_time\" content=\"2021-07-14T01:30:00Z\"><meta property=\"og:updated_time\" "
            + "content=\"2021-07-13T21:30:00-04:00\">",
        ""
    )]
    [InlineData("<meta property=\"article:modified_time\" content=\"2021-07-13T21:30:00-04:00\">", "")]
    [InlineData(
        "<meta property=\"article:modified_time\" content=\"2021-07-14T01:30:00Z\">",
        "<p><time class=\"updated\" datetime=\"2021-07-14T01:30:00Z\">July 13, 2021, 9:30 p.m.</time></p>"
    )]
    public async Task The_last_change_is_of_the_day_that_the_page_prints(string head, string top)
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.IngestAsync(
            workshop.Write("a.html", TestPage.Html(head, $"<h1>Lighthouse stays lit</h1>{top}<article>{TestPage.Story(6)}</article>"))
        );

        var changed = (await workshop.OnlyArticleAsync()).ModifiedAt!.Value;

        (changed.DateTime, changed.Offset.TotalHours).ShouldBe((new DateTime(2021, 7, 13, 21, 30, 0), -4.0));
    }

    [Fact]
    public async Task A_record_in_UTC_with_a_page_is_of_the_day_that_the_page_prints()
    {
        var page = TestPage.Html(
            "<meta property='article:published_time' content='2021-07-13T21:30:00-04:00'>",
            $"<h1>Lighthouse</h1><article>{TestPage.Story(3)}</article>"
        );

        var published = await DateAsync(
            "a.json",
            $$"""{"title": "Lighthouse", "published": "2021-07-14T01:30:00Z", "html": "{{page.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""
        );

        published.Iso.ShouldBe("2021-07-13");
    }

    [Fact]
    public async Task On_Monday_is_counted_from_the_day_that_the_outlet_prints()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.IngestAsync(
            workshop.Write("a.json", $$"""{"title": "Lighthouse", "published": "2021-07-12T21:30:00-04:00", "body": "{{Body}}"}""")
        );
        var article = await workshop.OnlyArticleAsync();

        var said = StatedDate.Find(article.Body, new(0, article.Body.Length), article.Published.Day);

        said.ShouldContain(date => date.Weekday == DayOfWeek.Monday && date.Day == 12);
    }

    static async Task<PublicationDate> DateAsync(string name, string text)
    {
        await using var workshop = await Workshop.OpenAsync();
        (await workshop.IngestAsync(workshop.Write(name, Encoding.UTF8.GetBytes(text)))).Rejected.ShouldBeEmpty();
        return (await workshop.OnlyArticleAsync()).Published;
    }
}
