using System.Text;
using BriefBot.Corpus;
using BriefBot.Ingest;
using BriefBot.Ingest.Fetching;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Fetching;

public sealed class WebPagesTests
{
    const string First =
        "<p>The bridge over the Tarn opened to traffic on Monday, four months later than had been planned.</p><p>Engineer Paula "
        + "Reyes said that the wind had stopped the work for weeks.</p>";
    const string Second =
        "<p>The toll for cars is three euros, and lorries pay eleven; people who live in the valley pay nothing.</p><p>The old "
        + "bridge will be taken down in spring.</p>";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_s_article_keeps_the_bytes_as_they_came_and_the_address_where_they_were()
    {
        var page = Encoding.Latin1.GetBytes(
            "<!doctype html><meta charset=iso-8859-1><title>Br\u00FCcke offen</title><article><h1>Br\u00FCcke offen</h1>"
                + First
                + "</article>"
        );
        await using var web = new HostileWeb(call =>
            call.Target == "/old"
                ? [WebStep.Redirect("301 Moved Permanently", "/new")]
                : [WebStep.Answer("200 OK", page, "Content-Type: text/html")]
        );

        var article = (await ReadAsync(web, "http://news.example/old")).ShouldBeOfType<Reading.Found>().Article;

        article.Title.ShouldBe("Brücke offen");
        article.Text.ShouldContain("Paula Reyes");
        article.Url.ShouldBe("http://news.example/new");
        article.Original.Bytes.ToArray().ShouldBe(page);
        article.Original.Name.ShouldBe("http://news.example/new");
    }

    [Fact]
    public async Task A_feed_is_sent_to_where_feeds_are_added()
    {
        await using var web = new HostileWeb(_ =>
            [
                WebStep.Answer(
                    "200 OK",
                    "<?xml version=\"1.0\"?><!-- made by hand --><rss version=\"2.0\"><channel><title>News</title></channel></rss>",
                    "Content-Type: text/html"
                ),
            ]
        );

        (await ReadAsync(web, "http://news.example/rss")).ShouldBeOfType<Reading.Rejected>().Input.Reason.ShouldContain("feeds add");
    }

    [Theory]
    [InlineData("%PDF-1.7 and so on", "application/pdf", "a PDF")]
    [InlineData("{\"a\":1}", "application/json", "not a page (application/json)")]
    [InlineData("body { color: red }", "text/css", "not a page (text/css)")]
    [InlineData("", "text/html", "empty")]
    public async Task What_is_no_page_is_refused_by_what_it_is(string body, string type, string reason)
    {
        await using var web = new HostileWeb(_ => [WebStep.Answer("200 OK", body, $"Content-Type: {type}")]);

        (await ReadAsync(web, "http://news.example/")).ShouldBeOfType<Reading.Rejected>().Input.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task An_AMP_page_gives_way_to_its_canonical_one_where_that_can_be_had()
    {
        var canonical = true;
        await using var web = new HostileWeb(call =>
            call.Target switch
            {
                "/amp" =>
                [
                    WebStep.Answer(
                        "200 OK",
                        "<!doctype html><html ⚡ lang=en><head><link rel=canonical href=\"http://news.example/story\">"
                            + $"<title>Bridge</title></head><body><article>{First}</article></body></html>",
                        "Content-Type: text/html; charset=utf-8"
                    ),
                ],
                "/story" when canonical =>
                [
                    WebStep.Answer(
                        "200 OK",
                        $"<!doctype html><html><title>Bridge</title><body><article>{First}{Second}</article></body></html>",
                        "Content-Type: text/html"
                    ),
                ],
                _ => [WebStep.Answer("404 Not Found", "")],
            }
        );

        var whole = (await ReadAsync(web, "http://news.example/amp")).ShouldBeOfType<Reading.Found>().Article;
        canonical = false;
        var amp = (await ReadAsync(web, "http://news.example/amp")).ShouldBeOfType<Reading.Found>().Article;

        whole.Original.Name.ShouldBe("http://news.example/story");
        whole.Text.ShouldContain("old bridge");
        amp.Original.Name.ShouldBe("http://news.example/amp");
        amp.Text.ShouldContain("Paula Reyes");
    }

    [Fact]
    public async Task An_article_on_several_pages_is_gathered()
    {
        await using var web = new HostileWeb(call =>
            call.Target switch
            {
                "/story" => [Page(First, "<a rel=next href=\"/story?page=2\">2</a>")],
                "/story?page=2" => [Page(Second, "")],
                _ => [WebStep.Answer("404 Not Found", "")],
            }
        );

        var article = (await ReadAsync(web, "http://news.example/story")).ShouldBeOfType<Reading.Found>().Article;

        article.Text.ShouldContain("Paula Reyes");
        article.Text.ShouldContain("three euros");
        article.Completeness.ShouldBe(Completeness.Whole);
    }

    [Fact]
    public async Task An_article_whose_second_page_is_missing_is_an_excerpt()
    {
        await using var web = new HostileWeb(call =>
            call.Target == "/story" ? [Page(First, "<a rel=next href=\"/story?page=2\">2</a>")] : [WebStep.Answer("404 Not Found", "")]
        );

        var article = (await ReadAsync(web, "http://news.example/story")).ShouldBeOfType<Reading.Found>().Article;

        article.Text.ShouldContain("Paula Reyes");
        article.Completeness.ShouldBe(Completeness.Excerpt);
    }

    [Fact]
    public async Task Addresses_and_files_are_ingested_together_and_each_failure_has_its_reason()
    {
        await using var workshop = await Workshop.OpenAsync();
        await using var web = new HostileWeb(call => call.Target == "/story" ? [Page(First, "")] : [WebStep.Answer("404 Not Found", "")]);
        using var fetcher = web.Fetcher();
        var request = new IngestRequest(
            workshop.Workspace,
            ["http://news.example/story", "http://news.example/story", "https://10.0.0.1/", "http://news.example/gone"]
        );

        var report = await new Ingestor(workshop.Corpus, TimeProvider.System, null, fetcher).IngestAsync(request, null, Stop);

        report.Added.ShouldBe(1);
        report.Rejected.Select(rejected => rejected.Name).ShouldBe(["https://10.0.0.1/", "http://news.example/gone"]);
        report.Rejected[0].Reason.ShouldContain("Fetch:AllowNetworks");
        web.Trapped.ShouldBe(0);
    }

    static WebStep Page(string text, string end) =>
        WebStep.Answer(
            "200 OK",
            $"<!doctype html><html><title>Bridge opens</title><body><article><h1>Bridge opens</h1>{text}</article>{end}</body></html>",
            "Content-Type: text/html; charset=utf-8"
        );

    static async Task<Reading> ReadAsync(HostileWeb web, string address)
    {
        using var fetcher = web.Fetcher();
        return await new WebPages(fetcher, new DocumentReader(new InputLimits())).ReadAsync(address, Stop);
    }
}
