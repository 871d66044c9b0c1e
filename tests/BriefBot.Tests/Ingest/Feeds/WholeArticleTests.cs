using BriefBot.Corpus;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Articles that come by a feed: all of their pages, without what the outlet's pages repeat.</summary>
public class WholeArticleTests
{
    const string Site = "quay.example";
    const string Furniture = "The Quay is read on both sides of the bay and printed on one of them";

    static CancellationToken Stop => FeedWorld.Stop;

    [Fact]
    public async Task What_an_outlets_pages_repeat_is_gone_from_later_articles()
    {
        await using var world = await FeedWorld.StartAsync();
        await world.FollowAsync($"{Site}/feed");

        for (var n = 1; n <= 6; n++)
            await PublishAsync(world, n, n);

        (await BodyAsync(world, 1)).ShouldContain(Furniture);
        (await BodyAsync(world, 5)).ShouldBe(FeedWorld.Report(5));
        (await BodyAsync(world, 6)).ShouldBe(FeedWorld.Report(6));
    }

    [Fact]
    public async Task An_article_that_is_looked_at_again_and_again_is_counted_once()
    {
        await using var world = await FeedWorld.StartAsync();
        await world.FollowAsync($"{Site}/feed");
        await PublishAsync(world, 1, 1);
        for (var again = 1; again <= 6; again++)
        {
            ServeWithFurniture(world, 1, FeedWorld.Report(1).Replace("last year", $"{again} years ago", StringComparison.Ordinal));
            world.Time.Advance(TimeSpan.FromDays(again));
            await world.OpenAsync();
            await world.DrainAsync();
        }

        await PublishAsync(world, 1, 2);

        (await BodyAsync(world, 1)).ShouldContain("years ago");
        (await BodyAsync(world, 2)).ShouldContain(Furniture);
    }

    [Fact]
    public async Task What_is_learned_later_is_no_correction_of_an_earlier_article()
    {
        await using var world = await FeedWorld.StartAsync();
        await world.FollowAsync($"{Site}/feed");
        for (var n = 1; n <= 6; n++)
            await PublishAsync(world, 1, n);

        ServeWithFurniture(world, 1, FeedWorld.Report(1), "<!-- served at noon -->");
        ServeWithFurniture(
            world,
            2,
            FeedWorld
                .Report(2)
                .Replace("agreed", "refused", StringComparison.Ordinal)
                .Replace("inspected", "closed", StringComparison.Ordinal)
        );
        world.Time.Advance(TimeSpan.FromHours(6));
        await world.DrainAsync();

        var articles = await world.ArticlesAsync();
        articles.Single(article => article.Title == "Ferry 1").Version.ShouldBe(1);
        articles.Single(article => article.Title == "Ferry 2").Version.ShouldBe(2);
        var correction = (await world.Corpus.CorrectionsAsync(world.Home, default, 10, Stop)).ShouldHaveSingleItem();
        correction.Title.ShouldBe("Ferry 2");
        correction.Changes.ShouldAllBe(change =>
            change.To != null && change.From != null && !change.From.Contains(Furniture, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_article_on_several_pages_is_gathered_and_a_change_of_its_second_page_is_found()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/story", "First ferry", description: "A teaser.")));
        Serve($"{Site}/story", FeedWorld.Report(1), "<a rel=next href=\"/story?page=2\">2</a>");
        Serve($"{Site}/story?page=2", FeedWorld.Report(2));
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        (await world.ArticlesAsync()).ShouldHaveSingleItem().Body.ShouldBe($"{FeedWorld.Report(1)}\n\n{FeedWorld.Report(2)}");

        Serve($"{Site}/story?page=2", FeedWorld.Report(2).Replace("inspected", "closed", StringComparison.Ordinal));
        world.Time.Advance(TimeSpan.FromHours(6));
        await world.DrainAsync();

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Completeness.ShouldBe(Completeness.Whole);
        article.Body.ShouldContain("closed");
        article.Version.ShouldBe(2);

        // A host that answers by what it was asked for before: the first page alone never changes.
        void Serve(string address, string body, string end = "") =>
            world.Pages[address] = call =>
                call.Field("If-None-Match") is not null
                    ? [WebStep.Answer("304 Not Modified", "")]
                    :
                    [
                        WebStep.Answer(
                            "200 OK",
                            FeedWorld.Page("First ferry", body).Replace("</body>", end + "</body>", StringComparison.Ordinal),
                            "Content-Type: text/html; charset=utf-8",
                            "ETag: \"1\""
                        ),
                    ];
    }

    [Fact]
    public async Task An_AMP_page_gives_way_to_its_canonical_one()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/amp/story", "First ferry", description: "A teaser.")));
        world.Serve(
            $"{Site}/amp/story",
            FeedWorld
                .Page("First ferry", FeedWorld.Report(1, 3))
                .Replace("<html><head>", $"<html ⚡><head><link rel=canonical href=\"http://{Site}/story\">", StringComparison.Ordinal),
            "Content-Type: text/html; charset=utf-8"
        );
        world.ServePage($"{Site}/story", "First ferry", FeedWorld.Report(1));
        await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Body.ShouldBe(FeedWorld.Report(1));
        article.Url.ShouldBe($"http://{Site}/story");
    }

    [Theory]
    [InlineData("OK", false)]
    [InlineData(null, true)]
    public async Task A_page_of_plain_text_is_an_article_where_it_is_long_enough_for_one(string? text, bool isArticle)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1.txt", "First ferry")));
        world.Serve($"{Site}/1.txt", text ?? FeedWorld.Report(1), "Content-Type: text/plain");
        await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        (await world.ArticlesAsync()).Count.ShouldBe(isArticle ? 1 : 0);
    }

    /// <summary>Shows items of the feed up to a number, the last of them new, and polls it.</summary>
    static async Task PublishAsync(FeedWorld world, int from, int to)
    {
        ServeWithFurniture(world, to, FeedWorld.Report(to));
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(Site, Enumerable.Range(from, to - from + 1).Select(n => FeedWorld.Item($"{Site}/{n}", $"Ferry {n}")))
        );
        var feed = (await world.Stores.Feeds.ListAsync(world.Home, Stop)).ShouldHaveSingleItem();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Stores.Feeds.PollNowAsync(world.Home, feed.Id, Stop);
        await world.DrainAsync();
    }

    static void ServeWithFurniture(FeedWorld world, int n, string body, string comment = "") =>
        world.Serve(
            $"{Site}/{n}",
            FeedWorld.Page($"Ferry {n}", body.Replace("\n\n", $"\n\n{Furniture}\n\n", 1)) + comment,
            "Content-Type: text/html; charset=utf-8"
        );

    static async Task<string> BodyAsync(FeedWorld world, int n) =>
        (await world.ArticlesAsync()).Single(article => article.Title == $"Ferry {n}").Body;
}

file static class Texts
{
    /// <summary>Replaces what comes first only.</summary>
    public static string Replace(this string text, string what, string by, int times)
    {
        for (
            int n = 0, at = 0;
            n < times && text.IndexOf(what, at, StringComparison.Ordinal) is var found and >= 0;
            n++, at = found + by.Length
        )
            text = text[..found] + by + text[(found + what.Length)..];
        return text;
    }
}
