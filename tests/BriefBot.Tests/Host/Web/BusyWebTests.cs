using System.Net;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Discord.Tests.Support;
using BriefBot.Host;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using BriefBot.Tests.Deliver.Answering;

namespace BriefBot.Tests.Host.Web;

/// <summary>The web host while nothing can be answered, or more is asked than can wait.</summary>
public sealed class BusyWebTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _time = new();
    readonly HttpClient _client = new();
    Libraries? _libraries;
    WebHost? _host;
    HeldThreads? _held;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        (settings.Web.Urls, settings.Web.ConcurrentQuestions, settings.Web.WaitingQuestions) = ("http://127.0.0.1:0", 1, 1);
        _libraries = (await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop)).Libraries;
        _host = await WebHost.StartAsync(settings.Web, _libraries, new WebParts(), _time, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
        _held = HeldThreads.Of(_libraries.Threads, Environment.ProcessorCount, Surface.Discord);
    }

    public async ValueTask DisposeAsync()
    {
        _held!.Dispose();
        _client.Dispose();
        await _host!.DisposeAsync();
        await _libraries!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_finds_no_place_is_told_when_to_come_back()
    {
        var answered = await AskAndWaitForThreadsAsync();
        var waiting = AskAsync();
        await WaitingForAPlaceAsync();

        using var refused = await _client.GetAsync("/api/ask?q=Who+runs+the+ferry%3F", Stop);
        using var page = await _client.GetAsync("/?q=Who+runs+the+ferry%3F", Stop);
        await _held!.LetGoAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("Too many questions");
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("ask again in 1 s");
        (await answered).ShouldBe(HttpStatusCode.OK);
        (await waiting).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_waits_ten_seconds_at_most()
    {
        var answered = await AskAndWaitForThreadsAsync();
        var waiting = AskAsync();
        await WaitingForAPlaceAsync();

        _time.Advance(TimeSpan.FromSeconds(10));
        var status = await waiting;
        await _held!.LetGoAsync();

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answered).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_goes_away_takes_its_question_with_it()
    {
        using var gone = new CancellationTokenSource();
        var asked = _client.GetAsync("/api/ask?q=Who+runs+the+ferry%3F", gone.Token);
        await ThreadsAwaitedByAsync(1);

        await gone.CancelAsync();
        await asked.ShouldThrowAsync<OperationCanceledException>();

        await ThreadsAwaitedByAsync(0);
    }

    [Fact]
    public async Task What_needs_no_answer_is_served_while_none_can_be_given()
    {
        var answered = await AskAndWaitForThreadsAsync();

        (await _client.GetStringAsync("/health/ready", Stop)).ShouldBe("ready\n");
        (await _client.GetStringAsync("/", Stop)).ShouldContain("<form");

        await _held!.LetGoAsync();
        (await answered).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_can_not_be_used_is_refused_without_waiting()
    {
        var answered = await AskAndWaitForThreadsAsync();

        using var empty = await _client.GetAsync("/api/ask?q=", Stop);
        await _held!.LetGoAsync();

        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answered).ShouldBe(HttpStatusCode.OK);
    }

    async Task<HttpStatusCode> AskAsync()
    {
        using var response = await _client.GetAsync("/api/ask?q=Who+runs+the+ferry%3F", Stop);
        return response.StatusCode;
    }

    // The task in a task, as the answer comes later.
    async Task<Task<HttpStatusCode>> AskAndWaitForThreadsAsync()
    {
        var asked = AskAsync();
        await ThreadsAwaitedByAsync(1);
        return asked;
    }

    async Task ThreadsAwaitedByAsync(int questions)
    {
        while (_libraries!.Threads.Waiting(Surface.Web) != questions)
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // The first question has its place and no timer any more; the second one's runs.
    Task WaitingForAPlaceAsync() => _time.WaitForTimerOfAsync(QuestionGate.LongestWait, Stop);
}
