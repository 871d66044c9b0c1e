using System.Text.RegularExpressions;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

public sealed partial class FormatPartsTests
{
    static readonly string?[] Languages = [null, .. Localization.Locales];

    [Fact]
    public void Every_button_id_is_read_back()
    {
        foreach (var action in Enum.GetValues<ButtonAction>())
        {
            var id = new ButtonId(action, long.MaxValue);

            ButtonId.Parse(id.ToString()).ShouldBe(id);
            id.ToString().Length.ShouldBeLessThanOrEqualTo(DiscordLimits.CustomId);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bb1:why")]
    [InlineData("bb2:why:42")]
    [InlineData("bb1:what:42")]
    [InlineData("bb1:why:-1")]
    [InlineData("bb1:why: 1")]
    [InlineData("bb1:why:42:x")]
    [InlineData("bb1:why:99999999999999999999")]
    public void Another_custom_id_is_nothing(string? customId) => ButtonId.Parse(customId).ShouldBeNull();

    [Fact]
    public void Every_language_has_every_term_with_the_same_placeholders()
    {
        foreach (var term in Enum.GetValues<Term>())
        {
            var expected = Placeholders(Localization.For(null)[term]);
            foreach (var locale in Languages)
            {
                var words = Localization.For(locale)[term];
                words.ShouldNotBeNullOrWhiteSpace($"{term} in {locale}");
                Placeholders(words).ShouldBe(expected, $"{term} in {locale}");
            }
        }
    }

    [Fact]
    public void Names_of_commands_are_as_Discord_wants_them()
    {
        foreach (var term in Enum.GetValues<Term>().Where(term => term.ToString().EndsWith("Name", StringComparison.Ordinal)))
        {
            foreach (var locale in Languages)
            {
                var name = Localization.For(locale)[term];
                CommandName().IsMatch(name).ShouldBeTrue($"{term} in {locale}: {name}");
                name.ShouldBe(name.ToLowerInvariant());
            }
        }

        foreach (var term in Enum.GetValues<Term>().Where(term => term.ToString().EndsWith("Use", StringComparison.Ordinal)))
        foreach (var locale in Languages)
            Localization.For(locale)[term].Length.ShouldBeInRange(1, DiscordLimits.CommandDescription);
        foreach (var term in new[] { Term.AskAboutThis, Term.CheckThisClaim })
        foreach (var locale in Languages)
            Localization.For(locale)[term].Length.ShouldBeInRange(1, 32);
        foreach (var term in new[] { Term.Sources, Term.Why, Term.Share })
        foreach (var locale in Languages)
            Localization.For(locale)[term].Length.ShouldBeInRange(1, DiscordLimits.ButtonLabel);
    }

    [Theory]
    [InlineData(null, "23 November 2020", "1,200")]
    [InlineData("en-GB", "23 November 2020", "1,200")]
    [InlineData("pl", "23 November 2020", "1,200")]
    [InlineData("de", "23. November 2020", "1.200")]
    [InlineData("fr", "23 novembre 2020", "1\u202f200")]
    [InlineData("es-419", "23 de noviembre de 2020", "1.200")]
    public void Days_and_numbers_are_written_as_in_the_language(string? locale, string day, string number)
    {
        Localization.For(locale).Day(new DateOnly(2020, 11, 23)).ShouldBe(day);
        Localization.For(locale).Number(1200).ShouldBe(number);
    }

    [Fact]
    public void The_first_of_a_month_is_written_as_an_ordinal_in_French() =>
        Localization.For("fr").Day(new DateOnly(2020, 12, 1)).ShouldBe("1er décembre 2020");

    [Fact]
    public void A_quote_over_several_blocks_is_the_quote_and_each_cut_shows() =>
        Prop.ForAll(
                Arb.From(HostileText.Texts),
                text =>
                {
                    var blocks = QuoteBlocks.All(text, "\\[1\\]", 200).Select(block => ClientMarkdown.Read(block).Shown).ToList();

                    blocks.ShouldAllBe(block => block.StartsWith('“'));
                    blocks.Skip(1).ShouldAllBe(block => block.StartsWith("“… "));
                    blocks.SkipLast(1).ShouldAllBe(block => block.EndsWith(" …”"));
                    var parts = blocks.Select((block, i) => block[(i == 0 ? 1 : 3)..(i == blocks.Count - 1 ? block.LastIndexOf('”') : ^3)]);
                    Letters(string.Concat(parts)).ShouldBe(Letters(CleanText.Of(text).Text));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    [Fact]
    public void A_quote_that_is_cut_keeps_its_short_answer()
    {
        var before = string.Concat(Enumerable.Repeat("A sentence that goes on. ", 40));
        var quote = before + "It was Ada Pell who opened it." + string.Concat(Enumerable.Repeat(" And more of it.", 40));
        var at = quote.IndexOf("Ada Pell", StringComparison.Ordinal);

        var block = QuoteBlocks.One(quote, [new TextSpan(at, at + 8)], "", 300);

        block.ShouldStartWith("> “… ");
        block.ShouldContain("It was **Ada Pell** who opened it.");
        block.ShouldEndWith(" …”");
        block.Length.ShouldBeLessThan(320);
    }

    [Fact]
    public void A_long_text_is_cut_where_a_sentence_ends()
    {
        var text = CleanText.Of("The first sentence is here. The second one follows it. The third is too long for the space that is left.");

        var end = TextCut.End(text, 0, 70);

        text.Text[..end].ShouldBe("The first sentence is here. The second one follows it.");
    }

    static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal);

    static IEnumerable<string> Placeholders(string words) =>
        Placeholder().Matches(words).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[-_\p{L}\p{N}]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex CommandName();
}
