using System.Text.Json.Serialization;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>How an answer came about: what was searched, found, shown and left out, and why. Bounded in size, kept with the
/// answer.</summary>
/// <remarks>Every reason is written down where the decision is made. <see cref="TraceJson"/> stores it.</remarks>
/// <param name="Question">The question as it was understood.</param>
/// <param name="Terms">What was searched for; at most <see cref="QuestionAnalyzer.MaxTerms"/>.</param>
/// <param name="LeftOut">Words of the question that were not searched for; at most <see cref="TraceLimits.LeftOut"/>.</param>
/// <param name="Scope">Where was searched.</param>
/// <param name="PassagesConsidered">Passages whose text was read and ranked.</param>
/// <param name="Passages">The best of them, best first; at most <see cref="TraceLimits.Passages"/>.</param>
/// <param name="SentencesConsidered">Sentences that were rated.</param>
/// <param name="Sentences">Those shown first, then the best of the others with what kept each out; at most
/// <see cref="TraceLimits.Sentences"/>.</param>
/// <param name="Fates">How many sentences met each fate, over all that were rated.</param>
/// <param name="Confidence">0 to 1, before the threshold was applied.</param>
/// <param name="Threshold">Confidence below which nothing is answered.</param>
/// <param name="Reason">Why there is no answer, null when there is one.</param>
/// <param name="QuotesChecked">Quotes compared with the stored text.</param>
/// <param name="QuotesDropped">Those of them that differed and were taken out.</param>
/// <param name="Steps">How long each step took, in their order.</param>
public sealed record Trace(
    TraceQuestion Question,
    IReadOnlyList<TraceTerm> Terms,
    IReadOnlyList<LeftOutWord> LeftOut,
    TraceScope Scope,
    int PassagesConsidered,
    IReadOnlyList<TracePassage> Passages,
    int SentencesConsidered,
    IReadOnlyList<TraceSentence> Sentences,
    IReadOnlyList<TraceFate> Fates,
    double Confidence,
    double Threshold,
    string? Reason,
    int QuotesChecked,
    int QuotesDropped,
    IReadOnlyList<TraceStep> Steps
)
{
    /// <summary>The reason, to be worded in any language; null when there is an answer, and in what older versions kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Lack? Lack { get; init; }

    /// <summary>What a briefing was made of; null for an answer to a question.</summary>
    public TraceBriefing? Briefing { get; init; }

    /// <summary>How a model's text fared; null when no model was asked.</summary>
    public Writing.WritingReport? Writing { get; init; }

    /// <summary>Why passages were not compared by meaning; null when they were, or no embedding model is configured.</summary>
    public string? SemanticFailure { get; init; }

    /// <summary>The question's words in other languages, in which they were searched for; null where none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TraceTranslation>? Translations { get; init; }
}

/// <summary>What a word of a question was searched for as in another language.</summary>
/// <param name="Word">As written in the question.</param>
/// <param name="Language">Primary BCP 47 tag.</param>
/// <param name="Words">Ways to say it, as a model gave them, small words left out.</param>
public sealed record TraceTranslation(string Word, string Language, IReadOnlyList<string> Words);

/// <summary>What a briefing was made of.</summary>
/// <param name="Articles">Articles on the topic.</param>
/// <param name="Whole">Those of them that are all about it.</param>
/// <param name="Repeats">Articles left out because they only repeat another.</param>
/// <param name="Sentences">Sentences of the articles.</param>
/// <param name="OnTopic">Those of them that are on the topic.</param>
public sealed record TraceBriefing(int Articles, int Whole, int Repeats, int Sentences, int OnTopic);

/// <summary>A question as it was understood.</summary>
/// <param name="Text">As asked.</param>
/// <param name="Understood">Completed from the question before it, null when it stood alone.</param>
/// <param name="Kind">What kind of thing was looked for.</param>
/// <param name="IsList">True when several were looked for.</param>
/// <param name="Years">Years that it asks about.</param>
/// <param name="Period">Whether it asks about earlier occasions.</param>
/// <param name="Names">Words taken for names.</param>
/// <param name="AsOf">The day that "today" meant.</param>
/// <param name="LookedBackFrom">The day from which articles were looked back at: the corpus's newest where that is earlier than
/// <paramref name="AsOf"/>.</param>
public sealed record TraceQuestion(
    string Text,
    string? Understood,
    AnswerKind Kind,
    bool IsList,
    IReadOnlyList<int> Years,
    TimeScope Period,
    IReadOnlyList<string> Names,
    DateOnly AsOf,
    DateOnly LookedBackFrom
);

/// <summary>A word that was searched for.</summary>
/// <param name="Word">As written in the question.</param>
/// <param name="Passages">Passages of the workspace that hold it or one of its forms.</param>
/// <param name="Weight">How much it tells; 0 and up, larger for rarer words.</param>
/// <param name="Lookup">How far it was looked up; null when the articles were given.</param>
public sealed record TraceTerm(string Word, bool IsName, long Passages, double Weight, TermLookup? Lookup);

/// <summary>Where was searched; null means no limit.</summary>
/// <param name="Articles">Number of articles that the question was limited to.</param>
public sealed record TraceScope(DateOnly? Since, DateOnly? Until, string? Source, string? Topic, int? Articles);

/// <summary>A passage that was ranked.</summary>
/// <param name="Date">Publication date as far as known: "2020-11-23", "2020", or null.</param>
/// <param name="Parts">What makes the score, the largest first; what adds nothing is left out.</param>
public sealed record TracePassage(long Article, string Title, string? Source, string? Date, double Score, IReadOnlyList<ScorePart> Parts);

/// <summary>What became of a sentence.</summary>
public enum SentenceFate
{
    /// <summary>It is quoted.</summary>
    Shown,

    /// <summary>It holds nothing that the question asks about.</summary>
    NothingAsked,

    /// <summary>It, or its article, is of another year.</summary>
    OtherYear,

    /// <summary>It tells of earlier occasions and the question doesn't, or the other way round.</summary>
    OtherOccasion,

    /// <summary>It tells of another edition ("sixth" for "seventh").</summary>
    OtherEdition,

    /// <summary>It only tells what was wrongly reported before.</summary>
    Retracted,

    /// <summary>It tells of another person.</summary>
    OtherPerson,

    /// <summary>It doesn't name whom or what a yes-or-no question is about.</summary>
    WithoutSubject,

    /// <summary>It doesn't name the country or organisation that was asked for, and others do.</summary>
    OtherAffiliation,

    /// <summary>It names nobody and nothing of the kind that the list is of.</summary>
    NothingForList,

    /// <summary>It has no date or number where one was asked for.</summary>
    NotOfKind,

    /// <summary>It says the same as one that is quoted.</summary>
    SaysTheSame,

    /// <summary>It rates too far below the best.</summary>
    FarBelowBest,

    /// <summary>It holds less than half of what the best holds of the question.</summary>
    LessOfQuestion,

    /// <summary>There were enough better ones.</summary>
    EnoughBetter,

    /// <summary>Nothing was answered: the reason holds for all.</summary>
    NoAnswer,
}

/// <summary>A sentence and what became of it.</summary>
/// <param name="Text">Cut after <see cref="TraceLimits.Text"/> characters.</param>
/// <param name="Citation">Number of the citation when it is quoted, be it only as the nearest to what isn't answered; else null.</param>
public sealed record TraceSentence(long Article, string Text, double Score, SentenceFate Fate, int? Citation);

/// <summary>How many sentences met a fate.</summary>
public sealed record TraceFate(SentenceFate Fate, int Count);

/// <summary>A part of the work on an answer.</summary>
public enum TraceStage
{
    /// <summary>Taking the question apart.</summary>
    Understand,

    /// <summary>Finding and ranking passages.</summary>
    Search,

    /// <summary>Rating sentences and deciding on them.</summary>
    Choose,

    /// <summary>Composing the answer.</summary>
    Write,

    /// <summary>Comparing quotes with the stored text.</summary>
    Verify,

    /// <summary>Having a model write, and checking what it wrote.</summary>
    Model,

    /// <summary>Having the reader read the best passages.</summary>
    Read,
}

/// <summary>How long a step took.</summary>
public sealed record TraceStep(TraceStage Stage, TimeSpan Took);
