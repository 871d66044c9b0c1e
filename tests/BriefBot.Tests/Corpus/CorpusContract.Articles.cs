using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus;

public abstract partial class CorpusContract
{
    [Fact]
    public async Task Several_articles_are_stored_in_their_order_each_as_if_alone()
    {
        var drafts = new[]
        {
            Drafts.Of("One", "The mill opened.", "one"),
            Drafts.Of("Two", "The mill closed.", "two"),
            Drafts.Of("One", "The mill opened again.", "one"),
            Drafts.Of("Two", "The mill closed.", "two"),
        };

        var results = await Corpus.StoreAsync(Home, [.. drafts.Select(Corpus.Prepare)], Token);

        results
            .Select(result => (result.Outcome, result.Version))
            .ShouldBe([(StoreOutcome.Added, 1), (StoreOutcome.Added, 1), (StoreOutcome.Updated, 2), (StoreOutcome.Unchanged, 1)]);
        results[2].Article.ShouldBe(results[0].Article);
        results[3].Article.ShouldBe(results[1].Article);
        (await Corpus.StatisticsAsync(Home, Token)).Articles.ShouldBe(2);
        Corpus.StoredAtOnce.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task None_of_several_articles_is_stored_when_one_cannot_be()
    {
        var prepared = Corpus.Prepare(Drafts.Of("One", "The mill opened.", "one"));

        await Should.ThrowAsync<ArgumentException>(
            Corpus.StoreAsync(Home, [prepared, new StrangeDraft(Drafts.Of("Two", "The mill closed.", "two"))], Token).AsTask()
        );

        (await Corpus.StatisticsAsync(Home, Token)).Articles.ShouldBe(0);
    }

    sealed record StrangeDraft(ArticleDraft Draft) : PreparedDraft(Draft);

    [Fact]
    public async Task A_stored_article_is_read_back_as_it_was_given()
    {
        var draft = Drafts.Of(
            "Ferry line reopens",
            "Boats run again — “at last”, said 𝒟r. Øst.\n\nSecond paragraph.",
            "notes/ferry.txt"
        ) with
        {
            Url = "https://example.org/ferry",
            Source = "Harbour Post",
            Author = "A. Writer",
            Topic = "transport",
            ExternalId = "f-1",
            Language = "nb",
            ModifiedAt = new DateTimeOffset(2021, 3, 5, 6, 7, 8, TimeSpan.FromHours(-3)),
            Completeness = Completeness.Excerpt,
            IsLive = true,
            SyndicatedFrom = "https://agency.example/ferry",
            Published = PublicationDate.Stated(new(2021, 3, 4), "stated", new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.FromHours(2))),
        };

        var stored = await Corpus.StoreAsync(Home, draft, Token);

        stored.Outcome.ShouldBe(StoreOutcome.Added);
        var article = (await Corpus.FindAsync(Home, stored.Article, null, Token))!;
        (article.Title, article.Body, article.Url, article.Source).ShouldBe((draft.Title, draft.Body, draft.Url, draft.Source));
        (article.Author, article.Topic, article.ExternalId, article.OriginalName).ShouldBe(
            (draft.Author, draft.Topic, draft.ExternalId, "notes/ferry.txt")
        );
        article.Published.ShouldBe(draft.Published);
        article.Published.Time!.Value.Offset.ShouldBe(TimeSpan.FromHours(2));
        (article.Language, article.ModifiedAt, article.ModifiedAt!.Value.Offset).ShouldBe(("nb", draft.ModifiedAt, TimeSpan.FromHours(-3)));
        (article.Completeness, article.IsLive, article.SyndicatedFrom).ShouldBe((Completeness.Excerpt, true, draft.SyndicatedFrom));
        article.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_version_without_a_date_keeps_the_one_that_the_article_had()
    {
        var draft = Drafts.Of("Title", "The ferry runs again from the old pier.", "a.txt", "2021-03-04") with
        {
            Published = PublicationDate.Stated(new(2021, 3, 4), "stated: the feed"),
        };
        await Corpus.StoreAsync(Home, draft, Token);

        var again = await Corpus.StoreAsync(
            Home,
            draft with
            {
                Body = "The ferry sank beside the new pier.",
                Published = PublicationDate.Open("open: 3 March fits 2019 and 2020"),
                Original = new("other"u8.ToArray(), "text/plain", "a.txt"),
            },
            Token
        );

        again.Outcome.ShouldBe(StoreOutcome.Updated);
        (await Corpus.FindAsync(Home, again.Article, null, Token))!.Published.ShouldBe(draft.Published);
        (await TitlesAsync(new(Home) { Since = new(2021, 3, 4) })).ShouldBe(["Title"]);
    }

    [Fact]
    public async Task The_same_instant_in_UTC_does_not_take_the_local_day_from_an_article()
    {
        var local = PublicationDate.Stated(new(2021, 7, 13), "stated", new(2021, 7, 13, 21, 30, 0, TimeSpan.FromHours(-4)));
        var draft = Drafts.Of("Title", "Body.", "a.txt") with { Published = local };
        var first = await Corpus.StoreAsync(Home, draft, Token);

        var again = await Corpus.StoreAsync(
            Home,
            draft with
            {
                Published = PublicationDate.Stated(new(2021, 7, 14), "stated", local.Time!.Value.ToUniversalTime()),
            },
            Token
        );

        again.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Published.ShouldBe(local);
    }

    [Fact]
    public async Task A_later_time_of_change_alone_is_no_new_version()
    {
        var draft = Drafts.Of("Title", "Body.", "a.txt") with { ModifiedAt = new(2021, 3, 5, 6, 7, 8, TimeSpan.Zero) };
        var first = await Corpus.StoreAsync(Home, draft, Token);

        var again = await Corpus.StoreAsync(Home, draft with { ModifiedAt = new(2021, 3, 6, 6, 7, 8, TimeSpan.Zero) }, Token);

        again.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    [Fact]
    public async Task The_lines_of_an_article_are_remembered_once_for_its_outlet_and_forgotten_with_it()
    {
        var draft = Drafts.Of("Title", "Body.", "a.txt") with { Lines = new(7, [ulong.MaxValue, 2]) };
        var first = await Corpus.StoreAsync(Home, draft, Token);
        await Corpus.StoreAsync(Home, draft, Token);
        await Corpus.StoreAsync(Home, draft with { Body = "Other body.", Lines = new(7, [4]) }, Token);
        var other = await Corpus.WorkspaceAsync("other", Token);

        (await Corpus.OutletLinesAsync(Home, 7, Token)).ShouldHaveSingleItem().Lines.ShouldBe([ulong.MaxValue, 2UL]);
        (await Corpus.OutletLinesAsync(Home, 8, Token)).ShouldBeEmpty();
        (await Corpus.OutletLinesAsync(other, 7, Token)).ShouldBeEmpty();
        await Corpus.RemoveAsync(Home, first.Article, Token);
        (await Corpus.OutletLinesAsync(Home, 7, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_newest_articles_of_an_outlet_are_remembered()
    {
        for (var n = 0; n < OutletLines.MostArticles + 40; n++)
            await Corpus.StoreAsync(Home, Drafts.Of($"Title {n}", "Body.", $"{n}.txt") with { Lines = new(7, [(ulong)n * 2]) }, Token);

        var remembered = await Corpus.OutletLinesAsync(Home, 7, Token);

        remembered.Count.ShouldBe(OutletLines.MostArticles);
        (remembered[0].Lines[0], remembered[^1].Lines[0]).ShouldBe((80UL, 278UL));
    }

    [Fact]
    public async Task A_text_that_turns_out_to_be_an_excerpt_is_a_new_version()
    {
        var draft = Drafts.Of("Title", "Body.", "a.txt");
        await Corpus.StoreAsync(Home, draft, Token);

        var again = await Corpus.StoreAsync(Home, draft with { Completeness = Completeness.Excerpt }, Token);

        (again.Outcome, again.Version).ShouldBe((StoreOutcome.Updated, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(5000)]
    public async Task Original_bytes_come_back_unchanged(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(n => (byte)(n * n)).ToArray();
        var draft = Drafts.Of("Title", "Body.") with { Original = new(bytes, "text/html", "page.html") };

        var stored = await Corpus.StoreAsync(Home, draft, Token);

        var original = (await Corpus.OriginalAsync(Home, stored.Article, 1, Token))!;
        original.Bytes.ToArray().ShouldBe(bytes);
        (original.MediaType, original.Name).ShouldBe(("text/html", "page.html"));
    }

    [Fact]
    public async Task The_same_article_again_changes_nothing()
    {
        var first = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "a.txt"), Token);

        var again = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "a.txt"), Token);

        again.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    [Fact]
    public async Task The_same_article_in_another_file_changes_nothing()
    {
        var first = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "a.txt"), Token);

        var copy = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body.", "copy/a.txt"), Token);
        var piped = await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body."), Token);

        copy.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
        piped.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    [Fact]
    public async Task The_same_input_is_the_same_article_however_its_text_was_cleaned()
    {
        var draft = Drafts.Of("Title", "Body.\n\nA line of the page.", "a.txt") with { Treatment = "rules 1" };
        var first = await Corpus.StoreAsync(Home, draft, Token);

        var cleaner = await Corpus.StoreAsync(Home, draft with { Body = "Body." }, Token);
        var copy = await Corpus.StoreAsync(
            Home,
            draft with
            {
                Body = "Body.",
                Original = draft.Original with { Name = "copy/a.txt" },
            },
            Token
        );

        cleaner.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
        copy.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
    }

    [Fact]
    public async Task Other_rules_or_other_bytes_make_a_new_version()
    {
        var draft = Drafts.Of("Title", "Body one.", "a.txt") with { Treatment = "rules 1" };
        await Corpus.StoreAsync(Home, draft, Token);

        (await Corpus.StoreAsync(Home, draft with { Body = "Body two.", Treatment = "rules 2" }, Token)).Version.ShouldBe(2);
        (await Corpus.StoreAsync(Home, Drafts.Of("Title", "Body three.", "a.txt") with { Treatment = "rules 2" }, Token)).Version.ShouldBe(
            3
        );
    }

    [Fact]
    public async Task A_reprint_elsewhere_is_an_article_of_its_own()
    {
        var draft = Drafts.Of("Title", "Body.", "a.txt");
        await Corpus.StoreAsync(Home, draft with { Source = "Harbour Post" }, Token);

        var reprint = await Corpus.StoreAsync(
            Home,
            draft with
            {
                Source = "Valley News",
                Original = draft.Original with { Name = "b.txt" },
            },
            Token
        );
        var onThePage = await Corpus.StoreAsync(Home, draft with { Url = "https://example.org/1" }, Token);
        var onAnother = await Corpus.StoreAsync(Home, draft with { Url = "https://example.net/1" }, Token);

        new[] { reprint.Outcome, onThePage.Outcome, onAnother.Outcome }.ShouldAllBe(outcome => outcome == StoreOutcome.Added);
    }

    [Fact]
    public async Task An_edited_article_becomes_a_new_version_and_the_old_text_stays_citable()
    {
        var first = await StoreAsync(Drafts.Of("Title", "The mayor counted seven gondolas.", "a.txt"));

        var second = await StoreAsync(Drafts.Of("Title", "The mayor counted eight gondolas.", "a.txt"));

        second.ShouldBe(new StoreResult(first.Article, 2, StoreOutcome.Updated));
        (await Corpus.FindAsync(Home, first.Article, 1, Token))!.Body.ShouldContain("seven");
        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Body.ShouldContain("eight");
        (await FindAsync("seven", "gondola")).ShouldBeEmpty();
        (await FindAsync("eight", "gondola")).ShouldHaveSingleItem().Article.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_headline_or_byline_is_a_new_version_too()
    {
        var draft = Drafts.Of("Title", "Body.", "a.txt");
        await Corpus.StoreAsync(Home, draft, Token);

        (await Corpus.StoreAsync(Home, draft with { Title = "Other" }, Token)).Version.ShouldBe(2);
        (await Corpus.StoreAsync(Home, draft with { Title = "Other", Author = "A. Writer" }, Token)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_date_worked_out_later_does_not_make_the_same_input_an_edit()
    {
        var draft = Drafts.Of("Title", "A regatta was held.", "a.txt");
        var first = await StoreAsync(draft);
        await Corpus.SetPublishedAsync(Home, first.Article, PublicationDate.Inferred(new(2020, 11, 23), "inferred: same event"), Token);

        var again = await StoreAsync(draft);

        again.Outcome.ShouldBe(StoreOutcome.Unchanged);
        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Published.Basis.ShouldBe("inferred: same event");
    }

    [Fact]
    public async Task Setting_a_date_moves_the_passages_to_that_day()
    {
        var stored = await StoreAsync(Drafts.Of("Title", "A regatta was held.", "a.txt"));
        var november = new SearchScope(Home) { Since = new(2020, 11, 1), Until = new(2020, 11, 30) };
        (await FindAsync(november, "regatta")).ShouldBeEmpty();

        await Corpus.SetPublishedAsync(Home, stored.Article, PublicationDate.Inferred(new(2020, 11, 23), "why"), Token);

        (await FindAsync(november, "regatta")).ShouldHaveSingleItem().Id.Published.ShouldBe(new DateOnly(2020, 11, 23));
        (await FindAsync("regatta")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Setting_a_date_before_the_article_is_indexed_counts_too()
    {
        var stored = await Corpus.StoreAsync(Home, Drafts.Of("Title", "A regatta was held.", "a.txt"), Token);
        await Corpus.SetPublishedAsync(Home, stored.Article, PublicationDate.Inferred(new(2020, 11, 23), "why"), Token);

        await Corpus.IndexAsync(Token);

        (await FindAsync("regatta")).ShouldHaveSingleItem().Id.Published.ShouldBe(new DateOnly(2020, 11, 23));
    }

    [Fact]
    public async Task A_removed_article_is_gone_with_versions_and_passages_and_its_number_is_not_used_again()
    {
        await StoreAsync(Drafts.Of("One", "A first regatta.", "a.txt"));
        var removed = await StoreAsync(Drafts.Of("Two", "A second regatta.", "b.txt"));

        (await Corpus.RemoveAsync(Home, removed.Article, Token)).ShouldBeTrue();

        (await Corpus.RemoveAsync(Home, removed.Article, Token)).ShouldBeFalse();
        (await Corpus.FindAsync(Home, removed.Article, 1, Token)).ShouldBeNull();
        (await Corpus.OriginalAsync(Home, removed.Article, 1, Token)).ShouldBeNull();
        (await FindAsync("regatta")).ShouldHaveSingleItem().Article.Title.ShouldBe("One");
        (await StoreAsync(Drafts.Of("Two", "A second regatta.", "b.txt"))).Article.Value.ShouldBeGreaterThan(removed.Article.Value);
    }

    [Fact]
    public async Task Articles_are_listed_newest_first_with_undated_ones_last()
    {
        await StoreAsync(Drafts.Of("Undated", "Text."));
        await StoreAsync(Drafts.Of("Old", "Text.", day: "2001-02-03"));
        await StoreAsync(Drafts.Of("New", "Text.", day: "2021-02-03"));

        (await TitlesAsync(new(Home))).ShouldBe(["New", "Old", "Undated"]);
        (await TitlesAsync(new(Home) { Since = new(2000, 1, 1), Until = new(2020, 1, 1) })).ShouldBe(["Old"]);
    }

    [Fact]
    public async Task A_long_list_comes_whole()
    {
        for (var n = 0; n < 450; n++)
            await Corpus.StoreAsync(Home, Drafts.Of($"Title {n}", $"Text {n}."), Token);

        (await TitlesAsync(new(Home))).Distinct().Count().ShouldBe(450);
    }

    [Fact]
    public async Task Undated_articles_come_with_the_editions_they_name()
    {
        var edition = new EventEdition("harbour regatta", 7, null);
        await StoreAsync(Drafts.Of("Dated", "Text.", day: "2020-11-23") with { Editions = [edition with { Year = 2020 }] });
        await StoreAsync(Drafts.Of("Undated", "Text.") with { Editions = [edition, new("dock fair", 2, 1999)] });

        var undated = await Corpus.UndatedAsync(Home, 10, Token);
        var seventh = await Corpus.ByEditionAsync(Home, 7, Token);

        undated.ShouldHaveSingleItem().Editions.ShouldBe([edition, new("dock fair", 2, 1999)]);
        seventh.Select(found => found.Article.Title).ShouldBe(["Dated", "Undated"]);
        (await Corpus.ByEditionAsync(Home, 3, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_are_found_by_the_id_of_their_input()
    {
        var stored = await StoreAsync(Drafts.Of("Title", "Text.") with { ExternalId = "x'1" });

        (await Corpus.FindByExternalIdAsync(Home, ["missing", "x'1"], Token)).ShouldBe([stored.Article]);
    }

    [Fact]
    public async Task Statistics_count_articles_passages_and_days()
    {
        await StoreAsync(Drafts.Of("Undated", "Text."));
        await StoreAsync(Drafts.Of("Old", Drafts.Sentences(60), day: "2001-02-03"));
        await StoreAsync(Drafts.Of("New", "Text.", day: "2021-02-03"));

        var statistics = await Corpus.StatisticsAsync(Home, Token);

        (statistics.Articles, statistics.Oldest, statistics.Newest).ShouldBe((3, new DateOnly(2001, 2, 3), new DateOnly(2021, 2, 3)));
        statistics.Passages.ShouldBe(2 + PassageSplitter.Split(Drafts.Sentences(60)).Count);
        statistics.LastStored.ShouldNotBeNull();
    }

    async Task<List<string>> TitlesAsync(SearchScope scope)
    {
        var titles = new List<string>();
        await foreach (var article in Corpus.ListAsync(scope, Token))
            titles.Add(article.Title);
        return titles;
    }
}
