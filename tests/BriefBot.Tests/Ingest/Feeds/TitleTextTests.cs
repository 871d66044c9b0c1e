using System.Text;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>What is text in a feed is meant as it stands; what is HTML is read as HTML, once.</summary>
public class TitleTextTests
{
    [Theory]
    [InlineData(
        "type='text'",
        "Browsers will drop the &lt;font&gt; and &lt;big&gt; elements in spring",
        "Browsers will drop the <font> and <big> elements in spring"
    )]
    [InlineData("", "What &amp;nbsp; means and why &amp;amp; is not enough", "What &nbsp; means and why &amp; is not enough")]
    [InlineData("type='html'", "&amp;lt;3 Deno", "<3 Deno")]
    [InlineData("type='html'", "&lt;em&gt;Blue Lantern&lt;/em&gt; opens", "Blue Lantern opens")]
    [InlineData("type='text'", "Is x &lt; y or y &gt; x? AT&amp;T asks", "Is x < y or y > x? AT&T asks")]
    [InlineData("type='text'", "<![CDATA[How <b>bold</b> is done]]>", "How <b>bold</b> is done")]
    [InlineData("type='html'", "<![CDATA[How <b>bold</b> is done &amp; why]]>", "How bold is done & why")]
    [InlineData("type='html'", "Use &amp;lt;b&amp;gt; or &lt;b&gt;not&lt;/b&gt;", "Use <b> or not")]
    [InlineData("type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'>The <em>Blue</em> &lt;font&gt;</div>", "The Blue <font>")]
    public void A_title_of_atom_says_what_its_type_makes_of_it(string type, string written, string title)
    {
        var feed = Read(
            $"<feed xmlns='http://www.w3.org/2005/Atom'><title {type}>{written}</title><entry><id>u:2</id><title "
                + $"{type}>{written}</title></entry></feed>"
        );

        (feed.Title, feed.Items[0].Title).ShouldBe((title, title));
    }

    [Theory]
    [InlineData("AT&amp;T asks", "AT&T asks")]
    [InlineData("AT&amp;amp;T asks", "AT&T asks")]
    [InlineData("&lt;em&gt;Blue&lt;/em&gt; opens", "Blue opens")]
    [InlineData("&amp;lt;em&amp;gt;Blue&amp;lt;/em&amp;gt; is the markup", "<em>Blue</em> is the markup")]
    [InlineData("<![CDATA[<b>Blue</b> opens &#8211; at last]]>", "Blue opens – at last")]
    [InlineData("Browsers drop the &lt;font&gt; element", "Browsers drop the <font> element")]
    [InlineData("&lt;font color='red'&gt;Blue opens", "Blue opens")]
    [InlineData("&lt;3 Deno", "<3 Deno")]
    [InlineData("Two&lt;br/&gt;lines", "Two lines")]
    public void A_title_of_rss_is_html_escaped_once(string written, string title) =>
        Read($"<rss><channel><item><title>{written}</title></item></channel></rss>").Items[0].Title.ShouldBe(title);

    [Fact]
    public void A_json_feed_holds_text()
    {
        const string written = "Drop the <font> & <b>bold</b> &amp;";
        var feed = Read(
            $$"""{"version":"https://jsonfeed.org/version/1.1","title":"{{written}}","items":[{"id":"1","title":"{{written}}","summary":"{{written}}","authors":[{"name":"A <b> C"}]}]}"""
        );

        var item = feed.Items[0];
        (feed.Title, item.Title, item.Author).ShouldBe((written, written, "A <b> C"));
        FeedText.Paragraphs(item.Summary, TestContext.Current.CancellationToken).ShouldBe(written);
    }

    [Theory]
    [InlineData("type='text'", "Drop &lt;font&gt; and &lt;b&gt;bold&lt;/b&gt;", "Drop <font> and <b>bold</b>")]
    [InlineData("", "Drop the &lt;font&gt; element", "Drop the <font> element")]
    [InlineData("", "&lt;p&gt;Drop it.&lt;/p&gt;", "Drop it.")]
    [InlineData("type='html'", "&lt;p&gt;Drop &amp;lt;font&amp;gt;.&lt;/p&gt;", "Drop <font>.")]
    public void A_summary_and_an_author_of_atom_say_what_they_are(string type, string written, string text)
    {
        var item = Read(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>u:2</id><author><name>A &lt;b&gt; C</name></author><summary "
                + $"{type}>{written}</summary></entry></feed>"
        ).Items[0];

        FeedText.Paragraphs(item.Summary, TestContext.Current.CancellationToken).ShouldBe(text);
        item.Author.ShouldBe("A <b> C");
    }

    [Fact]
    public async Task A_title_with_signs_of_markup_reaches_every_surface_as_it_stands()
    {
        const string title = "Browsers will drop the <font> and <big> elements, &nbsp; too";
        await using var world = await FeedWorld.StartAsync();
        world.Serve(
            "quay.example/feed",
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>M</title><entry><id>u:2</id><updated>2024-05-01T10:00:00Z</updated>"
                + $"<title>{System.Net.WebUtility.HtmlEncode(title)}</title><content "
                + $"type='text'>{ReuseTexts.Budget}</content></entry></feed>"
        );
        await world.FollowAsync("quay.example/feed");
        await world.DrainAsync();

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();

        article.Title.ShouldBe(title);
        VisibleText.Line(ReplyWords.Title(article.Title)).ShouldBe(title);
        SourceWords
            .Title(article.Title, Localization.For("en-US"))
            .ShouldBe(@"Browsers will drop the \<font\> and \<big\> elements, &nbsp; too");
        (await Deliver.WrittenPages.OfAsync(article)).ShouldContain(
            "Browsers will drop the &lt;font&gt; and &lt;big&gt; elements, &amp;nbsp; too"
        );
    }

    static FeedDocument Read(string text) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, new Uri("https://quay.example/feed")).ShouldBeOfType<FeedReading.Found>().Feed;
}
