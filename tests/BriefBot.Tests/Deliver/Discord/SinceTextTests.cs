using BriefBot.Deliver.Discord;

namespace BriefBot.Tests.Deliver.Discord;

public class SinceTextTests
{
    static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("2026-11-01", "2026-11-01")]
    [InlineData("2026-11", "2026-11-01")]
    [InlineData("2020", "2020-01-01")]
    [InlineData("today", "2026-11-21")]
    [InlineData(" Yesterday ", "2026-11-20")]
    [InlineData("7 days", "2026-11-14")]
    [InlineData("2w", "2026-11-07")]
    [InlineData("3 months", "2026-08-21")]
    [InlineData("1y", "2025-11-21")]
    public void Days_are_read_as_people_write_them(string text, string day)
    {
        SinceText.TryParse(text, Today, out var since).ShouldBeTrue();
        since.ToString("yyyy-MM-dd").ShouldBe(day);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2027-01-01")]
    [InlineData("2026-13-01")]
    [InlineData("99999 years")]
    [InlineData("9000 years")]
    [InlineData("7 parsecs")]
    [InlineData("-3 days")]
    public void What_is_no_day_or_lies_ahead_is_refused(string text) => SinceText.TryParse(text, Today, out _).ShouldBeFalse();

    [Fact]
    public void Every_span_offered_can_be_read()
    {
        foreach (var offer in SinceText.Offers)
            SinceText.TryParse(offer, Today, out _).ShouldBeTrue(offer);
    }
}
