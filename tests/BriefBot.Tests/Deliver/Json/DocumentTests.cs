using System.Text;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Digests;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Summaries;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver.Json;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Tests.Deliver.Json;

/// <summary>The documents of answers with everything in them that may be in one, to the byte.</summary>
public sealed class DocumentTests
{
    const string Quote = "Minister Ada Pell “opened” it <by video> & with Zoë's 3 kg of Ähren\u0085on Monday.";

    static readonly Article Harbour = Replies.Article(Quote + " Nobody else came.") with
    {
        AlsoIn = ["Inland Mail", "Port \"Post\""],
        Published = PublicationDate.Stated(
            new DateOnly(2020, 11, 23),
            time: new DateTimeOffset(2020, 11, 23, 23, 30, 0, TimeSpan.FromHours(-5))
        ),
    };

    static readonly Article Undated = Replies.Article("Nobody else came.", title: "", url: null, id: 2) with
    {
        Source = null,
        ExternalId = "doc-2",
        Published = PublicationDate.InferredYear(2019, "inferred: 2019"),
    };

    static readonly CitedSource[] Sources = [Replies.Source(1, Harbour, Quote), Replies.Source(2, Undated, Undated.Body)];

    static readonly Claim Opened = new(Quote, [new TextSpan(9, 17), new TextSpan(28, 36)], [1])
    {
        Clarifications = [new Clarification(17, "the minister"), new Clarification(40, "23 November")],
    };

    static readonly Claim Nobody = new("Nobody else came.", [], [2, 1]);

    static readonly Conflict Disagreed = new("who", [new ConflictSide("Ada Pell", Quote, 1), new ConflictSide("nobody", "Nobody", 2)]);

    static readonly RankedPassage[] Passages =
    [
        new(new Passage(new PassageId(1), 0, 0, Quote.Length, Harbour), 1.23456789),
        new(new Passage(new PassageId(2), 0, 0, 6, Undated), 0),
    ];

    static readonly WrittenSentence[] Written =
    [
        new("Ada Pell opened it.", [1], SentenceOrigin.Model),
        new("She did so by video.", [1], SentenceOrigin.Repaired),
        new("Nobody else came.", [2, 1], SentenceOrigin.Quote),
    ];

    static readonly TimeSpan Elapsed = TimeSpan.FromMilliseconds(12.345);

    static readonly Reply.Cited Cited = new(
        Replies.Question("Who \"opened\" it?\t<b>"),
        [new AnswerItem("Ada Pell", "by video", [1]), new AnswerItem("nobody", null, [])],
        [Opened, Nobody],
        [Disagreed],
        0.87654321,
        Passages,
        Sources,
        "extractive",
        Elapsed
    );

    static readonly Reply.NotFound Missing = new(
        Replies.Question("Who closed it?"),
        Lack.AsTold("Nothing says who closed it."),
        [Nobody],
        0.1,
        [],
        Sources,
        "extractive",
        TimeSpan.Zero
    );

    static readonly Trace Why = new(
        new TraceQuestion("Who?", null, AnswerKind.Person, false, [2020], TimeScope.Current, ["Wuzhen"], Replies.AsOf, Replies.AsOf),
        [new TraceTerm("“opened”", false, 3, 1.25, TermLookup.Everywhere), new TraceTerm("it", true, 0, 0, null)],
        [],
        new TraceScope(null, Replies.AsOf, null, "coast", 2),
        2,
        [new TracePassage(1, "Harbour <opens>", "Coast News", "2020-11-23", 1.5, [])],
        3,
        [],
        [],
        0.5,
        1 / 3d,
        null,
        1,
        0,
        [new TraceStep(TraceStage.Search, TimeSpan.FromMilliseconds(1.5))]
    );

    static WritingReport Report(WritingOutcome outcome, string? failure = null) =>
        new("scripted", "ab12", outcome, 5, 3, 1, 1, [], failure);

    [Fact]
    public void A_reply() => ShouldMatch(ReplyDocument.Of(Cited), DocumentJson.Default.ReplyDocument, "reply");

    [Fact]
    public void A_reply_that_a_model_wrote()
    {
        var reply = Cited with
        {
            Understood = "Who opened the harbour?",
            Written = Written,
            Writing = Report(WritingOutcome.Written) with
            {
                Lookups = [new Lookup("search", "harbour \"opened\"", 4), new Lookup("said", "Ada Pell", 0)],
                Requests = 3,
                Tokens = 4_210,
                Cost = 0.0123m,
            },
            FromSamples = true,
            NotSearched = 12,
            Trace = Why,
        };

        ShouldMatch(ReplyDocument.Of(reply, why: true), DocumentJson.Default.ReplyDocument, "reply-written");
    }

    [Fact]
    public void A_reply_without_its_trace_leaves_it_out() =>
        Text(ReplyDocument.Of(Cited with { Trace = Why }), DocumentJson.Default.ReplyDocument)
            .ShouldBe(Text(ReplyDocument.Of(Cited, why: true), DocumentJson.Default.ReplyDocument));

    [Theory]
    [InlineData(WritingOutcome.FellBack, "fell_back", null)]
    [InlineData(WritingOutcome.Nothing, "nothing", null)]
    [InlineData(WritingOutcome.Failed, "failed", "it took \"too\" long")]
    public void How_a_model_fared(WritingOutcome outcome, string name, string? failure)
    {
        var text = Text(ReplyDocument.Of(Cited with { Writing = Report(outcome, failure) }), DocumentJson.Default.ReplyDocument);

        text.ShouldContain($"\"outcome\": \"{name}\",");
        text.ShouldContain(failure is null ? "\"failure\": null,\n" : "\"failure\": \"it took \\\"too\\\" long\",\n");
    }

    [Fact]
    public void That_nothing_was_found()
    {
        ShouldMatch(ReplyDocument.Of(Missing), DocumentJson.Default.ReplyDocument, "not-found");
        ShouldMatch(
            ReplyDocument.Of(Missing with { Suggestions = [new Suggestion("Ade Pell", "Ada Pell")] }),
            DocumentJson.Default.ReplyDocument,
            "not-found-suggestions"
        );
    }

    [Fact]
    public void A_briefing()
    {
        var role = new RoleAtTime("minister", "the “Harbour Office”", "2020-11-23", 1);
        var briefing = new Briefing(
            [Opened],
            [
                new DatedEvent(new EventDay(2020, 11, 23), DayBasis.CountedFromArticle, "on Monday", null, Opened),
                new DatedEvent(new EventDay(2019, 3, null), DayBasis.Stated, "March 2019", "was expected to", Nobody),
                new DatedEvent(new EventDay(2019, null, null), DayBasis.YearFromArticle, "", null, Nobody),
            ],
            [
                new Participant("Ada Pell", true, [role, role with { Organisation = null, AsOf = null }], "by video", false, [1, 2]),
                new Participant("Harbour Office", false, [], null, true, []),
            ],
            [new SpokenQuote("Ada Pell", "minister", Opened), new SpokenQuote("Bo Lind", null, Nobody)],
            [new KeyNumber("3 kg", Opened)],
            [Disagreed],
            [Nobody],
            [
                new Caution(CautionKind.FewArticles, 2),
                new Caution(CautionKind.OneOutlet, 0, Outlet: "Coast News"),
                new Caution(CautionKind.InferredDates, 1),
            ]
        );
        var reply = new Reply.Brief(Replies.Question("Harbour"), briefing, 0.5, Passages, Sources, "extractive", Elapsed);

        ShouldMatch(BriefDocument.Of(reply), DocumentJson.Default.BriefDocument, "brief");
        ShouldMatch(
            BriefDocument.Of(reply with { Written = Written, Writing = Report(WritingOutcome.Written), Trace = Why }, true),
            DocumentJson.Default.BriefDocument,
            "brief-written"
        );
        ShouldMatch(BriefDocument.Of(Missing), DocumentJson.Default.BriefDocument, "brief-not-found");
    }

    [Fact]
    public void What_somebody_said()
    {
        var role = new RoleAtTime("minister", null, "2020", 1);
        var reply = new Reply.Said(
            Replies.Question("Ada Pell"),
            "harbour",
            [new Saying("Ada Pell", role, "2020-11-23", true, Opened), new Saying("Ada Pell", null, null, false, Nobody)],
            1,
            Passages,
            Sources,
            "extractive",
            Elapsed
        );

        ShouldMatch(SaidDocument.Of(reply, "harbour"), DocumentJson.Default.SaidDocument, "said");
        ShouldMatch(
            SaidDocument.Of(Missing with { Suggestions = [new Suggestion("a", "b")], Trace = Why }, null, true),
            DocumentJson.Default.SaidDocument,
            "said-not-found"
        );
    }

    [Fact]
    public void A_checked_message()
    {
        var evidence = new Evidence(
            Bearing.Contradicts,
            Quote,
            [new TextSpan(9, 17)],
            [1],
            [new Difference(DifferenceKind.MissingWords, "alone", null), new Difference(DifferenceKind.Name, null, "Ada Pell")],
            "Ada Pell"
        );
        var claim = new ClaimToCheck("Bo Lind <opened> it alone. Great!", new SearchScope(new WorkspaceId(1)), Replies.AsOf);
        var report = new ClaimReport(
            claim,
            [new CheckedSentence("Bo Lind <opened> it alone.", [evidence, evidence with { SaidBy = null, Differences = [] }])],
            [new SkippedSentence("Great!", SkipReason.NoStatement)],
            Sources,
            Elapsed
        )
        {
            FromSamples = true,
        };

        ShouldMatch(CheckDocument.Of(report), DocumentJson.Default.CheckDocument, "check");
        ShouldMatch(
            CheckDocument.Of(report with { Sentences = [], Skipped = [], Sources = [] }),
            DocumentJson.Default.CheckDocument,
            "check-not-found"
        );
    }

    [Fact]
    public void A_digest()
    {
        var sentence = new DigestSentence(Quote, [1]);
        var story = new DigestStory("Harbour <opens>", new(1, 1), null, [sentence, new("Nobody", [])], 3, ["Coast News", "Post"], 2);
        var digest = new Digest(
            "coast",
            new DateTimeOffset(2020, 11, 24, 8, 0, 0, 120, TimeSpan.FromHours(1)),
            [story, story with { Before = new DateOnly(2020, 11, 22), Sentences = [], Outlets = [], Written = Written }],
            [
                new DigestCorrection(sentence, new DigestSentence("Nobody opened it.", [2]), new DateOnly(2020, 11, 21)),
                new DigestCorrection(sentence, null, new DateOnly(2020, 11, 20)),
            ],
            [],
            4,
            [new StoryFate(StoryVerdict.NothingNew, "Harbour", 1 / 3d, 2, 3, "told on “Monday”")],
            []
        );
        var verified = new VerifiedDigest(digest, Sources, [Harbour, Undated], 0);
        var empty = digest with { Topic = null, Stories = [], Corrections = [], Writing = new("scripted", "ab12", 2, 1, "it failed") };

        ShouldMatch(DigestDocument.Of(verified, withFates: true), DocumentJson.Default.DigestDocument, "digest");
        ShouldMatch(
            DigestDocument.Of(verified with { Digest = empty, Sources = [] }, withFates: false),
            DocumentJson.Default.DigestDocument,
            "digest-empty"
        );
    }

    static void ShouldMatch<T>(T document, JsonTypeInfo<T> type, string name) =>
        Golden.ShouldMatch(Text(document, type), $"documents/{name}.json");

    static string Text<T>(T document, JsonTypeInfo<T> type) => Encoding.UTF8.GetString(DocumentJson.Readable(document, type).Span) + "\n";
}
