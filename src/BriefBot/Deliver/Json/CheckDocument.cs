using BriefBot.Answer.Judge.Claims;

namespace BriefBot.Deliver.Json;

/// <summary>The document of a checked message.</summary>
/// <param name="Status">"found" when something bears on it, else "not_found".</param>
/// <param name="Skipped">Sentences that were not checked.</param>
sealed record CheckDocument(
    string Message,
    string Status,
    string AsOf,
    IReadOnlyList<CheckedPart> Sentences,
    IReadOnlyList<SkippedPart> Skipped,
    IReadOnlyList<CitationPart> Citations,
    bool FromSamples,
    double ElapsedMs
)
{
    /// <summary>Of a report.</summary>
    public static CheckDocument Of(ClaimReport report) =>
        new(
            report.Claim.Text,
            report.HasEvidence ? "found" : "not_found",
            DocumentValues.Day(report.Claim.AsOf),
            [.. report.Sentences.Select(one => new CheckedPart(one.Text, [.. one.Evidence.Select(EvidencePart.Of)]))],
            [.. report.Skipped.Select(one => new SkippedPart(one.Text, DocumentValues.Name(one.Reason)))],
            [.. report.Sources.Select(CitationPart.Of)],
            report.FromSamples,
            DocumentValues.Milliseconds(report.Elapsed)
        );
}

/// <summary>A sentence that was checked.</summary>
sealed record CheckedPart(string Text, IReadOnlyList<EvidencePart> Evidence);

/// <summary>A sentence that was not.</summary>
sealed record SkippedPart(string Text, string Reason);

/// <summary>A quote that bears on a sentence.</summary>
/// <param name="Bearing">"supports", "contradicts" or "related".</param>
/// <param name="SaidBy">Who says it according to the quote, when the message leaves that out.</param>
sealed record EvidencePart(
    string Bearing,
    string Text,
    IReadOnlyList<IReadOnlyList<int>> Highlights,
    IReadOnlyList<int> Citations,
    IReadOnlyList<DifferencePart> Differences,
    string? SaidBy
)
{
    /// <summary>Of evidence.</summary>
    public static EvidencePart Of(Evidence evidence) =>
        new(
            DocumentValues.Name(evidence.Bearing),
            evidence.Text,
            DocumentValues.Spans(evidence.Highlights),
            evidence.Citations,
            [.. evidence.Differences.Select(one => new DifferencePart(DocumentValues.Name(one.Kind), one.Claimed, one.Found))],
            evidence.SaidBy
        );
}

/// <summary>One thing in which a quote differs.</summary>
sealed record DifferencePart(string Kind, string? Claimed, string? Found);
