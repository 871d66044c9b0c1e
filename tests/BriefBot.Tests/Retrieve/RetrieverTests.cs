using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Retrieve;

public sealed class RetrieverTests : IAsyncLifetime
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

    [Fact]
    public async Task Of_two_equal_articles_the_newer_comes_first()
    {
        await StoreAsync("Old ferry", "The ferry to Orkney was cancelled because of the storm.", "2024-01-02");
        await StoreAsync("New ferry", "The ferry to Orkney was cancelled because of the storm.", "2024-02-28");

        (await TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["New ferry", "Old ferry"]);
    }

    [Fact]
    public async Task The_year_asked_for_comes_before_a_newer_article()
    {
        await StoreAsync("Then", "The Orkney regatta was won by the crew of the Skua.", "2019-07-02");
        await StoreAsync("Now", "The Orkney regatta was won by the crew of the Gannet.", "2024-02-28");

        (await TitlesAsync("Who won the Orkney regatta 2019?"))[0].ShouldBe("Then");
    }

    [Fact]
    public async Task Articles_of_later_days_are_not_known_yet()
    {
        await StoreAsync("Later", "The Orkney ferry was sold.", "2024-03-20");

        (await TitlesAsync("Who bought the Orkney ferry?")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_of_a_later_year_are_not_known_yet_though_their_day_is_not_known()
    {
        await _corpus.StoreAsync(
            _workspace,
            Drafts.Of("Later", "The Orkney ferry was sold.", "later.txt") with
            {
                Published = PublicationDate.InferredYear(2025, "inferred"),
            },
            CancellationToken.None
        );
        await _corpus.StoreAsync(
            _workspace,
            Drafts.Of("Then", "The Orkney ferry was bought.", "then.txt") with
            {
                Published = PublicationDate.InferredYear(2024, "inferred"),
            },
            CancellationToken.None
        );
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync("Who bought the Orkney ferry?")).ShouldBe(["Then"]);
    }

    [Fact]
    public async Task A_word_that_news_uses_for_the_one_asked_for_is_found_after_that_one()
    {
        await StoreAsync("Other word", "Nobody was injured when the mill burned.", "2024-02-20");
        await StoreAsync("Same word", "Nobody was hurt when the mill burned.", "2024-02-20");
        await StoreAsync("Neither", "The mill was rebuilt.", "2024-02-20");

        (await TitlesAsync("Was anybody hurt?")).ShouldBe(["Same word", "Other word"]);
    }

    [Fact]
    public async Task The_country_is_not_the_pronoun()
    {
        await StoreAsync("Pronoun", "They told us to wait and gave us tea.", "2024-02-20");
        await StoreAsync("Country", "The U.S. lifted its tariffs on tea.", "2024-02-20");

        (await TitlesAsync("What did the US lift?")).ShouldBe(["Country"]);
    }

    [Fact]
    public async Task Frequent_words_are_searched_for_together()
    {
        for (var i = 0; i < 40; i++)
            await StoreAsync($"Filler {i}", $"Council report number {i} on the budget of the harbour.", "2024-02-01");
        await StoreAsync("Wanted", "Council report on the budget of the lighthouse keeper.", "2024-02-01");

        (await TitlesAsync("What does the council report say of the lighthouse budget?"))[0].ShouldBe("Wanted");
    }

    [Fact]
    public async Task Terms_beyond_the_budget_are_looked_up_among_recent_passages_only()
    {
        await StoreAsync("Old", "The harbour council met.", "2020-02-01");
        await StoreAsync("Recent", "The harbour council met.", "2024-02-28");
        await StoreAsync("Rare", "The lighthouse council met.", "2020-02-01");
        await _corpus.IndexAsync(CancellationToken.None);
        var question = QuestionAnalyzer.Analyze("Which lighthouse or harbour?", new DateOnly(2024, 3, 1));
        var weights = new TermWeights(question.Terms, [1, 2], 3);

        var found = await new CandidateSearch(_corpus, budget: 2).FindAsync(
            question,
            new SearchScope(_workspace),
            weights,
            question.AsOf,
            CancellationToken.None
        );

        (await _corpus.ReadAsync(found.Passages, CancellationToken.None))
            .Select(passage => passage.Article.Title)
            .ShouldBe(["Rare", "Recent"], ignoreOrder: true);
        found.Lookups.ShouldBe([TermLookup.Everywhere, TermLookup.Recently]);
    }

    [Fact]
    public async Task Words_that_only_another_workspace_has_are_absent()
    {
        var other = await _corpus.WorkspaceAsync("other", CancellationToken.None);
        await StoreAsync("Mine", "The harbour council met.", "2024-02-01");
        await _corpus.StoreAsync(
            other,
            Drafts.Of("Theirs", "Mara Lindqvist met the harbour council.", "theirs.txt", "2024-02-01"),
            CancellationToken.None
        );
        await _corpus.IndexAsync(CancellationToken.None);
        var question = QuestionAnalyzer.Analyze("Did Lindqvist meet the council?", new DateOnly(2024, 3, 1));

        var retrieval = await new Retriever(_corpus).SearchAsync(question, new SearchScope(_workspace), null, CancellationToken.None);

        retrieval.Weights.Frequencies.ShouldBe(question.Terms.Select(term => term.Surface == "Lindqvist" ? 0L : 1));
        retrieval.Lookups.ShouldBe(question.Terms.Select(term => term.Surface == "Lindqvist" ? TermLookup.Absent : TermLookup.Everywhere));
    }

    async Task StoreAsync(string title, string body, string day)
    {
        await _corpus.StoreAsync(_workspace, Drafts.Of(title, body, title + ".txt", day), CancellationToken.None);
    }

    async Task<List<string>> TitlesAsync(string question)
    {
        await _corpus.IndexAsync(CancellationToken.None);
        var analysis = QuestionAnalyzer.Analyze(question, new DateOnly(2024, 3, 1));
        var retrieval = await new Retriever(_corpus).SearchAsync(analysis, new SearchScope(_workspace), null, CancellationToken.None);
        return [.. retrieval.Passages.Select(passage => passage.Passage.Article.Title)];
    }
}
