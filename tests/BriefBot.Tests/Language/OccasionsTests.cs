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
    [InlineData("The budget for 2021 is a tenth smaller than this year.", 2021, false)]
    [InlineData("The fair drew more visitors than last year.", 2020, false)]
    [InlineData("Prices fell three percent compared with a year ago.", 2020, false)]
    [InlineData("The fair was busier than in 2016.", 2020, false)]
    [InlineData("Sales were down from 2018.", 2020, false)]
    [InlineData("Last year more people came than in 2015.", 2019, true)]
    [InlineData("In 2019 the ferry carried more people than in 2016.", 2019, true)]
    [InlineData("The fair drew more than 900 people in 2016.", 2016, true)]
    [InlineData("Holm spoke against the quay in 2016.", 2016, true)]
    [InlineData("It is better known than the fair, which opened in 2016.", 2016, true)]
    [InlineData("Takings, £m | 2020: 41.2 | 2019: 44.0 | Change: -6.4%", null, false)]
    [InlineData("Takings fell compared with the same quarter last year.", 2020, false)]
    [InlineData("The fair was twice as large as in 2016.", 2020, false)]
    [InlineData("As of 2016 the fair had 40 stands.", 2016, true)]
    [InlineData("Holm has been known as a painter since a show in the spring of 2016.", 2016, true)]
    [InlineData("Takings rose to 61 million, up from 38 million last year.", null, false)]
    [InlineData("The fair drew 900 people, against 700 two years ago.", null, false)]
    [InlineData("Takings were 61 million compared with 38 million in 2016.", null, false)]
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
