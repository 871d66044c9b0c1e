using System.Net;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>What a page of another site has somebody's browser send, over real sockets.</summary>
public sealed class SameOriginGuardTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    Libraries? _libraries;
    WebHost? _host;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_libraries is not null)
            await _libraries.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("same-origin", "OWN", true)]
    [InlineData("none", null, true)]
    [InlineData(null, null, true)]
    [InlineData(null, "OWN", true)]
    [InlineData("same-origin", "null", false)]
    [InlineData("same-site", "OWN", false)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "OWN", false)]
    [InlineData("", null, false)]
    [InlineData("same-origin", "https://elsewhere.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, "https://elsewhere.example", false)]
    [InlineData(null, "https://127.0.0.1", false)]
    [InlineData(null, "http://127.0.0.1:1", false)]
    [InlineData(null, "http://127.0.0.1@elsewhere.example", false)]
    [InlineData(null, "OWN.elsewhere.example", false)]
    [InlineData(null, "file:///", false)]
    [InlineData(null, "", false)]
    public async Task Only_pages_of_this_host_have_a_browser_change_something(string? site, string? origin, bool isTaken)
    {
        await StartAsync();
        var own = _host!.Addresses.Single();

        foreach (var path in new[] { "/language", "/login", "/logout", "/api/ask", "/nowhere" })
        {
            var response = await SendAsync(HttpMethod.Post, path, site, origin?.Replace("OWN", own, StringComparison.Ordinal));

            (response.StatusCode is not HttpStatusCode.Forbidden).ShouldBe(isTaken, path);
        }
        (await SendAsync(HttpMethod.Get, "/", site, origin?.Replace("OWN", own, StringComparison.Ordinal))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("QUERY")]
    public async Task No_method_but_the_reading_ones_is_let_through(string method)
    {
        await StartAsync();

        (await SendAsync(new HttpMethod(method), "/language", "cross-site", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_refusal_is_in_words()
    {
        await StartAsync();

        var page = await (await SendAsync(HttpMethod.Post, "/language", "cross-site", null)).Content.ReadAsStringAsync(Stop);
        var json = await (await SendAsync(HttpMethod.Post, "/api/ask", "cross-site", null)).Content.ReadAsStringAsync(Stop);

        page.ShouldContain("a page of another site");
        json.ShouldContain("\"error\": \"This was asked for by a page of another site");
    }

    [Theory]
    [InlineData("https://news.example", true)]
    [InlineData("https://news.example:443", true)]
    [InlineData("http://news.example", false)]
    [InlineData("https://news.example:8443", false)]
    [InlineData("https://evil.news.example", false)]
    public async Task Behind_a_proxy_the_public_address_is_the_hosts_own(string origin, bool isTaken)
    {
        await StartAsync(web => web.PublicUrl = "https://news.example/briefbot");

        var response = await SendAsync(HttpMethod.Post, "/language", "same-origin", origin);

        (response.StatusCode is HttpStatusCode.SeeOther).ShouldBe(isTaken);
    }

    [Fact]
    public async Task A_forged_host_makes_no_origin_the_hosts_own()
    {
        await StartAsync();
        using var request = Request(HttpMethod.Post, "/language", null, "http://rebound.example");
        request.Headers.Host = "rebound.example";

        (await _client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_log_in_never_takes_on_an_id_that_the_browser_brings()
    {
        await StartAsync(web => web.Token = Token);
        var planted = System.Buffers.Text.Base64Url.EncodeToString(new byte[32]);
        using var request = Request(HttpMethod.Post, "/login", "same-origin", null);
        request.Headers.Add("Cookie", $"briefbot={planted}");
        request.Content = new FormUrlEncodedContent([new("token", Token)]);

        var response = await _client.SendAsync(request, Stop);
        var given = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        given.ShouldNotBe($"briefbot={planted}");
        (await OpenAsync(given)).ShouldBe(HttpStatusCode.OK);
        (await OpenAsync($"briefbot={planted}")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    async Task StartAsync(Action<WebOptions>? configure = null)
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        configure?.Invoke(settings.Web);
        _libraries = (await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop)).Libraries;
        _host = await WebHost.StartAsync(settings.Web, _libraries, new WebParts(), TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
    }

    async Task<HttpStatusCode> OpenAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie } } };
        return (await _client.SendAsync(request, Stop)).StatusCode;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? site, string? origin)
    {
        using var request = Request(method, path, site, origin);
        return await _client.SendAsync(request, Stop);
    }

    static HttpRequestMessage Request(HttpMethod method, string path, string? site, string? origin)
    {
        var request = new HttpRequestMessage(method, path);
        if (site is not null)
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return request;
    }
}
