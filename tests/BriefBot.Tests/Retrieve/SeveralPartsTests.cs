using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Retrieve;

/// <summary>Questions that ask for several things in a corpus where newer articles hold more of their words.</summary>
public sealed class SeveralPartsTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    SqliteCorpus _corpus = null!;
    WorkspaceId _workspace;

    public async ValueTask InitializeAsync()
    {
        _corpus = (await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, CancellationToken.None)).Corpus;
        _workspace = await _corpus.WorkspaceAsync("desk", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("What do the Elm Courier and the Clyde Star say about the toll?")]
    [InlineData("elm courier vs clyde star on the bridge toll")]
    [InlineData("Is the bridge toll fair to 'The Clyde Star', as it is to the Elm Courier?")]
    public async Task Each_outlet_that_is_named_comes_before_newer_articles_of_others(string question)
    {
        await StoreAsync("Elm", "Elm Courier", "2024-03-02", "Two thirds of the commuters we asked call the bridge toll fair.");
        await StoreAsync(
            "Clyde",
            "The Clyde Star | Local",
            "2024-02-10",
            "The toll will cost a small haulage firm nine thousand crowns a year."
        );
        for (var day = 1; day <= 15; day++)
            await StoreAsync(
                $"Toll on the bridge, day {day}",
                "Harbour Post",
                $"2024-05-{day:00}",
                $"The bridge toll was paid by {3100 + day} drivers who say little about it."
            );

        (await TitlesAsync(question)).Take(2).ShouldBe(["Elm", "Clyde"], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_day_that_is_named_comes_before_newer_articles()
    {
        await StoreAsync("Safe", "Valley Times", "2024-01-08", "Engineers who looked at the Corra dam found nothing worth repairing.");
        await StoreAsync("Cracked", "Valley Times", "2024-04-16", "The Corra dam must be repaired before the autumn.");
        for (var day = 1; day <= 12; day++)
            await StoreAsync(
                $"Corra dam visitors {day}",
                "Valley Times",
                $"2024-05-{day:00}",
                "The Corra dam drew visitors again, and engineers led tours."
            );

        (await TitlesAsync("What did the Valley Times write about the Corra dam on 8 January 2024 and on April 16?"))
            .Take(2)
            .ShouldBe(["Safe", "Cracked"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Compare the fares of the tram in Kiel and the one in Graz")]
    [InlineData("kiel vs graz: tram fares?")]
    public async Task Each_part_of_a_comparison_is_among_the_first_ten(string question)
    {
        await StoreAsync("Graz", "Alpine Report", "2023-11-05", "Graz asks more for its tram from July.");
        for (var day = 1; day <= 15; day++)
            await StoreAsync(
                $"Kiel tram fares, day {day}",
                "Fjord Echo",
                $"2024-05-{day:00}",
                "In Kiel the fares of the tram were debated, and the fares stayed."
            );

        (await TitlesAsync(question)).Take(10).ShouldContain("Graz");
    }

    [Fact]
    public async Task Whom_the_question_only_describes_is_found_by_the_name_that_the_first_articles_share()
    {
        await StoreAsync(
            "Grilled",
            "Elm Courier",
            "2024-03-11",
            "Orla Venn was questioned for three hours on the ferry contract of her former employer."
        );
        await StoreAsync(
            "Sold",
            "Harbour Post",
            "2024-03-19",
            "Orla Venn parted with shares worth two million crowns a day before the inquiry began."
        );
        await StoreAsync("Chose", "Valley Times", "2024-03-25", "It was Venn alone, her secretary told the committee.");
        for (var day = 1; day <= 15; day++)
            await StoreAsync(
                $"Island tour {day}",
                "Valley Times",
                $"2024-05-{day:00}",
                "Fish and roads came up. The bidder for the pier was chosen."
            );

        var titles = await TitlesAsync(
            "Which official was questioned on a ferry contract as the Elm Courier has it, sold shares before an inquiry "
                + "according to the Harbour Post, and picked a bidder as reported by the Valley Times?"
        );

        titles.Take(5).ShouldContain("Chose");
    }

    [Fact]
    public async Task An_outlet_of_which_little_is_found_does_not_push_out_the_evidence()
    {
        await StoreAsync("Toll", "Elm Courier", "2024-03-02", "The bridge toll rises to nine crowns.");
        await StoreAsync("Recipe", "Clyde Star", "2024-03-02", "Plums for a cake rise in price.");

        (await TitlesAsync("What do the Elm Courier and the Clyde Star say about the rise of the bridge toll?"))[0].ShouldBe("Toll");
    }

    [Fact]
    public async Task A_question_that_asks_for_one_thing_ranks_as_if_nobody_looked_for_parts()
    {
        for (var day = 1; day <= 9; day++)
            await StoreAsync(
                $"Toll {day}",
                day % 2 == 0 ? "Elm Courier" : "Clyde Star",
                $"2024-05-{day:00}",
                $"The bridge toll was paid by {3100 + day} drivers."
            );
        await _corpus.IndexAsync(CancellationToken.None);
        var question = QuestionAnalyzer.Analyze(
            "How many drivers paid the bridge toll, as the Elm Courier reports?",
            new DateOnly(2024, 6, 1)
        );

        var plain = await new Retriever(_corpus).SearchAsync(question, new SearchScope(_workspace), null, CancellationToken.None);
        var found = await new Retriever(_corpus, findsParts: true).SearchAsync(
            question,
            new SearchScope(_workspace),
            null,
            CancellationToken.None
        );

        found.Parts.ShouldBeNull();
        found
            .Passages.Select(passage => (passage.Passage.Id, passage.Score))
            .ShouldBe(plain.Passages.Select(passage => (passage.Passage.Id, passage.Score)));
    }

    [Fact]
    public async Task What_is_within_the_filters_stays_within_them()
    {
        await StoreAsync("Elm", "Elm Courier", "2024-03-02", "The bridge toll is fair.");
        await StoreAsync("Clyde", "Clyde Star", "2024-02-10", "The bridge toll is too high.");
        await StoreAsync("Later", "Clyde Star", "2024-06-20", "The bridge toll is gone.");

        (await TitlesAsync("What do the Elm Courier and the Clyde Star say of the toll?", source: "Elm Courier")).ShouldBe(["Elm"]);
        (await TitlesAsync("What do the Elm Courier and the Clyde Star say of the toll?", since: new DateOnly(2024, 3, 1))).ShouldBe([
            "Elm",
        ]);
    }

    [Fact]
    public async Task An_article_need_not_mention_the_outlet_that_is_named()
    {
        await StoreAsync("Elm", "Elm Courier", "2024-03-02", "The bridge toll is fair.");
        await StoreAsync("Clyde", "Clyde Star", "2024-02-10", "The bridge toll is too high.");
        await _corpus.IndexAsync(CancellationToken.None);
        var question = QuestionAnalyzer.Analyze("What do the Elm Courier and the Clyde Star say of the toll?", new DateOnly(2024, 6, 1));

        var found = await new Retriever(_corpus, findsParts: true).SearchAsync(
            question,
            new SearchScope(_workspace),
            null,
            CancellationToken.None
        );

        found.Question.Terms.ShouldNotContain(term => term.IsName);
        found.Passages.Select(passage => passage.Features.NameCoverage).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task The_score_is_the_sum_of_its_parts_and_falls_with_the_rank()
    {
        for (var day = 1; day <= 25; day++)
            await StoreAsync(
                $"Toll {day}",
                day % 2 == 0 ? "Elm Courier" : "Clyde Star",
                $"2024-05-{day:00}",
                $"The bridge toll was paid by {3100 + day} drivers."
            );
        await _corpus.IndexAsync(CancellationToken.None);
        var question = QuestionAnalyzer.Analyze(
            "What do the Elm Courier and the Clyde Star say of the bridge toll?",
            new DateOnly(2024, 6, 1)
        );

        var found = await new Retriever(_corpus, findsParts: true).SearchAsync(
            question,
            new SearchScope(_workspace),
            null,
            CancellationToken.None
        );

        found.Passages.Count.ShouldBe(25);
        found.Passages.Select(passage => passage.Score).ShouldBe(found.Passages.Select(passage => passage.Score).OrderDescending());
        foreach (var passage in found.Passages)
            Ranking.Parts(passage.Features, passage.Weights).Sum(part => part.Value).ShouldBe(passage.Score, 1e-9);
    }

    async Task StoreAsync(string title, string source, string day, string body) =>
        await _corpus.StoreAsync(_workspace, Drafts.Of(title, body, title + ".txt", day) with { Source = source }, CancellationToken.None);

    async Task<List<string>> TitlesAsync(string question, string? source = null, DateOnly? since = null)
    {
        await _corpus.IndexAsync(CancellationToken.None);
        var analysis = QuestionAnalyzer.Analyze(question, new DateOnly(2024, 6, 1));
        var scope = new SearchScope(_workspace) { Source = source, Since = since };
        var retrieval = await new Retriever(_corpus, findsParts: true).SearchAsync(analysis, scope, null, CancellationToken.None);
        return [.. retrieval.Passages.Select(passage => passage.Passage.Article.Title)];
    }
}
