using System.Net;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord.Tests.Support;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using BriefBot.Host.Web.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host.Web.SignIn;

/// <summary>Managers of servers who sign in through Discord, over real sockets, with a clock that the test holds.</summary>
public sealed class DiscordSignInTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";
    const string Harbour = "1150000000000000001";
    const string Lake = "1150000000000000002";
    const ulong ManageGuild = 1 << 5;
    const ulong SendMessages = 1 << 11;

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _time = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    FakeOAuth _discord = null!;
    Libraries _libraries = null!;
    DiscordOAuth _oauth = null!;
    WebHost _host = null!;
    Uri _base = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _discord = await FakeOAuth.StartAsync(Stop);
        await StartAsync();
        await StoreAsync(Libraries.DefaultWorkspace, "Home news", "The home harbour of Sund opens in June, Nina Falk said.");
        await StoreAsync("discord:" + Harbour, "Ferry line returns", "The ferry line between Sund and Orra returns in June.");
        await StoreAsync("discord:" + Lake, "Lake freezes", "The lake of Brent froze over in a night, fishers say.");
        _discord.Guilds["manager"] =
        [
            FakeOAuth.Guild(Harbour, "Harbour <b>desk</b>", ManageGuild | SendMessages),
            FakeOAuth.Guild(Lake, "Lake", SendMessages),
        ];
        _discord.Guilds["both"] = [FakeOAuth.Guild(Harbour, "Harbour", 1 << 3), FakeOAuth.Guild(Lake, "Lake", owner: true)];
        _discord.Guilds["member"] =
        [
            FakeOAuth.Guild(Harbour, "Harbour", SendMessages),
            FakeOAuth.Guild("1150000000000000009", "Elsewhere", ManageGuild),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await _discord.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_manager_sees_the_servers_articles_and_nothing_else()
    {
        (await GetAsync("/", "")).Html.ShouldContain("href=\"/login/discord\"");
        var session = await SignInAsync("manager");

        var (status, home, _) = await GetAsync("/", session);
        var answer = await GetAsync("/?q=Who+said+that+the+home+harbour+opens+in+June", session);

        status.ShouldBe(HttpStatusCode.OK);
        home.ShouldContain("Ferry line returns");
        home.ShouldNotContain("Home news");
        home.ShouldNotContain("Lake freezes");
        home.ShouldNotContain("href=\"/admin\"");
        answer.Html.ShouldNotContain("Nina Falk said");
        foreach (var page in (string[])["/admin", "/admin/settings", "/admin/export/articles.jsonl", "/Admin/Topics", "/metrics", "/mcp"])
            (await GetAsync(page, session)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        foreach (var article in (string[])["/article/1", "/article/3"])
            (await GetAsync(article, session)).Status.ShouldBe(HttpStatusCode.NotFound, article);
        (await GetAsync("/article/2", session)).Html.ShouldContain("Ferry line returns");
    }

    [Fact]
    public async Task Discords_token_is_given_back_before_the_page_is_shown()
    {
        await SignInAsync("manager");

        _discord.Asked.ShouldBe(["/oauth2/token", "/users/@me/guilds", "/oauth2/token/revoke"]);
        _discord.LiveTokens.ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_manages_no_server_of_here_is_refused_with_a_clear_page()
    {
        var back = await ComeBackAsync("member");

        back.Status.ShouldBe(HttpStatusCode.Forbidden);
        back.Html.ShouldContain("You manage no server whose articles are here");
        SessionOf(back).ShouldBeNull();
        _discord.LiveTokens.ShouldBe(0);
        (await WorkspacesAsync()).ShouldNotContain("discord:1150000000000000009");
    }

    [Fact]
    public async Task Who_manages_several_servers_chooses_one_of_those_and_once()
    {
        var offered = await ComeBackAsync("both");
        var choice = CookieOf(offered, DiscordSignIn.Cookie)!;
        SessionOf(offered).ShouldBeNull();
        offered.Html.ShouldContain($"value=\"{Lake}\"");

        var chosen = await PostAsync("/login/discord/server", choice, ("server", Lake));
        var again = await PostAsync("/login/discord/server", choice, ("server", Harbour));
        var forged = await PostAsync(
            "/login/discord/server",
            CookieOf(await ComeBackAsync("both"), DiscordSignIn.Cookie)!,
            ("server", "1150000000000000009")
        );

        (await GetAsync("/", SessionOf(chosen)!)).Html.ShouldContain("Lake freezes");
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        SessionOf(forged).ShouldBeNull();
    }

    [Theory]
    [InlineData("no cookie")]
    [InlineData("another browser")]
    [InlineData("another state")]
    [InlineData("no state")]
    [InlineData("too late")]
    [InlineData("twice")]
    public async Task What_comes_back_counts_once_in_time_and_in_the_browser_that_began_it(string wrong)
    {
        var (authorize, cookie) = await BeginAsync();
        var back = _discord.Agree(authorize, "manager");
        var path = back.PathAndQuery;
        var state = path[(path.IndexOf("state=", StringComparison.Ordinal) + 6)..];
        switch (wrong)
        {
            case "no cookie":
                cookie = "";
                break;
            case "another browser":
                cookie = (await BeginAsync()).Cookie;
                break;
            case "another state":
                path = path.Replace(state, new string('A', state.Length), StringComparison.Ordinal);
                break;
            case "no state":
                path = path.Replace("&state=" + state, "", StringComparison.Ordinal);
                break;
            case "too late":
                _time.Advance(DiscordSignIn.Lasts);
                break;
            default:
                SessionOf(await GetAsync(path, cookie)).ShouldNotBeNull();
                _discord.Asked.Clear();
                break;
        }

        var response = await GetAsync(path, cookie);

        response.Status.ShouldBe(HttpStatusCode.BadRequest);
        response.Html.ShouldContain("Begin it again");
        SessionOf(response).ShouldBeNull();
        _discord.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/oauth2/token", 400, "{\"error\":\"invalid_grant\"}", HttpStatusCode.BadRequest)]
    [InlineData("/oauth2/token", 401, "{\"error\":\"invalid_client\"}", HttpStatusCode.BadRequest)]
    [InlineData("/oauth2/token", 500, "{}", HttpStatusCode.BadGateway)]
    [InlineData("/oauth2/token", 302, "", HttpStatusCode.BadGateway)]
    [InlineData("/oauth2/token", 200, "<html>", HttpStatusCode.BadGateway)]
    [InlineData("/oauth2/token", 200, "{\"token_type\":\"Bearer\"}", HttpStatusCode.BadGateway)]
    [InlineData("/oauth2/token", 200, "{\"access_token\":\"x\",\"token_type\":\"mac\"}", HttpStatusCode.BadGateway)]
    [InlineData("/users/@me/guilds", 429, "{\"retry_after\":1}", HttpStatusCode.BadGateway)]
    [InlineData("/users/@me/guilds", 200, "{\"id\":1}", HttpStatusCode.BadGateway)]
    [InlineData("/users/@me/guilds", 200, "null", HttpStatusCode.Forbidden)]
    [InlineData("/users/@me/guilds", 200, "[null,{}]", HttpStatusCode.Forbidden)]
    [InlineData("/users/@me/guilds", 200, "[{\"id\":\"x\",\"name\":\"n\",\"owner\":true,\"permissions\":\"y\"}]", HttpStatusCode.Forbidden)]
    [InlineData("/users/@me/guilds", 200, "long", HttpStatusCode.BadGateway)]
    public async Task Whatever_Discord_answers_nobody_is_let_in_by_mistake(string path, int status, string body, HttpStatusCode shown)
    {
        _discord.Instead[path] = (status, body == "long" ? "[" + new string(' ', DiscordOAuth.LongestAnswer) + "]" : body);

        var response = await ComeBackAsync("manager");

        response.Status.ShouldBe(shown);
        SessionOf(response).ShouldBeNull();
        if (path != "/oauth2/token")
            _discord.LiveTokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_sign_in_that_is_called_off_at_Discord_is_said_so()
    {
        var (authorize, cookie) = await BeginAsync();
        var state = _discord.Agree(authorize, "manager").Query.Split("state=")[1];

        var response = await GetAsync($"/login/discord/callback?error=access_denied&error_description=<script>&state={state}", cookie);

        response.Status.ShouldBe(HttpStatusCode.Forbidden);
        response.Html.ShouldContain("called off");
        response.Html.ShouldNotContain("<script>");
        _discord.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_five_failures_an_address_waits_and_the_token_still_opens_the_page()
    {
        for (var i = 0; i < LoginGuard.FreeTries; i++)
            (await GetAsync("/login/discord/callback?code=x&state=y", "")).Status.ShouldBe(HttpStatusCode.BadRequest);

        var locked = await GetAsync("/login/discord", "");
        var byToken = await PostAsync("/login", "", ("token", Token));
        _time.Advance(LoginGuard.FirstWait);
        var later = await GetAsync("/login/discord", "");

        locked.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        byToken.Status.ShouldBe(HttpStatusCode.Redirect);
        later.Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_sign_in_lasts_eight_hours_also_over_a_restart_and_stays_with_its_server()
    {
        var session = await SignInAsync("manager");

        await CloseAsync();
        await StartAsync();
        (await GetAsync("/", session)).Html.ShouldContain("Ferry line returns");
        (await GetAsync("/admin", session)).Status.ShouldBe(HttpStatusCode.Forbidden);
        _time.Advance(WebSessions.LongestLimited);

        (await GetAsync("/", session)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_in_ends_what_the_browser_had_and_logging_out_everywhere_ends_no_other()
    {
        var ofHost = CookieOf(await PostAsync("/login", "", ("token", Token)), "briefbot")!;
        var another = CookieOf(await PostAsync("/login", "", ("token", Token)), "briefbot")!;

        var session = await SignInAsync("manager", ofHost);
        (await GetAsync("/admin/settings", ofHost)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        session.ShouldNotBe(ofHost);
        await PostAsync("/logout", session, ("everywhere", "1"));

        (await GetAsync("/", session)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync("/", another)).Html.ShouldContain("Home news");
    }

    [Fact]
    public async Task The_cookies_of_a_sign_in_are_for_this_host_only_and_for_no_script()
    {
        var begun = await SendAsync(HttpMethod.Get, "/login/discord", "");
        var back = await ComeBackAsync("manager");

        var binding = begun.Cookies.Single();
        binding.ShouldContain("httponly");
        binding.ShouldContain("samesite=lax");
        binding.ShouldContain("path=/login/discord");
        binding.ShouldContain("secure");
        var session = back.Cookies.Single(cookie => cookie.StartsWith("briefbot=", StringComparison.Ordinal));
        session.ShouldContain("httponly");
        session.ShouldContain("samesite=strict");
        back.Html.ShouldContain("Harbour &lt;b&gt;desk&lt;/b&gt;");
        back.Html.ShouldContain("http-equiv=\"refresh\" content=\"0;url=/\"");
    }

    [Theory]
    [InlineData("", Token, "https://news.example", "secret")]
    [InlineData(FakeOAuth.Secret, "", "https://news.example", "Web:Token")]
    [InlineData(FakeOAuth.Secret, Token, "", "Web:PublicUrl")]
    [InlineData(FakeOAuth.Secret, Token, "http://news.example", "https")]
    public void Settings_that_would_not_do_are_refused(string secret, string token, string home, string named)
    {
        var settings = Settings();
        (settings.Web.Discord.ClientSecret, settings.Web.Token, settings.Web.PublicUrl) = (secret, token, home);

        Should.Throw<SettingsException>(() => SignInSettings.Of(settings, NullLoggerFactory.Instance)).Message.ShouldContain(named);
    }

    Settings Settings()
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        settings.Web.Token = Token;
        settings.Web.PublicUrl = "https://news.example/";
        settings.Web.Discord.ClientId = FakeOAuth.ClientId;
        settings.Web.Discord.ClientSecret = FakeOAuth.Secret;
        settings.Discord.ApiBaseUrl = _discord?.Api ?? settings.Discord.ApiBaseUrl;
        return settings;
    }

    async Task StartAsync()
    {
        var settings = Settings();
        (var stores, _libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop);
        _oauth = SignInSettings.Of(settings, NullLoggerFactory.Instance)!;
        var parts = new WebParts
        {
            Sessions = stores.WebSessions,
            SignIn = new(_oauth, new(stores.Settings, ""), _time, NullLogger<DiscordSignIn>.Instance),
        };
        _host = await WebHost.StartAsync(settings.Web, _libraries, parts, _time, Stop);
        _base = new Uri(_host.Addresses.Single());
        _stores = stores;
    }

    SqliteStores _stores = null!;

    async Task CloseAsync()
    {
        await _host.DisposeAsync();
        _oauth.Dispose();
        await _libraries.DisposeAsync();
    }

    async Task StoreAsync(string workspace, string title, string body)
    {
        var own = await _libraries.OwnAsync(workspace, Stop);
        var original = new Original(Encoding.UTF8.GetBytes(title + body), "text/plain", title + ".txt");
        await own.Corpus.StoreAsync(
            own.Workspace,
            new ArticleDraft(title, body, PublicationDate.Stated(new(2021, 5, 1)), original) { Source = "Wire" },
            Stop
        );
        await own.Corpus.IndexAsync(Stop);
        await own.Stories.PlaceAllAsync(Stop);
    }

    async Task<IEnumerable<string>> WorkspacesAsync() => (await _stores.Settings.ListAsync("", Stop)).Select(workspace => workspace.Name);

    async Task<string> SignInAsync(string person, string with = "") => SessionOf(await ComeBackAsync(person, with)).ShouldNotBeNull();

    async Task<Answer> ComeBackAsync(string person, string with = "")
    {
        var (authorize, cookie) = await BeginAsync();
        var back = _discord.Agree(authorize, person);
        back.GetLeftPart(UriPartial.Path).ShouldBe("https://news.example/login/discord/callback");
        return await GetAsync(back.PathAndQuery, with.Length == 0 ? cookie : $"{cookie}; {with}");
    }

    async Task<(Uri Authorize, string Cookie)> BeginAsync()
    {
        var begun = await GetAsync("/login/discord", "");
        begun.Status.ShouldBe(HttpStatusCode.SeeOther);
        return (begun.Location!, CookieOf(begun, DiscordSignIn.Cookie)!);
    }

    Task<Answer> GetAsync(string path, string cookie) => SendAsync(HttpMethod.Get, path, cookie);

    Task<Answer> PostAsync(string path, string cookie, params (string Name, string Value)[] fields) =>
        SendAsync(
            HttpMethod.Post,
            path,
            cookie,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    async Task<Answer> SendAsync(HttpMethod method, string path, string cookie, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_base, path)) { Content = content };
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        using var response = await _client.SendAsync(request, Stop);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Stop),
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []
        )
        {
            Location = response.Headers.Location,
        };
    }

    static string? SessionOf(Answer answer) => CookieOf(answer, "briefbot");

    static string? CookieOf(Answer answer, string name) =>
        answer
            .Cookies.Select(cookie => cookie.Split(';')[0])
            .FirstOrDefault(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal) && cookie.Length > name.Length + 1);

    sealed record Answer(HttpStatusCode Status, string Html, IReadOnlyList<string> Cookies)
    {
        public Uri? Location { get; init; }
    }
}
