using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus;

public abstract partial class CorpusContract
{
    [Fact]
    public async Task A_passage_is_found_by_the_words_of_its_text_and_title()
    {
        await StoreAsync(Drafts.Of("Bridge closes", "Engineers found cracks in the girders."));

        (await FindAsync("crack")).ShouldHaveSingleItem().Text.ShouldBe("Engineers found cracks in the girders.");
        (await FindAsync("bridges", "girder")).ShouldHaveSingleItem();
        (await FindAsync("bridge", "tunnel")).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_of_several_sets_of_words_is_enough()
    {
        await StoreAsync(Drafts.Of("One", "Ferries and gondolas."));
        await StoreAsync(Drafts.Of("Two", "Ferries and tractors."));
        await StoreAsync(Drafts.Of("Three", "Tractors alone."));

        var matches = await Corpus.MatchAsync(new(Home), [Terms("ferry", "gondola"), Terms("ferry", "tractor")], Token);

        matches.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Tariffs on U.S. steel rose.", "US")]
    [InlineData("Tariffs on US steel rose.", "U.S.")]
    [InlineData("The U.K. raised its tariffs.", "UK")]
    [InlineData("The café of Zürich raised its prices.", "cafe")]
    [InlineData("The mayor’s tariffs rose.", "mayor")]
    public async Task Words_written_otherwise_in_the_text_are_found(string text, string word)
    {
        await StoreAsync(Drafts.Of("Prices", text));
        await StoreAsync(Drafts.Of("Prices", "Prices told us nothing."));

        (await FindAsync(word)).ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a\"b")]
    [InlineData("*")]
    [InlineData("NOT")]
    [InlineData("x) OR (y")]
    [InlineData("title:text")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData("-")]
    public async Task No_word_is_taken_for_an_operator(string word)
    {
        await StoreAsync(Drafts.Of("One", "Ferries run."));

        var matches = await Corpus.MatchAsync(
            new(Home),
            [
                [new QueryTerm(word, word)],
                [],
            ],
            Token
        );

        matches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_words_nothing_is_found()
    {
        await StoreAsync(Drafts.Of("One", "Ferries run."));

        (await Corpus.MatchAsync(new(Home), [], Token)).ShouldBeEmpty();
        (await Corpus.ReadAsync([], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Workspaces_never_mix()
    {
        var other = await Corpus.WorkspaceAsync("other", Token);
        var mine = await StoreAsync(Drafts.Of("Mine", "Ferries run.", "a.txt") with { ExternalId = "1" });
        var theirs = await StoreAsync(Drafts.Of("Mine", "Ferries run.", "a.txt") with { ExternalId = "1" }, other);

        theirs.Outcome.ShouldBe(StoreOutcome.Added);
        theirs.Article.ShouldNotBe(mine.Article);
        (await FindAsync(new SearchScope(other), "ferry")).ShouldHaveSingleItem().Article.Id.ShouldBe(theirs.Article);
        (await Corpus.FindAsync(other, mine.Article, null, Token)).ShouldBeNull();
        (await Corpus.OriginalAsync(other, mine.Article, 1, Token)).ShouldBeNull();
        (await Corpus.PassagesOfAsync(other, [mine.Article], Token)).ShouldBeEmpty();
        (await Corpus.RemoveAsync(other, mine.Article, Token)).ShouldBeFalse();
        (await Corpus.FindByExternalIdAsync(other, ["1"], Token)).ShouldBe([theirs.Article]);

        await Corpus.ClearAsync(other, Token);

        (await FindAsync("ferry")).ShouldHaveSingleItem();
        (await FindAsync(new SearchScope(other), "ferry")).ShouldBeEmpty();
        (await Corpus.StatisticsAsync(other, Token)).Passages.ShouldBe(0);
    }

    [Fact]
    public async Task A_workspace_keeps_its_number()
    {
        (await Corpus.WorkspaceAsync("home", Token)).ShouldBe(Home);
        (await Corpus.WorkspaceAsync("Home", Token)).ShouldNotBe(Home);
    }

    [Fact]
    public async Task Days_limit_a_search_and_leave_undated_articles_out()
    {
        await StoreAsync(Drafts.Of("Undated", "Ferries."));
        await StoreAsync(Drafts.Of("Ancient", "Ferries.", day: "1850-01-01"));
        await StoreAsync(Drafts.Of("Old", "Ferries.", day: "2001-02-03"));
        await StoreAsync(Drafts.Of("New", "Ferries.", day: "2021-02-03"));

        (await FoundAsync(new(Home))).ShouldBe(["Ancient", "New", "Old", "Undated"]);
        (await FoundAsync(new(Home) { Since = new(2001, 2, 3) })).ShouldBe(["New", "Old"]);
        (await FoundAsync(new(Home) { Until = new(2021, 2, 2) })).ShouldBe(["Old"]);
        (await FoundAsync(new(Home) { Since = new(2001, 2, 4), Until = new(2021, 2, 2) })).ShouldBeEmpty();
        (await FoundAsync(new(Home) { Until = new(1800, 1, 1) })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_is_a_name_or_the_end_of_a_host()
    {
        await StoreAsync(Drafts.Of("Named", "Ferries.") with { Source = "Harbour Post" });
        await StoreAsync(Drafts.Of("Hosted", "Ferries.") with { Url = "https://news.harbour.example/1" });
        await StoreAsync(Drafts.Of("Alike", "Ferries.") with { Url = "https://badharbour.example/1" });

        (await FoundAsync(new(Home) { Source = "harbour post" })).ShouldBe(["Named"]);
        (await FoundAsync(new(Home) { Source = "Harbour.example" })).ShouldBe(["Hosted"]);
        (await FoundAsync(new(Home) { Source = "%" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_limits_a_search_whatever_its_case()
    {
        await StoreAsync(Drafts.Of("One", "Ferries.") with { Topic = "Über" });
        await StoreAsync(Drafts.Of("Two", "Ferries.") with { Topic = "Other" });

        (await FoundAsync(new(Home) { Topic = "über" })).ShouldBe(["One"]);
    }

    [Fact]
    public async Task Passages_come_in_the_order_asked_for_and_vanished_ones_are_left_out()
    {
        await StoreAsync(Drafts.Of("Title", Drafts.Sentences(60)));
        var passages = await FindAsync("harbour");
        var backwards = passages.Select(passage => passage.Id).OrderByDescending(id => id.Value).ToList();

        var read = await Corpus.ReadAsync([.. backwards, new PassageId(backwards[0].Value + 1000)], Token);

        read.Select(passage => passage.Id).ShouldBe(backwards);
        read.ShouldAllBe(passage => ReferenceEquals(passage.Article, read[0].Article));
    }

    [Fact]
    public async Task Passages_of_articles_come_in_the_order_of_the_text()
    {
        var first = await StoreAsync(Drafts.Of("One", Drafts.Sentences(60)));
        var second = await StoreAsync(Drafts.Of("Two", Drafts.Sentences(3)));

        var passages = await Corpus.PassagesOfAsync(Home, [second.Article, first.Article], Token);

        passages[0].Article.Title.ShouldBe("Two");
        passages.Skip(1).Select(passage => passage.Ordinal).ShouldBe(Enumerable.Range(0, passages.Count - 1));
    }

    [Fact]
    public async Task Frequencies_count_passages_by_stem()
    {
        await StoreAsync(Drafts.Of("Ferry", "Ferries and a ferry."));
        await StoreAsync(Drafts.Of("Other", "One more ferry."));

        (await CountAsync("ferries", "more", "missing")).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public async Task Frequencies_of_common_words_stay_within_a_fifth_as_articles_come_and_go()
    {
        for (var n = 0; n < 300; n++)
            await Corpus.StoreAsync(Home, Drafts.Of($"Title {n}", "One ferry."), Token);
        await Corpus.IndexAsync(Token);
        for (var n = 0; n < 50; n++)
            await StoreAsync(Drafts.Of($"Other {n}", "One ferry."));

        (await CountAsync("ferry"))[0].ShouldBeInRange(280, 420);

        await Corpus.ClearAsync(Home, Token);

        (await CountAsync("ferry"))[0].ShouldBe(0);
    }

    [Fact]
    public async Task Frequencies_count_a_workspaces_own_passages_only()
    {
        var other = await Corpus.WorkspaceAsync("other", Token);
        await StoreAsync(Drafts.Of("Mine", "Ferries run to the lighthouse."));
        await StoreAsync(Drafts.Of("Theirs", "Ferries carry tractors.", day: "2021-02-03"), other);
        await StoreAsync(Drafts.Of("Theirs too", "Ferries carry ploughs."), other);

        (await CountAsync("ferry", "lighthouse", "tractor", "plough", "missing")).ShouldBe([1, 1, 0, 0, 0]);
        (await CountAsync(other, "ferry", "lighthouse", "tractor", "plough", "missing")).ShouldBe([2, 0, 1, 1, 0]);
    }

    [Fact]
    public async Task A_word_frequent_in_another_workspace_counts_nothing_where_it_is_missing()
    {
        var other = await Corpus.WorkspaceAsync("other", Token);
        for (var n = 0; n < 300; n++)
            await Corpus.StoreAsync(other, Drafts.Of($"Theirs {n}", "One ferry and a tractor."), Token);
        await StoreAsync(Drafts.Of("Mine", "One ferry."));

        (await CountAsync("ferry", "tractor")).ShouldBe([1, 0]);
        (await CountAsync(other, "ferry", "tractor")).ShouldBe([300, 300]);
    }

    [Fact]
    public async Task A_frequent_word_that_left_a_workspace_counts_nothing_beside_others()
    {
        await StoreAsync(Drafts.Of("Theirs", "One ferry and a tractor."), await Corpus.WorkspaceAsync("other", Token));
        for (var n = 0; n < 1_000; n++)
            await Corpus.StoreAsync(Home, Drafts.Of($"Ferry {n}", "One ferry."), Token);
        var leaving = new List<ArticleId>();
        for (var n = 0; n < 200; n++)
            leaving.Add((await Corpus.StoreAsync(Home, Drafts.Of($"Tractor {n}", "One tractor."), Token)).Article);
        await Corpus.IndexAsync(Token);
        (await CountAsync("tractor"))[0].ShouldBe(200);

        foreach (var article in leaving.Skip(1))
            await Corpus.RemoveAsync(Home, article, Token);
        var few = (await CountAsync("tractor"))[0];
        await Corpus.RemoveAsync(Home, leaving[0], Token);

        few.ShouldBeGreaterThan(0);
        (await CountAsync("ferry", "tractor")).ShouldBe([1_000, 0]);
    }

    [Fact]
    public async Task The_words_of_a_workspace_that_was_cleared_count_nothing_elsewhere()
    {
        var other = await Corpus.WorkspaceAsync("other", Token);
        for (var n = 0; n < 1_500; n++)
            await Corpus.StoreAsync(Home, Drafts.Of($"Mine {n}", "One ferry."), Token);
        for (var n = 0; n < 250; n++)
            await Corpus.StoreAsync(other, Drafts.Of($"Theirs {n}", "One tractor."), Token);
        await Corpus.IndexAsync(Token);

        await Corpus.ClearAsync(other, Token);

        (await CountAsync("ferry", "tractor")).ShouldBe([1_500, 0]);
        (await CountAsync(other, "ferry", "tractor")).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task Outlets_are_named_by_their_articles_and_only_those_of_the_workspace()
    {
        await StoreAsync(Drafts.Of("One", "Ferries.") with { Source = "Harbour Post" });
        await StoreAsync(Drafts.Of("Two", "Ferries.") with { Source = "Gazette" });
        await StoreAsync(Drafts.Of("Three", "More ferries.") with { Source = "gazette" });
        await StoreAsync(Drafts.Of("Four", "Ferries without an outlet."));
        await StoreAsync(Drafts.Of("Five", "Ferries.") with { Source = "Elsewhere" }, await Corpus.WorkspaceAsync("other", Token));

        (await Corpus.SourcesAsync(Home, 9, Token)).ShouldBe(["Gazette", "Harbour Post"], StringComparer.OrdinalIgnoreCase);
        (await Corpus.SourcesAsync(Home, 1, Token)).ShouldBe(["Gazette"], StringComparer.OrdinalIgnoreCase);
    }

    async Task<List<string>> FoundAsync(SearchScope scope) =>
        [.. (await FindAsync(scope, "ferry")).Select(passage => passage.Article.Title).Order(StringComparer.Ordinal)];
}
