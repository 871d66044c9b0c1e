using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class TokenizerTests
{
    [Theory]
    [InlineData("The U.S. and the US, with us", "the usa and the usa with us")]
    [InlineData("U.S.-led talks; U.N.'s envoy; U.K.", "usa led talks un envoy uk")]
    [InlineData("China’s 1,850 ships don't cost $3.5", "china 1850 ships dont cost 3p5")]
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

        while (tokenizer.Next()) spans.Add(text[tokenizer.Start..tokenizer.End]);

        spans.ShouldBe(["Xi’s", "letter", "to", "the", "U.S.", "read", "aloud"]);
    }
}
