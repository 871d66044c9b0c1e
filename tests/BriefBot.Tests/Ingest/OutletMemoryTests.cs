using BriefBot.Corpus;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest;

/// <summary>What repeats in an outlet's articles is remembered from run to run.</summary>
public class OutletMemoryTests
{
    const string Furniture = "The Shore is read on both sides of the bay and printed on one of them";
    const string Background = "The ferry Aurora sank off the eastern pier in January with nine sailors aboard.";

    static string Paragraph(int n, string what) =>
        $"On day {n} of the {what} the council heard witness number {n} for a full hour and adjourned, having decided nothing "
        + "that anybody present could name afterwards.";

    static string Record(int n, string extra = "", string source = "The Shore") =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                id = $"{source}-{n}",
                title = $"Hearing number {n}",
                source,
                body = $"{Paragraph(n, "inquiry")}\n\n{extra}\n\n{Paragraph(n, "appeal")}\n\n{Furniture}",
            }
        );

    static Task<IngestReport> RunAsync(Workshop workshop, int n, string extra = "", string source = "The Shore") =>
        workshop.IngestAsync(workshop.Write($"{source}-{n}.jsonl", Record(n, extra, source)));

    static async Task<string> BodyAsync(Workshop workshop, int n) =>
        (await workshop.ArticlesAsync()).Single(a => a.ExternalId == $"The Shore-{n}").Body;

    [Fact]
    public async Task What_articles_that_come_one_by_one_have_in_common_is_furniture_of_later_ones()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 5; n++)
            await RunAsync(workshop, n);

        (await BodyAsync(workshop, 1)).ShouldContain(Furniture);
        (await BodyAsync(workshop, 5)).ShouldBe($"{Paragraph(5, "inquiry")}\n\n{Paragraph(5, "appeal")}");
    }

    [Fact]
    public async Task An_article_that_comes_again_is_counted_once_and_unchanged()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var again = 0; again < 6; again++)
            await RunAsync(workshop, 1);
        await RunAsync(workshop, 2);

        var report = await RunAsync(workshop, 1);

        report.Unchanged.ShouldBe(1);
        (await BodyAsync(workshop, 2)).ShouldContain(Furniture);
    }

    [Fact]
    public async Task What_is_learned_later_makes_no_new_version_of_an_earlier_article()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 6; n++)
            await RunAsync(workshop, n);

        var report = await RunAsync(workshop, 1);

        (report.Updated, report.Unchanged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_storys_own_sentence_stays_though_every_report_on_it_repeats_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 12; n++)
            await RunAsync(
                workshop,
                n,
                $"{Background}\n\nThe owners of the Aurora gave the families of the sailors an answer to question {n}."
            );

        (await BodyAsync(workshop, 12)).ShouldContain(Background);
    }

    [Fact]
    public async Task Other_outlets_and_other_workspaces_learn_nothing_from_it()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 5; n++)
            await RunAsync(workshop, n);
        var other = await workshop.Corpus.WorkspaceAsync("other", TestContext.Current.CancellationToken);

        await RunAsync(workshop, 9, source: "The Bay");
        await workshop.IngestAsync(new IngestRequest(other, [workshop.Write("other.jsonl", Record(8))]));

        (await workshop.ArticlesAsync()).Single(a => a.Source == "The Bay").Body.ShouldContain(Furniture);
        await foreach (var article in workshop.Corpus.ListAsync(new SearchScope(other), TestContext.Current.CancellationToken))
            (await workshop.Corpus.FindAsync(other, article.Id, null, TestContext.Current.CancellationToken))!.Body.ShouldContain(
                Furniture
            );
    }

    [Fact]
    public async Task A_removed_article_is_forgotten_with_its_lines()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 5; n++)
            await RunAsync(workshop, n);
        await workshop.Corpus.ClearAsync(workshop.Workspace, TestContext.Current.CancellationToken);

        await RunAsync(workshop, 6);

        (await BodyAsync(workshop, 6)).ShouldContain(Furniture);
    }

    [Fact]
    public async Task An_article_that_a_feed_brings_is_cleaned_by_what_is_remembered()
    {
        await using var workshop = await Workshop.OpenAsync();
        for (var n = 1; n <= 4; n++)
            await RunAsync(workshop, n);
        var found = new FoundArticle(
            $"{Paragraph(7, "inquiry")}\n\n{Paragraph(7, "appeal")}\n\n{Furniture}",
            TextForm.Body,
            new Original("x"u8.ToArray(), "text/html", "https://shore.example/7")
        )
        {
            Title = "Hearing number 7",
            Source = "THE SHORE",
        };

        var drafted = await new ArticleDrafter(new IngestRequest(workshop.Workspace, []), new DateOnly(2021, 3, 3)).DraftAsync(
            found,
            workshop.Corpus,
            isNew: true,
            TestContext.Current.CancellationToken
        );

        drafted.Draft!.Body.ShouldBe($"{Paragraph(7, "inquiry")}\n\n{Paragraph(7, "appeal")}");
        drafted.Draft.Lines!.Lines.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_page_that_comes_again_with_other_bytes_is_no_edit_because_its_furniture_was_learned_since()
    {
        await using var workshop = await Workshop.OpenAsync();
        var first = await FromFeedAsync(workshop, 1, "<!-- 1 -->");
        for (var n = 2; n <= 6; n++)
            await FromFeedAsync(workshop, n, "");

        var again = await FromFeedAsync(workshop, 1, "<!-- 2 -->");

        again.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    static async Task<StoreResult> FromFeedAsync(Workshop workshop, int n, string bytes)
    {
        var token = TestContext.Current.CancellationToken;
        var original = new Original(System.Text.Encoding.UTF8.GetBytes($"{n}{bytes}"), "text/html", $"https://shore.example/{n}");
        var found = new FoundArticle($"{Paragraph(n, "inquiry")}\n\n{Paragraph(n, "appeal")}\n\n{Furniture}", TextForm.Body, original)
        {
            Title = $"Hearing number {n}",
            Source = "The Shore",
            Url = original.Name,
        };
        var drafted = await new ArticleDrafter(new IngestRequest(workshop.Workspace, []), new DateOnly(2021, 3, 3)).DraftAsync(
            found,
            workshop.Corpus,
            isNew: true,
            token
        );
        return await workshop.Corpus.StoreAsync(workshop.Workspace, drafted.Draft!, token);
    }
}
