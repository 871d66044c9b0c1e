using System.Collections.Concurrent;
using System.Net;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>A host with administration over real sockets, and a little internet for its feeds.</summary>
sealed class AdministeredHost : IAsyncDisposable
{
    /// <summary>Would do harm where it is shown as it is.</summary>
    public const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202eevil\u202c";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    readonly Fetcher _fetcher;
    Libraries? _libraries;
    WebHost? _host;
    int _stored;

    AdministeredHost()
    {
        var web = new HostileWeb(call =>
            [
                Pages.TryGetValue(call.Host + call.Target, out var body)
                    ? WebStep.Answer("200 OK", body)
                    : WebStep.Answer("404 Not Found", ""),
            ]
        );
        _fetcher = new Fetcher(new FetchOptions { Interval = TimeSpan.Zero }, TimeProvider.System, null, web.ResolveAsync, web.OpenAsync);
    }

    /// <summary>What addresses of the little internet hold, by host and path.</summary>
    public ConcurrentDictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    public SqliteStores Stores { get; private set; } = null!;

    public WorkspaceId Home { get; private set; }

    /// <summary>Where the home page is, without the last slash.</summary>
    public string Address => _host!.Addresses.Single();

    public Settings Settings { get; private set; } = null!;

    /// <summary>How often the feeds were to be looked at.</summary>
    public int Wakings { get; private set; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AdministeredHost> StartAsync(Action<Settings>? configure = null)
    {
        var world = new AdministeredHost { Settings = new Settings() };
        world.Settings.Data = world._folder.Path;
        world.Settings.Web.Urls = "http://127.0.0.1:0";
        configure?.Invoke(world.Settings);
        (world.Stores, world._libraries) = await LibraryParts.OpenAllAsync(world.Settings, null, TimeProvider.System, Stop);
        world.Home = await world.Stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop);
        var desk = new FeedDesk(
            new FeedDiscovery(world._fetcher),
            world.Stores.Feeds,
            new FeedSchedule(world.Settings.Feeds, new Random(7)),
            world.Settings.Feeds,
            TimeProvider.System
        );
        var parts = new WebParts
        {
            Feeds = world.Stores.Feeds,
            Schedules = world.Stores.Schedules,
            Outbox = world.Stores.Outbox,
            Answers = new(world.Stores.Answers, world.Stores.Feedback, world.Stores.CorrectedAnswers, TimeProvider.System),
            Administration = new(
                world.Settings,
                world.Stores,
                world._libraries,
                desk,
                () => world.Wakings++,
                new(() => DigestParts.Desk(world.Stores, world.Settings)),
                TimeProvider.System
            ),
        };
        world._host = await WebHost.StartAsync(world.Settings.Web, world._libraries, parts, TimeProvider.System, Stop);
        world._client.BaseAddress = new Uri(world._host.Addresses.Single());
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_libraries is not null)
            await _libraries.DisposeAsync();
        _fetcher.Dispose();
        _folder.Dispose();
    }

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path, Stop);

    /// <summary>A page that is there, and well under its limit.</summary>
    public async Task<string> PageAsync(string path)
    {
        var response = await GetAsync(path);
        var html = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(100_000, path);
        ShouldBeHarmless(html);
        return html;
    }

    /// <summary>Sends a form.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Stop);

    /// <summary>Sends a form, and follows to the page that says what was done.</summary>
    public async Task<string> DoneAsync(string path, params (string Name, string Value)[] fields)
    {
        var response = await PostAsync(path, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync(Stop));
        return await PageAsync(response.Headers.Location!.ToString());
    }

    /// <summary>Sends a file.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "feeds.opml" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        // Else the answer to one that is too large comes while it is still being sent.
        request.Headers.ExpectContinue = true;
        return await _client.SendAsync(request, Stop);
    }

    /// <summary>Stores an article.</summary>
    public async Task<ArticleId> StoreAsync(string title, string body, Func<ArticleDraft, ArticleDraft>? change = null)
    {
        var draft = new ArticleDraft(
            title,
            body,
            PublicationDate.Stated(new DateOnly(2021, 4, 30)),
            new Original(Encoding.UTF8.GetBytes(body), "text/plain", $"{++_stored}.txt")
        );
        var stored = await Stores.Corpus.StoreAsync(Home, change?.Invoke(draft) ?? draft, Stop);
        await Stores.Corpus.IndexAsync(Stop);
        return stored.Article;
    }

    /// <summary>Follows a feed without looking at it.</summary>
    public async Task<Feed> FollowAsync(string address, string? title = null) => (
            await Stores.Feeds.AddAsync(
                new NewFeed(Home, address)
                {
                    GivenTitle = title,
                    FirstPoll = TimeProvider.System.GetUtcNow().AddDays(1),
                    Interval = TimeSpan.FromHours(1),
                },
                10_000,
                Stop
            )
        )!.Value.Feed;

    /// <summary>Holds that nothing of what others wrote became markup.</summary>
    public static void ShouldBeHarmless(string html)
    {
        html.Split("<script").Length.ShouldBe(2, "the page's own script and no other");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("\u202e");
        html.ShouldNotContain(" style=");
        html.ShouldNotContain("href=\"javascript");
    }
}
