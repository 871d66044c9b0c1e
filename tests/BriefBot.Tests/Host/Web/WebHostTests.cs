using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>The web host over real sockets.</summary>
public sealed class WebHostTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
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

    [Fact]
    public async Task The_page_answers_without_script_and_links_to_the_cited_sentence()
    {
        await StartAsync();
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said on Friday.");

        var page = await _client.GetStringAsync("/?q=Who+said+the+ferry+line+returns%3F", Stop);
        var link = WebUtility.HtmlDecode(page.Split("class=\"cite\" href=\"")[1].Split('"')[0]);
        var reader = await _client.GetStringAsync(link, Stop);

        page.ShouldContain("<mark>");
        page.ShouldContain("Sources");
        reader.ShouldContain("<mark id=\"cited\">The ferry line");
    }

    [Fact]
    public async Task The_home_page_tells_what_is_new_and_leads_to_it()
    {
        await StartAsync();
        var samples = await _client.GetStringAsync("/", Stop);
        await StoreAsync("Ferry <b>line</b> returns", "The ferry line between Sund & Orra returns in June, operator Nina Falk said.");
        await using (var stores = await Stores.OpenAsync(new Settings { Data = _folder.Path }, Stop))
        {
            await stores.Stories.PlaceAllAsync(Stop);
            var workspace = await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop);
            await stores.Topics.AddAsync(workspace, new("Ports & ferries") { Include = ["ferry"] }, Stop);
        }

        var home = await _client.GetStringAsync("/", Stop);
        var link = WebUtility.HtmlDecode(home.Split("<section class=\"news\"")[1].Split("href=\"")[1].Split('"')[0]);
        var reader = await _client.GetStringAsync(link, Stop);
        var topic = WebUtility.HtmlDecode(home.Split("<nav class=\"topics\"")[1].Split("href=\"")[1].Split('"')[0]);

        samples.Split("<section class=\"news\"")[1].Split("<li>").Length.ShouldBeGreaterThan(3);
        home.ShouldContain("Ferry &lt;b&gt;line&lt;/b&gt; returns");
        home.ShouldContain("“The ferry line between Sund &amp; Orra returns in June, operator Nina Falk said.”");
        home.ShouldContain("30 April 2021");
        home.ShouldContain("1 article, the newest of 30 April 2021.");
        reader.ShouldContain("<mark id=\"cited\">The ferry line");
        topic.ShouldBe("/topic?name=Ports%20%26%20ferries");
        (await _client.GetAsync(topic, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_home_page_begins_with_questions_that_the_articles_answer()
    {
        await StartAsync();
        await StoreAsync(
            "A new lock",
            "Ann Rao, the harbour master, opened the new lock in Kiel on Friday. Bo Lund may have closed Quay 7 in Orra on Monday."
        );
        await using (var stores = await Stores.OpenAsync(new Settings { Data = _folder.Path }, Stop))
            await stores.Stories.PlaceAllAsync(Stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(2));

        // They are found beside the requests.
        var home = "";
        while (!home.Contains("id=\"ideas\"", StringComparison.Ordinal))
            home = await _client.GetStringAsync("/", limit.Token);
        var question = WebUtility.HtmlDecode(home.Split("id=\"ideas\"")[1].Split("dir=\"auto\">")[1].Split('<')[0]);
        var answer = await _client.GetStringAsync("/?q=" + Uri.EscapeDataString(question), Stop);

        question.ShouldBeOneOf("Who opened the new lock in Kiel on Friday?", "Who is Ann Rao?");
        answer.ShouldContain("class=\"cite\"");
        home.ShouldNotContain("Bo Lund");
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("", "/")]
    [InlineData("/answer/1", "/answer/1")]
    public async Task The_choice_of_a_language_leads_back_to_a_page_of_ours_alone(string back, string location)
    {
        await StartAsync();

        var chosen = await _client.PostAsync("/language", new FormUrlEncodedContent([new("language", "fr"), new("back", back)]), Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feeds");
        request.Headers.Add("Cookie", chosen.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        chosen.Headers.Location!.OriginalString.ShouldBe(location);
        (await (await _client.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop)).ShouldContain("<html lang=\"fr\">");
    }

    [Fact]
    public async Task A_topic_is_briefed_on_by_page_and_API()
    {
        await StartAsync();
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said on Friday.");

        var page = await _client.GetStringAsync("/brief?q=ferry+line+between+Sund+and+Orra", Stop);
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/api/brief?q=ferry+line+between+Sund+and+Orra", Stop));
        var empty = await _client.GetAsync("/api/brief?q=", Stop);

        page.ShouldContain("<h2>What happened</h2>");
        page.ShouldContain("class=\"cite\"");
        json.RootElement.GetProperty("status").GetString().ShouldBe("answered");
        json.RootElement.GetProperty("happened").GetArrayLength().ShouldBe(1);
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_API_says_what_is_wrong_in_one_property()
    {
        await StartAsync();

        var missing = await _client.GetAsync("/api/nowhere", Stop);
        var text = await missing.Content.ReadAsStringAsync(Stop);

        missing.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        text.ShouldBe("{\n  \"error\": \"There is no such page.\"\n}");
    }

    [Fact]
    public async Task Both_ways_to_the_API_give_the_document_of_the_terminal()
    {
        await StartAsync();
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said on Friday.");

        var got = await _client.GetAsync("/api/ask?q=Who+said+the+ferry+line+returns%3F&as_of=2021-05-01", Stop);
        var posted = await PostAsync("{\"question\": \"Who said the ferry line returns?\", \"as_of\": \"2021-05-01\"}");

        foreach (var response in new[] { got, posted })
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            json.RootElement.GetProperty("status").GetString().ShouldBe("answered");
            json.RootElement.GetProperty("as_of").GetString().ShouldBe("2021-05-01");
            json.RootElement.GetProperty("from_samples").GetBoolean().ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_samples_answer_until_an_article_arrives()
    {
        await StartAsync();

        var before = await _client.GetStringAsync("/api/ask?q=who+spoke+at+Wuzhen+2020%3F", Stop);
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.");
        var after = await _client.GetStringAsync("/api/ask?q=who+spoke+at+Wuzhen+2020%3F", Stop);

        JsonDocument.Parse(before).RootElement.GetProperty("from_samples").GetBoolean().ShouldBeTrue();
        JsonDocument.Parse(after).RootElement.GetProperty("status").GetString().ShouldBe("not_found");
    }

    [Fact]
    public async Task Markup_and_direction_tricks_in_articles_stay_text()
    {
        await StartAsync();
        var id = await StoreAsync(
            "<script>alert(1)</script> Ferry \u202eenil\u202c",
            "The <img src=x onerror=alert(1)> ferry line returns in June, operator Nina \u001b[31m\"Falk\" said.",
            "javascript:alert(1)"
        );

        var page = await _client.GetStringAsync("/?q=%3Cscript%3Ewho%22+said+the+ferry+line+returns%3C%2Fscript%3E", Stop);
        var reader = await _client.GetStringAsync($"/article/{id.Value}", Stop);

        foreach (var html in new[] { page, reader })
        {
            html.ShouldContain("&lt;script&gt;");
            html.Split("<script").Length.ShouldBe(2, "the page's own script and no other");
            html.ShouldContain("<script src=\"/briefbot.js?");
            html.ShouldNotContain("<img");
            html.ShouldNotContain("href=\"javascript");
            html.ShouldNotContain("\u202e");
            html.ShouldNotContain("\u001b");
        }
    }

    [Fact]
    public async Task Every_response_forbids_scripts_and_framing()
    {
        await StartAsync();

        foreach (var path in new[] { "/", "/api/ask", "/nowhere", "/health/live" })
        {
            var response = await _client.GetAsync(path, Stop);

            response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }
    }

    [Theory]
    [InlineData("/api/ask", HttpStatusCode.BadRequest)]
    [InlineData("/api/ask?q=who&as_of=soon", HttpStatusCode.BadRequest)]
    [InlineData("/article/999", HttpStatusCode.NotFound)]
    [InlineData("/article/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/briefbot.css", HttpStatusCode.OK)]
    public async Task A_request_gets_the_status_it_deserves(string path, HttpStatusCode status)
    {
        await StartAsync();

        (await _client.GetAsync(path, Stop)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_body_that_is_broken_or_too_large_is_refused_with_a_reason()
    {
        await StartAsync();

        var broken = await PostAsync("{\"question\":");
        var large = await PostAsync("{\"question\": \"" + new string('a', 100_000) + "\"}");
        var wrong = await _client.PostAsync("/api/ask", new StringContent("question=who"), Stop);

        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument
            .Parse(await broken.Content.ReadAsStringAsync(Stop))
            .RootElement.GetProperty("error")
            .GetString()
            .ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_name_bound_to_loopback_by_someone_else_is_refused()
    {
        await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/ask?q=who");
        request.Headers.Host = "rebound.example";

        (await _client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Where_a_token_is_set_it_is_asked_for()
    {
        await StartAsync(web => web.Token = Token);

        var without = await _client.GetAsync("/api/ask?q=who", Stop);
        var page = await _client.GetAsync("/", Stop);
        var wrong = await LogInAsync("not the token");
        var right = await LogInAsync(Token);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var with = await _client.GetAsync("/api/ask?q=who", Stop);

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("type=\"password\"");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        right.Headers.GetValues("Set-Cookie").Single().ShouldContain("httponly");
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beyond_loopback_a_token_is_needed()
    {
        (await Should.ThrowAsync<SettingsException>(() => StartAsync(web => web.Urls = "http://0.0.0.0:0"))).Message.ShouldContain(
            "Web:Token"
        );
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await StartAsync();
        var taken = _host!.Addresses.Single();

        var problem = await Should.ThrowAsync<SettingsException>(() =>
            WebHost.StartAsync(new WebOptions { Urls = taken }, _libraries!, new WebParts(), TimeProvider.System, Stop)
        );

        problem.Message.ShouldContain(taken);
        problem.Message.ShouldContain("--urls");
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

    async Task<ArticleId> StoreAsync(string title, string body, string? url = null)
    {
        await using var corpus = (await Stores.OpenAsync(new Settings { Data = _folder.Path }, Stop)).Corpus;
        var draft = new ArticleDraft(
            title,
            body,
            PublicationDate.Stated(new DateOnly(2021, 4, 30)),
            new Original(Encoding.UTF8.GetBytes(body), "text/plain", "ferry.txt")
        )
        {
            Url = url,
        };
        var stored = await corpus.StoreAsync(await corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop), draft, Stop);
        await corpus.IndexAsync(Stop);
        return stored.Article;
    }

    Task<HttpResponseMessage> PostAsync(string json) =>
        _client.PostAsync("/api/ask", new StringContent(json, Encoding.UTF8, "application/json"), Stop);

    Task<HttpResponseMessage> LogInAsync(string token) =>
        _client.PostAsync("/login", new FormUrlEncodedContent([new("token", token)]), Stop);
}
