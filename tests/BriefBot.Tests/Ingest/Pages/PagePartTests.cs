using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>What stands at a place of a page.</summary>
public class PagePartTests
{
    const string Long = "The pump at the northern quay was replaced after forty years, and two divers checked the pipe below it.";
    const string Other = "The lighthouse trust opened the tower to visitors again, with a new stair and a lamp that turns.";

    [Theory]
    [InlineData("<h2 id='a'>Pump</h2><p>LONG</p><h2 id='b'>Tower</h2><p>OTHER</p>", "Pump")]
    [InlineData("<h2><a id='a'></a>Pump <a href='#a'>¶</a></h2><p>LONG</p><h3>Divers</h3><h2>Tower</h2><p>OTHER</p>", "Pump")]
    [InlineData("<div class='head'><h2 id='a'>Pump</h2></div><p>LONG</p><div class='head'><h2 id='b'>Tower</h2></div><p>OTHER</p>", "Pump")]
    [InlineData("<a name='a'></a><h2>Pump</h2><p>LONG</p><a name='b'></a><h2>Tower</h2><p>OTHER</p>", "Pump")]
    [InlineData("<section id='a'><h2>Pump</h2><p>LONG</p></section><section id='b'><h2>Tower</h2><p>OTHER</p></section>", "Pump")]
    [InlineData("<article id='a'><p>LONG</p></article><article id='b'><p>OTHER</p></article>", null)]
    [InlineData("<ul><li id='a'>LONG</li><li id='b'>OTHER</li></ul>", null)]
    [InlineData("<p><a id='a'></a>LONG</p><p><a id='b'></a>OTHER</p>", null)]
    [InlineData("<dl><dt id='a'>Pump</dt><dd>LONG</dd><dt id='b'>Tower</dt><dd>OTHER</dd></dl>", null)]
    public void A_part_reaches_to_where_the_next_begins(string body, string? heading)
    {
        var part = Find(body, "a").ShouldNotBeNull();

        part.Heading.ShouldBe(heading);
        var text = FeedText.Paragraphs(part.Html, TestContext.Current.CancellationToken);
        text.ShouldContain(Long);
        text.ShouldNotContain(Other);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    public void Where_nothing_stands_there_is_no_part(string anchor) =>
        Find("<p>LONG</p><div><a id='empty'></a></div>", anchor)?.Html.ShouldNotContain(Long);

    static PagePart? Find(string body, string anchor)
    {
        var filled = body.Replace("LONG", Long, StringComparison.Ordinal).Replace("OTHER", Other, StringComparison.Ordinal);
        var html = $"<html><body><main>{filled}</main></body></html>";
        using var page = new PageParser(new InputLimits()).Parse(html, TestContext.Current.CancellationToken);
        return PagePart.Find(page, anchor);
    }
}
