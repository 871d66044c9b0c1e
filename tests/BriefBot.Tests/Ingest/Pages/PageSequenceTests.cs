using BriefBot.Corpus;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest.Pages;

public class PageSequenceTests
{
    static FoundArticle Page(string address, string link, string subject = "ferry", string title = "Ferry returns") =>
        TestPage.Article(
            TestPage.Html(
                $"<title>{title}</title>",
                $"<h1>{title}</h1><article><p>One standfirst stands on top of every page of this long story about the sea and its "
                    + $"boats.</p>{TestPage.Story(3, subject)}</article>{link}"
            ),
            address
        );

    [Theory]
    [InlineData("https://shore.example/ferry", "<a href=\"/ferry?page=2\">2</a>", "https://shore.example/ferry?page=2")]
    [InlineData(
        "https://shore.example/ferry?page=2",
        "<a href=\"?page=1\">1</a><a href=\"?page=3\">Next</a><a href=\"?page=9\">9</a>",
        "https://shore.example/ferry?page=3"
    )]
    [InlineData("https://shore.example/ferry?id=7", "<a href=\"/ferry?id=7&amp;page=2\">2</a>", "https://shore.example/ferry?id=7&page=2")]
    [InlineData(
        "https://shore.example/ferry/",
        "<link rel=\"next\" href=\"https://shore.example/ferry/page/2/\">",
        "https://shore.example/ferry/page/2/"
    )]
    [InlineData("https://shore.example/ferry", "<a rel=\"next\" href=\"/ferry/2\">weiter</a>", "https://shore.example/ferry/2")]
    [InlineData("https://shore.example/ferry.html", "<a href=\"ferry-2.html#top\">2</a>", "https://shore.example/ferry-2.html")]
    [InlineData("https://shore.example/ferry-2.html", "<a href=\"ferry-3.html\">3</a>", "https://shore.example/ferry-3.html")]
    [InlineData("https://shore.example/ferry", "<link rel=\"next\" href=\"/the-next-story\">", null)]
    [InlineData("https://shore.example/ferry", "<a href=\"https://elsewhere.example/ferry?page=2\">2</a>", null)]
    [InlineData("https://shore.example/ferry", "<a href=\"/ferry?page=3\">3</a>", null)]
    [InlineData("https://shore.example/ferry", "<a href=\"/ferry#comments\">2</a>", null)]
    [InlineData("https://shore.example/ferry", "", null)]
    public void The_next_page_differs_in_its_number_only(string address, string link, string? next) =>
        Page(address, link).NextPage.ShouldBe(next);

    [Fact]
    public void Pages_are_joined_to_one_article_without_what_they_repeat()
    {
        var first = Page("https://shore.example/ferry", "<a href=\"/ferry?page=2\">2</a>");
        var second = Page("https://shore.example/ferry?page=2", "", "pier", "Ferry returns – page 2");

        var joined = PageSequence.Join([first, second]);

        joined.Text.Split("\n\n").Length.ShouldBe(7);
        joined.Text.ShouldStartWith("One standfirst");
        joined.Text.ShouldContain("report 3 about the pier");
        (joined.Title, joined.NextPage, joined.Completeness).ShouldBe(("Ferry returns", null, Completeness.Whole));
        joined.Original.Bytes.Length.ShouldBe(first.Original.Bytes.Length + second.Original.Bytes.Length);
    }

    [Fact]
    public void A_page_of_another_article_ends_the_sequence()
    {
        var joined = PageSequence.Join([
            Page("https://shore.example/ferry", "<a href=\"/ferry?page=2\">2</a>"),
            Page("https://shore.example/ferry?page=2", "", "train", "Trains stop"),
        ]);

        joined.Text.ShouldNotContain("train");
        joined.NextPage.ShouldBe("https://shore.example/ferry?page=2");
    }

    [Fact]
    public void An_article_whose_last_page_was_not_gathered_is_an_excerpt() =>
        PageSequence
            .Join([
                Page("https://shore.example/ferry", "<a href=\"/ferry?page=2\">2</a>"),
                Page("https://shore.example/ferry?page=2", "<a href=\"/ferry?page=3\">3</a>", "pier"),
            ])
            .Completeness.ShouldBe(Completeness.Excerpt);

    [Fact]
    public void One_page_is_its_article()
    {
        var only = Page("https://shore.example/ferry", "");

        PageSequence.Join([only]).ShouldBeSameAs(only);
        Should.Throw<ArgumentException>(() => PageSequence.Join([]));
    }
}
