namespace BriefBot.Tests.Deliver.Discord;

/// <summary>The tests' own reading of markdown sees what it is there to see.</summary>
public sealed class ClientMarkdownTests
{
    [Theory]
    [InlineData("hi <@123>", "mention")]
    [InlineData("<@&1>", "mention")]
    [InlineData("<#1>", "mention")]
    [InlineData("<:a:1>", "mention")]
    [InlineData("@everyone", "broadcast")]
    [InlineData("a @here", "broadcast")]
    [InlineData("<t:1:R>", "time")]
    [InlineData("see https://a.example", "address")]
    [InlineData("<https://a.example>", "address")]
    [InlineData(":smile:", "emoji")]
    [InlineData("a `b` c", "code")]
    [InlineData("```\nb\n```", "code")]
    [InlineData("a_b", "_")]
    [InlineData("||a", "||")]
    [InlineData("a\n# b", "#")]
    [InlineData("> - b", ">", "-")]
    [InlineData("1. b", "1.")]
    public void What_a_client_would_act_on_is_seen(string markdown, params string[] kinds) =>
        ClientMarkdown.Read(markdown).Marks.Select(mark => mark.Kind).ShouldBe(kinds);

    [Theory]
    [InlineData("[a](https://b.example)", "a", "https://b.example")]
    [InlineData("[[1]](https://b.example)", "[1]", "https://b.example")]
    [InlineData("[a \\[b\\]](javascript:x)", "a [b]", "javascript:x")]
    public void A_masked_link_is_seen_with_its_target(string markdown, string text, string target)
    {
        var link = ClientMarkdown.Read(markdown).Marks.ShouldHaveSingleItem();

        (link.Kind, link.Text, link.Target).ShouldBe(("link", text, target));
    }

    [Theory]
    [InlineData("\\[a\\](b)")]
    [InlineData("\\<\\@1\\>")]
    [InlineData("a # b - c 1. d")]
    public void What_is_escaped_or_in_the_middle_is_text(string markdown) => ClientMarkdown.Read(markdown).Marks.ShouldBeEmpty();
}
