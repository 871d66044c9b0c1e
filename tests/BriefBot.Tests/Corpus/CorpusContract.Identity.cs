using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;

namespace BriefBot.Tests.Corpus;

public abstract partial class CorpusContract
{
    const string Report =
        "The ferry Albatross ran aground off Brindle Point on Tuesday morning in thick fog. Captain Mara Lindqvist said that all "
        + "212 passengers were safe on land.\n\n"
        + "The harbour authority expects to refloat the ship within three days at high water. Two tugs from Norwick were on their "
        + "way to the point in the evening.";

    [Theory]
    [InlineData("http://www.gazette.example/ferry/")]
    [InlineData("https://m.gazette.example/ferry?utm_source=feed#top")]
    [InlineData("https://gazette.example/ferry/amp")]
    public async Task Another_spelling_of_an_address_is_the_same_article(string url)
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);

        (await Corpus.StoreAsync(Home, Page(url, Report), Token)).ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Url.ShouldBe("https://gazette.example/ferry");
    }

    [Fact]
    public async Task An_article_that_moved_on_its_site_is_the_same_article_under_both_addresses()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);

        var moved = await Corpus.StoreAsync(Home, Page("https://gazette.example/news/4711-ferry", Report), Token);
        var corrected = await Corpus.StoreAsync(
            Home,
            Page("https://gazette.example/news/4711-ferry", Report.Replace("212", "221", StringComparison.Ordinal)),
            Token
        );
        var old = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);

        moved.ShouldBe(first with { Outcome = StoreOutcome.Unchanged });
        corrected.ShouldBe(new StoreResult(first.Article, 2, StoreOutcome.Updated));
        old.ShouldBe(new StoreResult(first.Article, 2, StoreOutcome.Unchanged));
        (await TitlesAsync(new(Home))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_shorter_twin_for_telephones_neither_is_an_article_nor_cuts_one()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);
        var twin = Report.Replace(" Two tugs from Norwick were on their way to the point in the evening.", "", StringComparison.Ordinal);

        for (var round = 0; round < 3; round++)
        {
            (await Corpus.StoreAsync(Home, Page("https://gazette.example/app/ferry", twin), Token)).ShouldBe(
                first with
                {
                    Outcome = StoreOutcome.Unchanged,
                }
            );
            (await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token)).ShouldBe(
                first with
                {
                    Outcome = StoreOutcome.Unchanged,
                }
            );
        }
    }

    [Fact]
    public async Task The_address_that_a_page_was_fetched_from_leads_to_the_article_too()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/?p=4711", Report), Token);

        var named = Page("https://gazette.example/ferry", Report.Replace("three days", "four days", StringComparison.Ordinal));
        var again = await Corpus.StoreAsync(
            Home,
            named with
            {
                Original = named.Original with { Name = "https://gazette.example/?p=4711" },
            },
            Token
        );

        again.ShouldBe(new StoreResult(first.Article, 2, StoreOutcome.Updated));
    }

    [Fact]
    public async Task Pages_that_all_name_one_address_stay_apart()
    {
        string[] texts = [Report, "Quite another report. " + Drafts.Sentences(12), "A third one. " + Drafts.Sentences(12, "station")];
        var stored = new List<StoreResult>();

        for (var round = 0; round < 2; round++)
        {
            foreach (var (number, text) in texts.Index())
            {
                var page = Page("https://gazette.example/news", text) with { Title = $"Report {number}" };
                stored.Add(
                    await Corpus.StoreAsync(
                        Home,
                        page with
                        {
                            Original = page.Original with { Name = $"https://gazette.example/{number}" },
                        },
                        Token
                    )
                );
            }
        }

        stored.Take(3).ShouldAllBe(result => result.Outcome == StoreOutcome.Added);
        stored.Skip(3).ShouldBe(stored.Take(3).Select(result => result with { Outcome = StoreOutcome.Unchanged }));
    }

    [Fact]
    public async Task What_only_resembles_an_article_is_another_one()
    {
        await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);

        StoreResult[] others =
        [
            await Corpus.StoreAsync(Home, Page("https://courier.example/ferry", Report) with { Source = "Courier" }, Token),
            await Corpus.StoreAsync(
                Home,
                Page("https://gazette.example/ferry-2", Report) with
                {
                    Title = "Another ferry sinks at sea",
                },
                Token
            ),
            await Corpus.StoreAsync(
                Home,
                Page("https://gazette.example/ferry-3", Report) with
                {
                    Published = PublicationDate.Stated(new(2025, 5, 2)),
                },
                Token
            ),
            await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry-4", Report[..150] + " " + Drafts.Sentences(10)), Token),
        ];

        others.ShouldAllBe(result => result.Outcome == StoreOutcome.Added);
    }

    [Fact]
    public async Task Inputs_with_ids_of_their_own_stay_apart_whatever_their_text_and_address()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report) with { ExternalId = "a" }, Token);

        var second = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report) with { ExternalId = "b" }, Token);

        (first.Outcome, second.Outcome).ShouldBe((StoreOutcome.Added, StoreOutcome.Added));
        (await Corpus.FindByExternalIdAsync(Home, ["a", "b"], Token)).ShouldBe([first.Article, second.Article]);
    }

    [Theory]
    [InlineData("harbour", "harbor")]
    [InlineData("Brindle Point", "“Brindle Point”")]
    [InlineData("evening.", "evening.\n\nUpdated at 10:45 GMT")]
    public async Task A_cosmetic_edit_makes_no_version(string old, string now)
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);
        var edited = Page("https://gazette.example/ferry", Report.Replace(old, now, StringComparison.Ordinal));

        (await Corpus.StoreAsync(Home, edited, Token)).ShouldBe(first with { Outcome = StoreOutcome.Unchanged });

        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Body.ShouldBe(Report);
        (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_is_kept_with_what_changed_and_what_the_outlet_says()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);
        const string notice = "Correction: An earlier version of this article gave a wrong number of passengers.";

        await Corpus.StoreAsync(
            Home,
            Page("https://gazette.example/ferry", Report.Replace("212", "221", StringComparison.Ordinal) + "\n\n" + notice),
            Token
        );

        var correction = (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldHaveSingleItem();
        (correction.Article, correction.FromVersion, correction.ToVersion, correction.Kind, correction.Notice).ShouldBe(
            (first.Article, 1, 2, ChangeKind.Corrected, notice)
        );
        correction
            .Changes[0]
            .ShouldBe(
                new RecordedChange(
                    SentenceFate.Changed,
                    "Captain Mara Lindqvist said that all 212 passengers were safe on land.",
                    "Captain Mara Lindqvist said that all 221 passengers were safe on land."
                )
            );
        (await Corpus.CorrectionsAsync(Home, correction.NoticedAt.AddTicks(1), 10, Token)).ShouldBeEmpty();
        (await Corpus.CorrectionsAsync(await Corpus.WorkspaceAsync("other", Token), default, 10, Token)).ShouldBeEmpty();
        (await Corpus.VersionsAsync(Home, first.Article, Token)).Select(version => version.Change).ShouldBe([null, ChangeKind.Corrected]);
        (await Corpus.VersionsAsync(await Corpus.WorkspaceAsync("other", Token), first.Article, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_kind_of_change_is_told_from_the_others()
    {
        var page = Page("https://gazette.example/ferry", Report);
        await Corpus.StoreAsync(Home, page, Token);
        var extended = Report + " The cause is not known.";

        await Corpus.StoreAsync(Home, Page(page.Url!, extended), Token);
        await Corpus.StoreAsync(Home, Page(page.Url!, Report), Token);
        await Corpus.StoreAsync(Home, Page(page.Url!, Report, "Albatross refloated"), Token);
        await Corpus.StoreAsync(Home, Page(page.Url!, "The Albatross is afloat. " + Drafts.Sentences(8), "Albatross refloated"), Token);

        (await Corpus.CorrectionsAsync(Home, default, 10, Token))
            .Select(correction => correction.Kind)
            .ShouldBe([ChangeKind.Rewritten, ChangeKind.Retitled, ChangeKind.Cut, ChangeKind.Extended]);
    }

    [Theory]
    [InlineData("港口管理局预计三天内将船只重新浮起并且调查事故的原因")]
    [InlineData("\u0001\u0002\u0003\"<&>\\\u2028")]
    [InlineData("\ud83d lone \ude00")]
    public async Task Whatever_a_text_holds_its_changes_are_kept_within_bounds(string piece)
    {
        var long1 = string.Join("\n", Enumerable.Range(0, 60).Select(n => $"{n} {string.Concat(Enumerable.Repeat(piece, 60))}."));
        await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", long1), Token);

        await Corpus.StoreAsync(
            Home,
            Page("https://gazette.example/ferry", long1.Replace(".\n", " more words here.\n", StringComparison.Ordinal)),
            Token
        );

        var correction = (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldHaveSingleItem();
        correction.Changes.Count.ShouldBeInRange(1, Correction.MostChanges);
        (correction.Changes.Count + correction.MoreChanges).ShouldBeGreaterThanOrEqualTo(59);
    }

    [Fact]
    public async Task A_sentence_that_all_pages_of_a_site_have_hides_no_moved_article()
    {
        const string everywhere = "Readers of this newspaper may send their letters to the editor at the usual address.";
        for (var n = 0; n < 30; n++)
            await Corpus.StoreAsync(
                Home,
                Page($"https://gazette.example/{n}", $"{Drafts.Sentences(6, $"harbour{n}")} {everywhere}", $"Ferries of harbour {n}"),
                Token
            );

        var moved = await Corpus.StoreAsync(
            Home,
            Page("https://gazette.example/moved", $"{Drafts.Sentences(6, "harbour29")} {everywhere}", "Ferries of harbour 29"),
            Token
        );

        moved.Outcome.ShouldBe(StoreOutcome.Unchanged);
        (await TitlesAsync(new(Home))).Count.ShouldBe(30);
    }

    [Fact]
    public async Task A_live_blog_goes_on_without_being_corrected()
    {
        var blog = Page("https://gazette.example/live", Report) with { IsLive = true };
        await Corpus.StoreAsync(Home, blog, Token);

        var result = await Corpus.StoreAsync(
            Home,
            Page(blog.Url!, "The tide is coming in at Brindle Point. " + Report.Replace("212", "213", StringComparison.Ordinal)) with
            {
                IsLive = true,
            },
            Token
        );

        result.Outcome.ShouldBe(StoreOutcome.Updated);
        (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.LiveBlog);
    }

    [Fact]
    public async Task An_excerpt_never_takes_the_place_of_the_whole_article()
    {
        var first = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report), Token);

        (
            await Corpus.StoreAsync(
                Home,
                Page("https://gazette.example/ferry", Report[..150]) with
                {
                    Completeness = Completeness.Excerpt,
                },
                Token
            )
        ).Outcome.ShouldBe(StoreOutcome.Unchanged);

        (await Corpus.FindAsync(Home, first.Article, null, Token))!.Body.ShouldBe(Report);
    }

    [Fact]
    public async Task Better_cleaning_makes_a_version_that_corrects_nothing()
    {
        await Corpus.StoreAsync(
            Home,
            Page("https://gazette.example/ferry", Report + "\n\nSubscribe to our newsletter to read more reports like this one.") with
            {
                Treatment = "rules 1",
            },
            Token
        );

        var cleaner = await Corpus.StoreAsync(Home, Page("https://gazette.example/ferry", Report) with { Treatment = "rules 2" }, Token);

        (cleaner.Outcome, cleaner.Version).ShouldBe((StoreOutcome.Updated, 2));
        (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldBeEmpty();
    }

    static ArticleDraft Page(string url, string body, string title = "Ferry runs aground in fog") =>
        new(title, body, PublicationDate.Stated(new(2024, 5, 2)), new(Encoding.UTF8.GetBytes(title + body), "text/html", url))
        {
            Url = url,
            Source = "Harbour Gazette",
        };
}
