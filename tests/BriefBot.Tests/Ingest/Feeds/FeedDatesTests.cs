using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Ingest.Feeds;

public class FeedDatesTests
{
    [Theory]
    [InlineData("Sun, 03 Sep 2023 10:15:30 GMT", "2023-09-03T10:15:30Z")]
    [InlineData("Sun, 3 Sep 2023 10:15:30 +0200", "2023-09-03T08:15:30Z")]
    [InlineData("Sun, 3 Sept 2023 10:15 EDT", "2023-09-03T14:15:00Z")]
    [InlineData("3 Sep 23 10:15:30 -0530", "2023-09-03T15:45:30Z")]
    [InlineData("Sunday, 03 September 2023 10:15:30 CEST", "2023-09-03T08:15:30Z")]
    [InlineData("Sun, 03 Sep 2023 10:15:30 +02:00 (MESZ)", "2023-09-03T08:15:30Z")]
    [InlineData("Sun Sep  3 10:15:30 UTC 2023", "2023-09-03T10:15:30Z")]
    [InlineData("Sun Sep 3 2023 10:15:30 GMT+0100 (British Summer Time)", "2023-09-03T09:15:30Z")]
    [InlineData("September 3rd, 2023 at 4:05 pm", "2023-09-03T16:05:00Z")]
    [InlineData("Sep 3, 2023 12:05 a.m. PST", "2023-09-03T08:05:00Z")]
    [InlineData("2023-09-03T10:15:30Z", "2023-09-03T10:15:30Z")]
    [InlineData("2023-09-03T10:15:30.123+02:00", "2023-09-03T08:15:30Z")]
    [InlineData("2023-09-03T10:15:30,5+0200", "2023-09-03T08:15:30Z")]
    [InlineData("2023-09-03 10:15", "2023-09-03T10:15:00Z")]
    [InlineData("2023-09-03T10:15-05", "2023-09-03T15:15:00Z")]
    [InlineData("2023-09-03", "2023-09-03T00:00:00Z")]
    [InlineData("20230903", "2023-09-03T00:00:00Z")]
    [InlineData("20230903T101530Z", "2023-09-03T10:15:30Z")]
    [InlineData("2023/9/3 10:15:30", "2023-09-03T10:15:30Z")]
    [InlineData("2023-09", "2023-09-01T00:00:00Z")]
    [InlineData("2023-09-03T24:00:00Z", "2023-09-04T00:00:00Z")]
    [InlineData("1693736130", "2023-09-03T10:15:30Z")]
    [InlineData("1693736130000", "2023-09-03T10:15:30Z")]
    [InlineData("1693736130.75", "2023-09-03T10:15:30Z")]
    [InlineData("3. September 2023", "2023-09-03T00:00:00Z")]
    [InlineData("So, 3. März 2024 08:00 MEZ", "2024-03-03T07:00:00Z")]
    [InlineData("mar. 5 sept. 2023 18:30", "2023-09-05T18:30:00Z")]
    [InlineData("mar, 05 sep 2023 18:30:00 +0200", "2023-09-05T16:30:00Z")]
    [InlineData("3 août 2023", "2023-08-03T00:00:00Z")]
    [InlineData("domingo, 3 de diciembre de 2023", "2023-12-03T00:00:00Z")]
    [InlineData("03 gennaio 2024 09:10", "2024-01-03T09:10:00Z")]
    [InlineData("3 сентября 2023 г., 10:15", "2023-09-03T10:15:00Z")]
    [InlineData("15.03.2023 09:30", "2023-03-15T09:30:00Z")]
    [InlineData("15/03/2023", "2023-03-15T00:00:00Z")]
    [InlineData("03/15/2023 09:30", "2023-03-15T09:30:00Z")]
    [InlineData("Wed, 31 Dec 1969 00:00:00 GMT and then some", null)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 +0000", null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("03/04/2023", null)]
    [InlineData("Sun, 31 Feb 2023 10:00:00 GMT", null)]
    [InlineData("yesterday", null)]
    [InlineData("12", null)]
    [InlineData("Sunday", null)]
    [InlineData("10:15", null)]
    [InlineData("", null)]
    public void Dates_are_read_as_they_come(string written, string? expected)
    {
        FeedDates.Read(written)?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'").ShouldBe(expected);
    }
}
