using System.Net;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

/// <summary>Answers that a page gave are found again by their link, as they were and as far as they still hold.</summary>
public sealed class KeptAnswerTests : IAsyncLifetime
{
    const string Question = "/?q=Who+said+the+ferry+line+returns%3F";
    const string Sentence = "The ferry line between Sund and Orra returns in June, operator Nina Falk said on Friday.";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    SqliteStores _stores = null!;
    Libraries _libraries = null!;
    WebHost _host = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        (_stores, _libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop);
        _host = await WebHost.StartAsync(
            settings.Web,
            _libraries,
            new WebParts { Answers = new(_stores.Answers, _stores.Feedback, _stores.CorrectedAnswers, TimeProvider.System) },
            TimeProvider.System,
            Stop
        );
        _client.BaseAddress = new Uri(_host.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _libraries.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_answer_is_shown_again_as_it_was_also_when_newer_articles_say_more()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();
        await StoreAsync("https://sund.example/2", "The ferry line returns in May already, said the mayor, Ole Brandt.");

        var kept = await _client.GetStringAsync(link, Stop);
        var card = await _client.GetStringAsync(link + "/card", Stop);

        kept.ShouldContain("operator <mark>Nina Falk</mark> said on Friday.");
        kept.ShouldNotContain("Ole Brandt");
        kept.ShouldContain("this answer was given on");
        kept.ShouldContain("<meta property=\"og:title\" content=\"Who said the ferry line returns?\"");
        card.ShouldContain(Sentence);
        card.ShouldContain("&gt; “The ferry line");
        (await _client.GetStringAsync("/article/1", Stop)).ShouldContain($"href=\"{link}\"");
    }

    [Fact]
    public async Task A_shared_link_shows_a_picture_of_the_question_with_its_first_quote()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();

        var kept = await _client.GetStringAsync(link, Stop);
        var picture = await _client.GetAsync(link + "/card.png", Stop);

        kept.ShouldContain($"<meta property=\"og:image\" content=\"{_host.Addresses.Single()}{link}/card.png\"");
        kept.ShouldContain("<meta name=\"twitter:card\" content=\"summary_large_image\"");
        kept.ShouldContain("<meta property=\"og:image:width\" content=\"1200\"");
        kept.ShouldContain($"<meta property=\"og:image:alt\" content=\"Who said the ferry line returns? — “{Sentence}” — ");
        (await _client.GetStringAsync(link + "/card", Stop)).ShouldContain("og:image");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        var bytes = await picture.Content.ReadAsByteArrayAsync(Stop);
        bytes.Length.ShouldBeInRange(5_000, 200_000);
        using var bitmap = SkiaSharp.SKBitmap.Decode(bytes);
        (bitmap.Width, bitmap.Height).ShouldBe((1_200, 630));
        (await _client.SendAsync(new(HttpMethod.Head, link + "/card.png"), Stop)).Content.Headers.ContentLength.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task An_answer_without_a_quote_has_no_picture()
    {
        var article = await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();
        await _stores.Corpus.RemoveAsync((await OwnAsync()).Workspace, article, Stop);

        (await _client.GetStringAsync(link, Stop)).ShouldNotContain("og:image");
        (await _client.GetAsync(link + "/card.png", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync("/answer/999/card.png", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_shared_link_shows_is_escaped()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync(Question + Uri.EscapeDataString(" \"><script>alert(1)</script>"));

        var kept = await _client.GetStringAsync(link, Stop);

        kept.ShouldNotContain("<script>alert");
        kept.ShouldContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; — ");
    }

    [Fact]
    public async Task A_quote_whose_article_was_removed_is_not_shown_again()
    {
        var article = await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();
        await _stores.Corpus.RemoveAsync((await OwnAsync()).Workspace, article, Stop);

        var kept = await _client.GetStringAsync(link, Stop);

        kept.ShouldNotContain("Nina Falk");
        kept.ShouldContain("no longer stand in their articles");
    }

    [Fact]
    public async Task An_answer_says_what_its_source_corrected_since()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();
        await StoreAsync("https://sund.example/1", Sentence.Replace("Nina Falk", "Nora Falk", StringComparison.Ordinal));

        var kept = await _client.GetStringAsync(link, Stop);

        kept.ShouldContain("Corrected on");
        kept.ShouldContain("Nora Falk");
        kept.ShouldContain("may no longer hold");
    }

    [Fact]
    public async Task A_reader_says_whether_it_helped_and_takes_it_back()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();

        var first = await PressAsync(link, "up");
        var pressed = await _client.GetStringAsync(link, Stop);
        await PressAsync(link, "up");
        var again = await _client.GetStringAsync(link, Stop);

        first.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        first.Headers.Location!.ToString().ShouldBe(link);
        pressed.ShouldContain("value=\"up\" class=\"second\" aria-describedby=\"helped\" aria-pressed=\"true\"");
        again.ShouldContain("value=\"up\" class=\"second\" aria-describedby=\"helped\" aria-pressed=\"false\"");
        (await PressAsync(link, "sideways")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PressAsync("/answer/999", "up")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_answer_is_deleted_below_it()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var link = await AskAsync();

        var gone = await _client.PostAsync(link + "/forget", null, Stop);

        gone.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await _client.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _stores.Answers.RecentAsync((await OwnAsync()).Workspace, 10, Stop)).ShouldBeEmpty();
        (await _client.PostAsync(link + "/forget", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_follow_up_leans_on_the_question_before()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        await StoreAsync("https://sund.example/2", "The bus line between Sund and Orra returns in May, driver Per Holm said.");

        var page = await _client.GetStringAsync(
            "/?q=and+the+bus+line%3F&after=Who+said+the+ferry+line+returns%3F&answered=Nina+Falk",
            Stop
        );

        page.ShouldContain("Understood as:");
        page.ShouldContain("Per Holm");
    }

    [Fact]
    public async Task Another_workspaces_and_another_platforms_answers_are_not_found()
    {
        await StoreAsync("https://sund.example/1", Sentence);
        var own = await OwnAsync();
        var record = new AnswerRecord(own.Workspace, new ChatPlace("discord", "1", "2"), "7", "Who?")
        {
            AskedAt = DateTimeOffset.UnixEpoch,
            AsOf = new DateOnly(2021, 5, 1),
            Status = AnswerStatus.NotFound,
            Confidence = 0,
            AnsweredBy = "extractive",
            Elapsed = TimeSpan.Zero,
            Shown = "{}",
            Trace = "[]",
        };
        var discord = await _stores.Answers.AddAsync(record, Stop);
        var other = await _stores.Corpus.WorkspaceAsync("discord:5", Stop);
        var elsewhere = await _stores.Answers.AddAsync(record with { Workspace = other, Place = new("web", "page") }, Stop);

        (await _client.GetAsync($"/answer/{discord.Value}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync($"/answer/{elsewhere.Value}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync("/answer/99999999999999999999", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<string> AskAsync(string question = Question) =>
        (await _client.GetStringAsync(question, Stop)).Split("action=\"/answer/")[1].Split('/')[0] is var key ? $"/answer/{key}" : "";

    Task<HttpResponseMessage> PressAsync(string link, string feedback) =>
        _client.PostAsync(link + "/feedback", new FormUrlEncodedContent([new("feedback", feedback)]), Stop);

    ValueTask<Library> OwnAsync() => _libraries.OwnAsync(Libraries.DefaultWorkspace, Stop);

    async Task<ArticleId> StoreAsync(string url, string body)
    {
        var stored = await _stores.Corpus.StoreAsync(
            (await OwnAsync()).Workspace,
            new ArticleDraft(
                "Ferry line returns",
                body,
                PublicationDate.Stated(new DateOnly(2021, 4, 30)),
                new Original(Encoding.UTF8.GetBytes(body), "text/plain", "ferry.txt")
            )
            {
                Url = url,
            },
            Stop
        );
        await _stores.Corpus.IndexAsync(Stop);
        return stored.Article;
    }
}
