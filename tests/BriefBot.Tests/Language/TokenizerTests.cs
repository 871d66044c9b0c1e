using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class TokenizerTests
{
    [Theory]
    [InlineData("The U.S. and the US, with us", "the usa and the usa with us")]
    [InlineData("U.S.-led talks; U.N.'s envoy; U.K.", "usa led talks un envoy uk")]
    [InlineData("China’s 1,850 ships don't cost $3.5", "china 1850 ships dont cost 3p5")]
    [InlineData("12 km², 9 m³ of CO₂ and H₂O", "12 km2 9 m3 of co2 and h2o")]
    [InlineData("12 km2, 9 m3 of CO2 and H2O", "12 km2 9 m3 of co2 and h2o")]
    [InlineData("10⁶ litres, 12¹ tonnes² of it", "10 litres 12 tonnes of it")]
    [InlineData("AT&T, São Paulo, Škoda, Covid-19", "att sao paulo skoda covid 19")]
    [InlineData("He came in 2017. Then left", "he came in 2017 then left")]
    [InlineData("10,20,300 and 1,2345", "10 20300 and 1 2345")]
    [InlineData("", "")]
    public void Words_are_normalised_the_same_way_on_both_sides(string text, string expected) =>
        Normalizer.IndexText(text).ShouldBe(expected);

    [Fact]
    public void Offsets_point_at_the_words_in_the_text()
    {
        const string text = "Xi’s letter to the U.S. — read aloud.";
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        var spans = new List<string>();

        while (tokenizer.Next())
            spans.Add(text[tokenizer.Start..tokenizer.End]);

        spans.ShouldBe(["Xi’s", "letter", "to", "the", "U.S.", "read", "aloud"]);
    }
}
