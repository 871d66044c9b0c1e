using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Answer.Sayings;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;
using BriefBot.Ingest;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Whatever questions, articles and messages hold, what is sent keeps Discord's limits and does nothing but show text.</summary>
public sealed class HostileMessageTests
{
    static readonly Arbitrary<(string[] Texts, string?[] Addresses)> Inputs = Arb.From(
        from texts in HostileText.Texts.ArrayOf(12)
        from addresses in HostileText.Addresses.ArrayOf(3)
        select (texts, addresses)
    );

    [Fact]
    public void Answers_hold() => Check((texts, addresses) => AnswerMessage.Of(Cited(texts, addresses), View(texts)));

    [Fact]
    public void Answers_that_find_nothing_hold() => Check((texts, addresses) => AnswerMessage.Of(NotFound(texts, addresses), View(texts)));

    [Fact]
    public void Briefings_hold() => Check((texts, addresses) => AnswerMessage.Of(Brief(texts, addresses), View(texts)));

    [Fact]
    public void Sayings_hold() => Check((texts, addresses) => AnswerMessage.Of(Said(texts, addresses), View(texts)));

    [Fact]
    public void Sources_hold() => Check((texts, addresses) => SourcesMessage.Of(Sources(texts, addresses), View(texts)));

    [Fact]
    public void Traces_hold() => Check((texts, _) => WhyMessage.Of(texts[0], [.. texts, .. texts.Select(text => "  " + text)], texts[1]));

    [Fact]
    public void Checked_messages_hold() => Check((texts, addresses) => ClaimReportMessage.Of(Report(texts, addresses), View(texts)));

    [Fact]
    public void Articles_hold() =>
        Check(
            (texts, addresses) =>
            {
                var article = Article(texts, addresses[0], 7);
                var rejected = new RejectedInput(texts[3], texts[4]);
                return
                [
                    ArticleMessages.Shown(article, View(texts)),
                    ArticleMessages.Stored(article, StoreOutcome.Updated, View(texts)),
                    ArticleMessages.Removed(texts[0], null),
                    ArticleMessages.Rejected(rejected, "de"),
                    ArticleMessages.Ingested(new IngestReport(1, 0, 0, [.. Enumerable.Repeat(rejected, 9)], [], false), "fr"),
                    StatusMessage.Of(
                        new BotStatus(texts[1], TimeSpan.FromMilliseconds(41.2), DateTimeOffset.UnixEpoch, texts[2]),
                        View(texts)
                    ),
                    NoticeMessage.Failed(texts[5], texts[6]),
                ];
            }
        );

    [Fact]
    public void Notes_of_corrections_hold() =>
        Check(
            (texts, addresses) =>
            {
                var view = View(texts);
                var standing = AnswerMessage
                    .Of(Cited(texts, addresses), view)
                    .Select(message => new StandingMessage("", message.Embeds ?? []))
                    .ToList();
                var changed = texts
                    .Select(
                        (text, i) =>
                            new AnswerCorrection(
                                Article(texts, null, i % 7),
                                text,
                                i % 3 == 0 ? null : texts[^(1 + i)],
                                DateTimeOffset.UnixEpoch
                            )
                    )
                    .ToList();
                var record = new AnswerRecord(Views.Workspace, new ChatPlace("discord", "1"), "2", "?")
                {
                    AskedAt = DateTimeOffset.UnixEpoch,
                    AsOf = Replies.AsOf,
                    Status = AnswerStatus.Answered,
                    Confidence = 1,
                    AnsweredBy = "extractive",
                    Elapsed = TimeSpan.Zero,
                    Shown = "{}",
                    Trace = "[]",
                };

                var changes = CorrectionNote.Of(
                    standing,
                    new CorrectedAnswer(new AnswerKey(1), 1, record, changed, texts[0].Length % 2 == 0, []),
                    view.Words
                );

                foreach (var (index, change) in changes)
                    standing[index] = new StandingMessage(change.Content ?? "", change.Embeds ?? []);
                CorrectionNote
                    .Of(standing, new CorrectedAnswer(new AnswerKey(1), 1, record, changed, texts[0].Length % 2 == 0, []), view.Words)
                    .ShouldBeEmpty("an edit done again changes nothing");
                return
                [
                    .. standing.Select(message => new MessageProperties
                    {
                        Content = message.Content.Length == 0 ? null : message.Content,
                        Embeds = message.Embeds,
                    }),
                ];
            }
        );

    [Fact]
    public void Choices_hold() =>
        Prop.ForAll(
                Inputs,
                input =>
                {
                    var published = PublicationDate.Stated(new DateOnly(2020, 1, 2));

                    var label = ArticleMessages.ChoiceLabel(input.Texts[0], input.Texts[1], published, null);

                    label.Length.ShouldBeInRange(1, DiscordLimits.ChoiceName);
                    label.ShouldNotContain("@everyone");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    static void Check(Func<string[], string?[], IReadOnlyList<MessageProperties>> make) =>
        Prop.ForAll(
                Inputs,
                input =>
                {
                    var messages = make(input.Texts, input.Addresses);

                    messages.ShouldNotBeEmpty();
                    foreach (var message in messages)
                        MessageRules.Hold(message);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(60));

    static AnswerView View(string[] texts) =>
        new(Views.Corpus, texts[0].Length % 2 == 0 ? "de" : null)
        {
            ReaderLinks = texts[1].Length % 3 == 0 ? null : Views.ReaderLinks,
            AnswerKey = texts[2].Length % 2 == 0 ? 42 : null,
            IsEphemeral = true,
        };

    static Article Article(string[] texts, string? url, int at) =>
        new(new ArticleId(at), 1, Views.Workspace, texts[at], texts[at + 1], PublicationDate.Open(texts[at + 2]))
        {
            Url = url,
            Source = texts[at + 3],
            Author = texts[at + 1],
            OriginalName = texts[at],
        };

    static List<CitedSource> Sources(string[] texts, string?[] addresses) =>
        [.. addresses.Select((url, i) => Source(i + 1, Article(texts, url, i)))];

    static CitedSource Source(int number, Article article) =>
        new(number, Citation.Of(article, 0, article.Body.Length), article.Body, article);

    static List<Claim> Claims(string[] texts) =>
        [.. texts.Take(5).Select((text, i) => new Claim(text, [new(text.Length / 3, text.Length / 2), new(0, 1)], [1 + (i % 3), 2, 9]))];

    static Question Question(string text) => new(text, new SearchScope(Views.Workspace), Replies.AsOf);

    static Reply.Cited Cited(string[] texts, string?[] addresses)
    {
        var items = texts.Select((text, i) => new AnswerItem(text, i % 2 == 0 ? texts[^(1 + i)] : null, [1, 2, 3]));
        var conflict = new Conflict(texts[3], [new ConflictSide(texts[4], texts[5], 1), new ConflictSide(texts[6], texts[7], 3)]);
        var sources = Sources(texts, addresses);
        var reply = new Reply.Cited(Question(texts[0]), [.. items], Claims(texts), [conflict], 0.8, [], sources, texts[8], TimeSpan.Zero);
        return reply with { Understood = texts[9], FromSamples = true };
    }

    static Reply.Brief Brief(string[] texts, string?[] addresses)
    {
        var claims = Claims(texts)
            .ConvertAll(claim =>
                claim with
                {
                    Clarifications = [new(claim.Text.Length / 2, texts[10]), new(claim.Text.Length, "2020-11-23")],
                }
            );
        var roles = new[] { new RoleAtTime(texts[1], texts[2], texts[3], 1) };
        var briefing = new Briefing(
            claims,
            [
                .. claims.Select(
                    (claim, i) =>
                        new DatedEvent(
                            new EventDay(2020, i > 0 ? 11 : null, i > 1 ? 23 : null),
                            (DayBasis)(i % 3),
                            texts[i],
                            texts[i + 1],
                            claim
                        )
                ),
            ],
            [.. texts.Select((text, i) => new Participant(text, i % 2 == 0, i % 3 == 0 ? [] : roles, texts[^(1 + i)], i > 5, [1, 2, 3]))],
            [.. claims.Select((claim, i) => new SpokenQuote(texts[i], texts[i + 1], claim))],
            [.. claims.Select((claim, i) => new KeyNumber(texts[i + 2], claim))],
            [new Conflict(texts[3], [new ConflictSide(texts[4], texts[5], 1), new ConflictSide(texts[6], texts[7], 3)])],
            claims,
            [.. Enum.GetValues<CautionKind>().Select((kind, i) => new Caution(kind, i, Replies.AsOf, texts[i]))]
        );
        return new Reply.Brief(Question(texts[0]), briefing, 0.8, [], Sources(texts, addresses), texts[8], TimeSpan.Zero);
    }

    static Reply.Said Said(string[] texts, string?[] addresses)
    {
        var sayings = Claims(texts)
            .Select(
                (claim, i) =>
                    new Saying(
                        texts[i],
                        i % 2 == 0 ? null : new RoleAtTime(texts[i + 1], texts[i + 2], null, 1),
                        i == 0 ? null : texts[i + 3],
                        i % 2 == 0,
                        claim
                    )
            );
        return new Reply.Said(Question(texts[0]), texts[1], [.. sayings], 0.8, [], Sources(texts, addresses), texts[8], TimeSpan.Zero);
    }

    static Reply.NotFound NotFound(string[] texts, string?[] addresses) =>
        new(
            Question(texts[0]),
            Lack.Of(LackKind.UnknownNames, texts[1], texts[2]),
            [.. Claims(texts).Take(3)],
            0.1,
            [],
            Sources(texts, addresses),
            "extractive",
            TimeSpan.Zero
        );

    static ClaimReport Report(string[] texts, string?[] addresses)
    {
        var difference = new Difference(DifferenceKind.Number, texts[6], texts[7]);
        var evidence = Claims(texts)
            .Select((quote, i) => new Evidence((Bearing)(i % 3), quote.Text, quote.Highlights, quote.Citations, [difference], texts[8]));
        var claim = new ClaimToCheck(texts[0], new SearchScope(Views.Workspace), Replies.AsOf);
        var skipped = new SkippedSentence(texts[3], SkipReason.Opinion);
        CheckedSentence[] sentences = [new(texts[1], [.. evidence]), new(texts[2], [])];
        return new ClaimReport(claim, sentences, [skipped], Sources(texts, addresses), TimeSpan.Zero);
    }
}
