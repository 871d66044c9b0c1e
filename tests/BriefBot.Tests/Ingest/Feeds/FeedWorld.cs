using System.Collections.Concurrent;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Corpus.Postgres;
using BriefBot.Tests.Ingest.Fetching;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Ingest.Feeds;

/// <summary>A corpus that follows feeds of a little internet, under a clock that stands until a test advances it.</summary>
sealed class FeedWorld : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly FeedSchedule _schedule;
    readonly TestStore _store;

    FeedWorld(FeedOptions? options, bool isSilenceEndless, bool isReplica)
    {
        _store = new(_folder.File("corpus.db"), isReplica);
        Options = options ?? new FeedOptions();
        Web = new HostileWeb(
            call => Pages.TryGetValue(call.Host + call.Target, out var page) ? page(call) : Default(call),
            isSilenceEndless ? null : Time
        );
        Fetcher = new Fetcher(new FetchOptions { Interval = TimeSpan.Zero }, Time, null, Web.ResolveAsync, Web.OpenAsync);
        _schedule = new FeedSchedule(Options, new Random(7));
    }

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2024, 5, 6, 12, 0, 0, TimeSpan.Zero));

    public FeedOptions Options { get; }

    public HostileWeb Web { get; }

    public Fetcher Fetcher { get; }

    public SqliteStores Stores { get; private set; } = null!;

    public SqliteCorpus Corpus => Stores.Corpus;

    public WorkspaceId Home { get; private set; }

    /// <summary>What each address answers, by host and target.</summary>
    public ConcurrentDictionary<string, Func<WebCall, IReadOnlyList<WebStep>>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>What all others answer.</summary>
    public Func<WebCall, IReadOnlyList<WebStep>> Default { get; set; } = _ => [WebStep.Answer("404 Not Found", "")];

    /// <summary>Requests so far, without those for robots.txt.</summary>
    public IReadOnlyList<WebCall> Calls => [.. Web.Calls.Where(call => call.Target != "/robots.txt")];

    public FeedDesk Desk => new(new FeedDiscovery(Fetcher), Stores.Feeds, _schedule, Options, Time);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    /// <param name="isSilenceEndless">Whether hosts that are silent leave the clock alone, for a test to advance it.</param>
    /// <param name="isReplica">Whether all that is written must stand in PostgreSQL first.</param>
    public static async Task<FeedWorld> StartAsync(FeedOptions? options = null, bool isSilenceEndless = false, bool isReplica = false)
    {
        var world = new FeedWorld(options, isSilenceEndless, isReplica);
        await world.OpenAsync();
        return world;
    }

    /// <summary>Closes the corpus as a restart does, and opens it again.</summary>
    public async Task OpenAsync()
    {
        if (Stores is not null)
            await Stores.DisposeAsync();
        Stores = await _store.OpenAsync(new() { Time = Time }, Stop);
        Home = await Corpus.WorkspaceAsync("default", Stop);
    }

    /// <summary>Serves a text at an address.</summary>
    public void Serve(string address, string body, params string[] fields) =>
        Pages[address] = _ => [WebStep.Answer("200 OK", body, fields)];

    /// <summary>Serves an article's page.</summary>
    public void ServePage(string address, string title, string body) =>
        Serve(address, Page(title, body), "Content-Type: text/html; charset=utf-8");

    public void Refuse(string address, string status, params string[] fields) => Pages[address] = _ => [WebStep.Answer(status, "", fields)];

    public async Task<Feed> FollowAsync(string address) =>
        (
            await Stores.Feeds.AddAsync(
                new NewFeed(Home, Absolute(address)) { FirstPoll = Time.GetUtcNow(), Interval = TimeSpan.FromHours(1) },
                10_000,
                Stop
            )
        )!
            .Value
            .Feed;

    public async Task<Feed> FeedAsync(Feed feed) => (await Stores.Feeds.FindAsync(Home, feed.Id, Stop)).ShouldNotBeNull();

    /// <summary>Polls what is due, with everything that comes of it.</summary>
    public async Task DrainAsync()
    {
        using var poller = Poller();
        await poller.DrainAsync(null, Stop);
    }

    /// <summary>Polls a feed at the time at which it is due.</summary>
    public async Task<Feed> PollWhenDueAsync(Feed feed)
    {
        var due = (await FeedAsync(feed)).NextPoll;
        if (due > Time.GetUtcNow())
            Time.AdvanceTo(due);
        await DrainAsync();
        return await FeedAsync(feed);
    }

    public FeedPoller Poller(ICorpus? corpus = null, Action<PollReport>? polled = null, Action<ItemReport>? fetched = null)
    {
        var poll = new FeedPoll(Fetcher, Stores.Feeds, _schedule, Options, Time, NullLogger<FeedPoll>.Instance);
        var items = new ItemFetch(Fetcher, Stores.Feeds, corpus ?? Corpus, _schedule, Time);
        return new FeedPoller(Stores.Feeds, corpus ?? Corpus, poll, items, Options, Time, NullLogger<FeedPoller>.Instance)
        {
            Polled = polled,
            Fetched = fetched,
        };
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync()
    {
        var articles = new List<Article>();
        await foreach (var line in Corpus.ListAsync(new SearchScope(Home), Stop))
            articles.Add((await Corpus.FindAsync(Home, line.Id, null, Stop))!);
        return articles;
    }

    public static string Rss(string site, params IEnumerable<string> items) =>
        $"<rss version=\"2.0\"><channel><title>{site}</title><link>http://{site}/</link>{string.Concat(items)}</channel></rss>";

    public static string Item(string address, string title, string? guid = null, string description = "", string? published = null) =>
        $"<item><title>{title}</title><link>{Absolute(address)}</link>"
        + $"<guid isPermaLink=\"false\">{guid ?? address}</guid><description>{System.Net.WebUtility.HtmlEncode(description)}</description>"
        + $"{(published is null ? "" : $"<pubDate>{published}</pubDate>")}</item>";

    public static string Page(string title, string body) =>
        $"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        + $"{string.Concat(body.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"))}</article></body></html>";

    /// <summary>A report of some length, other for every number.</summary>
    public static string Report(int number, int sentences = 6)
    {
        var subjects = new[]
        {
            "The harbour board",
            "A ferry operator",
            "The port's engineers",
            "Dock workers",
            "The town council",
            "A crew of surveyors",
            "The lighthouse trust",
        };
        var deeds = new[]
        {
            "agreed to repair",
            "inspected",
            "reopened",
            "postponed work on",
            "counted visitors at",
            "published plans for",
            "raised money for",
        };
        var things = new[]
        {
            "the northern quay",
            "a slipway",
            "the fish market",
            "the tide gauge",
            "an old crane",
            "the customs shed",
            "the rowing club",
        };
        return string.Join(
            "\n\n",
            Enumerable
                .Range(0, sentences)
                .Select(n =>
                    $"{subjects[(number + n) % 7]} {deeds[(number / 7 + 3 * n) % 7]} {things[(number / 49 + 2 * n) % 7]} in "
                    + $"berth {number} on day {n + 1}, and spent {100 + 13 * number + n} crowns of the fund set aside for it "
                    + "last year."
                )
        );
    }

    static string Absolute(string address) => address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address;

    public async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        Fetcher.Dispose();
        await Web.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
    }
}
