namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Articles that somebody removed, at addresses that go on being used.</summary>
public class RemovedArticleTests
{
    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    const string Site = "quay.example";

    [Theory]
    [InlineData("d1", "Ferry aground, corrected", 0)]
    [InlineData("d2", "Ferry aground", 0)]
    [InlineData("d2", "Gale sinks two boats", 1)]
    public async Task What_is_removed_stays_away_and_the_next_article_at_its_address_comes(string guid, string title, int articles)
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/today", "Ferry aground", "d1", ReuseTexts.Ferry)));
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        await world.Corpus.RemoveAsync(world.Home, (await world.ArticlesAsync()).ShouldHaveSingleItem().Id, FeedWorld.Stop);

        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/today", title, guid, ReuseTexts.Storm)));
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.DrainAsync();

        (await world.ArticlesAsync()).Count.ShouldBe(articles);
    }
}
