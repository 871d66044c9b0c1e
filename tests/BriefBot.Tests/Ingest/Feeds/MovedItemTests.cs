namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Items that keep their id while their address changes.</summary>
public class MovedItemTests
{
    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    const string Site = "quay.example";

    static CancellationToken Stop => FeedWorld.Stop;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_that_moves_and_is_corrected_at_once_stays_one(bool isForwarded)
    {
        await using var world = await StartAsync();

        world.Refuse($"{Site}/1", isForwarded ? "301 Moved Permanently" : "404 Not Found", $"Location: http://{Site}/new");
        await ShowAsync(
            world,
            "First ferry",
            FeedWorld
                .Report(1)
                .Replace("in berth", "beside berth", StringComparison.Ordinal)
                .Replace("crowns", "florins", StringComparison.Ordinal)
        );

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Version.ShouldBe(2);
        article.Url.ShouldBe($"http://{Site}/new");
        (await world.Corpus.CorrectionsAsync(world.Home, DateTimeOffset.MinValue, 10, Stop))
            .ShouldHaveSingleItem()
            .Article.ShouldBe(article.Id);
    }

    [Fact]
    public async Task An_id_that_is_given_to_another_article_is_not_believed()
    {
        await using var world = await StartAsync();

        await ShowAsync(world, "A storm at the lighthouse", FeedWorld.Report(40));

        (await world.ArticlesAsync())
            .Select(article => (article.Title, article.Version))
            .ShouldBe([("First ferry", 1), ("A storm at the lighthouse", 1)], ignoreOrder: true);
    }

    async Task<FeedWorld> StartAsync()
    {
        var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", guid: "a")));
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        return world;
    }

    /// <summary>Shows the same id with another address.</summary>
    static async Task ShowAsync(FeedWorld world, string title, string body)
    {
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/new", title, guid: "a")));
        world.ServePage($"{Site}/new", title, body);
        world.Time.Advance(TimeSpan.FromHours(3));
        await world.DrainAsync();
    }
}
