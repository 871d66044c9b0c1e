using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Tests.Language;

/// <summary>What is read in a sentence, whoever asks.</summary>
public sealed class SentenceReadingTests
{
    [Theory]
    [InlineData("The mayor denied that the bridge was sold.", "sold")]
    [InlineData("Officials ruled out closing the harbour.", "closing")]
    [InlineData("Nobody was injured in the fire.", "injured")]
    [InlineData("The union cancelled the strike.", "strike")]
    [InlineData("Holm never met the shipowner.", "met")]
    [InlineData("The board refused to release the report.", "release")]
    public void What_is_denied_is_within_reach(string text, string word) =>
        Sentence.Of(text).Negations.ShouldContain(one => one.Reach.Any(reached => reached.Text == word));

    [Theory]
    [InlineData("The mayor said the bridge was sold, but not the tower.", "sold")]
    [InlineData("The ferry was not damaged and will sail on Friday.", "sail")]
    [InlineData("Not only Berg signed the letter.", "signed")]
    [InlineData("The owner has not ruled out a sale.", "sale")]
    [InlineData("All the missing were found alive.", "found")]
    public void What_stands_beside_is_not(string text, string word) =>
        Sentence.Of(text).Negations.ShouldNotContain(one => one.Reach.Any(reached => reached.Text == word));

    [Theory]
    [InlineData("The council has not ruled out a subsidy.", true)]
    [InlineData("The council has not yet ruled out a subsidy.", true)]
    [InlineData("A subsidy cannot be ruled out, the mayor said.", true)]
    [InlineData("The council did not pay and ruled out a loan.", false)]
    [InlineData("The council ruled out a subsidy.", false)]
    [InlineData("The council did not pay a subsidy.", false)]
    public void What_is_not_ruled_out_is_left_open(string text, bool isOpen) =>
        Sentence.Of(text).Operators.Exists(one => one.IsLeftOpen).ShouldBe(isOpen);

    [Fact]
    public void What_was_ruled_out_is_marked_whole()
    {
        var sentence = Sentence.Of("The council ruled out a subsidy.");

        sentence.At(sentence.Negations.ShouldHaveSingleItem().Span).ShouldBe("ruled out");
    }

    [Fact]
    public void A_clause_is_negated_by_what_stands_in_it()
    {
        var sentence = Sentence.Of("Berg spoke on Monday, while Holm did not come.");

        sentence.IsNegatedIn(new TextSpan(0, 20)).ShouldBeFalse();
        sentence.IsNegatedIn(new TextSpan(20, sentence.Text.Length)).ShouldBeTrue();
    }

    [Fact]
    public void Speaker_and_hedge_are_read_in_it()
    {
        var sentence = Sentence.Of("The port is expected to close, Ann Rao said.");

        sentence.Speaker?.Text.ShouldBe("Ann Rao");
        sentence.At(sentence.Hedge!.Value).ShouldBe("is expected to");
    }
}
