using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>A message to be held against the corpus.</summary>
/// <param name="Text">As written; what lies beyond <see cref="MaximumText"/> characters is not looked at.</param>
/// <param name="Scope">Workspace and filters.</param>
/// <param name="AsOf">The day that "today" means in it; nothing published later is known.</param>
public sealed record ClaimToCheck(string Text, SearchScope Scope, DateOnly AsOf)
{
    /// <summary>Characters of a message that are looked at, in UTF-16 code units.</summary>
    public const int MaximumText = 1_500;
}

/// <summary>How a quote bears on what was claimed. What is true, nobody here decides.</summary>
public enum Bearing
{
    /// <summary>It says the same: same names, numbers and dates, not negated, with the same hedge.</summary>
    Supports,

    /// <summary>It says the same with another number, date or name, negates it, or takes it back.</summary>
    Contradicts,

    /// <summary>It speaks of the same and does neither.</summary>
    Related,
}

/// <summary>In what a quote differs from what was claimed.</summary>
public enum DifferenceKind
{
    /// <summary>Another number of the same.</summary>
    Number,

    /// <summary>Another date.</summary>
    Date,

    /// <summary>Another name in the same role.</summary>
    Name,

    /// <summary>The same statement, credited to somebody else.</summary>
    Speaker,

    /// <summary>One says that it is so, the other that it isn't.</summary>
    Negation,

    /// <summary>The quote tells what was wrongly reported.</summary>
    Retraction,

    /// <summary>One says that it is so, the other that it may be, is planned or expected.</summary>
    Hedge,

    /// <summary>The same words in another order, as when two change their roles.</summary>
    Roles,

    /// <summary>The quote lacks a name.</summary>
    MissingName,

    /// <summary>The quote lacks a number, or has none that can be compared.</summary>
    MissingNumber,

    /// <summary>The quote lacks a date, or has none that can be compared.</summary>
    MissingDate,

    /// <summary>The quote lacks words that tell what is claimed.</summary>
    MissingWords,
}

/// <summary>One thing in which a quote differs from what was claimed.</summary>
/// <param name="Claimed">The message's words; null when it has none for this.</param>
/// <param name="Found">The quote's words; null when it has none.</param>
public sealed record Difference(DifferenceKind Kind, string? Claimed, string? Found);

/// <summary>A quote that bears on a sentence of the message.</summary>
/// <param name="Text">Verbatim text of the first citation's quote.</param>
/// <param name="Highlights">Where in <paramref name="Text"/> the numbers, dates and names stand that agree or differ.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/>; several when sources say the same.</param>
/// <param name="Differences">Empty for a quote that supports.</param>
/// <param name="SaidBy">Who says it according to the quote, when the message leaves that out; else null.</param>
public sealed record Evidence(
    Bearing Bearing,
    string Text,
    IReadOnlyList<TextSpan> Highlights,
    IReadOnlyList<int> Citations,
    IReadOnlyList<Difference> Differences,
    string? SaidBy
);

/// <summary>A sentence of the message with the quotes that bear on it: at most three each that support and contradict, then
/// related.</summary>
/// <param name="Text">As written, without mark-up and links.</param>
/// <param name="Evidence">Empty when the corpus has nothing on it.</param>
public sealed record CheckedSentence(string Text, IReadOnlyList<Evidence> Evidence);

/// <summary>Why a sentence was not checked.</summary>
public enum SkipReason
{
    /// <summary>It asks.</summary>
    Question,

    /// <summary>A greeting, an exclamation, a link: nothing that could be looked up.</summary>
    NoStatement,

    /// <summary>It tells what somebody thinks, hopes or wants.</summary>
    Opinion,

    /// <summary>The message is longer than is checked.</summary>
    TooLong,
}

/// <summary>A sentence that was not checked.</summary>
public sealed record SkippedSentence(string Text, SkipReason Reason);

/// <summary>The passages that bear on a message, sentence by sentence, without a verdict on the whole.</summary>
/// <remarks>Every quote was checked against the stored text.</remarks>
/// <param name="Sentences">Those that were checked, in order.</param>
/// <param name="Skipped">Those that were not.</param>
/// <param name="Sources">Everything cited, numbered over the whole report.</param>
public sealed record ClaimReport(
    ClaimToCheck Claim,
    IReadOnlyList<CheckedSentence> Sentences,
    IReadOnlyList<SkippedSentence> Skipped,
    IReadOnlyList<CitedSource> Sources,
    TimeSpan Elapsed
)
{
    /// <summary>True when the samples were searched because the workspace is empty.</summary>
    public bool FromSamples { get; init; }

    /// <summary>True when something in the corpus bears on the message.</summary>
    public bool HasEvidence => Sources.Count > 0;
}
