using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class OccasionsTests
{
    [Theory]
    [InlineData("Ida Holm opened the fair.", 2020, false)]
    [InlineData("This year, unlike in the past, Ida Holm opened the fair.", 2020, false)]
    [InlineData("Ida Holm opened the fair in 2017.", 2017, true)]
    [InlineData("Since 2014 the fair has drawn thousands.", 2020, false)]
    [InlineData("Holm told the fair that the bay would be clean by 2030.", 2020, false)]
    [InlineData("Last year Ida Holm opened the fair.", 2019, true)]
    [InlineData("Three years ago Ida Holm opened the fair.", 2017, true)]
    [InlineData("A year ago Ida Holm opened the fair.", 2019, true)]
    [InlineData("Some 15 years ago the fair was small.", 2005, true)]
    [InlineData("Years ago the fair was small.", null, true)]
    [InlineData("The fair in the past drew ministers.", null, true)]
    [InlineData("Over the years the fair has drawn ministers.", null, true)]
    [InlineData("She used to open the fair.", null, true)]
    [InlineData("The hall used to be a shipyard.", null, true)]
    [InlineData("Ida Holm refused to open the fair.", 2020, false)]
    [InlineData("Software used to count visitors failed at the fair.", 2020, false)]
    [InlineData("The Dock Fair, formerly known as the Boat Fair, opened.", 2020, false)]
    [InlineData("A previously unknown firm won the prize.", 2020, false)]
    [InlineData("Holm had previously opened the fair.", null, true)]
    [InlineData("Visitors ate in pasta bars at the fair.", 2020, false)]
    public void The_time_is_told_by_the_words(string text, int? year, bool earlier) =>
        Occasions.Of(text, new TextSpan(0, text.Length), 2020).ShouldBe(new Occasion(year, earlier));

    [Fact]
    public void Without_a_publication_year_only_stated_years_are_known()
    {
        Of("Ida Holm opened the fair in 2017.").ShouldBe(new Occasion(2017, false));
        Of("Ida Holm opened the fair.").ShouldBe(new Occasion(null, false));
        Of("Three years ago Ida Holm opened the fair.").ShouldBe(new Occasion(null, true));
    }

    static Occasion Of(string text) => Occasions.Of(text, new TextSpan(0, text.Length), null);
}
