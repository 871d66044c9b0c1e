using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>One address may be one article for good, or another one every day.</summary>
public class AddressReuseTests
{
    const string Feed = "quay.example/feed";

    public static TheoryData<string> Two => [.. ReuseCases.Two.Concat(ReuseCases.TwoMore).Select(one => one.Name)];

    public static TheoryData<string> One => [.. ReuseCases.One.Concat(ReuseCases.OneMore).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Two))]
    public Task Another_article_at_a_known_address_is_another_article(string name) =>
        CheckAsync(ReuseCases.Two.Concat(ReuseCases.TwoMore).Single(one => one.Name == name));

    [Theory]
    [MemberData(nameof(One))]
    public Task An_article_stays_one_when(string name) =>
        CheckAsync(ReuseCases.One.Concat(ReuseCases.OneMore).Single(one => one.Name == name));

    static async Task CheckAsync(ReuseCase reuse)
    {
        await using var world = await FeedWorld.StartAsync();
        var isFollowed = false;
        foreach (var moment in reuse.Moments)
        {
            world.Pages.Clear();
            foreach (var (address, html) in moment.Pages)
                world.Serve(address, html, "Content-Type: text/html; charset=utf-8");
            world.Serve(Feed, FeedWorld.Rss("quay.example", moment.Entries.Select(entry => entry.Rss())));
            if (moment.Entries.Count > 0 && !isFollowed)
                await world.FollowAsync(Feed);
            isFollowed |= moment.Entries.Count > 0;
            await ShowAsync(world, moment);
            world.Time.Advance(TimeSpan.FromDays(1));
        }

        var articles = await world.ArticlesAsync();
        articles.Count.ShouldBe(reuse.Articles, string.Join(" | ", articles.Select(article => article.Title)));
        foreach (var words in reuse.Kept)
            articles.Count(article => article.Body.Contains(words, StringComparison.Ordinal)).ShouldBe(1, words);
        if (reuse.Title is { } title)
            articles.MaxBy(article => article.StoredAt)!.Title.ShouldBe(title);
        if (reuse.Url is { } url)
            articles.MaxBy(article => article.StoredAt)!.Url.ShouldBe(url);
        if (reuse.Corrections is { } corrections)
            (await world.Corpus.CorrectionsAsync(world.Home, DateTimeOffset.MinValue, 10, FeedWorld.Stop)).Count.ShouldBe(corrections);
    }

    static async Task ShowAsync(FeedWorld world, Moment moment)
    {
        if (moment.Ingested is { } address)
        {
            var report = await new Ingestor(world.Corpus, world.Time, null, world.Fetcher).IngestAsync(
                new IngestRequest(world.Home, ["http://" + address]),
                null,
                FeedWorld.Stop
            );
            report.Rejected.ShouldBeEmpty();
            return;
        }
        // Pages that can't be had are tried three times before the feed's own text is taken.
        for (var hour = 0; hour < 4; hour++)
        {
            await world.DrainAsync();
            world.Time.Advance(TimeSpan.FromHours(2));
        }
    }
}
