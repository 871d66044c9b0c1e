using System.Text;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>The same markup is read alike wherever it stands: in a feed, in JSON, in Markdown.</summary>
public class MarkupFormsTests
{
    const string Table =
        "<figure class=\"wp-block-table\"><table><tr><th>List</th><th>Seats</th></tr><tr><td>Quay "
        + "Union</td><td>9</td></tr></table><figcaption>Ward vote</figcaption></figure>";

    [Fact]
    public void A_feeds_content_keeps_tables_quotations_and_powers()
    {
        var xml = File.ReadAllBytes(Checkout.PathOf("tests", "BriefBot.Tests", "Ingest", "Pages", "Examples", "town-vote-feed.xml"));
        var content = FeedParser
            .Parse(xml, null, new Uri("http://harbour.example/f.xml"))
            .ShouldBeOfType<FeedReading.Found>()
            .Feed.Items[0]
            .Content;

        var text = FeedText.Paragraphs(content, TestContext.Current.CancellationToken);

        text.ShouldStartWith("Turnout reached 71.4% in the town vote, and the area of the park grows to 12 km² by 2030, the council said");
        text.ShouldContain(
            "\n\nList: Green Shore | Votes: 5,077 | Seats: 6\n\nResult of the town vote\n\nWe did not expect eleven seats. — "
                + "Maren Holt, Harbour List\n\n"
        );
    }

    [Fact]
    public void Xhtml_in_a_feed_keeps_what_tells_cells_and_notes()
    {
        const string atom =
            """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It fell to 31%<a class="footnote" href="#n1">1</a> there.</p></div></content></entry></feed>""";
        var feed = FeedParser
            .Parse(Encoding.UTF8.GetBytes(atom), null, new Uri("http://harbour.example/f.xml"))
            .ShouldBeOfType<FeedReading.Found>()
            .Feed;

        FeedText.Paragraphs(feed.Items[0].Content, TestContext.Current.CancellationToken).ShouldBe("It fell to 31% there.");
    }

    [Fact]
    public void A_body_in_JSON_that_is_markup_is_read_as_such() =>
        Text(
                "a.json",
                DocumentFormat.Json,
                """{"title": "Vote", "body": "<p>Turnout was 63.5%<sup>1</sup> and CO<sub>2</sub> fell.</p>TABLE"}""".Replace(
                    "TABLE",
                    Table.Replace("\"", "\\\"", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
            )
            .ShouldBe("Turnout was 63.5% and CO2 fell.\n\nList: Quay Union | Seats: 9\n\nWard vote");

    [Theory]
    [InlineData("Prices rose: 3 < 5 and 7 > 4.\\n\\nThat is all.", "Prices rose: 3 < 5 and 7 > 4.\n\nThat is all.")]
    [InlineData("He wrote <b and nothing more.", "He wrote <b and nothing more.")]
    public void A_body_in_JSON_that_is_text_stays_as_it_is(string body, string text) =>
        Text("a.json", DocumentFormat.Json, $$"""{"title": "Prices", "body": "{{body}}"}""").ShouldBe(text);

    [Fact]
    public void Markdown_keeps_tables_powers_and_HTML_and_loses_marks_of_notes()
    {
        var text = Text(
            "a.md",
            DocumentFormat.Markdown,
            "# Vote\n\nTurnout was 63.5%[^1] of 12<sup>4</sup> towns on 18 km<sup>2</sup>.^[2] See <https://x.example/y>.\n\n| "
                + $"List | Seats |\n|---|---:|\n| Hill Voice | 4 |\n\n{Table}\n\n[^1]: Of those allowed to vote.\n"
        );

        text.ShouldStartWith(
            "Turnout was 63.5% of 12 towns on 18 km². See .\n\nList: Hill Voice | Seats: 4\n\nList: Quay Union | Seats: 9\n\nWard vote"
        );
        text.ShouldContain("Of those allowed to vote.");
    }

    static string Text(string name, DocumentFormat format, string content) =>
        new DocumentReader(new InputLimits())
            .Read(Encoding.UTF8.GetBytes(content), name, format, TestContext.Current.CancellationToken)
            .ShouldHaveSingleItem()
            .ShouldBeOfType<Reading.Found>()
            .Article.Text;
}
