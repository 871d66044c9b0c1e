using BriefBot.Language;

namespace BriefBot.Tests.Language;

/// <summary>Complete dates of other languages than English in texts.</summary>
public class NamedDatesTests
{
    [Theory]
    [InlineData("Publikováno: pátek 12. srpna 2025 v 10:15", "pátek 12. srpna 2025", 2025, 8, 12)]
    [InlineData("Publié le 1er août 2025 à 10h15", "1er août 2025", 2025, 8, 1)]
    [InlineData("2025. augusztus 12., kedd", "2025. augusztus 12", 2025, 8, 12)]
    [InlineData("Ngày 12 tháng 8 năm 2025, Hà Nội", "12 tháng 8 năm 2025", 2025, 8, 12)]
    [InlineData("公開日2025年8月12日 10時", "2025年8月12日", 2025, 8, 12)]
    [InlineData("서울 2025년 8월 12일", "2025년 8월 12일", 2025, 8, 12)]
    [InlineData("令和7年8月12日", "令和7年8月12日", 2025, 8, 12)]
    [InlineData("Agosto 12, 2025", "Agosto 12, 2025", 2025, 8, 12)]
    [InlineData("١٢ آب ٢٠٢٥ في بيروت", "١٢ آب ٢٠٢٥", 2025, 8, 12)]
    [InlineData("pet, 10 lis 2025", "pet, 10 lis 2025", 2025, 10, 10)]
    [InlineData("2025 m. gruodžio 3 d.", "2025 m. gruodžio 3", 2025, 12, 3)]
    [InlineData("3 ธ.ค. 2568", "3 ธ.ค. 2568", 2025, 12, 3)]
    [InlineData("On 12-Aug-2025 he left", "12-Aug-2025", 2025, 8, 12)]
    [InlineData("el 3 d’abril de 2025", "3 d’abril de 2025", 2025, 4, 3)]
    [InlineData("12. August 2025", "12. August 2025", 2025, 8, 12)]
    [InlineData("१५ अगस्त २०२५", "१५ अगस्त २०२५", 2025, 8, 15)]
    public void A_date_in_any_language_is_found_with_its_span(string text, string expected, int year, int month, int day)
    {
        var mention = Dates.Find(text).ShouldHaveSingleItem();

        text[mention.Span.Start..mention.Span.End].ShouldBe(expected);
        mention.Date.ShouldBe(new DateOnly(year, month, day));
    }

    [Theory]
    [InlineData("12 lis 2025")]
    [InlineData("3 listopada 2025")]
    [InlineData("In 2020 May 5 people came.")]
    [InlineData("The 5 set 2012 final was long.")]
    [InlineData("It had 12 Members in 2019.")]
    [InlineData("31 lipnja 2025")]
    public void What_is_no_certain_date_in_any_language_is_none(string text) =>
        Dates.Find(text).ShouldNotContain(mention => mention.Date != null);

    [Theory]
    [InlineData("hr", 10)]
    [InlineData("pl", 11)]
    [InlineData("cs", 11)]
    public void The_language_of_a_text_tells_months_apart(string language, int month) =>
        Dates.Find("12 lis 2025", language).ShouldHaveSingleItem().Month.ShouldBe(month);

    [Fact]
    public void Every_language_has_twelve_months_and_seven_weekdays_of_its_own()
    {
        CalendarWords.Tags.Count().ShouldBeGreaterThan(55);
        foreach (var tag in CalendarWords.Tags)
            CalendarWords.Language(tag).ShouldNotBeNull(tag);
    }

    [Fact]
    public void No_whole_name_means_another_month_in_English()
    {
        foreach (var month in Enumerable.Range(1, 12))
        foreach (var name in (string[])[DateWords.MonthName(month), DateWords.MonthName(month)[..3]])
            CalendarWords.Months(CalendarKey.Of(name)).Where(sense => sense.IsWhole).ShouldAllBe(sense => sense.Number == month);
    }
}
