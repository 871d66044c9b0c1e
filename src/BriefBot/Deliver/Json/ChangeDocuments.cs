using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Deliver.Json;

/// <summary>What changed between two versions of an article.</summary>
sealed record DifferenceDocument(
    long Id,
    int FromVersion,
    int ToVersion,
    string FromTitle,
    string ToTitle,
    string? Notice,
    IReadOnlyList<ChangedPart> Sentences
)
{
    /// <summary>Of two versions.</summary>
    public static DifferenceDocument Of(Article earlier, Article later, ArticleDifference difference) =>
        new(
            later.Id.Value,
            earlier.Version,
            later.Version,
            earlier.Title,
            later.Title,
            difference.Notice,
            [
                .. difference.Sentences.Select(change => new ChangedPart(
                    ChangeWords.Name(change.Fate),
                    PlacePart.Of(change.From, earlier.Body),
                    PlacePart.Of(change.To, later.Body)
                )),
            ]
        );
}

/// <summary>What became of a sentence.</summary>
sealed record ChangedPart(string Fate, PlacePart? From, PlacePart? To);

/// <summary>A sentence with its place in the text.</summary>
sealed record PlacePart(int Start, int End, string Text)
{
    /// <summary>Of a place; null of none.</summary>
    public static PlacePart? Of(TextSpan? place, string body) =>
        place is { } span ? new(span.Start, span.End, body[span.Start..span.End]) : null;
}

/// <summary>What outlets changed in their articles.</summary>
sealed record CorrectionsDocument(IReadOnlyList<CorrectionPart> Corrections)
{
    /// <summary>Of corrections.</summary>
    public static CorrectionsDocument Of(IReadOnlyList<Correction> corrections) => new([.. corrections.Select(CorrectionPart.Of)]);
}

/// <summary>What an outlet changed in an article.</summary>
/// <param name="MoreChanges">Further changes, which were not kept.</param>
sealed record CorrectionPart(
    long Id,
    long Article,
    string Title,
    string? Source,
    string? Url,
    int FromVersion,
    int ToVersion,
    DateTimeOffset NoticedAt,
    string Kind,
    string? Notice,
    IReadOnlyList<SentencePart> Changes,
    int MoreChanges
)
{
    /// <summary>Of a correction.</summary>
    public static CorrectionPart Of(Correction correction) =>
        new(
            correction.Id,
            correction.Article.Value,
            correction.Title,
            correction.Source,
            correction.Url,
            correction.FromVersion,
            correction.ToVersion,
            correction.NoticedAt,
            ChangeWords.Name(correction.Kind),
            correction.Notice,
            [.. correction.Changes.Select(change => new SentencePart(ChangeWords.Name(change.Fate), change.From, change.To))],
            correction.MoreChanges
        );
}

/// <summary>What became of a sentence, in the words of both versions.</summary>
sealed record SentencePart(string Fate, string? From, string? To);
