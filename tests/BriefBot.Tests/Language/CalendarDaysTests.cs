using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class CalendarDaysTests
{
    [Theory]
    [InlineData("2024-02-28", 2, "2024-03-01")]
    [InlineData("2024-03-01", -2, "2024-02-28")]
    [InlineData("9999-12-31", 1, "9999-12-31")]
    [InlineData("9999-12-30", 1, "9999-12-31")]
    [InlineData("0001-01-01", -28, "0001-01-01")]
    [InlineData("2024-03-01", int.MaxValue, "9999-12-31")]
    [InlineData("2024-03-01", int.MinValue, "0001-01-01")]
    public void Counting_days_stays_within_the_calendar(string day, int days, string expected) =>
        DateOnly
            .Parse(day, System.Globalization.CultureInfo.InvariantCulture)
            .Plus(days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(expected);

    [Theory]
    [InlineData(9999, 1, 9999)]
    [InlineData(1, -1, 1)]
    [InlineData(2020, -1, 2019)]
    public void Counting_years_stays_within_the_calendar(int year, int later, int expected) =>
        CalendarDays.Year(year, later).ShouldBe(expected);

    [Theory]
    [InlineData(14)]
    [InlineData(-14)]
    [InlineData(0)]
    public void The_first_and_the_last_day_begin_at_some_instant_everywhere(int hours)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("edge", TimeSpan.FromHours(hours), "edge", "edge");

        var (first, last) = (DateOnly.MinValue.StartIn(zone), DateOnly.MaxValue.StartIn(zone));

        first.ShouldBeLessThan(last);
        new DateOnly(2024, 3, 1).StartIn(zone).ShouldBe(new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.FromHours(hours)));
    }
}
