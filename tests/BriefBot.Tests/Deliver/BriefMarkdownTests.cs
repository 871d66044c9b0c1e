using BriefBot.Deliver;

namespace BriefBot.Tests.Deliver;

/// <summary>Text from outside in Markdown.</summary>
public sealed class BriefMarkdownTests
{
    [Theory]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("[link](javascript:alert(1))", "\\[link\\](javascript\\:alert(1))")]
    [InlineData("<script>*x*</script>", "\\<script\\>\\*x\\*\\</script\\>")]
    [InlineData("one\n\n- two", "one  - two")]
    [InlineData("www.example.com", "www\\.example.com")]
    [InlineData("https://example.com", "https\\://example.com")]
    [InlineData("mail@example.com, #12", "mail\\@example.com, \\#12")]
    [InlineData("Straße 5 % größer", "Straße 5 % größer")]
    public void What_comes_from_outside_means_nothing_but_itself(string text, string escaped) =>
        BriefMarkdown.Escape(text).ShouldBe(escaped);
}
