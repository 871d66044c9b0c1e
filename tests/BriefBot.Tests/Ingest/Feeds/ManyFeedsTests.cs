using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>Many feeds with edits, moves, new ids and reprints, polled twice, also by a process that is killed again and again.</summary>
[Trait("Length", "Long")]
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
        foreach (
            var (name, value) in new[]
            {
                ("Fetch__AllowNetworks", "127.0.0.0/8"),
                ("Fetch__Ports", city.Port.ToString(CultureInfo.InvariantCulture)),
                ("Fetch__Interval", "00:00:00"),
                ("Feeds__RecheckFor", "00:00:00"),
            }
        )
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
        await CheckReprintsAsync(Path.Combine(briefbot.Data, "briefbot.db"), city, Sites);
        (await SqliteStores.VerifyAsync(Path.Combine(briefbot.Data, "briefbot.db"), Stop)).Findings.ShouldBeEmpty();
    }

    static async Task FollowAsync(string database, int sites, Func<int, string> feedOf)
    {
        await using var stores = await SqliteStores.OpenAsync(database, new() { Time = new ManualTimeProvider(Start) }, Stop);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("default", Stop);
        for (var site = 0; site < sites; site++)
            await stores.Feeds.AddAsync(
                new NewFeed(home, feedOf(site)) { FirstPoll = Start, Interval = TimeSpan.FromHours(1) },
                1_000,
                Stop
            );
    }

    /// <summary>Does all that is due, again and again, until nothing is.</summary>
    static async Task PollAsync(
        string database,
        int port,
        DateTimeOffset now,
        CancellationToken cancellation,
        Action<ItemReport>? fetched = null
    )
    {
        var time = new ManualTimeProvider(now);
        var options = new FeedOptions { RecheckFor = TimeSpan.Zero, ConcurrentHosts = 32 };
        await using var stores = await SqliteStores.OpenAsync(database, new() { Time = time }, cancellation);
        var corpus = stores.Corpus;
        using var fetcher = NewsCity.Fetcher(port, time);
        var schedule = new FeedSchedule(options, new Random(3));
        var poll = new FeedPoll(fetcher, stores.Feeds, schedule, options, time, NullLogger<FeedPoll>.Instance);
        using var poller = new FeedPoller(
            stores.Feeds,
            corpus,
            poll,
            new ItemFetch(fetcher, stores.Feeds, corpus, schedule, time),
            options,
            time,
            NullLogger<FeedPoller>.Instance
        )
        {
            Fetched = fetched,
        };
        await poller.DrainAsync(null, cancellation);
    }

    static async Task CheckAsync(string database, NewsCity city, int sites, int edition)
    {
        await using var stores = await SqliteStores.OpenAsync(database, null, Stop);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("default", Stop);
        var articles = new Dictionary<string, (ArticleId Id, int Version)>(StringComparer.Ordinal);
        await foreach (var line in corpus.ListAsync(new SearchScope(home), Stop))
            articles.TryAdd(line.Title, (line.Id, line.Version)).ShouldBeTrue($"{line.Title} is there twice");
        articles.Count.ShouldBe(sites * city.Count(edition));
        var corrected = (await corpus.CorrectionsAsync(home, DateTimeOffset.MinValue, 100_000, Stop)).ToList();
        corrected.Select(correction => correction.Title).ShouldBe(Edited(city, sites, edition), ignoreOrder: true);
        corrected.ShouldAllBe(correction =>
            correction.Kind == ChangeKind.Corrected
            && correction.Changes.Count == 1
            && correction.Changes[0].To!.Contains("against", StringComparison.Ordinal)
        );
        for (var site = 0; site < sites; site += Math.Max(1, sites / 6))
        {
            for (var article = 1; article <= city.Count(edition); article++)
            {
                var (id, version) = articles[Title(site, article)];
                var stored = (await corpus.FindAsync(home, id, null, Stop))!;
                stored.Body.ShouldBe(NewsCity.Body(site, article, edition));
                version.ShouldBe(edition == 2 && NewsCity.IsEdited(article) && article <= city.Count(1) ? 2 : 1, stored.Title);
            }
        }
    }

    /// <summary>Looks for what is alike: texts that neighbours share are linked, both ways round, and nothing else is.</summary>
    static async Task CheckReprintsAsync(string database, NewsCity city, int sites)
    {
        await using var stores = await SqliteStores.OpenAsync(database, null, Stop);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("default", Stop);
        await stores.Stories.PlaceAllAsync(Stop);
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        await foreach (var line in corpus.ListAsync(new SearchScope(home), Stop))
            articles.Add(line.Title, (await corpus.FindAsync(home, line.Id, null, Stop))!);
        for (var site = 0; site < sites; site++)
        {
            for (var article = 1; article <= city.Count(city.Edition); article++)
            {
                var (stored, twin) = (articles[Title(site, article)], articles[Title(NewsCity.Neighbour(site), article)]);
                if (NewsCity.IsShared(article))
                    (stored.ReprintOf, twin.ReprintOf).ShouldBeOneOf((twin.Id, null), (null, stored.Id));
                else
                    stored.ReprintOf.ShouldBeNull(stored.Title);
            }
        }
    }

    static IEnumerable<string> Edited(NewsCity city, int sites, int edition) =>
        from site in Enumerable.Range(0, edition == 2 ? sites : 0)
        from article in Enumerable.Range(1, city.Count(1))
        where NewsCity.IsEdited(article)
        select Title(site, article);

    static string Title(int site, int article) => string.Create(CultureInfo.InvariantCulture, $"Report {article} of district {site}");
}
