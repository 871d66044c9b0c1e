using BriefBot.Deliver;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver;

public class VisibleTextTests
{
    [Theory]
    [InlineData("plain “text” – it’s fine", "plain “text” – it’s fine")]
    [InlineData("a\u001b[31mred", "a\u241b[31mred")]
    [InlineData("one\r\ntwo\tthree", "one  two three")]
    [InlineData("bell\u0007 del\u007f csi\u009b2J", "bell\u2407 del\u2421 csi\ufffd2J")]
    [InlineData("abc\u202edcba\u202c \u2066x\u2069", "abcdcba x")]
    [InlineData("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    public void Nothing_that_acts_reaches_the_reader(string text, string shown)
    {
        VisibleText.Line(text).ShouldBe(shown);
    }

    [Fact]
    public void No_text_yields_a_control_or_a_line_break()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text =>
                    VisibleText
                        .Line(text ?? "")
                        .All(c =>
                            !char.IsControl(c)
                            && c is not ('\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))
                        )
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character()
    {
        VisibleText.Line("a" + '\ud800' + "b").ShouldBe("a\ufffdb");
    }
}
