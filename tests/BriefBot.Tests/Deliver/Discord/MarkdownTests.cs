using System.Globalization;
using BriefBot.Deliver.Discord.Format;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class MarkdownTests
{
    static readonly Arbitrary<int> Limits = Arb.From(Gen.Choose(1, 300));

    [Theory]
    [InlineData("plain text, it’s fine", "plain text, it’s fine")]
    [InlineData("2 * 3 _ 4 ~ 5", "2 \\* 3 \\_ 4 \\~ 5")]
    [InlineData("**bold** `code`", "\\*\\*bold\\*\\* \\`code\\`")]
    [InlineData(":smile:", "\\:smile\\:")]
    [InlineData("[a](http://b.example)", "\\[a\\]\\(http\\://b.example)")]
    [InlineData("<@123> <t:1:R>", "\\<\\@123\\> \\<t\\:1\\:R\\>")]
    [InlineData("@everyone @here @ada", "\\@\u2060everyone \\@\u2060here \\@ada")]
    [InlineData("# one", "\\# one")]
    [InlineData("- one - two", "\\- one - two")]
    [InlineData("1. one 2. two", "1\\. one 2. two")]
    [InlineData("12) twelve (of 13)", "12\\) twelve (of 13)")]
    [InlineData("at 10:30: now", "at 10\\:30\\: now")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("one\ntwo", "one two")]
    public void Signs_are_shown_and_not_obeyed(string text, string markdown) => Markdown.Escape(text).ShouldBe(markdown);

    [Theory]
    [InlineData("Hồ Chí Minh, Dvořák, naïve")]
    [InlineData("क्षत्रिय · ที่นี่ · བསྒྲུབས · שָׁלוֹם · سَلَام")]
    [InlineData("👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿 🇩🇪")]
    public void Scripts_with_marks_and_emoji_stay_whole(string text) => Markdown.Escape(text).ShouldBe(text);

    [Fact]
    public void A_tower_of_marks_is_cut_to_what_letters_carry()
    {
        var tower = "Z" + new string('\u0301', 40) + "o";

        Markdown.Escape(tower).ShouldBe("Z\u0301\u0301\u0301\u0301o");
    }

    [Fact]
    public void What_a_reader_sees_is_the_text() =>
        Prop.ForAll(
                Arb.From(HostileText.Texts),
                text =>
                {
                    var read = ClientMarkdown.Read(Markdown.Escape(text));

                    read.Marks.ShouldBeEmpty();
                    read.Shown.Replace("\u2060", "", StringComparison.Ordinal).ShouldBe(CleanText.Of(text).Text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));

    [Fact]
    public void A_cut_text_fits_and_is_cut_between_characters_with_a_sign() =>
        Prop.ForAll(
                Arb.From(HostileText.Texts),
                Limits,
                (text, limit) =>
                {
                    var markdown = Markdown.Escape(text, limit);

                    markdown.Length.ShouldBeLessThanOrEqualTo(limit);
                    var whole = CleanText.Of(text).Text;
                    var shown = ClientMarkdown.Read(markdown).Shown.Replace("\u2060", "", StringComparison.Ordinal);
                    if (shown == whole)
                        return;
                    shown.ShouldEndWith("…");
                    shown = shown[..^1];
                    whole.ShouldStartWith(shown, Case.Sensitive);
                    // Blanks before the cut are left out, also where one belongs to the sign before it.
                    var blanks = whole[shown.Length..].TakeWhile(c => c == ' ').Count();
                    var ends = Enumerable.Range(shown.Length, blanks + 1);
                    ends.Any(end => end == whole.Length || StringInfo.ParseCombiningCharacters(whole).Contains(end)).ShouldBeTrue();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));

    [Fact]
    public void Text_without_markdown_is_cut_at_a_whole_character_too() =>
        Prop.ForAll(
                Arb.From(HostileText.Texts),
                Limits,
                (text, limit) =>
                {
                    var shown = Markdown.Plain(text, limit);

                    shown.Length.ShouldBeLessThanOrEqualTo(limit);
                    shown.ShouldNotContain("@everyone", Case.Insensitive);
                    (shown.Length > 0 && char.IsHighSurrogate(shown[^1])).ShouldBeFalse();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    [Theory]
    [InlineData("https://a.example/b", "https://a.example/b")]
    [InlineData("HTTP://A.example", "http://a.example/")]
    [InlineData("https://a.example/(b) c>", "https://a.example/%28b%29%20c%3E")]
    [InlineData("https://a.example/@everyone*_~", "https://a.example/%40everyone%2A_~")]
    [InlineData("https://a.example:8443/ä?q=ö#ü", "https://a.example:8443/%C3%A4?q=%C3%B6#%C3%BC")]
    [InlineData("https://münchen.example/", "https://xn--mnchen-3ya.example/")]
    [InlineData("https://user:secret@a.example/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//a.example/b", null)]
    [InlineData("a.example", null)]
    [InlineData("https://[::1]/", null)]
    [InlineData("https://xn--\u00fc.example/", null)]
    [InlineData(null, null)]
    public void Only_whole_web_addresses_become_links(string? url, string? address) => Markdown.Address(url).ShouldBe(address);

    [Fact]
    public void An_address_that_is_too_long_is_no_link()
    {
        Markdown.Link("text", "https://a.example/" + new string('a', Markdown.MaxAddress)).ShouldBe("text");
    }

    [Fact]
    public void A_link_whose_text_is_an_address_is_no_link()
    {
        Markdown.Link("https://good.example", "https://evil.example").ShouldBe("https\\://good.example");
        Markdown.Link("a [b]", "https://a.example/").ShouldBe("[a \\[b\\]](https://a.example/)");
    }
}
