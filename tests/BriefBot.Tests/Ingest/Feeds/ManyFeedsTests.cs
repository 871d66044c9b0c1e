using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Many feeds, polled twice, also by a process that is killed again and again.</summary>
public sealed class ManyFeedsTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2024, 5, 6, 12, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Database => _folder.File("corpus.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_hundred_feeds_of_fifty_articles_lose_and_double_nothing_and_every_correction_is_found()
    {
        const int Sites = 200;
        await using var city = new NewsCity(50);
        await FollowAsync(Database, Sites, NewsCity.FeedOf);

        await PollAsync(Database, city.Port, Start, Stop);
        await CheckAsync(Database, city, Sites, edition: 1);
        city.Edition = 2;
        await PollAsync(Database, city.Port, Start.AddDays(30), Stop);

        await CheckAsync(Database, city, Sites, edition: 2);
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_polls_and_started_again_comes_to_the_same()
    {
        const int Sites = 6;
        const int Articles = 12;
        var random = new Random(2024);
        await using var city = new NewsCity(Articles);
        using var briefbot = new BriefBotProcess();
        foreach (var (name, value) in new[] { ("Fetch__AllowNetworks", "127.0.0.0/8"), ("Fetch__Ports", city.Port.ToString(CultureInfo.InvariantCulture)), ("Fetch__Interval", "00:00:00"), ("Feeds__RecheckFor", "00:00:00") })
            briefbot.Environment["BRIEFBOT_" + name] = value;
        Directory.CreateDirectory(briefbot.Data);
        await FollowAsync(Path.Combine(briefbot.Data, "briefbot.db"), Sites, city.LocalFeedOf);

        for (var edition = 1; edition <= 2; edition++)
        {
            city.Edition = edition;
            for (var round = 0; round < 3; round++)
            {
                using var process = briefbot.Start("feeds", "poll");
                var read = process.StandardError.ReadToEndAsync(Stop);
                await Task.WhenAny(city.WaitForAsync(city.Requests + random.Next(1, 30), Stop), process.WaitForExitAsync(Stop));
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
                await read;
            }
            var ended = await briefbot.RunAsync("feeds", "poll");

            ended.Code.ShouldBe(0, ended.Error);
            await CheckAsync(Path.Combine(briefbot.Data, "briefbot.db"), city, Sites, edition);
        }
        (await SqliteCorpus.VerifyAsync(Path.Combine(briefbot.Data, "briefbot.db"), Stop)).Findings.ShouldBeEmpty();
    }

    static async Task FollowAsync(string database, int sites, Func<int, string> feedOf)
    {
        await using var corpus = await SqliteCorpus.OpenAsync(database, new() { Time = new ManualTimeProvider(Start) }, Stop);
        var home = await corpus.WorkspaceAsync("default", Stop);
        for (var site = 0; site < sites; site++) await corpus.Feeds.AddAsync(new NewFeed(home, feedOf(site)) { FirstPoll = Start, Interval = TimeSpan.FromHours(1) }, 1_000, Stop);
    }

    /// <summary>Does all that is due, again and again, until nothing is.</summary>
    static async Task PollAsync(string database, int port, DateTimeOffset now, CancellationToken cancellation, Action<ItemReport>? fetched = null)
    {
        var time = new ManualTimeProvider(now);
        var options = new FeedOptions { RecheckFor = TimeSpan.Zero, ConcurrentHosts = 32 };
        await using var corpus = await SqliteCorpus.OpenAsync(database, new() { Time = time }, cancellation);
        using var fetcher = NewsCity.Fetcher(port, time);
        var schedule = new FeedSchedule(options, new Random(3));
        var poll = new FeedPoll(fetcher, corpus.Feeds, schedule, options, time, NullLogger<FeedPoll>.Instance);
        using var poller = new FeedPoller(corpus.Feeds, corpus, poll, new ItemFetch(fetcher, corpus.Feeds, corpus, schedule, time), options, time, NullLogger<FeedPoller>.Instance) { Fetched = fetched };
        await poller.DrainAsync(null, cancellation);
    }

    static async Task CheckAsync(string database, NewsCity city, int sites, int edition)
    {
        await using var corpus = await SqliteCorpus.OpenAsync(database, null, Stop);
        var home = await corpus.WorkspaceAsync("default", Stop);
        var articles = new Dictionary<string, (ArticleId Id, int Version)>(StringComparer.Ordinal);
        await foreach (var line in corpus.ListAsync(new SearchScope(home), Stop)) articles.TryAdd(line.Title, (line.Id, line.Version)).ShouldBeTrue($"{line.Title} is there twice");
        articles.Count.ShouldBe(sites * city.Count(edition));
        for (var site = 0; site < sites; site += Math.Max(1, sites / 12))
        {
            for (var article = 1; article <= city.Count(edition); article++)
            {
                var (id, version) = articles[string.Create(CultureInfo.InvariantCulture, $"Report {article} of district {site}")];
                (await corpus.FindAsync(home, id, null, Stop))!.Body.ShouldBe(NewsCity.Body(site, article, edition));
                version.ShouldBe(edition == 2 && NewsCity.IsEdited(article) && article <= city.Count(1) ? 2 : 1);
            }
        }
    }
}
