using BriefBot.Corpus;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Feeds;

public class FeedPollerTests
{
    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    const string Site = "quay.example";

    static CancellationToken Stop => FeedWorld.Stop;

    [Fact]
    public async Task Articles_come_whole_from_the_pages_behind_the_items()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(
                Site,
                FeedWorld.Item($"{Site}/1", "First ferry", description: "A teaser.", published: "Mon, 06 May 2024 08:00:00 GMT"),
                FeedWorld.Item($"{Site}/2", "Second ferry")
            )
        );
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        world.ServePage($"{Site}/2", "Second ferry", FeedWorld.Report(2));
        var feed = await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var articles = await world.ArticlesAsync();
        articles.Select(article => article.Title).ShouldBe(["First ferry", "Second ferry"], ignoreOrder: true);
        var first = articles.Single(article => article.Title == "First ferry");
        first.Body.ShouldBe(FeedWorld.Report(1));
        first.Url.ShouldBe($"http://{Site}/1");
        first.Published.Iso.ShouldBe("2024-05-06");
        first.Published.Basis.ShouldContain("feed");
        first.Completeness.ShouldBe(Completeness.Whole);
        (await world.Stores.Feeds.CountItemsAsync(feed.Id, Stop)).ShouldBe(new ItemCounts(0, 2, 0));
        var after = await world.FeedAsync(feed);
        after.State.ShouldBe(FeedState.Ok);
        after.OwnTitle.ShouldBe(Site);
        after.LastSuccess.ShouldBe(world.Time.GetUtcNow());
        (await world.Corpus.StatisticsAsync(world.Home, Stop)).Passages.ShouldBe(2);
    }

    [Fact]
    public async Task An_unchanged_feed_is_asked_for_by_its_validators_and_less_and_less_often()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Pages[$"{Site}/feed"] = call =>
            call.Field("If-None-Match") == "\"v1\""
                ? [WebStep.Text("HTTP/1.1 304 Not Modified\n\n")]
                : [WebStep.Answer("200 OK", FeedWorld.Rss(Site), "ETag: \"v1\"")];
        var feed = await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        var first = await world.FeedAsync(feed);

        var second = await world.PollWhenDueAsync(feed);
        var third = await world.PollWhenDueAsync(feed);

        world.Calls.Select(call => call.Field("If-None-Match")).ShouldBe([null, "\"v1\"", "\"v1\""]);
        second.Interval.ShouldBeGreaterThan(first.Interval);
        third.Interval.ShouldBeGreaterThan(second.Interval);
        for (var n = 0; n < 20; n++)
            await world.PollWhenDueAsync(feed);
        (await world.FeedAsync(feed)).Interval.ShouldBe(world.Options.LongestInterval);
    }

    [Fact]
    public async Task A_feed_that_brings_much_is_polled_more_often_within_the_bounds()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        var count = 0;
        world.Pages[$"{Site}/feed"] = _ =>
            [
                WebStep.Answer(
                    "200 OK",
                    FeedWorld.Rss(
                        Site,
                        Enumerable
                            .Range(Interlocked.Add(ref count, 5), 5)
                            .Select(n => FeedWorld.Item($"{Site}/{n}", $"Ferry {n}", description: FeedWorld.Report(n)))
                    )
                ),
            ];
        var feed = await world.FollowAsync($"{Site}/feed");

        for (var n = 0; n < 8; n++)
            await world.PollWhenDueAsync(feed);

        (await world.FeedAsync(feed)).Interval.ShouldBe(world.Options.ShortestInterval);
    }

    [Theory]
    [InlineData("<ttl>180</ttl>", 3, 4)]
    [InlineData("<skipHours><hour>13</hour><hour>14</hour></skipHours>", 3, 4)]
    [InlineData("<skipDays><day>Monday</day></skipDays>", 12, 36)]
    [InlineData("<ttl>100000</ttl>", 12, 14)]
    public async Task What_a_feed_asks_for_is_respected_within_reason(string wish, int fromHours, int toHours)
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", $"<rss><channel><title>Q</title>{wish}</channel></rss>");
        var feed = await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var wait = (await world.FeedAsync(feed)).NextPoll - world.Time.GetUtcNow();
        wait.ShouldBeInRange(TimeSpan.FromHours(wish.Contains("skipHours") ? 3 : fromHours), TimeSpan.FromHours(toHours));
    }

    [Fact]
    public async Task A_corrected_item_becomes_a_new_version_and_a_cosmetic_change_of_its_markup_nothing()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", description: "Two boats <img src='a?1'>sail."))
        );
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        var feed = await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        var asked = world.Calls.Count(call => call.Target == "/1");

        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", description: "Two boats <img src='a?2'>sail."))
        );
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Stores.Feeds.PollNowAsync(world.Home, feed.Id, Stop);
        await world.DrainAsync();
        world.Calls.Count(call => call.Target == "/1").ShouldBe(asked);

        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", description: "Three boats sail.")));
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1).Replace("agreed", "refused"));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Stores.Feeds.PollNowAsync(world.Home, feed.Id, Stop);
        await world.DrainAsync();

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Version.ShouldBe(2);
        article.Body.ShouldContain("refused");
    }

    [Fact]
    public async Task A_page_that_is_corrected_silently_is_found_by_looking_again_until_the_article_is_old()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry")));
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();

        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1).Replace("agreed", "refused"));
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.DrainAsync();

        (await world.ArticlesAsync()).ShouldHaveSingleItem().Version.ShouldBe(2);
        for (var hour = 0; hour < 24 * 6; hour++)
        {
            world.Time.Advance(TimeSpan.FromHours(1));
            await world.DrainAsync();
        }
        world.Calls.Count(call => call.Target == "/1").ShouldBeInRange(5, 16);
        (await world.ArticlesAsync()).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_feed_whose_own_text_is_whole_is_taken_at_its_word_after_a_few_comparisons()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(
                Site,
                Enumerable
                    .Range(1, 12)
                    .Select(n =>
                        FeedWorld.Item(
                            $"{Site}/{n}",
                            $"Ferry {n}",
                            description: string.Concat(FeedWorld.Report(n).Split("\n\n").Select(p => $"<p>{p}</p>"))
                        )
                    )
            )
        );
        for (var n = 1; n <= 12; n++)
            world.ServePage($"{Site}/{n}", $"Ferry {n}", FeedWorld.Report(n));
        await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        (await world.ArticlesAsync())
            .Select(article => article.Body)
            .ShouldBe(Enumerable.Range(1, 12).Select(n => FeedWorld.Report(n)), ignoreOrder: true);
        world.Calls.Count(call => call.Target != "/feed").ShouldBeInRange(3, 6);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("403 Forbidden")]
    [InlineData("410 Gone")]
    public async Task Where_the_page_cannot_be_had_the_feeds_own_text_is_stored_as_an_excerpt(string status)
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(
                Site,
                FeedWorld.Item(
                    $"{Site}/1",
                    "First ferry",
                    description: "The first ferry of the year sailed on Monday with ninety passengers …"
                )
            )
        );
        world.Refuse($"{Site}/1", status);
        var feed = await world.FollowAsync($"{Site}/feed");

        await world.DrainAsync();

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Completeness.ShouldBe(Completeness.Excerpt);
        article.Body.ShouldContain("ninety passengers");
        (await world.Stores.Feeds.ItemsAsync(feed.Id, 10, Stop)).ShouldHaveSingleItem().IsExcerpt.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_fails_for_a_while_is_tried_again_and_an_item_without_anything_is_given_up_with_its_reason()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve(
            $"{Site}/feed",
            FeedWorld.Rss(
                Site,
                FeedWorld.Item($"{Site}/1", "First ferry", description: "A teaser."),
                FeedWorld.Item("other.example/2", "Second ferry")
            )
        );
        world.Refuse($"{Site}/1", "503 Service Unavailable");
        world.Refuse("other.example/2", "404 Not Found");
        var feed = await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        var items = await world.Stores.Feeds.ItemsAsync(feed.Id, 10, Stop);
        items.Single(item => item.Title == "First ferry").State.ShouldBe(FeedItemState.Pending);
        var lost = items.Single(item => item.Title == "Second ferry");
        lost.State.ShouldBe(FeedItemState.Failed);
        lost.Reason.ShouldNotBeNullOrEmpty();

        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        for (var n = 0; n < 4; n++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(30));
            await world.DrainAsync();
        }

        var article = (await world.ArticlesAsync()).ShouldHaveSingleItem();
        article.Body.ShouldBe(FeedWorld.Report(1));
        article.Completeness.ShouldBe(Completeness.Whole);
    }

    [Fact]
    public async Task Gone_is_dead_at_once_others_only_after_many_failures_over_days_and_life_is_noticed()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Refuse("gone.example/feed", "410 Gone");
        world.Refuse("ill.example/feed", "500 Internal Server Error");
        var gone = await world.FollowAsync("gone.example/feed");
        var ill = await world.FollowAsync("ill.example/feed");

        await world.DrainAsync();

        (await world.FeedAsync(gone)).State.ShouldBe(FeedState.Dead);
        (await world.FeedAsync(ill)).State.ShouldBe(FeedState.Failing);
        (await world.Stores.Feeds.NewsAsync(Stop)).Select(feed => feed.Id).ShouldBe([gone.Id]);
        var first = (await world.FeedAsync(ill)).FailingSince!.Value;
        while ((await world.FeedAsync(ill)).State != FeedState.Dead)
        {
            var polled = await world.PollWhenDueAsync(ill);
            if (polled.State == FeedState.Dead)
                (polled.LastAttempt!.Value - first).ShouldBeGreaterThanOrEqualTo(world.Options.DeadAfter);
        }
        (await world.FeedAsync(ill)).FailuresInRow.ShouldBeGreaterThanOrEqualTo(world.Options.DeadAfterFailures);
        foreach (var feed in await world.Stores.Feeds.NewsAsync(Stop))
            await world.Stores.Feeds.ToldAsync(feed, Stop);
        (await world.Stores.Feeds.NewsAsync(Stop)).ShouldBeEmpty();

        world.Serve("ill.example/feed", FeedWorld.Rss("ill.example"));
        var alive = await world.PollWhenDueAsync(ill);

        alive.State.ShouldBe(FeedState.Ok);
        var news = (await world.Stores.Feeds.NewsAsync(Stop)).ShouldHaveSingleItem();
        news.News.ShouldBe(FeedNews.Revived);
        await world.Stores.Feeds.ToldAsync(news, Stop);
        (await world.Stores.Feeds.NewsAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_permanent_redirect_is_followed_for_good_only_after_it_was_seen_repeatedly()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Pages["old.example/feed"] = _ => [WebStep.Redirect("301 Moved Permanently", "http://new.example/feed")];
        world.Serve("new.example/feed", FeedWorld.Rss("new.example"));
        var feed = await world.FollowAsync("old.example/feed");

        await world.DrainAsync();
        (await world.FeedAsync(feed)).Address.ShouldBe("http://old.example/feed");
        await world.PollWhenDueAsync(feed);
        var moved = await world.PollWhenDueAsync(feed);

        moved.Address.ShouldBe("http://new.example/feed");
        moved.FormerAddress.ShouldBe("http://old.example/feed");
        await world.PollWhenDueAsync(feed);
        world.Calls[^1].Host.ShouldBe("new.example");
    }

    [Fact]
    public async Task A_paused_feed_is_left_alone_and_a_removed_articles_item_does_not_bring_it_back()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", description: "One.")));
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        var feed = await world.FollowAsync($"{Site}/feed");
        await world.DrainAsync();
        await world.Corpus.RemoveAsync(world.Home, (await world.ArticlesAsync())[0].Id, Stop);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry", description: "Two.")));

        await world.PollWhenDueAsync(feed);
        world.Time.Advance(TimeSpan.FromHours(30));
        await world.DrainAsync();
        (await world.ArticlesAsync()).ShouldBeEmpty();
        await world.Stores.Feeds.PauseAsync(world.Home, feed.Id, true, Stop);
        var calls = world.Calls.Count;
        world.Time.Advance(TimeSpan.FromDays(3));
        await world.DrainAsync();

        world.Calls.Count.ShouldBe(calls);
        (await world.FeedAsync(feed)).State.ShouldBe(FeedState.Paused);
    }

    [Fact]
    public async Task The_poller_runs_by_itself_wakes_when_something_is_added_and_stops_cleanly()
    {
        await using var world = await FeedWorld.StartAsync(isReplica: IsReplica);
        world.Serve($"{Site}/feed", FeedWorld.Rss(Site, FeedWorld.Item($"{Site}/1", "First ferry")));
        world.ServePage($"{Site}/1", "First ferry", FeedWorld.Report(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var poller = world.Poller();
        var running = poller.RunAsync(stop.Token);
        await world.Time.WaitForTimerAsync(TimeSpan.FromSeconds(30), Stop);

        await world.FollowAsync($"{Site}/feed");
        poller.Wake();
        while ((await world.Corpus.StatisticsAsync(world.Home, Stop)).Passages == 0)
            await Task.Yield();
        await stop.CancelAsync();
        await running;

        (await world.ArticlesAsync()).ShouldHaveSingleItem();
    }
}
