using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Tests.Language.Reading;

/// <summary>A measure in two units is one.</summary>
public sealed class QuantitiesTests
{
    [Theory]
    [InlineData("It took four hours and 51 minutes.", "four hours", "four hours and 51 minutes")]
    [InlineData("It took four hours and 51 minutes.", "51 minutes", "four hours and 51 minutes")]
    [InlineData("It took 2 hours 15 minutes.", "2 hours", "2 hours 15 minutes")]
    [InlineData("She is 5 feet 4 inches tall.", "5 feet", "5 feet 4 inches")]
    [InlineData("The hole was 1 metre and 40 centimetres high.", "1 metre", "1 metre and 40 centimetres")]
    [InlineData("He led for three years, two months.", "three years", "three years, two months")]
    [InlineData("It takes two hours and three hours back.", "two hours", "two hours")]
    [InlineData("Between two days and three weeks passed.", "two days", "two days")]
    [InlineData("She ran for two hours and nine people followed.", "two hours", "two hours")]
    [InlineData("It cost 4 million euros and 3 days.", "4 million euros", "4 million euros")]
    [InlineData("It took four hours.", "four hours", "four hours")]
    public void What_stands_in_a_smaller_unit_beside_it_belongs_to_it(string sentence, string part, string whole)
    {
        var at = sentence.IndexOf(part, StringComparison.Ordinal);

        var span = Quantities.Whole(sentence, new TextSpan(at, at + part.Length), new TextSpan(0, sentence.Length));

        sentence[span.Start..span.End].ShouldBe(whole);
    }
}
