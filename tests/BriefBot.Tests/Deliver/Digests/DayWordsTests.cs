using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

public sealed class DayWordsTests
{
    [Theory]
    [InlineData("daily", Weekdays.All)]
    [InlineData("mon-fri", Weekdays.Working)]
    [InlineData("Weekdays", Weekdays.Working)]
    [InlineData("sat and sunday", Weekdays.Weekend)]
    [InlineData("sat-mon", Weekdays.Saturday | Weekdays.Sunday | Weekdays.Monday)]
    [InlineData("tuesday; thu", Weekdays.Tuesday | Weekdays.Thursday)]
    public void Days_are_read_as_people_write_them(string written, Weekdays days)
    {
        DayWords.ParseDays(written).ShouldBe(days);
        DayWords.ParseDays(DayWords.Write(days)).ShouldBe(days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("mon-")]
    [InlineData("mon,someday")]
    public void What_names_no_days_is_none(string written) => DayWords.ParseDays(written).ShouldBeNull();

    [Theory]
    [InlineData("8:05", 8, 5)]
    [InlineData("08:05", 8, 5)]
    [InlineData("8am", 8, 0)]
    [InlineData("8:30 pm", 20, 30)]
    [InlineData("1745", 17, 45)]
    public void Times_are_read_as_people_write_them(string written, int hour, int minute) =>
        DayWords.ParseTime(written).ShouldBe(new TimeOnly(hour, minute));

    [Theory]
    [InlineData("25:00")]
    [InlineData("noon")]
    [InlineData("8:60")]
    public void What_is_no_time_is_none(string written) => DayWords.ParseTime(written).ShouldBeNull();
}
