using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord.Tests.Support;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>Log-ins, guesses and silent connections, over real sockets and with a clock that the test holds.</summary>
public sealed class WebAccessTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _time = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    Libraries? _libraries;
    SqliteStores? _stores;
    WebHost? _host;
    Uri _base = new("http://127.0.0.1/");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_log_in_opens_the_page_until_it_expires()
    {
        await StartAsync(web => web.SessionLasts = TimeSpan.FromHours(1));
        var cookie = await LogInAsync();

        var opened = await GetAsync("/", cookie);
        _time.Advance(TimeSpan.FromHours(1));
        var expired = await GetAsync("/", cookie);

        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        expired.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/answer/1")]
    [InlineData("/answer/1/card")]
    [InlineData("/answer/1/card.png")]
    [InlineData("/story/1/picture.png")]
    public async Task Who_is_not_logged_in_sees_no_answer_and_no_picture(string path)
    {
        await StartAsync();

        var refused = await GetAsync(path, "briefbot=none");

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldNotContain("og:");
    }

    [Fact]
    public async Task Logging_out_ends_this_log_in_for_good_and_no_other()
    {
        await StartAsync();
        var (here, elsewhere) = (await LogInAsync(), await LogInAsync());

        await PostAsync("/logout", here);
        await RestartAsync();

        (await GetAsync("/", here)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("/", elsewhere)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_every_log_in_for_good()
    {
        await StartAsync();
        var (here, elsewhere) = (await LogInAsync(), await LogInAsync());

        await PostAsync("/logout", here, ("everywhere", "1"));
        (await GetAsync("/", elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await RestartAsync();

        (await GetAsync("/", here)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("/", elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_token_ends_every_log_in()
    {
        await StartAsync();
        var cookie = await LogInAsync();

        await RestartAsync(web => web.Token = "another-token-of-the-host");

        (await GetAsync("/", cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_database_holds_nothing_that_opens_the_page()
    {
        await StartAsync();
        var cookie = await LogInAsync();
        await CloseAsync();

        var id = cookie.Split('=', 2)[1];
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            var bytes = await File.ReadAllBytesAsync(file, Stop);
            bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(id)).ShouldBe(-1, file);
            bytes.AsSpan().IndexOf(System.Buffers.Text.Base64Url.DecodeFromChars(id)).ShouldBe(-1, file);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Guesses_are_stopped_whether_by_form_or_by_header(bool byForm)
    {
        await StartAsync();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < LoginGuard.FreeTries + 2; i++)
            statuses.Add((await GuessAsync(byForm, $"guess number {i}")).StatusCode);
        var right = await GuessAsync(byForm, Token);
        _time.Advance(LoginGuard.FirstWait);
        var later = await GuessAsync(byForm, Token);

        statuses.Take(LoginGuard.FreeTries).ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        statuses.Skip(LoginGuard.FreeTries).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        right.Headers.RetryAfter!.Delta.ShouldBe(LoginGuard.FirstWait);
        later.StatusCode.ShouldBe(byForm ? HttpStatusCode.Redirect : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_is_logged_in_is_not_locked_out_with_a_guesser_at_the_same_address()
    {
        await StartAsync();
        var cookie = await LogInAsync();

        for (var i = 0; i < LoginGuard.FreeTries; i++)
            await GuessAsync(byForm: true, "a guess");

        (await GetAsync("/", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.Redirect)]
    [InlineData("", HttpStatusCode.TooManyRequests)]
    public async Task The_sender_is_taken_from_a_proxy_only_where_it_is_named(string proxies, HttpStatusCode other)
    {
        await StartAsync(web => web.Proxies = proxies);

        for (var i = 0; i < LoginGuard.FreeTries; i++)
            await GuessAsync(byForm: true, "a guess", "198.51.100.7");

        // What stands before the proxy's own entry is the sender's invention.
        (await GuessAsync(byForm: true, Token, "203.0.113.9, 198.51.100.7")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await GuessAsync(byForm: true, Token, "198.51.100.8")).StatusCode.ShouldBe(other);
    }

    [Fact]
    public async Task Five_hundred_silent_connections_are_dropped_and_keep_nobody_out()
    {
        await StartAsync(web => web.Connections = 100);
        var silent = new List<TcpClient>();

        for (var i = 0; i < 500; i++)
            if (await TryConnectAsync() is { } connection)
                silent.Add(connection);
        var answered = await _client.GetAsync(new Uri(_base, "/health/live"), Stop);
        await DroppedAsync(silent);

        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_oldest_silent_connection_gives_way_even_while_the_clock_stands_still()
    {
        await StartAsync(web => web.Connections = 2);
        using var first = await ConnectAsync();
        await _time.WaitForTimersAsync(timers => timers.Count(IsPatience) == 1, Stop);
        using var second = await ConnectAsync();
        await _time.WaitForTimersAsync(timers => timers.Count(IsPatience) == 2, Stop);

        using var third = await ConnectAsync();
        await ClosedAsync(first);
        using var fourth = await ConnectAsync();
        await ClosedAsync(second).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await third.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), Stop);
        using var reader = new StreamReader(third.GetStream());

        (await reader.ReadLineAsync(Stop)).ShouldBe("HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task A_connection_that_stays_silent_is_dropped_and_one_that_speaks_is_not()
    {
        await StartAsync();
        using var silent = await ConnectAsync();
        using var slow = await ConnectAsync();

        await _time.WaitForTimersAsync(timers => timers.Count(IsPatience) == 2, Stop);
        await slow.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\n"u8.ToArray(), Stop);
        await _time.WaitForTimersAsync(timers => timers.Count(IsPatience) == 1, Stop);
        _time.Advance(Patience);
        await ClosedAsync(silent);
        await slow.GetStream().WriteAsync("Host: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), Stop);
        using var reader = new StreamReader(slow.GetStream());

        (await reader.ReadLineAsync(Stop)).ShouldBe("HTTP/1.1 200 OK");
    }

    async Task StartAsync(Action<WebOptions>? configure = null)
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        settings.Web.Token = Token;
        configure?.Invoke(settings.Web);
        (_stores, _libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop);
        _host = await WebHost.StartAsync(settings.Web, _libraries, new WebParts { Sessions = _stores.WebSessions }, _time, Stop);
        // The address changes with every start, and a client's base can be set only once.
        _base = new Uri(_host.Addresses.Single());
    }

    async Task CloseAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_libraries is not null)
            await _libraries.DisposeAsync();
        (_host, _libraries) = (null, null);
    }

    async Task RestartAsync(Action<WebOptions>? configure = null)
    {
        await CloseAsync();
        await StartAsync(configure);
    }

    async Task<string> LogInAsync()
    {
        var response = await GuessAsync(byForm: true, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    async Task<HttpResponseMessage> GuessAsync(bool byForm, string token, string? sender = null)
    {
        using var request = byForm
            ? new HttpRequestMessage(HttpMethod.Post, new Uri(_base, "/login"))
            {
                Content = new FormUrlEncodedContent([new("token", token)]),
            }
            : new HttpRequestMessage(HttpMethod.Get, new Uri(_base, "/api/ask?q=who"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            };
        if (sender is not null)
            request.Headers.Add("X-Forwarded-For", sender);
        return await _client.SendAsync(request, Stop);
    }

    async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_base, path)) { Headers = { { "Cookie", cookie } } };
        return await _client.SendAsync(request, Stop);
    }

    async Task PostAsync(string path, string cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, path))
        {
            Headers = { { "Cookie", cookie } },
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        (await _client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    // One that gives its place to the next may be gone before it is known to be open.
    async Task<TcpClient?> TryConnectAsync()
    {
        try
        {
            return await ConnectAsync();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    async Task<TcpClient> ConnectAsync()
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(_base.Host, _base.Port, Stop);
        return connection;
    }

    static bool IsPatience(TimeSpan timer) => timer > Patience - TimeSpan.FromSeconds(1) && timer <= Patience;

    // Some are taken on only while the time of others passes.
    async Task DroppedAsync(List<TcpClient> connections)
    {
        var dropped = Task.WhenAll(connections.Select(ClosedAsync));
        while (!dropped.IsCompleted)
        {
            await Task.WhenAny(dropped, _time.WaitForTimerAsync(TimeSpan.Zero, Stop));
            Stop.ThrowIfCancellationRequested();
            _time.Advance(Patience);
        }
        await dropped;
    }

    static async Task ClosedAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                (await connection.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0);
            }
            catch (IOException)
            {
                // A reset is a close, too.
            }
        }
    }
}
