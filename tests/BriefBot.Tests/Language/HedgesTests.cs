using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Tests.Language;

public class HedgesTests
{
    [Theory]
    [InlineData("Ida Holm was expected to speak on Friday.", "was expected to")]
    [InlineData("Two ministers were expected at the fair.", "were expected")]
    [InlineData("The pair were due to sign on Monday.", "were due to")]
    [InlineData("Holm reportedly met the owners.", "reportedly")]
    [InlineData("She was to open the fair by video.", "was to")]
    [InlineData("The firm plans to sell its ferries.", "plans to")]
    [InlineData("They might sell, and are likely to.", "might")]
    [InlineData("Holm may attend in person.", "may")]
    [InlineData("Was Expected To and the like count in any case.", "Was Expected To")]
    [InlineData("He is said to have sold the boats.", "is said to")]
    public void Words_that_keep_a_statement_from_being_a_fact_are_found(string text, string hedge) => Find(text).ShouldBe(hedge);

    [Theory]
    [InlineData("Ida Holm spoke on Friday.")]
    [InlineData("The council agreed on a plan to close the pier.")]
    [InlineData("It voted on its plans to close the pier.")]
    [InlineData("The fair opened on May 4.")]
    [InlineData("The might of the old navy was on show, and so was the country's industrial might.")]
    [InlineData("The entrance was to the left of the pier.")]
    [InlineData("Prices rose more than expected.")]
    [InlineData("The mighty river rose.")]
    public void Facts_are_not_taken_for_hedged(string text) => Find(text).ShouldBeNull();

    [Fact]
    public void Only_the_range_is_searched()
    {
        const string Text = "Holm was expected to speak. Berg spoke.";

        Hedges.Find(Text, new TextSpan(28, Text.Length)).ShouldBeNull();
        Hedges.Find(Text, new TextSpan(0, 8)).ShouldBeNull();
    }

    [Fact]
    public void The_first_and_longest_is_given() => Find("It is expected to rain and might snow.").ShouldBe("is expected to");

    static string? Find(string text) => Hedges.Find(text, new TextSpan(0, text.Length)) is { } hedge ? text[hedge.Start..hedge.End] : null;
}
