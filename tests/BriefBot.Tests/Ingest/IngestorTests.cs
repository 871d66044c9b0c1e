using System.Globalization;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Host.Composition;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest;

public class IngestorTests
{
    static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(n => Samples.JsonLine(n) + "\n"));

    [Fact]
    public async Task A_raw_text_gives_title_author_and_story()
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.IngestAsync(workshop.Write("pier.txt", Samples.Text));

        var article = await workshop.OnlyArticleAsync();
        article.Title.ShouldBe("Lisbon to build a second ferry pier");
        article.Author.ShouldBe("Rui Antunes");
        article.Body.ShouldBe($"{Samples.Sentence}\n\n{Samples.Second}");
    }

    [Fact]
    public async Task A_page_gives_its_metadata_and_its_story_alone()
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.IngestAsync(workshop.Write("pier.html", Samples.Page));

        var article = await workshop.OnlyArticleAsync();
        article.Title.ShouldBe("Second pier for Lisbon");
        article.Source.ShouldBe("Coastal News");
        article.Author.ShouldBe("Rui Antunes");
        article.Url.ShouldBe("https://coastal.example/pier");
        article.Published.Iso.ShouldBe("2021-03-03");
        article.Published.Origin.ShouldBe(DateOrigin.Stated);
        article.Body.ShouldBe(
            $"{Samples.Sentence}\n\n{Samples.Second}\n\nFerries carry nine thousand people a day across the river, twice as many "
                + "as in the year 2000."
        );
    }

    [Fact]
    public async Task Markdown_gives_its_front_matter_and_plain_text()
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.IngestAsync(workshop.Write("pier.md", Samples.Markdown));

        var article = await workshop.OnlyArticleAsync();
        article.Title.ShouldBe("Second pier: Lisbon decides");
        article.Author.ShouldBe("Rui Antunes, Ana Sá");
        article.Published.Iso.ShouldBe("2021-03-03");
        article.Url.ShouldBe("https://coastal.example/md");
        article.Body.ShouldContain($"{Samples.Sentence} Bold words and a link.\n\n{Samples.Second}");
    }

    [Theory]
    [InlineData("articles.jsonl")]
    [InlineData("articles.ndjson")]
    [InlineData("articles.jsonl.gz")]
    [InlineData("articles.json")]
    [InlineData("articles.dat")]
    public async Task Json_lines_are_an_article_each(string name)
    {
        await using var workshop = await Workshop.OpenAsync();

        var report = await workshop.IngestAsync(workshop.Write(name, "\uFEFF" + Lines(3).ReplaceLineEndings("\r\n")));

        report.Rejected.ShouldBeEmpty();
        var articles = await workshop.ArticlesAsync();
        articles.Select(a => a.ExternalId).Order().ShouldBe(["pier-1", "pier-2", "pier-3"]);
        articles.ShouldAllBe(a =>
            a.Source == "Coastal News"
            && a.Published.Origin == DateOrigin.Stated
            && a.Body.EndsWith(Samples.Second, StringComparison.Ordinal)
        );
        articles.Single(a => a.ExternalId == "pier-2").OriginalName.ShouldEndWith(name + "#2");
    }

    [Fact]
    public async Task A_json_array_is_an_article_an_item_with_its_own_bytes()
    {
        await using var workshop = await Workshop.OpenAsync();

        var report = await workshop.IngestAsync(workshop.Write("list.json", $"[ {Samples.JsonLine(1)} ,\n 7, {Samples.JsonLine(2)} ]"));

        report.Added.ShouldBe(2);
        report.Rejected.ShouldHaveSingleItem().Name.ShouldEndWith("list.json#2");
        var second = (await workshop.ArticlesAsync()).Single(a => a.ExternalId == "pier-2");
        var original = await workshop.Corpus.OriginalAsync(workshop.Workspace, second.Id, 1, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(original!.Bytes.Span).ShouldBe(Samples.JsonLine(2));
    }

    [Fact]
    public async Task The_original_bytes_of_a_file_are_kept()
    {
        await using var workshop = await Workshop.OpenAsync();
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Text.ReplaceLineEndings("\r\n"))];

        await workshop.IngestAsync(workshop.Write("pier.txt.gz", bytes));

        var article = await workshop.OnlyArticleAsync();
        var original = await workshop.Corpus.OriginalAsync(workshop.Workspace, article.Id, 1, TestContext.Current.CancellationToken);
        original!.Bytes.ToArray().ShouldBe(bytes);
        original.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_an_edit_is_a_new_version()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write("pier.txt", Samples.Text);
        await workshop.IngestAsync(path);

        var again = await workshop.IngestAsync(path);
        workshop.Write("pier.txt", Samples.Text.Replace("forty", "fifty", StringComparison.Ordinal));
        var edited = await workshop.IngestAsync(path);

        again.Unchanged.ShouldBe(1);
        edited.Updated.ShouldBe(1);
        (await workshop.OnlyArticleAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task One_bad_line_does_not_lose_its_neighbours()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write(
            "mixed.jsonl",
            $"{Samples.JsonLine(1)}\n{{\"title\": \"cut of\n\n[]\n{{\"title\": \"no text\"}}\n{Samples.JsonLine(2)}"
        );

        var report = await workshop.IngestAsync(path);

        report.Added.ShouldBe(2);
        report.Rejected.Select(r => r.Name).ShouldBe([path + "#2", path + "#4", path + "#5"]);
        report.Rejected.ShouldAllBe(r => r.Reason.Length > 10);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_skipped_and_named()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write(
            "long.jsonl",
            $"{Samples.JsonLine(1)}\n{{\"body\": \"{new string('x', 200_000)}\"}}\n{Samples.JsonLine(2)}\n"
        );

        var report = await workshop.IngestAsync(
            new IngestRequest(workshop.Workspace, [path]),
            limits: new InputLimits { LineBytes = 100_000 }
        );

        report.Added.ShouldBe(2);
        report.Rejected.ShouldHaveSingleItem().Name.ShouldBe(path + "#2");
    }

    [Fact]
    public async Task A_folder_is_walked_in_order_without_hidden_entries()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("b/two.jsonl", Samples.JsonLine(2));
        workshop.Write("a.jsonl", Samples.JsonLine(1));
        workshop.Write(".hidden.txt", Samples.Text);
        workshop.Write(".git/three.txt", Samples.Text);
        workshop.Write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0]);
        workshop.Write("paper.pdf", "%PDF-1.4 etc");
        workshop.Write("empty.txt", "");
        workshop.Write("furniture.txt", "Advertisement\n\nRead more\n");

        var report = await workshop.IngestAsync(workshop.Inputs);

        report.Added.ShouldBe(2);
        report.Rejected.Select(r => Path.GetFileName(r.Name)).ShouldBe(["empty.txt", "furniture.txt", "paper.pdf", "picture.png"]);
        report.Rejected[1].Reason.ShouldBe("no article text after cleaning");
    }

    [Fact]
    public async Task Link_loops_pipes_and_missing_paths_are_named_and_do_not_stop_the_rest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and links as on Linux");
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a/one.jsonl", Samples.JsonLine(1));
        Directory.CreateSymbolicLink(Path.Combine(workshop.Inputs, "a", "loop"), workshop.Inputs);
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "nowhere.txt"), Path.Combine(workshop.Inputs, "gone.txt"));
        File.CreateSymbolicLink(Path.Combine(workshop.Inputs, "device.txt"), "/dev/zero");

        var report = await workshop.IngestAsync(
            workshop.Inputs,
            Path.Combine(workshop.Inputs, "missing.txt"),
            "https://coastal.example/pier",
            ""
        );

        report.Added.ShouldBe(1);
        report
            .Rejected.Select(r => r.Reason)
            .ShouldBe([
                "a device, not a file",
                "a link that leads nowhere",
                "there is no such file or folder",
                "web addresses are not read here",
                "not a path",
            ]);
    }

    [Theory]
    [InlineData("text", "Lisbon to build a second ferry pier")]
    [InlineData("page", "Second pier for Lisbon")]
    [InlineData("markdown", "Second pier: Lisbon decides")]
    [InlineData("lines", "Pier plan number 1")]
    [InlineData("object", "Pier plan number 1")]
    [InlineData("gzip", "Second pier for Lisbon")]
    public async Task Standard_input_is_known_by_its_content(string form, string title)
    {
        await using var workshop = await Workshop.OpenAsync();
        var bytes = form switch
        {
            "text" => Encoding.UTF8.GetBytes(Samples.Text),
            "page" => Encoding.UTF8.GetBytes(Samples.Page),
            "markdown" => Encoding.UTF8.GetBytes(Samples.Markdown),
            "lines" => Encoding.UTF8.GetBytes(Samples.JsonLine(1) + "\n"),
            "object" => Encoding.UTF8.GetBytes(Samples.JsonLine(1).Replace("\"title\"", "\n\"title\"", StringComparison.Ordinal)),
            _ => Workshop.Zip(Encoding.UTF8.GetBytes(Samples.Page)),
        };
        using var input = new MemoryStream(bytes);

        var report = await workshop.IngestAsync(new IngestRequest(workshop.Workspace, ["-"]) { StandardInput = input });

        report.Rejected.ShouldBeEmpty();
        (await workshop.OnlyArticleAsync()).Title.ShouldBe(title);
    }

    [Fact]
    public async Task What_is_asked_for_overrides_what_is_found()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write("pier.html", Samples.Page);

        await workshop.IngestAsync(
            new IngestRequest(workshop.Workspace, [path])
            {
                Source = "The Desk",
                Published = new DateOnly(2020, 2, 1),
                Topic = "harbours",
            }
        );

        var article = await workshop.OnlyArticleAsync();
        (article.Source, article.Published.Iso, article.Topic).ShouldBe(("The Desk", "2020-02-01", "harbours"));
    }

    [Theory]
    [InlineData("\"2021-03-03\"", "2021-03-03")]
    [InlineData("\"20210303\"", "2021-03-03")]
    [InlineData("20210303", "2021-03-03")]
    [InlineData("\"2021-03-03T23:30:00-05:00\"", "2021-03-03")]
    [InlineData("\"2021-03-03T23:30:00.123Z\"", "2021-03-03")]
    [InlineData("\"Wed, 03 Mar 2021 10:00:00 GMT\"", "2021-03-03")]
    [InlineData("\"Wed, 3 Mar 2021 10:00:00 +0100\"", "2021-03-03")]
    [InlineData("1614765600", "2021-03-03")]
    [InlineData("1614765600000", "2021-03-03")]
    [InlineData("\"March 3, 2021\"", "2021-03-03")]
    [InlineData("2021", "2021")]
    public async Task Dates_of_records_are_read_in_the_forms_that_feeds_and_dumps_use(string published, string iso)
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.IngestAsync(workshop.Write("one.jsonl", $$"""{"body": "{{Samples.Sentence}}", "published": {{published}}}"""));

        var article = await workshop.OnlyArticleAsync();
        article.Published.Iso.ShouldBe(iso);
        article.Published.Origin.ShouldBe(DateOrigin.Stated);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_told_of_in_the_basis()
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.IngestAsync(workshop.Write("one.jsonl", $$"""{"body": "{{Samples.Second}}", "published": "a while ago"}"""));

        (await workshop.OnlyArticleAsync()).Published.Basis.ShouldEndWith("the date given, \"a while ago\", could not be read");
    }

    [Fact]
    public async Task Stopped_midway_and_run_again_it_goes_on()
    {
        await using var workshop = await Workshop.OpenAsync();
        var request = new IngestRequest(workshop.Workspace, [workshop.Write("many.jsonl", Lines(600))]);
        using var stop = new CancellationTokenSource();

        var first = await workshop.IngestAsync(
            request,
            new Watch(p =>
            {
                if (p.Articles == 300)
                    stop.Cancel();
            }),
            stop
        );
        var second = await workshop.IngestAsync(request);

        first.Cancelled.ShouldBeTrue();
        first.Added.ShouldBe(300);
        (second.Added, second.Unchanged, second.Cancelled).ShouldBe((300, 300, false));
    }

    [Fact]
    public async Task Progress_counts_bytes_files_and_articles_up_to_the_total()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("a.jsonl", Lines(5));
        workshop.Write("b.txt", Samples.Text);
        var seen = new List<IngestProgress>();

        await workshop.IngestAsync(new IngestRequest(workshop.Workspace, [workshop.Inputs]), new Watch(seen.Add));

        seen[^1].Articles.ShouldBe(6);
        seen[^1].BytesDone.ShouldBe(seen[^1].Bytes!.Value);
        seen[^1].FilesDone.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_of_broken_lines_names_the_first_and_counts_the_rest()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = workshop.Write("broken.jsonl", string.Concat(Enumerable.Repeat("nothing\n", 50)));

        var report = await workshop.IngestAsync(
            new IngestRequest(workshop.Workspace, [path]),
            limits: new InputLimits { RejectionsPerInput = 10 }
        );

        report.Rejected.Count.ShouldBe(11);
        report.Rejected[^1].Reason.ShouldStartWith(40.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Lines_repeated_across_the_documents_of_a_folder_are_left_out()
    {
        await using var workshop = await Workshop.OpenAsync();
        foreach (var n in Enumerable.Range(0, 6))
            workshop.Write(
                $"{n}.txt",
                $"Report number {n} from the pier\n\nStory {n}: "
                    + $"{Samples.Sentence.Replace("second", "number " + n, StringComparison.Ordinal)}\n\nWritten in the tower by the "
                    + $"gate\n\n{n} more words. {Samples.Second.Replace("forty", n + " ", StringComparison.Ordinal)}\n"
            );

        await workshop.IngestAsync(workshop.Inputs);

        (await workshop.ArticlesAsync()).ShouldAllBe(a => !a.Body.Contains("tower by the gate") && a.Body.Contains("Marta Vilar"));
    }

    [Fact]
    public async Task The_shipped_samples_are_all_read()
    {
        await using var samples = await SampleStores.OpenAsync(TimeProvider.System, TestContext.Current.CancellationToken);

        var statistics = await samples.Stores.Corpus.StatisticsAsync(samples.Workspace, TestContext.Current.CancellationToken);

        statistics.Articles.ShouldBeGreaterThanOrEqualTo(12);
    }

    sealed class Watch(Action<IngestProgress> told) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => told(value);
    }
}
