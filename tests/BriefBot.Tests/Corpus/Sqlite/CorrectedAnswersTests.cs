using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Language;

namespace BriefBot.Tests.Corpus.Sqlite;

public class CorrectedAnswersTests : AnswerStore
{
    const string Ferry =
        "The ferry Albatross ran aground on Tuesday. Captain Mara Lindqvist said that all 212 passengers were safe. The ship is "
        + "to be refloated within three days.";
    const string Passengers = "Captain Mara Lindqvist said that all 212 passengers were safe.";

    [Fact]
    public async Task An_answer_whose_sentence_changed_is_found_again_with_both_wordings()
    {
        var article = await StoreAsync(Ferry);
        var answer = await AnswerAsync(article, Passengers, "212");

        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));

        var found = await DueAsync();
        found.Key.ShouldBe(answer);
        var correction = found.Corrections.ShouldHaveSingleItem();
        (correction.From, correction.To).ShouldBe((Passengers, "Captain Mara Lindqvist said that all 221 passengers were safe."));
        (correction.Article.Version, correction.NoticedAt, found.MayNotHold).ShouldBe((2, Now, true));
    }

    [Fact]
    public async Task A_change_elsewhere_a_move_and_a_cosmetic_edit_concern_no_answer()
    {
        var article = await StoreAsync(Ferry);
        await AnswerAsync(article, Passengers, "212");

        await StoreAsync(
            Passengers.Replace("said that", "said", StringComparison.Ordinal)
                + " The ferry Albatross ran aground on Tuesday. The ship is to be refloated within five days."
        );

        (await Stores.CorrectedAnswers.DueAsync(null, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_short_answer_that_still_stands_in_the_changed_sentence_holds()
    {
        var article = await StoreAsync(Ferry);
        await AnswerAsync(article, Passengers, "Mara Lindqvist");

        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));

        (await DueAsync()).MayNotHold.ShouldBeFalse();
    }

    [Fact]
    public async Task A_short_answer_that_another_article_bears_out_too_holds()
    {
        var article = await StoreAsync(Ferry);
        var other = await StoreAsync(Ferry, "https://courier.example/ferry");
        await AnswerAsync([Cite(article, Passengers, "212"), Cite(other, Passengers, "212")]);

        await StoreAsync(Ferry.Replace(Passengers, "", StringComparison.Ordinal));
        var one = await DueAsync();
        await StoreAsync(Ferry.Replace(Passengers, "", StringComparison.Ordinal), "https://courier.example/ferry");
        var both = await DueAsync();

        (one.MayNotHold, one.Corrections.Count, one.Corrections[0].To).ShouldBe((false, 1, null));
        (both.MayNotHold, both.Corrections.Count).ShouldBe((true, 2));
    }

    [Fact]
    public async Task What_was_told_is_not_due_again_until_something_else_changes()
    {
        var article = await StoreAsync(Ferry);
        var answer = await AnswerAsync(article, Passengers, "212");
        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));
        var first = await DueAsync();

        await Stores.CorrectedAnswers.ToldAsync(answer, first.Revision, Token);
        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal).Replace("three days", "a week", StringComparison.Ordinal));
        (await Stores.CorrectedAnswers.DueAsync(null, Token)).ShouldBeEmpty();
        await StoreAsync(Ferry.Replace("212", "222", StringComparison.Ordinal).Replace("three days", "a week", StringComparison.Ordinal));
        await ReopenAsync();

        (await DueAsync()).Corrections.ShouldHaveSingleItem().To!.ShouldContain("222");
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_leaves_nothing_to_say()
    {
        var article = await StoreAsync(Ferry);
        await AnswerAsync(article, Passengers, "212");

        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));
        await StoreAsync(Ferry);

        var found = await DueAsync();
        (found.Corrections.Count, found.MayNotHold, found.Revision).ShouldBe((0, false, 2));
    }

    [Fact]
    public async Task An_answer_that_is_kept_after_the_change_is_found_too()
    {
        var article = await StoreAsync(Ferry);
        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));

        await AnswerAsync([Cite(article, Passengers, "212")]);

        (await DueAsync()).Corrections.ShouldHaveSingleItem().To!.ShouldContain("221");
    }

    [Fact]
    public async Task Waiting_ends_when_an_answer_is_to_be_corrected()
    {
        var article = await StoreAsync(Ferry);
        await AnswerAsync(article, Passengers, "212");
        var waiting = Stores.CorrectedAnswers.WaitAsync(TimeSpan.FromDays(1), TimeProvider.System, Token);

        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));

        await waiting.WaitAsync(TimeSpan.FromMinutes(1), Token);
    }

    [Fact]
    public async Task Forgetting_an_answer_and_removing_an_article_leave_nothing_behind()
    {
        var article = await StoreAsync(Ferry);
        var answer = await AnswerAsync(article, Passengers, "212");
        await AnswerAsync(article, Passengers, null);
        await StoreAsync(Ferry.Replace("212", "221", StringComparison.Ordinal));

        (await Stores.Answers.ForgetAsync(Home, answer, Token)).ShouldBeTrue();
        (await Corpus.RemoveAsync(Home, article, Token)).ShouldBeTrue();

        (await Corpus.CorrectionsAsync(Home, default, 10, Token)).ShouldBeEmpty();
        (await DueAsync()).Corrections.ShouldBeEmpty();
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
        (await StoreAsync(Ferry)).ShouldNotBe(article);
    }

    [Theory]
    [InlineData("UPDATE answer_citation SET sha256 = zeroblob(32)", "cites what its article does not say")]
    [InlineData("UPDATE answer_citation SET \"end\" = 9000", "cites what its article does not say")]
    public async Task A_citation_that_its_article_does_not_bear_out_is_found(string damage, string finding)
    {
        await AnswerAsync(await StoreAsync(Ferry), Passengers, "212");
        await Corpus.IndexAsync(Token);
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();

        Execute(damage);

        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldContain(found =>
            found.Contains(finding, StringComparison.Ordinal)
        );
    }

    async Task<CorrectedAnswer> DueAsync()
    {
        var (answer, workspace) = (await Stores.CorrectedAnswers.DueAsync(null, Token)).ShouldHaveSingleItem();
        return (await Stores.CorrectedAnswers.FindAsync(workspace, answer, Token)).ShouldNotBeNull();
    }

    async Task<ArticleId> StoreAsync(string body, string url = "https://gazette.example/ferry") =>
        (
            await Corpus.StoreAsync(
                Home,
                new ArticleDraft("Ferry runs aground", body, PublicationDate.Unknown, new(Encoding.UTF8.GetBytes(body), "text/html", url))
                {
                    Url = url,
                },
                Token
            )
        ).Article;

    static AnswerCitation Cite(ArticleId article, string quote, string? item)
    {
        var start = Ferry.IndexOf(quote, StringComparison.Ordinal);
        var citation = new Citation(article, 1, start, start + quote.Length, Citation.Hash(quote));
        if (item is null)
            return new(citation);
        var at = Ferry.IndexOf(item, StringComparison.Ordinal);
        return new(citation, 0, new TextSpan(at, at + item.Length));
    }

    Task<AnswerKey> AnswerAsync(ArticleId article, string quote, string? item) => AnswerAsync([Cite(article, quote, item)]);

    Task<AnswerKey> AnswerAsync(IReadOnlyList<AnswerCitation> citations) =>
        Stores.Answers.AddAsync(Record("how many passengers?", Home) with { Citations = citations }, Token).AsTask();
}
