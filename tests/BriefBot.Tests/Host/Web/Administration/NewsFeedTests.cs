using System.Net;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>Feeds that others follow, over real sockets, as our own reader of feeds and one that we didn't write read them.</summary>
public class NewsFeedTests
{
    const string Body =
        "The ferry line between Sund & Orra returns in June, \"operator\" Nina <b>Falk</b> said. It was closed in 2019.\n\nMore follows.";

    [Theory]
    [InlineData("/feed/topic/Ports%20%26%20%3Cferries%3E.", false)]
    [InlineData("/feed/search.", true)]
    public async Task A_topic_and_a_search_are_followed_in_both_forms(string path, bool isSearch)
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.Stores.Topics.AddAsync(host.Home, new("Ports & <ferries>") { Include = ["ferry"] }, AdministeredHost.Stop);
        var id = await host.StoreAsync(
            $"Ferry line returns {AdministeredHost.Hostile}\uFFFF",
            Body,
            draft => draft with { Source = "Sund & Times" }
        );
        await host.StoreAsync("Potatoes", "Potatoes are cheap this year, farmers in Orra said.");

        foreach (var ending in new[] { "xml", "json" })
        {
            var query = isSearch ? "?q=ferry+line+%3Cscript%3E%26" : "";
            var response = await host.GetAsync($"{path}{ending}{query}");
            var bytes = await response.Content.ReadAsByteArrayAsync(AdministeredHost.Stop);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var feed = FeedParser.Parse(bytes, null, new Uri("http://127.0.0.1/")).ShouldBeOfType<FeedReading.Found>().Feed;
            feed.Repaired.ShouldBeFalse();
            feed.Format.ShouldBe(ending == "xml" ? FeedFormat.Rss : FeedFormat.Json);
            var item = feed.Items.First(one => one.Id == $"urn:x-briefbot:article:{id}");
            item.Address.ShouldEndWith($"/article/{id}");
            item.Published.ShouldBe(new DateTimeOffset(2021, 4, 30, 12, 0, 0, TimeSpan.Zero));
            if (!isSearch)
                feed.Items.Count.ShouldBe(1);
        }
        var xml = XDocument.Parse(
            await (await host.GetAsync($"{path}xml{(isSearch ? "?q=ferry" : "")}")).Content.ReadAsStringAsync(AdministeredHost.Stop)
        );
        var told = xml.Descendants("item").First();
        WebUtility.HtmlDecode(told.Element("description")!.Value).ShouldBe(Body);
        told.Element(XName.Get("creator", "http://purl.org/dc/elements/1.1/"))!.Value.ShouldBe("Sund & Times");
        told.Element("title")!.Value.ShouldStartWith("Ferry line returns <script>");
    }

    [Fact]
    public async Task Another_reader_of_RSS_finds_the_same()
    {
        await using var host = await AdministeredHost.StartAsync(settings => settings.Web.PublicUrl = "https://news.example/");
        await host.Stores.Topics.AddAsync(host.Home, new("Ports & <ferries>") { Include = ["ferry"] }, AdministeredHost.Stop);
        var first = await host.StoreAsync("Ferry line returns", Body, draft => draft with { Source = "Sund & Times" });
        var hostile = await host.StoreAsync(
            $"Ferry {AdministeredHost.Hostile} ]]> \u202e日本",
            "Another ferry line opens in May. ]]> & <script>alert(1)</script>",
            draft => draft with { Source = null, Published = PublicationDate.Unknown }
        );

        var text = await (await host.GetAsync("/feed/topic/Ports%20%26%20%3Cferries%3E.xml")).Content.ReadAsStringAsync(
            AdministeredHost.Stop
        );
        using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var formatter = new Rss20FeedFormatter();
        formatter.CanRead(xml).ShouldBeTrue();
        formatter.ReadFrom(xml);

        var feed = formatter.Feed;
        feed.Title.Text.ShouldBe("BriefBot: Ports & <ferries>");
        feed.Generator.ShouldBe("BriefBot");
        feed.Links.Single(link => link.RelationshipType == "self").Uri.AbsoluteUri.ShouldStartWith("https://news.example/feed/topic/");
        feed.Items.Select(item => item.Id)
            .ShouldBe([$"urn:x-briefbot:article:{first}", $"urn:x-briefbot:article:{hostile}"], ignoreOrder: true);
        var told = feed.Items.Single(item => item.Id.EndsWith($":{first}", StringComparison.Ordinal));
        told.Title.Text.ShouldBe("Ferry line returns");
        told.Links.ShouldHaveSingleItem().Uri.AbsoluteUri.ShouldBe($"https://news.example/article/{first}");
        told.PublishDate.ShouldBe(new DateTimeOffset(2021, 4, 30, 12, 0, 0, TimeSpan.Zero));
        WebUtility.HtmlDecode(told.Summary.Text).ShouldBe(Body);
        told.ElementExtensions.ReadElementExtensions<string>("creator", "http://purl.org/dc/elements/1.1/").ShouldBe(["Sund & Times"]);
        var other = feed.Items.Single(item => item.Id.EndsWith($":{hostile}", StringComparison.Ordinal));
        other.PublishDate.ShouldBe(default);
        other.Title.Text.ShouldContain("日本");
        other.Summary.Text.ShouldNotContain("<script>");
    }

    // Its required parts, and the form of its values; no reader of JSON Feed is to be had as a package.
    [Fact]
    public async Task JSON_Feed_has_what_its_specification_asks_for()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.StoreAsync("Ferry line returns", Body, draft => draft with { Source = "Sund & Times" });

        var response = await host.GetAsync("/feed/search.json?q=ferry+line");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(AdministeredHost.Stop));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/feed+json");
        var feed = json.RootElement;
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Uri.IsWellFormedUriString(feed.GetProperty("home_page_url").GetString(), UriKind.Absolute).ShouldBeTrue();
        Uri.IsWellFormedUriString(feed.GetProperty("feed_url").GetString(), UriKind.Absolute).ShouldBeTrue();
        var item = feed.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
        Uri.IsWellFormedUriString(item.GetProperty("url").GetString(), UriKind.Absolute).ShouldBeTrue();
        item.GetProperty("content_text").GetString().ShouldBe(Body);
        XmlConvert.ToDateTimeOffset(item.GetProperty("date_published").GetString()!).ShouldBe(new(2021, 4, 30, 12, 0, 0, TimeSpan.Zero));
        item.GetProperty("authors").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("Sund & Times");
    }

    [Fact]
    public async Task Digests_that_were_posted_are_followed_in_quotes_that_stand()
    {
        await using var host = await AdministeredHost.StartAsync();
        var at = TimeProvider.System.GetUtcNow();
        var id = await host.StoreAsync("Ferry line returns", Body);
        var article = (await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop))!;
        var sentence = article.Body[..article.Body.IndexOf(" It was", StringComparison.Ordinal)];
        var schedule = (
            await host.Stores.Schedules.AddAsync(
                new(host.Home, null, new ChatPlace("discord", "1150000000000000001"), new TimeOnly(8, 0), Weekdays.All, "Europe/Berlin"),
                at,
                at,
                AdministeredHost.Stop
            )
        )!.Value;
        var lead = new BriefBot.Answer.Digests.StoryArticle(id.Value, 1);
        var digest = new Digest(
            null,
            at,
            [
                new("Ferry line returns", lead, null, [new(sentence, [1])], 0, [], 1),
                new("Forged", lead, null, [new("Nobody ever said this.", [2])], 0, [], 1),
            ],
            [],
            [
                new(1, id.Value, 1, 0, sentence.Length, Citation.Hash(sentence)),
                new(2, id.Value, 1, 0, 10, Citation.Hash("Nobody ever said this.")),
            ],
            0,
            [],
            []
        );
        await host.Stores.Outbox.RequestAsync(schedule, new("now:1", at, "nonce", DigestState.Planned), AdministeredHost.Stop);
        var run = (await host.Stores.Outbox.TakeAsync("me", at, TimeSpan.FromMinutes(1), AdministeredHost.Stop))!;
        await host.Stores.Outbox.PostingAsync(new(run.Id, "me"), digest.Write(), "1", at, AdministeredHost.Stop);
        await host.Stores.Outbox.EndAsync(
            new(run.Id, "me"),
            new(DigestState.Posted, at) { Message = new("discord", "1150000000000000001", "2") },
            AdministeredHost.Stop
        );

        using var json = JsonDocument.Parse(
            await (await host.GetAsync($"/feed/digest/{schedule}.json")).Content.ReadAsStringAsync(AdministeredHost.Stop)
        );
        var page = await host.PageAsync($"/admin/schedules/{schedule}");

        var item = json.RootElement.GetProperty("items").EnumerateArray().Single();
        item.GetProperty("id").GetString().ShouldBe($"urn:x-briefbot:digest:{run.Id}:{id}");
        item.GetProperty("content_text").GetString().ShouldBe(sentence);
        item.TryGetProperty("authors", out _).ShouldBeFalse("a part that isn't known is left out");
        page.ShouldContain(
            $"<link rel=\"alternate\" type=\"application/rss&#x2B;xml\" title=\"RSS: {schedule} everything\" "
                + $"href=\"/feed/digest/{schedule}.xml\""
        );
    }

    [Theory]
    [InlineData("/feed/topic/nothing.xml", HttpStatusCode.NotFound)]
    [InlineData("/feed/topic/.json", HttpStatusCode.NotFound)]
    [InlineData("/feed/digest/7.xml", HttpStatusCode.NotFound)]
    [InlineData("/feed/digest/x.xml", HttpStatusCode.NotFound)]
    [InlineData("/feed/search.xml", HttpStatusCode.BadRequest)]
    [InlineData("/feed/search.json?q=who&since=soon", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_no_feed(string path, HttpStatusCode status)
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.StoreAsync("Ferry line returns", Body);

        (await host.GetAsync(path)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Links_lead_to_where_the_host_is_reached_and_a_search_names_its_feed()
    {
        await using var host = await AdministeredHost.StartAsync(settings => settings.Web.PublicUrl = "https://news.example/");
        await host.StoreAsync("Ferry line returns", Body);

        var feed = await (await host.GetAsync("/feed/search.xml?q=ferry+line")).Content.ReadAsStringAsync(AdministeredHost.Stop);
        var page = await host.PageAsync("/?q=%22%3E%3Cscript%3E+ferry");

        feed.ShouldContain("<link>https://news.example/article/");
        feed.ShouldContain("href=\"https://news.example/feed/search.xml?q=ferry+line\"");
        page.ShouldContain("href=\"/feed/search.xml?q=%22%3E%3Cscript%3E%20ferry\"");
        Encoding.UTF8.GetByteCount(feed).ShouldBeLessThan(100_000);
    }
}
