using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>What a host says of how it is.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new();
    SqliteStores? _stores;
    Libraries? _libraries;
    HostHealth? _health;
    WebHost? _host;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        settings.Web.Token = Token;
        (_stores, _libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop);
        _health = new(_libraries, _stores.Counter);
        _host = await WebHost.StartAsync(settings.Web, _libraries, new() { Health = _health }, TimeProvider.System, Stop);
        _client.BaseAddress = new(_host.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
        await _libraries!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sound_host_is_ready_and_says_no_more_to_anybody()
    {
        (await _client.GetStringAsync("/health/live", Stop)).ShouldBe("alive\n");
        (await _client.GetStringAsync("/health/ready", Stop)).ShouldBe("ready\n");
    }

    [Fact]
    public async Task Whoever_asks_for_JSON_gets_each_part()
    {
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var document = JsonDocument.Parse(await _client.GetStringAsync("/health/ready", Stop));

        document.RootElement.GetProperty("status").GetString().ShouldBe("ready");
        var parts = document.RootElement.GetProperty("parts").EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("name").GetString()).ShouldBe(["articles", "storing", "feeds", "discord", "models"]);
        parts.ShouldAllBe(part => part.GetProperty("sound").GetBoolean());
    }

    [Fact]
    public async Task Feeds_in_trouble_are_told_without_their_names_and_it_is_ready_all_the_same()
    {
        var home = await _stores!.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop);
        var now = TimeProvider.System.GetUtcNow();
        var (feed, _) = (
            await _stores.Feeds.AddAsync(
                new NewFeed(home, "https://gazette.example/feed") { FirstPoll = now, Interval = TimeSpan.FromHours(1) },
                10,
                Stop
            )
        )!.Value;
        await _stores.Feeds.FailedAsync(
            new FeedFailed(feed.Id, now, now.AddHours(1), "It is gone.")
            {
                IsGone = true,
                DeadAfterFailures = 10,
                DeadAfter = TimeSpan.FromDays(7),
                NextWhenDead = now.AddDays(7),
            },
            Stop
        );

        using var answer = await _client.GetAsync("/health/ready", Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        text.ShouldBe("ready\nfeeds: 0 are failing and 1 are dead; run: briefbot feeds\n");
    }

    [Fact]
    public async Task One_that_stops_is_not_ready_but_answers_what_is_at_hand()
    {
        _health!.Stop();

        using var ready = await _client.GetAsync("/health/ready", Stop);
        using var live = await _client.GetAsync("/health/live", Stop);

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(Stop)).ShouldContain("stopping");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_corpus_that_cannot_be_read_is_told_without_its_path()
    {
        // As a page that is damaged: SQLite says so when it is read.
        RawDatabase.Execute(_stores!.Path, "PRAGMA foreign_keys = OFF; ALTER TABLE article RENAME TO damaged");

        using var answer = await _client.GetAsync("/health/ready", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldBe("not ready\narticles: The corpus cannot be read; run: briefbot doctor\n");
    }

    [Fact]
    public async Task A_page_that_fails_shows_the_reference_under_which_the_log_has_it()
    {
        _client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        await _libraries!.Corpus.DisposeAsync();

        using var answer = await _client.GetAsync("/", Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        page.ShouldMatch("under the reference [2-9A-Z]{6}");
        page.ShouldNotContain("Exception");
    }
}
