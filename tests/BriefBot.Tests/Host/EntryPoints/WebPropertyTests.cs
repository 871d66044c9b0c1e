using System.Net;
using System.Text;
using System.Text.Json;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Host.EntryPoints;

/// <summary>Whatever a request asks, it is answered or refused with a reason, never with a 500.</summary>
public sealed class WebPropertyTests : IAsyncLifetime
{
    const int Runs = 60;

    static readonly string[] Pages = ["/", "/brief", "/api/ask", "/api/brief"];

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new();
    Libraries _libraries = null!;
    WebHost _host = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        _libraries = (await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop)).Libraries;
        _host = await WebHost.StartAsync(settings.Web, _libraries, new WebParts(), TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _libraries.DisposeAsync();
        _folder.Dispose();
    }

    static Gen<(string Path, string Query)> Requests =>
        from page in Gen.Elements(Pages)
        from text in HostileArguments.Text
        from more in Gen.Elements("as_of", "since", "until", "topic", "source", "q", "unknown")
            .Zip(Gen.OneOf(HostileArguments.Day, HostileArguments.Text))
            .ListOf(2)
        select (page, $"q={Escaped(text)}{string.Concat(more.Select(pair => $"&{pair.Item1}={Escaped(pair.Item2)}"))}");

    [Theory]
    [InlineData("as_of")]
    [InlineData("since")]
    [InlineData("until")]
    public async Task The_ends_of_the_calendar_are_days_like_others(string name)
    {
        foreach (var page in Pages)
        foreach (var day in new[] { "9999-12-31", "0001-01-01" })
            (await _client.GetAsync($"{page}?q=who+spoke+at+Wuzhen+on+Monday+2020&{name}={day}", Stop)).StatusCode.ShouldBe(
                HttpStatusCode.OK,
                $"{page} {name} {day}"
            );
    }

    [Fact]
    public async Task Any_query_string_is_answered_or_refused()
    {
        foreach (var (path, query) in Requests.Sample(Runs))
            await ShouldBeBorneAsync(await _client.GetAsync($"{path}?{query}", Stop), $"{path}?{query}");
    }

    [Fact]
    public async Task Any_body_is_answered_or_refused()
    {
        var bodies = Gen.Frequency(
            (
                3,
                HostileArguments
                    .Text.Zip(HostileArguments.Day)
                    .Select(pair => $"{{\"question\": {Json(pair.Item1)}, \"as_of\": {Json(pair.Item2)}}}")
            ),
            (1, HostileArguments.Text),
            (
                1,
                Gen.Elements(
                    "{\"question\": \"\\ud800\"}",
                    "{\"\\udc00\": 1, \"question\": \"x\"}",
                    "[]",
                    "null",
                    "{\"question\": {}}",
                    "{\"question\": \"who?\", \"as_of\": 7}",
                    new string('[', 5_000)
                )
            )
        );
        foreach (var body in bodies.Sample(Runs))
        {
            using var content = new StringContent(HostileArguments.Sendable(body), Encoding.UTF8, "application/json");
            await ShouldBeBorneAsync(await _client.PostAsync("/api/ask", content, Stop), body);
        }
    }

    [Theory]
    [InlineData("/article/0")]
    [InlineData("/article/9223372036854775807")]
    [InlineData("/article/9223372036854775808")]
    [InlineData("/article/-1")]
    [InlineData("/article/1?version=99999999999&start=5&end=2")]
    [InlineData("/article/1?start=2147483647&end=2147483647")]
    [InlineData("/article/1?start=0&end=2147483647")]
    [InlineData("/article/%00?w=1&k=%ff")]
    [InlineData("/%ff%fe")]
    public async Task Any_address_of_an_article_is_shown_or_refused(string address) =>
        await ShouldBeBorneAsync(await _client.GetAsync(address, Stop), address);

    static async Task ShouldBeBorneAsync(HttpResponseMessage response, string asked)
    {
        ((int)response.StatusCode).ShouldBeLessThan(500, HostileArguments.Sendable(asked));
        if (response.StatusCode == HttpStatusCode.OK)
            return;
        (await response.Content.ReadAsStringAsync(Stop)).Length.ShouldBeLessThan(20_000);
    }

    // Halves of surrogate pairs, too, as bytes that are no UTF-8.
    static string Escaped(string text) =>
        string.Concat(
            text.Take(2_000)
                .Select(c =>
                    c < 0x80 ? Uri.EscapeDataString(c.ToString())
                    : char.IsSurrogate(c) ? "%ED%A0%BD"
                    : Uri.EscapeDataString(c.ToString())
                )
        );

    static string Json(string text) => JsonSerializer.Serialize(HostileArguments.Sendable(text));
}
