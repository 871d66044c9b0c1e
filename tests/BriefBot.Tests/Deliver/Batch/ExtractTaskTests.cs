using System.Text;
using System.Text.Json;
using BriefBot.Deliver.Batch;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Deliver.Batch;

public class ExtractTaskTests
{
    static readonly DateOnly Today = new(2024, 5, 1);

    const string Page = """
        <html><head><title>Harbour wall to be raised</title><meta name="author" content="Ines Roth"><meta property="article:published_time" content="2024-04-12T08:00:00Z"></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
        <article><h1>Harbour wall to be raised</h1>
        <p>The council of Norrvik voted on Thursday to raise the harbour wall by a metre, after two floods in one winter.</p>
        <p>Subscribe to our newsletter</p>
        <p>Work starts in June, and the ferry will use the northern pier until the autumn, the harbour master said.</p></article>
        <footer>All rights reserved</footer></body></html>
        """;

    [Fact]
    public async Task A_page_becomes_what_ingest_would_store_of_it()
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = "p1",
                url = "https://example.com/wall",
                html = Page,
            }
        );

        var made = await RunAsync(line);
        var stored = new ArticleDrafter(new IngestRequest(default, []), Today)
            .Draft(
                (
                    (Reading.Found)
                        new DocumentReader(new InputLimits()).Read(
                            Encoding.UTF8.GetBytes(Page),
                            "wall.html",
                            DocumentFormat.Html,
                            TestContext.Current.CancellationToken
                        )[0]
                ).Article,
                null
            )
            .Draft!;

        made.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "title", "published", "author", "text"]);
        made.GetProperty("id").GetString().ShouldBe("p1");
        made.GetProperty("title").GetString().ShouldBe(stored.Title);
        made.GetProperty("published").GetString().ShouldBe("2024-04-12");
        made.GetProperty("author").GetString().ShouldBe("Ines Roth");
        made.GetProperty("text").GetString().ShouldBe(stored.Body);
        stored.Body.ShouldStartWith("The council of Norrvik");
        stored.Body.ShouldNotContain("newsletter");
    }

    [Fact]
    public async Task A_page_without_an_article_has_an_empty_text()
    {
        var made = await RunAsync("""{"id": 4, "html": "<html><body><nav><a href='/'>Home</a></nav></body></html>"}"""u8.ToArray());

        made.GetProperty("id").GetString().ShouldBe("4");
        made.GetProperty("text").GetString().ShouldBe("");
        made.GetProperty("published").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{"id": "a", "url": "https://example.com/"}""", "\"html\" is missing")]
    [InlineData("""{"html": "<p>Text</p>"}""", "\"id\" is missing or empty")]
    [InlineData("nonsense", "not valid JSON")]
    public async Task A_line_that_is_no_page_says_why(string line, string reason)
    {
        var run = () => RunAsync(Encoding.UTF8.GetBytes(line));

        (await run.ShouldThrowAsync<FormatException>()).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_page_beyond_the_limits_says_which()
    {
        var deep = JsonSerializer.SerializeToUtf8Bytes(new { id = "deep", html = string.Concat(Enumerable.Repeat("<div>", 1000)) });

        var run = () => RunAsync(deep);

        (await run.ShouldThrowAsync<FormatException>()).Message.ShouldContain("nested more than");
    }

    static async Task<JsonElement> RunAsync(byte[] line)
    {
        var made = await new ExtractTask(new InputLimits(), Today).RunAsync(line, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(made);
        return json.RootElement.Clone();
    }
}
