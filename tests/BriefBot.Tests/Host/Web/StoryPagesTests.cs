using System.Net;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>The pages of stories, topics and people over real sockets.</summary>
public sealed class StoryPagesTests : IAsyncLifetime
{
    const int LargestPage = 100_000;

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    Libraries _libraries = null!;
    WebHost _host = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        var (stores, libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop);
        _libraries = libraries;
        var parts = new WebParts { Schedules = stores.Schedules, Outbox = stores.Outbox };
        _host = await WebHost.StartAsync(settings.Web, libraries, parts, TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _libraries.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_story_of_the_samples_is_reached_from_the_list_and_shows_its_timeline_and_its_articles()
    {
        var list = await PageAsync("/stories");
        var story = await PageAsync(First(list, "href=\"/story/"));
        var article = await PageAsync(First(story, "href=\"/article/"));

        list.ShouldContain("<svg class=\"picture\" role=\"img\"");
        story.ShouldContain("<svg class=\"picture\" role=\"img\"");
        story.ShouldContain("Articles by outlet");
        story.ShouldNotContain("style=");
        article.ShouldContain("<article");
    }

    [Fact]
    public async Task A_storys_picture_is_a_png_file()
    {
        var story = First(await PageAsync("/stories"), "href=\"/story/");

        var response = await _client.GetAsync(story + "/picture.png", Stop);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await response.Content.ReadAsByteArrayAsync(Stop)).AsSpan(1, 3).ToArray().ShouldBe("PNG"u8.ToArray());
    }

    [Fact]
    public async Task A_person_of_the_samples_is_told_of_with_what_they_said_and_where_they_are_named()
    {
        var page = await PageAsync("/person?name=Osama+Rabie");

        page.ShouldContain("Osama Rabie");
        page.ShouldContain("In their words");
        page.ShouldContain("Articles that name them");
        page.ShouldContain("class=\"cite\"");
    }

    [Fact]
    public async Task A_story_tells_of_all_its_articles_also_where_one_says_it_in_other_words()
    {
        await StoreAsync(
            "Tram depot in Varnholt burns for six hours",
            "A fire destroyed the tram depot in Varnholt on Friday night and 14 of the city's 61 trams. Nobody was hurt, fire chief Dora "
                + "Kessel said.",
            "Varnholt Post",
            new(2026, 11, 27)
        );
        await StoreAsync(
            "Varnholt counts the damage",
            "Sixteen trams were lost in the depot fire in Varnholt, the operator VST said on Sunday, two more than the fire service had "
                + "counted.",
            "Nordland Radio",
            new(2026, 11, 29)
        );
        await PlaceAsync();

        var story = await PageAsync(First(await PageAsync("/stories"), "href=\"/story/"));

        story.ShouldContain("2 articles, independent sources: 2");
        story.ShouldContain("Sixteen trams were lost in the depot fire");
        story.ShouldNotContain("Articles on this: only 1.");
    }

    [Fact]
    public async Task Stories_are_told_with_reprints_and_filtered_by_outlet_and_a_topic_has_its_own()
    {
        const string text =
            "The ferry line between Sund and Orra returns in June after a year, operator Nina Falk said on Friday. The harbour of Orra was "
            + "closed since the storm of last spring. Tickets will cost nine crowns for adults, and children travel free until August.";
        await StoreAsync("Ferry line returns <script>alert(1)</script>", text, "Sund <b>Post</b>", new(2021, 4, 30));
        await StoreAsync("Ferry line returns", text, "Orra Times", new(2021, 5, 1));
        await StoreAsync(
            "Cheese prices fall",
            "Cheese of goats costs less than in any year since 2003, traders of Brent say.",
            "Orra Times",
            new(2021, 3, 1)
        );
        await PlaceAsync();

        var all = await PageAsync("/stories");
        var one = await PageAsync("/stories?outlet=sund+%3Cb%3Epost%3C%2Fb%3E");
        var none = await PageAsync("/stories?outlet=nobody&topic=%3Cscript%3E");
        var story = await PageAsync(First(one, "href=\"/story/"));
        var topics = await PageAsync("/topics");
        var topic = await PageAsync(First(topics, "href=\"/topic?"));

        all.ShouldContain("Cheese prices fall");
        one.ShouldNotContain("Cheese prices fall");
        none.ShouldContain("No story");
        story.ShouldContain("Sund &lt;b&gt;Post&lt;/b&gt;");
        story.ShouldContain("reprint");
        story.ShouldContain("1 of them a reprint or an agency");
        topics.ShouldContain("Ports &amp; ferries");
        topic.ShouldContain("2 articles from 30 April 2021 to 1 May 2021");
        topic.ShouldContain("href=\"/story/");
        topic.ShouldContain("What happened");
        topic.ShouldContain("class=\"cite\"");
        topic.ShouldContain("href=\"/feed/topic/Ports%20%26%20ferries.xml\"");
        (await PageAsync("/")).ShouldContain("type=\"application/rss&#x2B;xml\"", Case.Sensitive);
        foreach (var page in (string[])[all, one, none, story, topics, topic])
            page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_topics_page_shows_itself_before_its_briefing_is_there()
    {
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.", "Orra Times", new(2021, 5, 1));
        await PlaceAsync();
        var first = First(await PageAsync("/topics"), "href=\"/topic?");
        using var busy = new ManualResetEventSlim();
        var lanes = Enumerable
            .Range(0, 64)
            .Select(_ => _libraries.Threads.RunAsync(Surface.Web, () => Task.FromResult(busy.Wait(TimeSpan.FromMinutes(1), Stop)), Stop))
            .ToList();

        using var response = await _client.GetAsync(first, HttpCompletionOption.ResponseHeadersRead, Stop);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        var (shown, buffer) = (new StringBuilder(), new char[4096]);
        while (!shown.ToString().Contains("</svg>", StringComparison.Ordinal))
            shown.Append(buffer, 0, await reader.ReadAsync(buffer, Stop));
        busy.Set();
        var rest = await reader.ReadToEndAsync(Stop);
        await Task.WhenAll(lanes);

        shown.ToString().ShouldNotContain("What happened");
        rest.ShouldContain("What happened");
        rest.ShouldContain("</html>");
    }

    [Fact]
    public async Task A_topics_briefing_is_a_file_whose_numbers_lead_to_the_sentences()
    {
        const string text =
            "The ferry line between Sund and Orra returns in June after a year, operator Nina Falk said on Friday. "
            + "Tickets of the ferry line will cost nine crowns for adults.";
        await StoreAsync("Ferry *line* [returns](http://evil.example)", text, "Sund <b>Post</b>", new(2021, 4, 30));
        await PlaceAsync();
        var page = await PageAsync(First(await PageAsync("/topics"), "href=\"/topic?"));

        using var response = await _client.GetAsync(First(page, "href=\"/brief.md?"), Stop);
        var file = await response.Content.ReadAsStringAsync(Stop);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("briefing.md");
        file.ShouldStartWith("# Ports \\& ferries\n");
        file.ShouldContain("## What happened\n\n- “The ferry line between Sund and Orra returns in June");
        file.ShouldContain($" [\\[1\\]](<{_host.Addresses.Single().TrimEnd('/')}/article/");
        file.ShouldContain("Ferry \\*line\\* \\[returns\\](http\\://evil.example), Sund \\<b\\>Post\\</b\\>, 30 April 2021");
        (await _client.GetAsync("/brief.md?q=nothing+of+that+kind+xyzzy", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync("/brief.md", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task People_are_listed_by_how_many_articles_quote_them()
    {
        var nobody = await PageAsync("/people");
        const string falk =
            "The ferry line returns in June, operator Nina Falk said. “Tickets will cost nine crowns for adults,” Falk said.";
        await StoreAsync("Ferry line returns", falk, "Orra Times", new(2021, 5, 1));
        await StoreAsync("Harbour opens", "The harbour of Orra opens in May, Nina Falk said on Monday.", "Sund Post", new(2021, 5, 2));
        await StoreAsync("Cheese prices fall", "Cheese costs less than ever, trader Otto Brandt said.", "Orra Times", new(2021, 5, 3));
        await PlaceAsync();

        var page = await PageAsync("/people");
        var person = await PageAsync(First(page[page.IndexOf("<main", StringComparison.Ordinal)..], "href=\"/person?"));

        page.IndexOf("Nina Falk", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf("Otto Brandt", StringComparison.Ordinal));
        page.ShouldContain("2 articles");
        person.ShouldContain("Nina Falk");
        nobody.ShouldNotContain("Nina Falk");
    }

    [Fact]
    public async Task People_of_many_articles_are_read_beside_the_requests_each_article_once()
    {
        const int articles = 180;
        for (var at = 0; at < articles; at++)
            await StoreAsync(
                $"Tram line {at} opens",
                $"Tram line {at} opens in May, operator Nina Falk said on Monday. It stops at the old harbour of town {at}.",
                "Orra Times",
                new DateOnly(2021, 1, 1).AddDays(at)
            );

        var page = await PageAsync("/people");
        page.ShouldContain("Nina Falk");
        while (page.Contains("Earlier ones are being read.", StringComparison.Ordinal))
            page = await PageAsync("/people");
        await StoreAsync("Cheese prices fall", "Cheese costs less, trader Otto Brandt said.", "Orra Times", new(2022, 5, 3));
        var later = await PageAsync("/people");

        page.ShouldContain($"in the latest {articles} articles");
        page.ShouldContain($"{articles} articles</span>");
        later.ShouldContain($"in the latest {articles + 1} articles");
        later.ShouldContain("Otto Brandt");
        later.ShouldNotContain("are being read");
    }

    [Theory]
    [InlineData("/story/999999")]
    [InlineData("/story/999999/picture.png")]
    [InlineData("/topic?name=nothing")]
    [InlineData("/topic")]
    [InlineData("/person?name=Nobody+Ofthatname")]
    [InlineData("/person")]
    [InlineData("/person?name=%3Cscript%3E%E2%80%AE%00")]
    public async Task What_is_not_there_is_a_page_that_says_what_to_do(string address)
    {
        var response = await _client.GetAsync(address, Stop);
        var page = await response.Content.ReadAsStringAsync(Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.ShouldContain("role=\"alert\"");
        page.ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("de", "Geschichten")]
    [InlineData("fr", "Histoires")]
    [InlineData("es", "Historias")]
    public async Task Pages_are_in_the_readers_language(string language, string heading)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories");
        request.Headers.AcceptLanguage.ParseAdd(language);

        var page = await (await _client.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop);

        page.ShouldContain($"<h1>{heading}</h1>");
    }

    async Task<string> PageAsync(string address)
    {
        var response = await _client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        var page = await response.Content.ReadAsStringAsync(Stop);
        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(LargestPage, address);
        return page;
    }

    static string First(string page, string link)
    {
        page.ShouldContain(link);
        var start = page.IndexOf(link, StringComparison.Ordinal) + "href=\"".Length;
        return WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }

    async Task StoreAsync(string title, string body, string source, DateOnly? day)
    {
        var own = await _libraries.OwnAsync(Libraries.DefaultWorkspace, Stop);
        var published = day is { } known ? PublicationDate.Stated(known) : PublicationDate.Unknown;
        var original = new Original(Encoding.UTF8.GetBytes(source + title + body), "text/plain", title + ".txt");
        await own.Corpus.StoreAsync(own.Workspace, new ArticleDraft(title, body, published, original) { Source = source }, Stop);
    }

    async Task PlaceAsync()
    {
        var own = await _libraries.OwnAsync(Libraries.DefaultWorkspace, Stop);
        await own.Corpus.IndexAsync(Stop);
        await own.Stories.PlaceAllAsync(Stop);
        await own.Topics.AddAsync(own.Workspace, new("Ports & ferries") { Include = ["ferry"] }, Stop);
    }
}
