using BriefBot.Answer.Judge.Written;

namespace BriefBot.Answer.Writing;

/// <summary>What became of a model's attempt to write an answer.</summary>
public enum WritingOutcome
{
    /// <summary>What it wrote is shown, as far as it passed.</summary>
    Written,

    /// <summary>Too little of it passed: quotes answer instead.</summary>
    FellBack,

    /// <summary>It wrote nothing that is a sentence, or that nothing answers: quotes answer instead.</summary>
    Nothing,

    /// <summary>It failed or took too long: quotes answer instead.</summary>
    Failed,
}

/// <summary>How a model's text fared against the sources. Kept with the answer.</summary>
/// <param name="Model">The model's name as configured or, where that isn't known, as the server gives it.</param>
/// <param name="Prompt">SHA-256 of the prompt's file, lower-case hexadecimal.</param>
/// <param name="Sentences">Sentences that it wrote, those that say again what another said left out.</param>
/// <param name="Passed">Those that agreed with what they cite at once.</param>
/// <param name="Repaired">Those that did after being written a second time.</param>
/// <param name="Replaced">Those in whose place the source's own sentence stands.</param>
/// <param name="Rejected">The first of those that did not agree, with what was wrong; at most <see cref="MaxRejected"/>.</param>
/// <param name="Failure">What went wrong, in words for readers, for <see cref="WritingOutcome.Failed"/>; else null.</param>
public sealed record WritingReport(
    string Model,
    string Prompt,
    WritingOutcome Outcome,
    int Sentences,
    int Passed,
    int Repaired,
    int Replaced,
    IReadOnlyList<RejectedSentence> Rejected,
    string? Failure
)
{
    /// <summary>Most sentences that are kept as rejected.</summary>
    public const int MaxRejected = 8;

    /// <summary>What was looked up for it, in order; null where nothing could be.</summary>
    public IReadOnlyList<Lookup>? Lookups { get; init; }

    /// <summary>Requests that a model answered for it; 0 where it was known from before.</summary>
    public int Requests { get; init; }

    /// <summary>Tokens that they read and wrote.</summary>
    public long Tokens { get; init; }

    /// <summary>Money that they cost, by the configured prices.</summary>
    public decimal Cost { get; init; }

    /// <summary>Those that are not shown in any form.</summary>
    public int Dropped => Sentences - Passed - Repaired - Replaced;

    /// <summary>Share of the sentences that agreed with their sources, at once or when repaired, 0 to 1; 0 when there are none.</summary>
    public double PassedShare => Sentences == 0 ? 0 : (double)(Passed + Repaired) / Sentences;
}

/// <summary>A sentence that did not agree with what it cites.</summary>
/// <param name="Text">Cut after <see cref="TraceLimits.Text"/> characters.</param>
/// <param name="Reasons">What was wrong, a line each.</param>
public sealed record RejectedSentence(string Text, IReadOnlyList<string> Reasons)
{
    /// <summary>Takes a sentence down with its faults.</summary>
    internal static RejectedSentence Of(string text, IReadOnlyList<Fault> faults) =>
        new(
            text.Length > TraceLimits.Text ? string.Concat(text.AsSpan(0, TraceLimits.Text - 1), "…") : text,
            [.. faults.Take(4).Select(FaultWords.Reason)]
        );
}
