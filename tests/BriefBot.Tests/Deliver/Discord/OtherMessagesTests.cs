using BriefBot.Answer;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest;
using BriefBot.Language;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class OtherMessagesTests
{
    static readonly AnswerView View = new(Views.Corpus) { ReaderLinks = Views.ReaderLinks };

    static readonly Reply.Cited Reply = Replies.Cited("Minister Ada Pell opened the harbour by video.", "Ada Pell", "by video");

    static readonly ApplicationCommand[] Commands =
    [
        CommandText.Slash(Term.AskName, Term.AskUse, inDirectMessages: true),
        CommandText.ForManagers(
            Term.ArticleName,
            Term.ArticleUse,
            CommandText.Sub(Term.AddName, Term.AddUse),
            CommandText.Sub(Term.ShowName, Term.ShowUse)
        ),
        CommandText.Menu(Term.AskAboutThis),
    ];

    [Fact]
    public void Sources_are_shown_in_full_with_both_links() =>
        Golden.ShouldMatch(Payload.Json(SourcesMessage.Of(Reply.Sources, View)), "discord-sources.json");

    [Fact]
    public void Why_is_a_list()
    {
        var messages = WhyMessage.Of("who opened it?", ["Question: who opened it?", "Passages: 2", "  Harbour opens — 1.5"], null);

        Golden.ShouldMatch(Payload.Json(messages), "discord-why.json");
    }

    [Fact]
    public void A_checked_message_gets_quotes_and_no_verdict() =>
        Golden.ShouldMatch(Payload.Json(ClaimReportMessage.Of(Report(), View)), "discord-claim.json");

    [Fact]
    public void A_message_that_nothing_bears_on_says_so()
    {
        var report = Report() with { Sentences = [new CheckedSentence("The harbour closed.", [])], Sources = [] };

        var text = Payload.Text(ClaimReportMessage.Of(report, View));

        text.ShouldContain("**“The harbour closed.”**\nNothing in the articles bears on this.");
    }

    [Fact]
    public void Articles_are_shown_as_cards()
    {
        var article = Reply.Sources[0].Article with { StoredAt = Views.Stored, Author = "Kim *Berg*" };
        var rejected = new RejectedInput("a_b.txt", "it holds no text");
        MessageProperties[] messages =
        [
            ArticleMessages.Stored(article, StoreOutcome.Added, View),
            ArticleMessages.Stored(article with { Version = 2 }, StoreOutcome.Updated, View),
            ArticleMessages.Stored(article, StoreOutcome.Unchanged, View with { ReaderLinks = null }),
            ArticleMessages.Shown(article, View),
            ArticleMessages.Removed(article.Title, null),
            ArticleMessages.Rejected(rejected, null),
            ArticleMessages.Ingested(new IngestReport(3, 1, 0, [rejected], [], false), null),
        ];

        Golden.ShouldMatch(Payload.Json(messages), "discord-articles.json");
    }

    [Fact]
    public void A_choice_is_title_outlet_and_day()
    {
        var published = PublicationDate.Stated(new DateOnly(2020, 1, 2));

        var label = ArticleMessages.ChoiceLabel(new string('a', 200), "Coast News", published, null);

        label.Length.ShouldBe(100);
        label.ShouldEndWith("a… — Coast News, 2020-01-02");
        ArticleMessages.ChoiceLabel("\u202e", null, PublicationDate.Unknown, "de").ShouldBe("(ohne Titel)");
    }

    [Theory]
    [InlineData(null, "discord-words-en.json")]
    [InlineData("de", "discord-words-de.json")]
    [InlineData("fr", "discord-words-fr.json")]
    [InlineData("es-ES", "discord-words-es.json")]
    public void Help_status_and_notices_are_in_the_readers_language(string? locale, string golden)
    {
        var empty = new AnswerView(new CorpusStatistics(0, 0, null, null, null), locale);
        var status = new BotStatus("extractive", TimeSpan.FromMilliseconds(41.2), Views.Stored, "0.2.0");
        var answer = AnswerMessage.Of(Reply, View with { Locale = locale });
        var until = new DateTimeOffset(2020, 11, 24, 8, 0, 0, 1, TimeSpan.Zero);
        MessageProperties[] messages =
        [
            HelpMessage.Of(Commands, locale),
            StatusMessage.Of(status, View with { Locale = locale }),
            StatusMessage.Of(status with { AnsweredBy = "a-model", Latency = null }, empty),
            NoticeMessage.Busy(locale),
            NoticeMessage.RateLimited(until, locale),
            NoticeMessage.Failed("k3v9", locale),
            NoticeMessage.NotAllowed(locale),
            NoticeMessage.NoArticles(locale),
            .. SharedMessage.Of([answer[0].Embeds!], new Snowflake(123), 42, hasSources: true, locale),
        ];

        Golden.ShouldMatch(Payload.Json(messages), golden);
    }

    [Fact]
    public void The_time_to_wait_is_never_too_short() =>
        NoticeMessage.RateLimited(DateTimeOffset.FromUnixTimeMilliseconds(1_500), null).Content.ShouldNotBeNull().ShouldContain("<t:2:R>");

    static ClaimReport Report()
    {
        var quote = Reply.Sources[0].Quote;
        var difference = new Difference(DifferenceKind.Name, "Bo Lind", "Ada Pell");
        var evidence = new Evidence(Bearing.Contradicts, quote, [new TextSpan(9, 17)], [1], [difference], null);
        var claim = new ClaimToCheck("Bo Lind opened the harbour. Great!", new SearchScope(Views.Workspace), Replies.AsOf);
        var skipped = new SkippedSentence("Great!", SkipReason.NoStatement);
        var sentence = new CheckedSentence("Bo Lind opened the harbour.", [evidence]);
        return new ClaimReport(claim, [sentence], [skipped], Reply.Sources, TimeSpan.Zero);
    }
}
