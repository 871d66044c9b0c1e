using System.Text;
using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Feeds;

public class FeedDiscoveryTests
{
    [Theory]
    [InlineData(
        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Comments\" href=\"/comments/feed\"><link rel=\"alternate\" "
            + "type=\"application/rss+xml\" href=\"/feed\">",
        "http://quay.example/feed",
        "names it"
    )]
    [InlineData(
        "<base href=\"/blog/\"><link rel=\"alternate feed\" type=\"application/atom+xml\" href=\"atom\">",
        "http://quay.example/blog/atom",
        "names it"
    )]
    [InlineData(
        "</head><body><a href=\"https://elsewhere.test/feed\">RSS</a><a href=\"/news/rss\">News</a>",
        "http://quay.example/news/rss",
        "links to"
    )]
    [InlineData("<p>Nothing</p>", "http://quay.example/rss.xml", "/rss.xml")]
    public async Task The_feed_of_a_page_is_found_and_how_is_said(string head, string expected, string how)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve("quay.example/", $"<!doctype html><html><head>{head}</html>", "Content-Type: text/html");
        world.Serve(expected["http://".Length..], FeedWorld.Rss("quay.example"));
        world.Serve("quay.example/comments/feed", FeedWorld.Rss("comments"));

        var found = (
            await new FeedDiscovery(world.Fetcher).FindAsync("http://quay.example", FeedWorld.Stop)
        ).ShouldBeOfType<FoundFeed.Found>();

        found.Address.ShouldBe(expected);
        found.How.ShouldNotBeNull().ShouldContain(how);
        world.Calls.Count.ShouldBeLessThanOrEqualTo(7);
    }

    [Theory]
    [InlineData("not an address", "no web address")]
    [InlineData("ftp://quay.example/feed", "no web address")]
    [InlineData("http://quay.example/missing", "there is")]
    [InlineData("http://quay.example/list", "list of feeds")]
    [InlineData("http://quay.example/page", "no feed was found")]
    public async Task Where_there_is_none_the_reason_is_clear(string address, string reason)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve("quay.example/list", "<opml version=\"1.0\"><body/></opml>");
        world.Serve("quay.example/page", "<!doctype html><html><body><p>Hello</p></body></html>");

        var missing = (await new FeedDiscovery(world.Fetcher).FindAsync(address, FeedWorld.Stop)).ShouldBeOfType<FoundFeed.Missing>();

        if (address.Contains("missing"))
            missing.Reason.ShouldEndWith(".");
        else
            missing.Reason.ShouldContain(reason);
    }

    [Fact]
    public void A_list_of_feeds_is_read_with_its_folders_as_topics_and_written_so_that_it_reads_the_same()
    {
        const string List = """
            <?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
            <outline text="Harbours"><outline text="North"><outline type="rss" text="Quay &amp; Dock" xmlUrl="https://quay.example/feed" htmlUrl="https://quay.example/"/></outline></outline>
            <outline type="rss" title="Weather" xmlUrl="https://weather.example/rss" category="/World/Storms,/Other"/>
            <outline type="rss" text="Again" xmlUrl="https://quay.example/feed"/><outline text="Broken" xmlUrl="javascript:alert(1)"/><outline text="No feed" url="https://x.example/"/>
            </body></opml>
            """;

        var feeds = Opml.Read(Encoding.UTF8.GetBytes(List));

        feeds.ShouldBe([
            new OutlinedFeed("https://quay.example/feed", "Quay & Dock", "https://quay.example/", "North"),
            new OutlinedFeed("https://weather.example/rss", "Weather", null, "Storms"),
        ]);
        var kept = feeds.Select(
            (feed, n) =>
                new Feed(new FeedId(n), new WorkspaceId(1), feed.Address)
                {
                    GivenTitle = feed.Title,
                    Site = feed.Site,
                    Topic = feed.Topic,
                }
        );
        Opml.Read(Encoding.UTF8.GetBytes(Opml.Write(kept, DateTimeOffset.UnixEpoch))).ShouldBe(feeds, ignoreOrder: true);
    }

    [Theory]
    [InlineData("<rss/>")]
    [InlineData("")]
    [InlineData("<opml><body><outline text=\"a\"/></body></opml>")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><opml><body><outline xmlUrl=\"&a;\"/></body></opml>")]
    public void What_holds_no_feed_is_refused(string text)
    {
        Should.Throw<InputRejectedException>(() => Opml.Read(Encoding.UTF8.GetBytes(text)));
    }
}
