using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Deliver;

/// <summary>Replies of every kind, made by hand, to see what stands around their quotes.</summary>
static class Frames
{
    const string Cost = "The port cost 40 million and opened on Monday.";
    const string Rival = "The port cost 55 million, the office said.";

    static readonly Article First = Replies.Article(Cost);

    static readonly Article Second = Replies.Article(Rival, title: "", url: null, id: 2) with
    {
        Source = null,
        Published = PublicationDate.Unknown,
        AlsoIn = ["Elm Courier"],
    };

    static readonly CitedSource[] Sources = [Replies.Source(1, First, Cost), Replies.Source(2, Second, Rival)];

    static readonly Claim Told = new(Cost, [new TextSpan(14, 24)], [1]) { Clarifications = [new(Cost.Length - 1, "2020-11-23")] };

    static readonly Conflict Amount = new("how much or how many", [new("40 million", Cost, 1), new("55 million", Rival, 2)])
    {
        Disputed = Disputed.Amount,
    };

    /// <summary>Every reason for no answer that there is, with values.</summary>
    public static IEnumerable<Lack> Lacks =>
        Enum.GetValues<LackKind>()
            .Except([LackKind.AsTold])
            .Select(kind =>
                kind switch
                {
                    LackKind.UnknownNames => Lack.Of(kind, "Orra", "Sund"),
                    LackKind.OtherYears => Lack.Of(kind, "2019", "2020"),
                    LackKind.UnknownOutlet or LackKind.UnknownTopic => Lack.Of(kind, "Harbour Gazette"),
                    _ => Lack.Of(kind),
                }
            );

    /// <summary>How much there is.</summary>
    public static CorpusStatistics Corpus { get; } =
        new(1200, 3400, new DateOnly(2019, 1, 2), new DateOnly(2020, 11, 1), new DateTimeOffset(2020, 11, 24, 8, 0, 0, TimeSpan.Zero))
        {
            Feeds = new FeedsHealth(3, 2, 1, "Elm Courier"),
        };

    /// <summary>Answered, with all that may stand behind a short answer.</summary>
    public static Reply Cited(string question) =>
        Of(
            question,
            [
                new AnswerItem("40 million", "kept for JSON", [1])
                {
                    Timing = new(
                        new DateOnly(2020, 11, 23),
                        null,
                        new DateOnly(2020, 11, 1),
                        [new("38 million", new DateOnly(2020, 5, 6))]
                    ),
                },
            ]
        );

    /// <summary>A short answer of ours.</summary>
    public static Reply Denied(string question) =>
        Of(question, [new AnswerItem("Denied", null, [1])]) with
        {
            Verdict = BriefBot.Reader.ReadKind.Denied,
            FromSamples = true,
        };

    /// <summary>Sources that disagree.</summary>
    public static Reply Conflicting(string question) =>
        Of(question, []) with
        {
            Conflicts = [Amount, Amount with { Disputed = null, About = "the port" }, Amount with { Disputed = null, About = "" }],
            NotSearched = 1300,
        };

    /// <summary>What a model wrote.</summary>
    public static Reply Written(string question) =>
        Of(question, []) with
        {
            Written = [new WrittenSentence("The port cost 40 million.", [1], SentenceOrigin.Model)],
            Writing = new WritingReport("qwen3", new string('a', 64), WritingOutcome.Written, 4, 1, 1, 1, [], null),
        };

    /// <summary>Nothing found.</summary>
    public static Reply.NotFound Missing(string question, Lack lack, bool withNearest = false) =>
        new(
            Replies.Question(question),
            lack,
            withNearest ? [Told] : [],
            0.1,
            [],
            withNearest ? [Sources[0]] : [],
            "extractive",
            TimeSpan.Zero
        )
        {
            Suggestions = withNearest ? [new Suggestion("Harbor", "Harbour")] : [],
            IsCourtesy = lack.Kind == LackKind.Thanked,
        };

    /// <summary>A briefing with every section.</summary>
    public static Reply Brief(string topic) =>
        new Reply.Brief(
            Replies.Question(topic),
            new Briefing(
                [Told],
                [
                    new(new EventDay(2020, 11, 1), DayBasis.YearFromArticle, "", "is expected to", Told),
                    new(new EventDay(2020, 11, 23), DayBasis.CountedFromArticle, "Monday", null, Told),
                    new(new EventDay(2021, 3, null), DayBasis.Stated, "", null, Told),
                ],
                [
                    new("Ada Pell", true, [new("minister", "Sund", "2020-11-23", 1)], "by video", false, [1]),
                    new("Bo Lind", true, [], null, true, [2]),
                ],
                [new("Ada Pell", "minister", Told)],
                [new("40 million", Told)],
                [Amount, Amount with { Disputed = Disputed.Speaker }, Amount with { Disputed = Disputed.Time }],
                [Told],
                [
                    .. Enum.GetValues<CautionKind>()
                        .SelectMany(kind =>
                            new Caution[]
                            {
                                new(kind, 1, new DateOnly(2020, 11, 1), "Coast News"),
                                new(kind, 1400, new DateOnly(2020, 11, 23)),
                            }
                        ),
                ]
            ),
            0.8,
            [],
            Sources,
            "extractive",
            TimeSpan.Zero
        );

    /// <summary>What somebody said.</summary>
    public static Reply Said(string name) =>
        new Reply.Said(
            Replies.Question(name),
            null,
            [
                new Saying("Ada Pell", new RoleAtTime("minister", "Sund", "2020-11-23", 1), "2020-11-23", true, Told),
                new Saying("Bo Lind", null, null, false, Told),
            ],
            1,
            [],
            Sources,
            "extractive",
            TimeSpan.Zero
        );

    /// <summary>A message that was checked, with every difference and every reason not to check.</summary>
    public static ClaimReport Checked(string text) =>
        new(
            new ClaimToCheck(text, new SearchScope(new WorkspaceId(1)), Replies.AsOf),
            [
                new CheckedSentence(
                    "It cost 55 million.",
                    [
                        .. Enum.GetValues<DifferenceKind>()
                            .Select(kind => new Evidence(
                                Bearing.Contradicts,
                                Cost,
                                [],
                                [1],
                                [new Difference(kind, "claimed", "found")],
                                null
                            )),
                        .. new[] { DifferenceKind.Negation, DifferenceKind.Hedge }.Select(kind => new Evidence(
                            Bearing.Related,
                            Cost,
                            [],
                            [1],
                            [new Difference(kind, "claimed", null)],
                            "Bo Lind"
                        )),
                        new Evidence(Bearing.Supports, Cost, [], [1], [], null),
                    ]
                ),
                new CheckedSentence("It is red.", []),
            ],
            [.. Enum.GetValues<SkipReason>().Select(reason => new SkippedSentence("Well.", reason))],
            [Sources[0]],
            TimeSpan.Zero
        );

    static Reply.Cited Of(string question, IReadOnlyList<AnswerItem> items) =>
        new(Replies.Question(question), items, [Told], [], 0.8, [], Sources, "extractive", TimeSpan.Zero);
}
