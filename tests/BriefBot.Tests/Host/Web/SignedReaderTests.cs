using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Web;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>Signed links over real sockets, at a host that asks everybody else for a token.</summary>
public sealed class SignedReaderTests : IAsyncLifetime
{
    const string Token = "correct-horse-battery-staple";
    const string Sentence = "The ferry Albatross ran aground off Brindle Point on Tuesday.";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    SqliteStores _stores = null!;
    SqliteCorpus _corpus = null!;
    Libraries _libraries = null!;
    ReaderLinks _links = null!;
    WebHost _host = null!;
    WorkspaceId _server;
    WorkspaceId _terminal;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    Settings Settings =>
        new()
        {
            Data = _folder.Path,
            Web =
            {
                Urls = "http://127.0.0.1:0",
                PublicUrl = "https://briefbot.example/",
                Token = Token,
            },
        };

    public async ValueTask InitializeAsync()
    {
        (_stores, _libraries) = await LibraryParts.OpenAllAsync(Settings, null, TimeProvider.System, Stop);
        _corpus = _stores.Corpus;
        _links = (await ReaderSecret.LinksAsync(Settings.Web, _corpus, _stores.Settings, Stop))!;
        _host = await WebHost.StartAsync(Settings.Web, _libraries, new WebParts { Links = _links }, TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
        _terminal = await _corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop);
        _server = await _corpus.WorkspaceAsync("discord:100", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _libraries.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(
        "The ferry Albatross ran aground off Alder Point on Tuesday.",
        "In place of the cited sentence it says:",
        "<blockquote dir=\"auto\">The ferry Albatross ran aground off Alder Point on Tuesday.</blockquote>"
    )]
    [InlineData(
        "A calm day at sea, with <b>light</b> wind from the north.",
        "The cited sentence is no longer there.",
        "version 2 was stored"
    )]
    [InlineData(Sentence + " Two tugs came.", "The cited sentence still stands there.", "version 2 was stored")]
    public async Task The_link_to_an_old_version_tells_what_became_of_the_cited_sentence(string later, string told, string also)
    {
        var (_, link) = await StoreAsync(_server, Sentence, "https://gazette.example/ferry");
        await StoreAsync(_server, later, "https://gazette.example/ferry");

        var page = await (await GetAsync(link)).Content.ReadAsStringAsync(Stop);

        page.ShouldContain($"<mark id=\"cited\">{Sentence}</mark>");
        page.ShouldContain(told);
        page.ShouldContain(also);
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task A_link_opens_its_article_without_a_token_and_nothing_else()
    {
        var link = await LinkAsync(_server);

        var opened = await GetAsync(link);
        var page = await opened.Content.ReadAsStringAsync(Stop);

        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain($"<mark id=\"cited\">{Sentence}</mark>");
        page.ShouldNotContain("<form");
        opened.Headers.Contains("Set-Cookie").ShouldBeFalse();
        opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        opened.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        opened.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        foreach (var path in new[] { "/", "/?q=ferry", "/api/ask?q=ferry", link.Split('?')[0], "/article/1" })
            (await _client.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        (await _client.PostAsync(link, null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_link_that_was_changed_opens_nothing()
    {
        var (article, link) = await StoreAsync(_server, Sentence, "https://gazette.example/ferry");
        (await StoreAsync(_server, Sentence + " It was refloated.", "https://gazette.example/ferry")).Article.ShouldBe(article);
        var (next, _) = await StoreAsync(_server, "The Greyrock tunnel opened.", "https://gazette.example/tunnel");
        var other = await _corpus.WorkspaceAsync("discord:101", Stop);
        string[] changed =
        [
            link.Replace("version=1", "version=2", StringComparison.Ordinal),
            link.Replace($"/article/{article}?", $"/article/{next}?", StringComparison.Ordinal),
            link.Replace($"workspace={_server.Value}", $"workspace={other.Value}", StringComparison.Ordinal),
            link.Replace($"workspace={_server.Value}", "workspace=x", StringComparison.Ordinal),
            link[..^1] + (link[^1] == '0' ? '1' : '0'),
            link[..^1],
            link.Split("&key=")[0],
            link.Split("&key=")[0] + "&key=",
            link + "&key=" + link.Split("&key=")[1],
            link.Replace("version=1", "version=1&version=2", StringComparison.Ordinal),
        ];

        foreach (var path in changed)
        {
            path.ShouldNotBe(link);
            (await GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
        (await GetAsync(link.Split("&workspace=")[0])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_does_not_tell_whether_there_is_such_an_article()
    {
        var (article, link) = await StoreAsync(_server, Sentence);
        var unsigned = link.Split("&key=")[0] + "&key=00000000000000000000000000000000";

        var there = await GetAsync(unsigned);
        var nowhere = await GetAsync(unsigned.Replace($"/article/{article}?", "/article/999?", StringComparison.Ordinal));

        there.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await there.Content.ReadAsStringAsync(Stop)).ShouldBe(await nowhere.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_servers_article_is_not_reached_as_one_of_the_terminals_even_with_the_token()
    {
        await StoreAsync(_terminal, "The Alder bridge closed on Friday.");
        var (article, link) = await StoreAsync(_server, Sentence);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        foreach (
            var path in new[]
            {
                $"/article/{article}",
                $"/article/{article}?version=1",
                $"/article/{article}?workspace={_terminal.Value}",
                link.Split("&key=")[0],
            }
        )
        {
            var response = await GetAsync(path);

            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await response.Content.ReadAsStringAsync(Stop)).ShouldNotContain("Albatross");
        }
    }

    [Fact]
    public async Task The_terminals_articles_open_by_their_link_or_by_the_usual_rules()
    {
        var link = await LinkAsync(_terminal);
        var unsigned = link.Split("&key=")[0];

        var signed = await GetAsync(link);
        var refused = await GetAsync(unsigned);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var allowed = await GetAsync(unsigned);

        signed.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_to_an_article_that_was_removed_says_so()
    {
        var (article, link) = await StoreAsync(_server, Sentence);
        await _corpus.RemoveAsync(_server, article, Stop);

        var response = await GetAsync(link);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("the article was removed");
    }

    [Theory]
    [InlineData("start=4&end=2000000000", "The <mark id=\"cited\">ferry Albatross")]
    [InlineData("start=2000000000&end=2147483647", "<p dir=\"auto\">The ferry Albatross")]
    [InlineData("start=9&end=4", "<p dir=\"auto\">The ferry Albatross")]
    [InlineData("start=-1&end=99999999999999", "<p dir=\"auto\">The ferry Albatross")]
    public async Task What_is_highlighted_is_free_within_the_article(string span, string expected)
    {
        var link = (await LinkAsync(_server)).Replace($"start=0&end={Sentence.Length}", span, StringComparison.Ordinal);

        (await _client.GetStringAsync(link, Stop)).ShouldContain(expected);
    }

    [Fact]
    public async Task On_loopback_without_a_token_a_link_works_the_same()
    {
        await using var open = await WebHost.StartAsync(
            new WebOptions { Urls = "http://127.0.0.1:0", PublicUrl = Settings.Web.PublicUrl },
            _libraries,
            new WebParts { Links = _links },
            TimeProvider.System,
            Stop
        );
        using var client = new HttpClient { BaseAddress = new Uri(open.Addresses.Single()) };
        var link = await LinkAsync(_server);

        (await client.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(link[..^1], Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_secret_and_keep_it()
    {
        await _stores.Settings.RemoveAsync(_terminal, ReaderSecret.Setting, Stop);
        await using var other = await Stores.OpenAsync(Settings, Stop);
        using var start = new Barrier(2);

        var made = await Task.WhenAll(
            new[] { _stores, other }.Select(stores =>
                Task.Run(async () =>
                {
                    start.SignalAndWait(Stop);
                    return await ReaderSecret.LinksAsync(Settings.Web, stores.Corpus, stores.Settings, Stop);
                })
            )
        );
        var later = await ReaderSecret.LinksAsync(Settings.Web, other.Corpus, other.Settings, Stop);

        var citation = new Citation(new ArticleId(7), 1, 0, 5, "");
        made.Append(later).Select(links => links!.For(_server, citation)).Distinct().ShouldHaveSingleItem();
        made[0]!.For(_server, citation).ShouldNotBe(_links.For(_server, citation));
    }

    [Fact]
    public async Task A_deleted_secret_voids_all_links_and_a_damaged_one_is_named()
    {
        var link = await LinkAsync(_server);
        await _stores.Settings.RemoveAsync(_terminal, ReaderSecret.Setting, Stop);
        var renewed = await ReaderSecret.LinksAsync(Settings.Web, _corpus, _stores.Settings, Stop);
        await using var restarted = await WebHost.StartAsync(
            Settings.Web,
            _libraries,
            new WebParts { Links = renewed },
            TimeProvider.System,
            Stop
        );
        using var client = new HttpClient { BaseAddress = new Uri(restarted.Addresses.Single()) };

        (await client.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await _stores.Settings.SetAsync(_terminal, ReaderSecret.Setting, "zz", Stop);
        var problem = await Should.ThrowAsync<CorpusException>(async () =>
            await ReaderSecret.LinksAsync(Settings.Web, _corpus, _stores.Settings, Stop)
        );
        problem.Message.ShouldContain(ReaderSecret.Setting);
    }

    [Fact]
    public async Task Without_a_public_address_there_are_no_links_and_no_secret()
    {
        await _stores.Settings.RemoveAsync(_terminal, ReaderSecret.Setting, Stop);

        (await ReaderSecret.LinksAsync(new WebOptions(), _corpus, _stores.Settings, Stop)).ShouldBeNull();
        (await _stores.Settings.GetAsync(_terminal, ReaderSecret.Setting, Stop)).ShouldBeNull();
    }

    Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path, Stop);

    async Task<string> LinkAsync(WorkspaceId workspace) => (await StoreAsync(workspace, Sentence)).Link;

    async Task<(ArticleId Article, string Link)> StoreAsync(WorkspaceId workspace, string body, string? url = null)
    {
        var draft = new ArticleDraft(
            "Harbour news",
            body,
            PublicationDate.Stated(new DateOnly(2024, 5, 2)),
            new Original(Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Url = url,
        };
        var stored = await _corpus.StoreAsync(workspace, draft, Stop);
        await _corpus.IndexAsync(Stop);
        var article = (await _corpus.FindAsync(workspace, stored.Article, null, Stop))!;
        return (article.Id, new Uri(_links.For(workspace, Citation.Of(article, 0, body.Length))).PathAndQuery);
    }
}
