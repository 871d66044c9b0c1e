using BriefBot.Deliver;

namespace BriefBot.Tests.Deliver;

public class TextFragmentTests
{
    [Fact]
    public void A_short_quote_is_named_in_full()
    {
        TextFragment
            .Link("https://news.example/a", "The harbour opened on Monday.")
            .ShouldBe("https://news.example/a#:~:text=The%20harbour%20opened%20on%20Monday.");
    }

    [Fact]
    public void Characters_of_the_directives_own_syntax_are_encoded()
    {
        TextFragment
            .Link("https://news.example/a", "a well-known, old & “dear” port")
            .ShouldBe("https://news.example/a#:~:text=a%20well%2Dknown%2C%20old%20%26%20%E2%80%9Cdear%E2%80%9D%20port");
    }

    [Fact]
    public void A_long_quote_is_named_by_its_ends()
    {
        var quote = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"word{i}"));

        TextFragment
            .Link("https://news.example/a", quote)
            .ShouldBe("https://news.example/a#:~:text=word1%20word2%20word3%20word4%20word5,word56%20word57%20word58%20word59%20word60");
    }

    [Fact]
    public void A_fragment_that_the_address_has_stays()
    {
        TextFragment.Link("https://news.example/a?x=1#top", "Open.").ShouldBe("https://news.example/a?x=1#top:~:text=Open.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public void Only_web_pages_are_linked(string? url)
    {
        TextFragment.Link(url, "Open.").ShouldBeNull();
    }
}
