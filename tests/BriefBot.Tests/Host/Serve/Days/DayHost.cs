using System.Net;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Discord;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Ingest.Fetching;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Host.Serve.Days;

/// <summary>
/// The parts that <c>serve</c> runs, put together as it does, each with a clock that stands until the test advances it: the web page on a
/// real socket, the poller of feeds, the keepers of stories, of the index and of what is kept for so long only, and digests and alerts
/// posted to a server that behaves like Discord's.
/// </summary>
sealed class DayHost : IAsyncDisposable
{
    // The keepers of stories and of what is kept wait for their next turn, as does whoever looks whether the corpus can be written.
    const int KeepersAtRest = 3;

    readonly HostTime _keeping;
    readonly HostTime _posting;
    readonly HostTime _time;
    readonly CancellationTokenSource _stop = new();
    readonly List<IAsyncDisposable> _parts = [];
    readonly Fetcher _fetcher;
    readonly DiscordRestClient _rest;
    readonly HttpClient _browser;
    FeedFollowing _following = null!;
    Task _digests = Task.CompletedTask;

    DayHost(ManualTimeProvider time, HostileWeb web, FakeDiscord discord, ILoggerFactory loggers)
    {
        (_keeping, _posting, _time) = (new(time, KeepersAtRest), new(time, atRest: 1), new(time));
        _fetcher = new(new FetchOptions { Interval = TimeSpan.Zero }, _time, null, web.ResolveAsync, web.OpenAsync);
        _rest = new(
            new()
            {
                Token = discord.Token,
                BaseUrl = new(discord.ApiBaseUrl + "/"),
                UserAgentUrl = new("https://briefbot.invalid/"),
                UserAgentVersion = "1",
                RetryDelay = TimeSpan.FromMilliseconds(1),
            },
            null,
            TimeProvider.System,
            new Random(1),
            loggers.CreateLogger<DiscordRestClient>()
        );
        // A connection that is idle for a minute is closed by the host, and here a minute is nothing.
        _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });
    }

    public SqliteStores Stores { get; private set; } = null!;

    public WorkspaceId Home { get; private set; }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DayHost> StartAsync(
        Settings settings,
        ManualTimeProvider time,
        HostileWeb web,
        FakeDiscord discord,
        ILoggerFactory loggers
    )
    {
        var host = new DayHost(time, web, discord, loggers);
        await host.OpenAsync(settings, loggers);
        return host;
    }

    /// <summary>Whether the keepers and whoever posts have nothing to do.</summary>
    public bool IsAtRest => RestAsync().IsCompleted;

    /// <summary>Waits for that.</summary>
    public Task RestAsync() => Task.WhenAll(_keeping.RestAsync(Token), _posting.RestAsync(Token));

    /// <summary>Polls the feeds that are due, with everything that comes of it.</summary>
    public Task PollAsync() => _following.Poller.DrainAsync(null, _stop.Token);

    /// <summary>The page at an address, which is there.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var response = await _browser.GetAsync(path, Token);
        var page = await response.Content.ReadAsStringAsync(Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {page}");
        return page;
    }

    /// <summary>Ends it as the end of its process would: it does nothing more, and nothing is closed.</summary>
    public void Kill()
    {
        foreach (var clock in new[] { _keeping, _posting, _time })
            clock.Kill();
    }

    /// <summary>Frees what it held, which the end of a process would.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _digests;
        _browser.Dispose();
        foreach (var part in _parts.AsEnumerable().Reverse())
            await part.DisposeAsync();
        _rest.Dispose();
        _fetcher.Dispose();
        _stop.Dispose();
    }

    async Task OpenAsync(Settings settings, ILoggerFactory loggers)
    {
        (Stores, var libraries) = await LibraryParts.OpenAllAsync(settings, loggers.CreateLogger("BriefBot.Models"), _time, Token);
        _parts.Add(libraries);
        Home = await Stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Token);
        _following = new(settings, Stores, _fetcher, loggers, _time);
        _parts.Add(_following);
        var web = await WebHost.StartAsync(
            settings.Web,
            libraries,
            new WebParts
            {
                Feeds = Stores.Feeds,
                Schedules = Stores.Schedules,
                Outbox = Stores.Outbox,
                Health = new(libraries, Stores.Counter),
                Sessions = Stores.WebSessions,
                Answers = new(Stores.Answers, Stores.Feedback, Stores.CorrectedAnswers, _time),
                Administration = new(
                    settings,
                    Stores,
                    libraries,
                    _following.Desk,
                    _following.Poller.Wake,
                    new(() => DigestParts.Desk(Stores, settings)),
                    _time
                ),
            },
            _time,
            Token
        );
        _parts.Add(web);
        _browser.BaseAddress = new(web.Addresses.Single());
        _parts.Add(WritingParts.Start(settings, Stores, libraries, _following, loggers, _keeping));
        _digests = Loop(DigestParts.Desk(Stores, settings), loggers).RunAsync(_stop.Token);
    }

    DigestLoop Loop(DigestDesk desk, ILoggerFactory loggers)
    {
        var worker = new DigestWorker(
            DigestParts.Store(Stores),
            desk.ComposeAsync,
            Stores.Corpus,
            new DiscordDigestChannel(_rest, null, loggers.CreateLogger<DiscordDigestChannel>()),
            desk.Options,
            DigestStore.NewNonce(),
            _posting,
            loggers.CreateLogger<DigestWorker>(),
            aloneSince: _posting.GetTimestamp()
        );
        return new(
            DigestParts.Store(Stores),
            worker,
            desk.Options,
            DigestStore.NewNonce,
            _posting,
            loggers.CreateLogger<DigestLoop>(),
            desk.Alerts
        );
    }
}
