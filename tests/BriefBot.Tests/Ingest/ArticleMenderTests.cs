using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

/// <summary>What is set by hand shows everywhere, survives whatever comes in, and can be taken back.</summary>
public sealed class ArticleMenderTests : IAsyncLifetime
{
    const string Report =
        "The ferry Albatross ran aground off Brindle Point on Tuesday morning in thick fog. Captain Mara Lindqvist said that all "
        + "212 passengers were safe on land.";

    static readonly DateOnly Today = new(2024, 5, 6);

    readonly TemporaryFolder _folder = new();
    SqliteStores _stores = null!;
    SqliteCorpus _corpus = null!;
    WorkspaceId _home;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stores = await SqliteStores.OpenAsync(_folder.File("corpus.db"), options: null, Stop);
        _corpus = _stores.Corpus;
        _home = await _corpus.WorkspaceAsync("default", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_that_was_found_wrongly_is_set_and_says_so()
    {
        var id = await StoreAsync(Draft());

        var article = await MendedAsync(
            id,
            Wish() with
            {
                Title = "Ferry aground",
                Source = "Harbour Gazette",
                Author = "Ada Quill",
                Url = "https://gazette.example/ferry",
                Topic = "shipping",
                Published = "2024-05-02",
            }
        );

        (article.Title, article.Source, article.Author, article.Url, article.Topic, article.Published.Iso).ShouldBe(
            ("Ferry aground", "Harbour Gazette", "Ada Quill", "https://gazette.example/ferry", "shipping", "2024-05-02")
        );
        article.ByHand.ShouldBe([
            ArticleField.Author,
            ArticleField.Published,
            ArticleField.Source,
            ArticleField.Title,
            ArticleField.Topic,
            ArticleField.Url,
        ]);
        ReplyWords.Origin(article).ShouldBe("Harbour Gazette, 2 May 2024 (set by hand)");
        ArticleFacts.Details(article).ShouldContain("set by hand: author, date, outlet, title, topic, address");
        (article.Version, article.Body).ShouldBe((1, Report));
    }

    [Theory]
    [InlineData("2024", null, "2024")]
    [InlineData("2024-05-02", "2024-05-02", "2024-05-02")]
    [InlineData("20240502", "2024-05-02", "2024-05-02")]
    [InlineData("2024-05-02T21:30-04:00", "2024-05-02", "2024-05-02")]
    [InlineData("2024-05-02T21:30:00-04:00", "2024-05-02", "2024-05-02")]
    [InlineData("2024-05-03 07:00:00+09:00", "2024-05-03", "2024-05-03")]
    [InlineData("2024-05-03T07:00:00Z", "2024-05-03", "2024-05-03")]
    public async Task A_date_is_a_day_a_year_or_an_instant_whose_day_is_the_local_one(string written, string? day, string iso)
    {
        var published = (await MendedAsync(await StoreAsync(Draft()), Wish() with { Published = written })).Published;

        (published.Day?.ToString("yyyy-MM-dd", null), published.Iso, published.Basis).ShouldBe((day, iso, "set by hand"));
        if (written.Length > 10)
            published.Time.ShouldBe(DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("yesterday", "is no date")]
    [InlineData("2024-13-02", "is no date")]
    [InlineData("03/04/2024", "is no date")]
    [InlineData("2024-05-02T21:30", "offset")]
    [InlineData("2024-05-09", "after today")]
    [InlineData("2031", "after today")]
    [InlineData("", "is no date")]
    public async Task A_bad_date_is_refused_with_what_to_write(string written, string reason)
    {
        var id = await StoreAsync(Draft());

        var refused = (await MendAsync(id, Wish() with { Published = written })).ShouldBeOfType<MendingResult.Refused>();

        refused.Reason.ShouldContain(reason);
        (await FindAsync(id)).ByHand.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_given_an_unknown_field_an_empty_title_a_bad_address_and_an_unknown_article_are_told_apart()
    {
        var id = await StoreAsync(Draft());

        (await MendAsync(id, Wish())).ShouldBeOfType<MendingResult.Refused>().Reason.ShouldContain("say what to set");
        (await MendAsync(id, Wish("name"))).ShouldBeOfType<MendingResult.Refused>().Reason.ShouldContain("title, source");
        (await MendAsync(id, Wish() with { Title = "  " })).ShouldBeOfType<MendingResult.Refused>().Reason.ShouldContain("--clear title");
        (await MendAsync(id, Wish() with { Url = "ftp://gazette.example/" })).ShouldBeOfType<MendingResult.Refused>();
        (await MendAsync(new ArticleId(99), Wish() with { Title = "T" })).ShouldBeOfType<MendingResult.Missing>();
    }

    [Fact]
    public async Task What_is_set_survives_the_same_input_a_new_version_and_a_new_headline()
    {
        var id = await StoreAsync(Draft());
        await MendedAsync(id, Wish() with { Title = "Ferry aground", Source = "Harbour Gazette", Published = "2024-05-02" });

        var again = await _corpus.StoreAsync(_home, Draft(), Stop);
        var edited = await _corpus.StoreAsync(
            _home,
            Draft(Report.Replace("212", "221", StringComparison.Ordinal)) with
            {
                Published = PublicationDate.Stated(new(2023, 1, 1)),
            },
            Stop
        );
        await _corpus.IndexAsync(Stop);

        (again.Outcome, edited.Outcome, edited.Article).ShouldBe((StoreOutcome.Unchanged, StoreOutcome.Updated, id));
        var article = await FindAsync(id);
        (article.Version, article.Title, article.Source, article.Published.Iso).ShouldBe(
            (2, "Ferry aground", "Harbour Gazette", "2024-05-02")
        );
        (await _corpus.CorrectionsAsync(_home, default, 10, Stop)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Corrected);
        (await SqliteStores.VerifyAsync(_stores.Path, Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_taken_back_shows_what_was_found_last()
    {
        var id = await StoreAsync(Draft());
        await MendedAsync(id, Wish() with { Title = "Ferry aground", Published = "2024-05-02" });
        await _corpus.StoreAsync(
            _home,
            Draft(Report.Replace("212", "221", StringComparison.Ordinal), "All safe after grounding") with
            {
                Published = PublicationDate.Stated(new(2023, 1, 1)),
            },
            Stop
        );

        var article = await MendedAsync(id, Wish("title", "published"));

        (article.Title, article.Published.Iso, article.ByHand.Count).ShouldBe(("All safe after grounding", "2023-01-01", 0));
        (
            await _corpus.StoreAsync(
                _home,
                Draft(Report.Replace("212", "221", StringComparison.Ordinal), "All safe after grounding") with
                {
                    Published = PublicationDate.Stated(new(2023, 1, 1)),
                },
                Stop
            )
        ).Outcome.ShouldBe(StoreOutcome.Unchanged);
    }

    [Fact]
    public async Task Citations_stay_and_searches_go_by_what_is_set()
    {
        var id = await StoreAsync(Draft());
        await _corpus.IndexAsync(Stop);
        var citation = Citation.Of(await FindAsync(id), 0, 20);

        await MendedAsync(
            id,
            Wish() with
            {
                Title = "Grounding at Zorblax Sound",
                Source = "Harbour Gazette",
                Topic = "shipping",
                Published = "2019-05-02",
            }
        );

        var article = await FindAsync(id);
        Citation.Of(article, 0, 20).ShouldBe(citation);
        (
            await CountAsync(
                new(_home)
                {
                    Source = "harbour gazette",
                    Topic = "Shipping",
                    Since = new(2019, 5, 1),
                    Until = new(2019, 5, 3),
                }
            )
        ).ShouldBe(1);
        (await CountAsync(new(_home) { Since = new(2020, 1, 1) })).ShouldBe(0);
        var found = await _corpus.MatchAsync(
            new(_home) { Until = new(2019, 12, 31) },
            [
                [new QueryTerm("zorblax", "zorblax")],
            ],
            Stop
        );
        found.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Articles_that_were_dated_by_one_are_dated_anew_with_it()
    {
        const string forum =
            "Delegates of the seventh Harbour Cities Forum in Lisbon met behind closed doors, the clerk said after the session.";
        var wrong = await StoreAsync(
            Draft(forum, "Ports meet") with
            {
                Published = PublicationDate.Stated(new(2019, 11, 23)),
                Editions = EventEditions.Find(forum, 2019),
            }
        );
        var tied = await StoreAsync(Draft(forum + " Nobody else was let in.", "Ports talk") with { Editions = EventEditions.Find(forum) });
        await new DateReconciler(_corpus).ReconcileAsync(_home, Stop);
        (await FindAsync(tied)).Published.Year.ShouldBe(2019);

        var mended = (await MendAsync(wrong, Wish() with { Published = "2021-11-23" })).ShouldBeOfType<MendingResult.Mended>();

        mended.Dated.ShouldHaveSingleItem().Article.ShouldBe(tied);
        (await FindAsync(tied)).Published.Iso.ShouldBe("2021");
        await MendedAsync(wrong, Wish("published"));
        (await FindAsync(tied)).Published.Iso.ShouldBe("2019");
    }

    [Fact]
    public async Task A_page_at_an_address_that_was_set_is_the_article()
    {
        var id = await StoreAsync(Draft());
        await MendedAsync(id, Wish() with { Url = "https://gazette.example/ferry" });

        var read = await _corpus.StoreAsync(
            _home,
            Draft(name: "https://gazette.example/ferry") with
            {
                Url = "https://www.gazette.example/ferry?utm_source=x",
            },
            Stop
        );

        read.Article.ShouldBe(id);
    }

    [Fact]
    public async Task A_backup_keeps_what_is_set()
    {
        var id = await StoreAsync(Draft());
        await MendedAsync(id, Wish() with { Source = "Harbour Gazette" });
        await _stores.BackupAsync(_folder.File("backup.db"), overwrite: false, Stop);

        await using var restored = (await SqliteStores.OpenAsync(_folder.File("backup.db"), options: null, Stop)).Corpus;

        var article = (await restored.FindAsync(await restored.WorkspaceAsync("default", Stop), id, null, Stop))!;
        article.Source.ShouldBe("Harbour Gazette");
        article.ByHand.ShouldBe([ArticleField.Source]);
    }

    static ArticleDraft Draft(string body = Report, string title = "Fery agruond", string? name = null) =>
        new(
            title,
            body,
            PublicationDate.Unknown,
            new(
                Encoding.UTF8.GetBytes(title + body),
                "text/plain",
                name ?? title.Replace("All safe after grounding", "Fery agruond", StringComparison.Ordinal) + ".txt"
            )
        )
        {
            Source = "unknown.example",
        };

    static MendingWish Wish(params string[] clear) => new(null, null, null, null, null, null, clear);

    async Task<ArticleId> StoreAsync(ArticleDraft draft) => (await _corpus.StoreAsync(_home, draft, Stop)).Article;

    Task<MendingResult> MendAsync(ArticleId id, MendingWish wish) => new ArticleMender(_corpus, Today).MendAsync(_home, id, wish, Stop);

    async Task<Article> MendedAsync(ArticleId id, MendingWish wish) =>
        (await MendAsync(id, wish)).ShouldBeOfType<MendingResult.Mended>().Article;

    async Task<Article> FindAsync(ArticleId id) => (await _corpus.FindAsync(_home, id, null, Stop)).ShouldNotBeNull();

    async Task<int> CountAsync(SearchScope scope)
    {
        var count = 0;
        await foreach (var article in _corpus.ListAsync(scope, Stop))
            count++;
        return count;
    }
}
