using System.Text;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>The kinds of feeds, each as its specification has it.</summary>
public class FeedParserTests
{
    static readonly Uri Address = new("https://feeds.harbour.example/news/rss.xml");

    [Fact]
    public void Rss_2_is_read_with_everything_that_matters()
    {
        var feed = Read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Harbour Daily &amp; Sunday</title><link>https://harbour.example/</link><atom:link rel="self" href="https://feeds.harbour.example/news/rss.xml"/>
            <language>en-GB</language><ttl>45</ttl><skipHours><hour>2</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
            <item><title>Crane returns to <![CDATA[<b>pier</b> two]]></title><link>https://harbour.example/crane</link><guid isPermaLink="false">h-1</guid><dc:creator>Ada Quill</dc:creator><dc:creator>Bo Reed</dc:creator>
            <pubDate>Mon, 04 Sep 2023 06:00:00 GMT</pubDate><atom:updated>2023-09-04T09:00:00Z</atom:updated><description>The crane is back.</description>
            <content:encoded><![CDATA[<p>The crane is back.</p><p>It lifts again.</p>]]></content:encoded><enclosure url="https://harbour.example/crane.mp3" type="audio/mpeg" length="1"/>
            <media:content url="https://harbour.example/crane.jpg"><media:title>A picture</media:title></media:content></item>
            <item><guid>https://harbour.example/buoys</guid><author>desk@harbour.example (Cy Dock)</author></item>
            </channel></rss>
            """
        );

        feed.ShouldSatisfyAllConditions(
            () => feed.Format.ShouldBe(FeedFormat.Rss),
            () => feed.Title.ShouldBe("Harbour Daily & Sunday"),
            () => feed.Site.ShouldBe("https://harbour.example/"),
            () => feed.Language.ShouldBe("en-gb"),
            () => feed.TimeToLive.ShouldBe(TimeSpan.FromMinutes(45)),
            () => feed.SkipHours.ShouldBe([2, 0]),
            () => feed.SkipDays.ShouldBe([DayOfWeek.Sunday]),
            () => feed.Repaired.ShouldBeFalse()
        );
        feed.Items[0]
            .ShouldBe(
                new FeedItem
                {
                    Id = "h-1",
                    Address = "https://harbour.example/crane",
                    Title = "Crane returns to pier two",
                    Author = "Ada Quill, Bo Reed",
                    Summary = "The crane is back.",
                    Content = "<p>The crane is back.</p><p>It lifts again.</p>",
                    Published = At(6),
                    Updated = At(9),
                }
            );
        feed.Items[1]
            .ShouldBe(
                new FeedItem
                {
                    Id = "https://harbour.example/buoys",
                    Address = "https://harbour.example/buoys",
                    Author = "Cy Dock",
                }
            );
    }

    [Theory]
    [InlineData(
        "0.90",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Old Post</title><link>https://old.example/</link></channel><item><title>Mill reopens</title><link>https://old.example/mill</link></item></rdf:RDF>"""
    )]
    [InlineData(
        "0.91",
        """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Old Post</title><link>https://old.example/</link><item><title>Mill reopens</title><link>https://old.example/mill</link></item></channel></rss>"""
    )]
    [InlineData(
        "0.92",
        """<rss version="0.92"><channel><title>Old Post</title><link>https://old.example/</link><item><title>Mill reopens</title><link>https://old.example/mill</link><source url="https://x.example/rss">X</source></item></channel></rss>"""
    )]
    [InlineData(
        "1.0",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/rss"><title>Old Post</title><link>https://old.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://old.example/mill"/></rdf:Seq></items></channel><item rdf:about="https://old.example/mill"><title>Mill reopens</title><link>https://old.example/mill</link><dc:date>2023-09-04</dc:date></item></rdf:RDF>"""
    )]
    [InlineData(
        "own namespace",
        """<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>Old Post</title><link>https://old.example/</link><item><title>Mill reopens</title><link>https://old.example/mill</link></item></channel></rss>"""
    )]
    public void Every_version_of_rss_is_read(string version, string xml)
    {
        var feed = Read(xml);

        feed.Title.ShouldBe("Old Post", version);
        feed.Repaired.ShouldBeFalse(version);
        var item = feed.Items.ShouldHaveSingleItem(version);
        item.Title.ShouldBe("Mill reopens");
        item.Address.ShouldBe("https://old.example/mill");
    }

    [Theory]
    [InlineData("http://www.w3.org/2005/Atom", "published", "updated", "type=\"html\"")]
    [InlineData("http://purl.org/atom/ns#", "issued", "modified", "type=\"text/html\" mode=\"escaped\"")]
    public void Both_versions_of_atom_are_read(string ns, string published, string updated, string type)
    {
        var feed = Read(
            $"""
            <feed xmlns="{ns}" xml:lang="de" xml:base="https://hafen.example/"><title>Hafenblatt</title><link rel="self" href="atom.xml"/><link href="start"/><author><name>Redaktion</name></author>
            <entry xml:base="2023/"><title {type}>Kran &amp;amp; &lt;i&gt;Boje&lt;/i&gt;</title><id>tag:hafen.example,2023:1</id><link rel="enclosure" href="ton.mp3"/><link rel="replies" href="kran#k"/><link rel="alternate" type="application/json" href="kran.json"/><link rel="alternate" type="text/html" href="kran"/>
            <{published}>2023-09-04T06:00:00Z</{published}><{updated}>2023-09-04T09:00:00Z</{updated}><summary>Kurz.</summary><content {type}>&lt;p&gt;Lang.&lt;/p&gt;</content></entry></feed>
            """
        );

        feed.Title.ShouldBe("Hafenblatt");
        feed.Site.ShouldBe("https://hafen.example/start");
        feed.Language.ShouldBe("de");
        feed.Items.ShouldHaveSingleItem()
            .ShouldBe(
                new FeedItem
                {
                    Id = "tag:hafen.example,2023:1",
                    Address = "https://hafen.example/2023/kran",
                    Title = "Kran & Boje",
                    Author = "Redaktion",
                    Summary = "Kurz.",
                    Content = "<p>Lang.</p>",
                    Published = At(6),
                    Updated = At(9),
                }
            );
    }

    [Fact]
    public void Xhtml_content_is_kept_as_markup()
    {
        var feed = Read(
            """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &lt; two</p><p>Three</p></div></content></entry></feed>"""
        );

        feed.Items[0].Content.ShouldBe("<div><p>One &lt; two</p><p>Three</p></div>");
        FeedText.Paragraphs(feed.Items[0].Content, TestContext.Current.CancellationToken).ShouldBe("One < two\n\nThree");
    }

    [Theory]
    [InlineData("https://jsonfeed.org/version/1", "\"author\": {\"name\": \"Ada Quill\"}")]
    [InlineData("https://jsonfeed.org/version/1.1", "\"authors\": [{\"name\": \"Ada Quill\"}]")]
    public void Both_versions_of_json_feed_are_read(string version, string author)
    {
        var feed = Read(
            $$"""
            { "version": "{{version}}", "title": "Harbour", "home_page_url": "/", "language": "en", "items": [
              {"id": 7, "url": "/crane", "title": "Crane", {{author}}, "content_html": "<p>Back.</p>", "summary": "a < b", "date_published": "2023-09-04T06:00:00Z", "date_modified": "2023-09-04T09:00:00Z"},
              {"id": "x", "content_text": "One & two"}, "nonsense" ], }
            """
        );

        feed.Format.ShouldBe(FeedFormat.Json);
        feed.Site.ShouldBe("https://feeds.harbour.example/");
        feed.Items[0]
            .ShouldBe(
                new FeedItem
                {
                    Id = "7",
                    Address = "https://feeds.harbour.example/crane",
                    Title = "Crane",
                    Author = "Ada Quill",
                    Content = "<p>Back.</p>",
                    Summary = "a &lt; b",
                    Published = At(6),
                    Updated = At(9),
                }
            );
        feed.Items[1].Content.ShouldBe("One &amp; two");
        feed.Items.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(
        "feedburner:origLink wins",
        "<link>https://proxy.example/~r/1</link><feedburner:origLink "
            + "xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\">https://harbour.example/a</feedburner:origLink>",
        "https://harbour.example/a"
    )]
    [InlineData("a relative link hangs on the site", "<link>/a</link>", "https://harbour.example/a")]
    [InlineData("xml:base comes before the site", "<link xml:base=\"https://other.example/x/\">a</link>", "https://other.example/x/a")]
    [InlineData("a guid that is a permalink", "<guid>https://harbour.example/a</guid>", "https://harbour.example/a")]
    [InlineData("a guid that says it is none", "<guid isPermaLink=\"false\">https://harbour.example/a</guid>", null)]
    [InlineData(
        "an Atom link",
        "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"alternate\" href=\"https://harbour.example/a\"/>",
        "https://harbour.example/a"
    )]
    [InlineData("a link that hides in an attribute", "<link href=\"https://harbour.example/a\"/>", "https://harbour.example/a")]
    [InlineData("an empty link and then a full one", "<link/><link>https://harbour.example/a</link>", "https://harbour.example/a")]
    [InlineData("nothing but a file", "<enclosure url=\"https://harbour.example/a.mp3\"/>", null)]
    [InlineData("no address at all", "<link>javascript:alert(1)</link>", null)]
    [InlineData("a user name in it", "<link>https://me:secret@harbour.example/a</link>", null)]
    public void The_page_behind_an_item_is_found(string what, string inner, string? expected)
    {
        var feed = Read($"<rss><channel><link>https://harbour.example/</link><item><title>T</title>{inner}</item></channel></rss>");

        feed.Items[0].Address.ShouldBe(expected, what);
    }

    [Fact]
    public void More_items_than_are_read_are_left_and_said()
    {
        var items = string.Concat(Enumerable.Range(0, 30).Select(n => $"<item><title>T{n}</title></item>"));

        var feed = (
            (FeedReading.Found)FeedParser.Parse($"<rss><channel>{items}</channel></rss>", Address, new FeedLimits { Items = 20 })
        ).Feed;

        feed.Items.Count.ShouldBe(20);
        feed.Truncated.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "empty", false)]
    [InlineData("   \n ", "empty", false)]
    [InlineData("<!doctype html><html><body>Hi</body></html>", "a web page", true)]
    [InlineData("<p>Service unavailable</p><body>", "a web page", true)]
    [InlineData("just text", "neither", false)]
    [InlineData("{\"error\": \"not found\"}", "not JSON Feed", false)]
    [InlineData("{\"version\": ", "damaged", false)]
    [InlineData("<opml version=\"2.0\"><body/></opml>", "list of feeds", false)]
    [InlineData("<urlset><url><loc>https://a.example/</loc></url></urlset>", "sitemap", false)]
    public void What_is_no_feed_is_refused_with_its_reason(string text, string reason, bool isPage)
    {
        var rejected = FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, Address).ShouldBeOfType<FeedReading.Rejected>();

        rejected.Reason.ShouldContain(reason);
        rejected.IsPage.ShouldBe(isPage);
    }

    static DateTimeOffset At(int hour) => new(2023, 9, 4, hour, 0, 0, TimeSpan.Zero);

    static FeedDocument Read(string text) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, Address).ShouldBeOfType<FeedReading.Found>().Feed;
}
