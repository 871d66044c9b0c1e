using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>The days of articles that come by feeds: those that the outlet names.</summary>
public class FeedDayTests
{
    const string Site = "quay.example";
    const string Entry = "The council of the harbour town voted to keep the lighthouse lit, the mayor told reporters.";

    [Fact]
    public async Task Every_item_of_a_feed_is_of_the_day_that_its_date_names()
    {
        var days = await DaysAsync("local-day.xml");

        days.Values.Order().ShouldBe(["2026-01-12", "2026-07-13", "2026-07-14", "2026-07-14", "2026-07-14", "2026-07-14", "2026-07-14"]);
        days.Single(day => day.Key.StartsWith("late-eve-NY", StringComparison.Ordinal)).Value.ShouldBe("2026-07-13");
    }

    [Fact]
    public async Task Every_item_of_a_feed_in_many_languages_is_dated()
    {
        var days = await DaysAsync("localised-months.xml");

        string[] others = ["es ", "fr2 ", "da ", "it ", "nl ", "tr2 ", "no "];
        var exceptions = days.Where(day => others.Any(other => day.Key.StartsWith(other, StringComparison.Ordinal)))
            .OrderBy(day => day.Key, StringComparer.Ordinal);
        exceptions
            .Select(day => day.Value)
            .ShouldBe(["2023-12-04", "2025-03-04", "2025-03-04", "2021-05-04", "2018-10-08", "2023-12-14", "2021-01-04"]);
        days.Values.Count(day => day == "2025-08-12").ShouldBe(24 - others.Length);
    }

    [Theory]
    [InlineData("Mon, 12 Jan 2026 23:10:00 PST", "2026-01-12T23:10:00.0000000-08:00")]
    [InlineData("Tue, 14 Jul 2026 00:05 CEST", "2026-07-14T00:05:00.0000000+02:00")]
    [InlineData("Tue, 14 Jul 2026 06:00:00 JST", "2026-07-14T06:00:00.0000000+09:00")]
    [InlineData("Tue, 14 Jul 2026 06:00:00 AEST", "2026-07-14T06:00:00.0000000+10:00")]
    [InlineData("Mon, 13 Jul 2026 23:50:00 NDT", "2026-07-13T23:50:00.0000000-02:30")]
    [InlineData("Tue, 14 Jul 2026 00:30:00 B", "2026-07-14T00:30:00.0000000+00:00")]
    [InlineData("Mon, 13 Jul 2026 23:30:00 R", "2026-07-13T23:30:00.0000000+00:00")]
    [InlineData("Mon, 13 Jul 2026 23:30:00 Z", "2026-07-13T23:30:00.0000000+00:00")]
    [InlineData("2026-07-13T21:30:00-04:00", "2026-07-13T21:30:00.0000000-04:00")]
    [InlineData("2026-07-14T05:30:00.25+1300", "2026-07-14T05:30:00.0000000+13:00")]
    [InlineData("Tue Jul 14 00:30:00 EEST 2026", "2026-07-14T00:30:00.0000000+03:00")]
    [InlineData("2026-07-13T24:00:00-05:00", "2026-07-14T00:00:00.0000000-05:00")]
    public void An_instant_keeps_the_offset_that_is_written(string written, string expected) =>
        FeedDates.Read(written)!.Value.ToString("O").ShouldBe(expected);

    [Theory]
    [InlineData(
        "<item><title>T</title><pubDate>Tue, 14 Jul 2026 01:30:00 GMT</pubDate><dc:date>2026-07-13T21:30:00-04:00</dc:date></item>",
        "2026-07-13T21:30:00.0000000-04:00"
    )]
    [InlineData(
        "<item><title>T</title><pubDate>soon</pubDate><dc:date>2026-07-13T21:30:00-04:00</dc:date></item>",
        "2026-07-13T21:30:00.0000000-04:00"
    )]
    [InlineData(
        "<item><title>T</title><pubDate>Tue, 14 Jul 2026 01:30:00 GMT</pubDate><dc:date>2026-07-12T21:30:00-04:00</dc:date></item>",
        "2026-07-14T01:30:00.0000000+00:00"
    )]
    public void Of_two_dates_of_an_item_the_one_in_local_time_is_told(string item, string expected)
    {
        var feed = Parse(
            $"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Q</title>{item}</channel></rss>"
        );

        feed.Items.ShouldHaveSingleItem().Published!.Value.ToString("O").ShouldBe(expected);
    }

    [Theory]
    [InlineData(
        "<rss version=\"2.0\"><channel><title>Q</title><language>hr-HR</language><item><title>T</title><pubDate>3 lis 2025 "
            + "10:00</pubDate></item></channel></rss>",
        "2025-10-03"
    )]
    [InlineData(
        "<rss version=\"2.0\"><channel><title>Q</title><language>pl</language><item><title>T</title><pubDate>3 lis 2025 "
            + "10:00</pubDate></item></channel></rss>",
        "2025-11-03"
    )]
    [InlineData(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"cs\"><title>Q</title><entry><title>T</title><published>3. srp "
            + "2025</published></entry></feed>",
        "2025-08-03"
    )]
    [InlineData(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"language\": \"hr\", \"items\": [{\"id\": \"1\", \"content_text\": "
            + "\"T\", \"date_published\": \"3. srp 2025\"}]}",
        "2025-07-03"
    )]
    public void The_language_of_a_feed_tells_months_apart(string feed, string expected) =>
        Parse(feed).Items.ShouldHaveSingleItem().Published!.Value.ToString("yyyy-MM-dd").ShouldBe(expected);

    [Fact]
    public async Task A_page_that_states_an_instant_in_UTC_takes_the_local_day_of_its_feed()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", published: "Sun, 05 May 2024 22:15:00 -0400"))
        );
        world.Serve(
            $"{Site}/1",
            FeedWorld
                .Page("First ferry", FeedWorld.Report(1))
                .Replace(
                    "<head>",
                    "<head><meta property=\"article:published_time\" content=\"2024-05-06T02:15:00Z\">",
                    StringComparison.Ordinal
                ),
            "Content-Type: text/html; charset=utf-8"
        );
        await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var published = (await world.ArticlesAsync()).ShouldHaveSingleItem().Published;
        (published.Iso, published.Time!.Value.Offset).ShouldBe(("2024-05-05", TimeSpan.FromHours(-4)));
    }

    [Fact]
    public async Task A_feed_that_names_the_day_alone_gives_no_instant()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", published: "Sun, 05 May 2024 00:00:00 GMT"))
        );
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var published = (await world.ArticlesAsync()).ShouldHaveSingleItem().Published;
        (published.Iso, published.Time).ShouldBe(("2024-05-05", null));
    }

    [Fact]
    public async Task Articles_are_listed_by_instant_and_found_by_the_day_that_is_printed()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve(
            $"{Site}/feed",
            $"<rss><channel><title>Q</title>{Item("New York", "Sat, 04 May 2024 21:30:00 -0400")}"
                + $"{Item("Tokyo", "Sun, 05 May 2024 07:00:00 +0900")}</channel></rss>"
        );
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();

        var all = await TitlesAsync(world, new SearchScope(world.Home));
        var since = await TitlesAsync(world, new SearchScope(world.Home) { Since = new(2024, 5, 5) });
        var until = await TitlesAsync(world, new SearchScope(world.Home) { Until = new(2024, 5, 4) });

        (string.Join(", ", all), string.Join(", ", since), string.Join(", ", until)).ShouldBe(("New York, Tokyo", "Tokyo", "New York"));
    }

    static string Item(string title, string date) =>
        $"<item><title>{title}</title><guid isPermaLink=\"false\">{title}</guid><pubDate>{date}</pubDate><description>{Entry} It "
        + $"was so in {title}.</description></item>";

    static async Task<List<string>> TitlesAsync(FeedWorld world, SearchScope scope)
    {
        var titles = new List<string>();
        await foreach (var article in world.Corpus.ListAsync(scope, FeedWorld.Stop))
            titles.Add(article.Title);
        return titles;
    }

    static FeedDocument Parse(string feed) =>
        FeedParser
            .Parse(System.Text.Encoding.UTF8.GetBytes(feed), null, new Uri("https://quay.example/feed"))
            .ShouldBeOfType<FeedReading.Found>()
            .Feed;

    static async Task<Dictionary<string, string?>> DaysAsync(string file)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Time.AdvanceTo(new(2026, 7, 16, 0, 0, 0, TimeSpan.Zero));
        world.Serve(
            $"{Site}/feed",
            await File.ReadAllTextAsync(Checkout.PathOf("tests", "BriefBot.Tests", "Ingest", "Feeds", "Cases", file), FeedWorld.Stop)
        );
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        return (await world.ArticlesAsync()).ToDictionary(
            article => article.Title,
            article => article.Published.Iso,
            StringComparer.Ordinal
        );
    }
}
