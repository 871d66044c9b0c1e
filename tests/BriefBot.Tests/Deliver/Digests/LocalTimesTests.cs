using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

public sealed class LocalTimesTests
{
    [Fact]
    public void Every_day_of_a_year_in_twelve_zones_comes_at_the_instant_that_its_clocks_say()
    {
        foreach (var zone in ZoneYear.All)
        {
            var days = Enumerable.Range(0, 363).Select(day => new DateOnly(2026, 1, 2).AddDays(day)).ToList();

            var due = LocalTimes.Between(zone.On(days[0]).AddSeconds(-1), zone.On(days[^1]), zone.Time, Weekdays.All, zone.Zone).ToList();

            due.ShouldBe(days.Select(day => new Due(day, zone.On(day))), zone.Zone);
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z")]
    [InlineData("Asia/Beirut", "00:00", "2026-03-29", "2026-03-28T22:00:00Z")]
    [InlineData("Pacific/Apia", "08:00", "2011-12-30", "2011-12-30T10:00:00Z")]
    public void A_time_that_is_skipped_comes_after_the_gap_and_one_that_is_repeated_comes_at_the_first(
        string zone,
        string at,
        string day,
        string instant
    )
    {
        var local = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var expected = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        var due = LocalTimes.Between(
            expected.AddHours(-20),
            expected.AddHours(20),
            TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            Weekdays.All,
            zone
        );

        due.Single(one => one.Day == local).At.ShouldBe(expected);
    }

    [Fact]
    public void Only_the_days_asked_for_come()
    {
        var monday = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

        var due = LocalTimes.Between(monday, monday.AddDays(14), new(7, 0), Weekdays.Monday | Weekdays.Saturday, "Etc/UTC");

        due.Select(one => one.Day.DayOfWeek).ShouldBe([DayOfWeek.Monday, DayOfWeek.Saturday, DayOfWeek.Monday, DayOfWeek.Saturday]);
    }

    [Fact]
    public void The_next_one_of_a_weekly_digest_is_found_a_week_ahead()
    {
        var sunday = new DateTimeOffset(2026, 6, 7, 7, 0, 0, TimeSpan.Zero);

        LocalTimes.Next(sunday, new(7, 0), Weekdays.Sunday, "Etc/UTC").At.ShouldBe(sunday.AddDays(7));
    }

    [Fact]
    public void Time_zones_are_known_by_their_names_whatever_the_case()
    {
        LocalTimes.Zone("europe/berlin").ShouldBe("Europe/Berlin");
        LocalTimes.Zone("America/new york").ShouldBe("America/New_York");
        LocalTimes.Zone("Berlin").ShouldBeNull();
        LocalTimes.Zones.Count.ShouldBeGreaterThan(400);
    }
}
