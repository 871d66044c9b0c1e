using System.Net;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Ingest;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>What is taken along, and the settings, over real sockets.</summary>
public class ExportTests
{
    [Fact]
    public async Task Articles_that_are_taken_along_are_the_same_where_they_are_ingested()
    {
        await using var host = await AdministeredHost.StartAsync();
        var body =
            "The ferry line between Sund and Orra returns in June, \"operator\" Nina Falk said.\n\n"
            + "It was closed in 2019 — twice, 3 < 4 & 5. Ünïcode 船 too.";
        await host.StoreAsync(
            "Ferry <i>line</i> returns",
            body,
            draft => draft with { Url = "https://sund.example/ferry?a=1&b=2", Source = "Sund Times", Author = "Nina Falk", Topic = "Ports" }
        );
        await host.StoreAsync(
            "Harbour opens",
            "The harbour of Orra opened on Monday evening, the mayor said.",
            draft =>
                draft with
                {
                    Published = PublicationDate.Stated(new DateOnly(2021, 5, 3), time: new(2021, 5, 3, 21, 30, 0, TimeSpan.FromHours(-4))),
                    ExternalId = "doc-7",
                }
        );
        await host.StoreAsync(
            "Undated note",
            "The lighthouse keeper of Orra has a cat.",
            draft => draft with { Published = new PublicationDate(null, 2020, DateOrigin.Inferred, "guessed") }
        );
        using var folder = new TemporaryFolder();

        var response = await host.GetAsync("/admin/export/articles.jsonl");
        var file = folder.File("articles.jsonl");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(AdministeredHost.Stop), AdministeredHost.Stop);
        var settings = new Settings { Data = folder.File("other") };
        await using var stores = await Stores.OpenAsync(settings, AdministeredHost.Stop);
        using var fetcher = IngestParts.Fetcher(settings);
        var home = await stores.Corpus.WorkspaceAsync("default", AdministeredHost.Stop);
        await IngestParts.Ingestor(stores.Corpus, fetcher).IngestAsync(new IngestRequest(home, [file]), null, AdministeredHost.Stop);
        var there = await AllAsync(stores.Corpus, home);

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/x-ndjson; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("articles.jsonl");
        var here = await AllAsync(host.Stores.Corpus, host.Home);
        there.Select(Told).ShouldBe(here.Select(Told));
        there.Single(article => article.Title == "Harbour opens").ExternalId.ShouldBe("doc-7");
        there.Single(article => article.Title == "Undated note").Published.Day.ShouldBeNull();
    }

    /// <summary>Texts that would be read, cleaned or parted if they came from anywhere else.</summary>
    public static TheoryData<string, string> Hard() =>
        new()
        {
            {
                "Tags",
                "Write <b>bold</b> in a page, and <p>paragraphs</p> so.\n\n<script>alert(1)</script> is code, &amp; stays &lt;so&gt;."
            },
            { "Bridge closed | Business | Coast Wire", "Advertisement\n\nThe bridge closed on Monday, police said.\n\nRead more: our app" },
            { "Dateline", "ORRA, Nov. 23 (Reuters) - The ferry line returns in June, the operator said on Monday." },
            { "Squirrels in Faro", "By Jane Roe\n\nSquirrels gnawed cables, darkening Faro until dawn.\n\nSubscribe to our newsletter" },
            { "Lines", "One line\nanother line of it\n\n- a list\n- of two\n\n| a | b |" },
            { "Äpfel “und” 船 🛳", "é fine — “quoted” … 12 % Ünïcode 船 🛳" },
        };

    [Theory]
    [MemberData(nameof(Hard))]
    public async Task What_looks_like_markup_or_furniture_in_a_stored_text_comes_back_as_it_was(string title, string body)
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.StoreAsync(
            title,
            body,
            draft =>
                draft with
                {
                    Published = PublicationDate.Inferred(new DateOnly(2020, 11, 23), "inferred: Monday 23 November"),
                    Language = "de",
                    ModifiedAt = new DateTimeOffset(2020, 11, 24, 8, 30, 0, TimeSpan.FromHours(1)),
                }
        );
        await host.StoreAsync("Open", "Nobody knows when.", draft => draft with { Published = PublicationDate.Open("23 or 30 November") });
        using var folder = new TemporaryFolder();
        var file = folder.File("articles.jsonl");
        var response = await host.GetAsync("/admin/export/articles.jsonl");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(AdministeredHost.Stop), AdministeredHost.Stop);
        await using var stores = await Stores.OpenAsync(new Settings { Data = folder.File("other") }, AdministeredHost.Stop);
        using var fetcher = IngestParts.Fetcher(new Settings());
        var home = await stores.Corpus.WorkspaceAsync("default", AdministeredHost.Stop);

        await IngestParts.Ingestor(stores.Corpus, fetcher).IngestAsync(new IngestRequest(home, [file]), null, AdministeredHost.Stop);

        var here = await AllAsync(host.Stores.Corpus, host.Home);
        var there = await AllAsync(stores.Corpus, home);
        there.Select(Told).ShouldBe(here.Select(Told));
        there.Select(article => article.Published).ShouldBe(here.Select(article => article.Published));
        there
            .Select(article => (article.Language, article.ModifiedAt))
            .ShouldBe(here.Select(article => (article.Language, article.ModifiedAt)));
    }

    [Fact]
    public async Task Answers_are_taken_along_without_who_asked()
    {
        await using var host = await AdministeredHost.StartAsync();
        for (var i = 0; i < 45; i++)
            await host.Stores.Answers.AddAsync(
                new AnswerRecord(host.Home, new ChatPlace("discord", "77881", "5"), "99112", $"Question {i}\n\"quoted\"")
                {
                    AskedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(1)),
                    AsOf = new DateOnly(2026, 11, 20),
                    Status = AnswerStatus.NotFound,
                    Confidence = 0.25,
                    AnsweredBy = "extractive",
                    Elapsed = TimeSpan.FromMilliseconds(12),
                    Shown = "{\"text\":\"x\"}",
                    Trace = "[\"Looked\"]",
                },
                AdministeredHost.Stop
            );

        var text = await (await host.GetAsync("/admin/export/answers.jsonl")).Content.ReadAsStringAsync(AdministeredHost.Stop);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(45);
        using var last = JsonDocument.Parse(lines[^1]);
        last.RootElement.GetProperty("question").GetString().ShouldBe("Question 44\n\"quoted\"");
        last.RootElement.GetProperty("asked_at").GetString().ShouldBe("2026-11-20T07:00:00Z");
        last.RootElement.GetProperty("status").GetString().ShouldBe("not_found");
        last.RootElement.GetProperty("trace")[0].GetString().ShouldBe("Looked");
        text.ShouldNotContain("99112");
        text.ShouldNotContain("77881");
    }

    [Fact]
    public async Task Nothing_to_take_along_is_an_empty_file()
    {
        await using var host = await AdministeredHost.StartAsync();

        foreach (var path in new[] { "/admin/export/articles.jsonl", "/admin/export/answers.jsonl" })
        {
            var response = await host.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsByteArrayAsync(AdministeredHost.Stop)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Settings_are_shown_with_what_set_them_and_no_secret()
    {
        await using var host = await AdministeredHost.StartAsync(settings =>
        {
            settings.Discord.Token = "secret-token-of-the-bot";
            settings.Fetch.Contact = "<script>alert(1)</script>";
            settings.Note("Fetch:Contact", "the environment variable Fetch__Contact");
        });

        var page = await host.PageAsync("/admin/settings");

        page.ShouldNotContain("secret-token-of-the-bot");
        page.ShouldContain("<td><code>Discord:Token</code></td><td dir=\"auto\">(set)</td>");
        page.ShouldContain("<td><code>Web:Token</code></td><td dir=\"auto\">(not set)</td>");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;</td><td dir=\"auto\">the environment variable Fetch__Contact</td>");
        page.ShouldContain("default</td>");
    }

    static async Task<IReadOnlyList<Article>> AllAsync(ICorpus corpus, WorkspaceId home)
    {
        var all = new List<Article>();
        await foreach (var article in corpus.ListAsync(new SearchScope(home), AdministeredHost.Stop))
            all.Add((await corpus.FindAsync(home, article.Id, null, AdministeredHost.Stop))!);
        return [.. all.OrderBy(article => article.Title, StringComparer.Ordinal)];
    }

    static string Told(Article article) =>
        string.Join(
            " | ",
            article.Title,
            article.Body,
            article.Url,
            article.Source,
            article.Author,
            article.Topic,
            Stated(article.Published)
        );

    static string? Stated(PublicationDate date) => date.Origin == DateOrigin.Stated ? $"{date.Iso} {date.Time:O}" : null;
}
