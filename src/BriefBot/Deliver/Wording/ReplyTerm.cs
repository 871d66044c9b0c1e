namespace BriefBot.Deliver.Wording;

/// <summary>What stands around a reply on every surface beside <see cref="Term"/>, whatever the language: the files of
/// <c>words/replies</c>. Placeholders are numbered from {0}.</summary>
#pragma warning disable CS1591 // The English words say what each is.
public enum ReplyTerm
{
    // Signs. Quoted: {0} what is quoted. Or and And stand between the last two, with blanks. Weekdays: seven, Monday first, with
    // commas.
    Quoted,
    Or,
    And,
    Weekdays,

    // Days known in part. DayAndMonth: {0} a number, {1} a month. WeekdayAndDay: {0} a weekday, {1} the like of DayAndMonth.
    // MonthOfYear: {0} a month, {1} a year.
    DayAndMonth,
    WeekdayAndDay,
    MonthOfYear,

    // Why nothing is answered, by LackKind. LackUnknownNames: {0} names. LackOtherYears: {0} years. LackUnknownOutlet,
    // LackUnknownTopic: {0} it.
    LackNoMatch,
    LackNoMatchOfTopic,
    LackNoMatchOfName,
    LackUnknownNames,
    LackNamesApart,
    LackOtherYears,
    LackNearestDiffer,
    LackOtherOccasion,
    LackNoDate,
    LackNoNumber,
    LackNothingSaid,
    LackNothingSaidOnTopic,
    LackOffTopic,
    LackUnknownOutlet,
    LackUnknownTopic,
    LackChangedMeanwhile,
    LackThanked,

    // What would help. CorpusOne: {0} of when they are; CorpusMany: {0} a number, {1} the same, which is CorpusBetween ({0} and {1}
    // days) or CorpusOn, then CorpusLast ({0} a day).
    CorpusEmpty,
    CorpusOne,
    CorpusMany,
    CorpusBetween,
    CorpusOn,
    CorpusLast,
    HowToIngest,

    // Feeds in trouble. FeedsTrouble: {0} how many are followed, {1} what is wrong, {2} their names in brackets, or nothing.
    FeedsTroubleOfOne,
    FeedsTrouble,
    FeedFailing,
    FeedsFailing,
    FeedDead,
    FeedsDead,

    // How a feed is doing. FeedReadOn, FeedNextOn, FeedAgainOn: {0} an instant. FeedFailedOnce: {0} since when, {1} why; FeedFailed:
    // {0} a number, {1} since when, {2} why. FeedSince: {0} an instant.
    StateOk,
    StateFailing,
    StateDead,
    StatePaused,
    FeedReadOn,
    FeedNotRead,
    FeedNotPolled,
    FeedNextOn,
    FeedAgainOn,
    FeedFailedOnce,
    FeedFailed,
    FeedSince,
    FeedWhatToDo,

    // Under an answer. NotSearched: {0} a number.
    SamplesAnswered,
    NotSearchedOne,
    NotSearched,
    NearestInCorpus,
    ModelEndsHere,
    ByArticlesDate,
    NoPassage,
    PassageOf,
    HowItCameAbout,

    // What sources disagree about, where no names say it.
    DisputedSpeaker,
    DisputedAmount,
    DisputedTime,
    DisputedPlace,
    DisputedWhich,
    DisputedFact,

    // How a date is known. InferredFrom: {0} from what. NotBefore: {0} a year.
    Inferred,
    InferredFrom,
    NotBefore,
    CountedFromArticle,
    YearFromArticle,

    // Of an article. OriginalElsewhere: {0} an address. PublishedAt: {0} a time, {1} an offset. LanguageIs, ChangedOn, SetByHandAre:
    // {0} it.
    LiveBlogAsStored,
    OriginalElsewhere,
    PublishedAt,
    LanguageIs,
    ChangedOn,
    SetByHandAre,
    TitleField,
    OutletField,
    AuthorField,
    AddressField,
    TopicField,
    DateField,

    // Of a briefing's sources. With a number where it is of several.
    IsNotKnown,
    FewOne,
    Few,
    OfOneOutlet,
    OfNoOutlet,
    UndatedOne,
    Undated,
    DateInferredOne,
    DatesInferred,
    PartOnlyOne,
    PartOnly,
    RepeatsOne,
    Repeats,

    // A checked message. NotCheckedBecause: {0} why, {1} the sentence. Differs…: {0} what a source has, {1} the message's;
    // AccordingTo: {0} who.
    NothingBears,
    QuotesToJudgeBy,
    NotCheckedBecause,
    AccordingTo,
    DiffersOther,
    DiffersSpeaker,
    DiffersNegated,
    DiffersNotNegated,
    DiffersRetracted,
    DiffersHedged,
    DiffersNotHedged,
    DiffersRoles,
    DiffersNoName,
    DiffersNoNumber,
    DiffersNoDate,
    DiffersWithout,
    SkippedQuestion,
    SkippedOpinion,
    SkippedTooLong,
    SkippedNothing,

    // A model's part. {0} its name. WrittenAll: {1} a number. WrittenMostly: {1} of {2} sentences, {3} what became of the others,
    // which follows, with numbers. WritingFailed: {1} why. WritingTooLittle: {1} of {2}.
    WrittenOne,
    WrittenAll,
    WrittenMostly,
    WrittenAgain,
    WrittenReplaced,
    WrittenDropped,
    WritingFailed,
    WritingItFailed,
    WritingNothing,
    WritingTooLittle,

    // A short answer of ours, and what is told behind one. AsToldOn: {0} a day, {1} what held before. ValueOn: {0} a value, {1} a day.
    VerdictYes,
    VerdictNo,
    VerdictDenied,
    AsToldOn,
    ValueOn,

    // Before what follows on the next lines: {0} a heading.
    Heads,

    // Between parts of a line, and behind what a line is about.
    Semicolon,
    Colon,

    // How an answer came about: what was asked. TraceLookedFor: {0} a kind, {1} years, {2} occasions. The others: {0} it.
    TraceQuestion,
    TraceUnderstood,
    TraceLookedFor,
    TraceAllOfIt,
    TraceOfYears,
    TraceEarlier,
    TraceNewest,
    TraceSearchedIn,
    KindWho,
    KindEveryone,
    KindOrganisation,
    KindOrganisations,
    KindPlace,
    KindPlaces,
    KindDate,
    KindNumber,
    KindThing,
    KindReason,
    KindStatement,
    ScopeSince,
    ScopeUntil,
    ScopeOutlet,
    ScopeTopic,
    ScopeAll,

    // Numbers of things.
    GivenArticle,
    GivenArticles,
    OnePassage,
    Passages,
    AnArticle,
    ArticlesCounted,
    OneSentence,
    Sentences,
    OneQuote,
    Quotes,
    AndMore,

    // What was searched for. {0} words. LeftOutTime, LeftOutTooMany: {0} a word. TraceNoMeaning: {0} why.
    // TraceElsewhere: {0} words with those of other languages.
    TraceWords,
    TraceNowhere,
    TraceRecent,
    TraceFrequent,
    TraceNotSearched,
    LeftOutTime,
    LeftOutTooMany,
    TraceNoMeaning,
    TraceElsewhere,

    // What was found. TraceRead: {0} how many passages. What makes a passage's score follows.
    TraceNothing,
    TraceRead,
    PartWords,
    PartCoverage,
    PartNames,
    PartPairs,
    PartRecency,
    PartYear,
    PartLead,
    PartSemantic,
    PartDay,
    PartSharedNames,
    PartVariety,
    PartReading,
    PartLanguage,
    PartOutlet,

    // What became of sentences. TraceBriefing: {0} articles, {1} a number, {2} what was left out, {3} a number, {4} sentences.
    // TraceRated, TraceRatedNearest: {0} sentences, {1} a number. The fates stand behind a number.
    TraceBriefing,
    TraceRepeats,
    TraceRated,
    TraceRatedNearest,
    FateNothingAsked,
    FateOtherYear,
    FateOtherOccasion,
    FateOtherEdition,
    FateRetracted,
    FateOtherPerson,
    FateWithoutSubject,
    FateOtherAffiliation,
    FateNothingForList,
    FateNotOfKind,
    FateFarBelowBest,
    FateLessOfQuestion,
    FateNoAnswer,
    FateEnoughBetter,

    // How it ended. TraceConfidence: {0} and {1} from 0 to 1. TraceCompared: {0} quotes, {1} how they fared.
    TraceConfidence,
    TraceNotAnswered,
    TraceCompared,
    TraceDiffered,
    TraceNoneDiffered,
    TraceTime,
    StageUnderstand,
    StageSearch,
    StageRead,
    StageChoose,
    StageWrite,
    StageModel,
    StageVerify,
}
#pragma warning restore CS1591
