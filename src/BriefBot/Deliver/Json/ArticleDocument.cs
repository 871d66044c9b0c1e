using System.Text.Json.Serialization;
using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Ingest;

namespace BriefBot.Deliver.Json;

/// <summary>A list of articles.</summary>
sealed record ArticlesDocument(IReadOnlyList<ArticlePart> Articles, bool FromSamples)
{
    /// <summary>Of articles.</summary>
    public static ArticlesDocument Of(IReadOnlyList<ArticleSummary> articles, bool areSamples) =>
        new([.. articles.Select(ArticlePart.Of)], areSamples);
}

/// <summary>An article in a list.</summary>
sealed record ArticlePart(
    long Id,
    int Version,
    string Title,
    string? Source,
    string? Url,
    string? Published,
    string? PublishedTime,
    string PublishedBasis,
    string? Topic,
    int Words,
    string Original
)
{
    /// <summary>Of an article.</summary>
    public static ArticlePart Of(ArticleSummary article) =>
        new(
            article.Id.Value,
            article.Version,
            article.Title,
            article.Source,
            article.Url,
            article.Published.Iso,
            DocumentValues.Time(article.Published.Time),
            article.Published.Basis,
            article.Topic,
            article.Words,
            article.OriginalName
        );
}

/// <summary>The document of an article.</summary>
/// <param name="Modified">When the source says that it was changed last.</param>
/// <param name="Completeness">"whole" or "excerpt".</param>
/// <param name="SetByHand">What was set by hand, as its options are called.</param>
sealed record ArticleDocument(
    long Id,
    int Version,
    string? ExternalId,
    string Title,
    string? Source,
    string? Author,
    string? Url,
    string? Published,
    string? PublishedTime,
    string PublishedBasis,
    DateTimeOffset? Modified,
    string? Language,
    string Completeness,
    bool Live,
    string? SyndicatedFrom,
    string? Topic,
    IReadOnlyList<string> SetByHand,
    string Original,
    DateTimeOffset Stored,
    string Body,
    IReadOnlyList<VersionPart> Versions
)
{
    /// <summary>Of an article and its versions.</summary>
    public static ArticleDocument Of(Article article, IReadOnlyList<VersionSummary> versions) =>
        new(
            article.Id.Value,
            article.Version,
            article.ExternalId,
            article.Title,
            article.Source,
            article.Author,
            article.Url,
            article.Published.Iso,
            DocumentValues.Time(article.Published.Time),
            article.Published.Basis,
            article.ModifiedAt,
            article.Language,
            article.Completeness == Corpus.Completeness.Excerpt ? "excerpt" : "whole",
            article.IsLive,
            article.SyndicatedFrom,
            article.Topic,
            ByHand(article),
            article.OriginalName,
            article.StoredAt,
            article.Body,
            [.. versions.Select(VersionPart.Of)]
        );

    /// <summary>What was set by hand, as its options are called.</summary>
    internal static IReadOnlyList<string> ByHand(Article article) =>
        [.. article.ByHand.Select(field => field.ToString().ToLowerInvariant())];
}

/// <summary>A version of an article.</summary>
/// <param name="Change">What it changed; null for the first.</param>
sealed record VersionPart(int Version, string Title, DateTimeOffset Stored, int Words, string? Change)
{
    /// <summary>Of a version.</summary>
    public static VersionPart Of(VersionSummary version) =>
        new(version.Version, version.Title, version.StoredAt, version.Words, version.Change is { } kind ? ChangeWords.Name(kind) : null);
}

/// <summary>A stretch of an article's text.</summary>
/// <param name="Length">Of the whole text, in UTF-16 code units.</param>
/// <param name="NextStart">Where to go on; left out at the end.</param>
sealed record ExcerptDocument(
    long Article,
    int Version,
    string Title,
    string? Source,
    string? Author,
    string? Url,
    string? Published,
    string? PublishedTime,
    string PublishedBasis,
    int Length,
    int Start,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NextStart
)
{
    /// <summary>Of an article's text from one place to another.</summary>
    public static ExcerptDocument Of(Article article, int start, int end) =>
        new(
            article.Id.Value,
            article.Version,
            article.Title,
            article.Source,
            article.Author,
            article.Url,
            article.Published.Iso,
            DocumentValues.Time(article.Published.Time),
            article.Published.Basis,
            article.Body.Length,
            start,
            article.Body[start..end],
            end < article.Body.Length ? end : null
        );
}

/// <summary>An article that was mended by hand.</summary>
/// <param name="Dated">Articles that were dated from it.</param>
sealed record MendedDocument(
    long Id,
    string Title,
    string? Source,
    string? Author,
    string? Url,
    string? Topic,
    string? Published,
    string PublishedBasis,
    IReadOnlyList<string> SetByHand,
    IReadOnlyList<DatedPart> Dated
)
{
    /// <summary>Of an article and those that were dated from it.</summary>
    public static MendedDocument Of(Article article, IReadOnlyList<ReconciledDate> dated) =>
        new(
            article.Id.Value,
            article.Title,
            article.Source,
            article.Author,
            article.Url,
            article.Topic,
            article.Published.Iso,
            article.Published.Basis,
            ArticleDocument.ByHand(article),
            [.. dated.Select(DatedPart.Of)]
        );
}

/// <summary>An article that was dated from others.</summary>
sealed record DatedPart(long Article, string? Published, string PublishedBasis)
{
    /// <summary>Of such an article.</summary>
    public static DatedPart Of(ReconciledDate dated) => new(dated.Article.Value, dated.Published.Iso, dated.Published.Basis);
}

/// <summary>What an ingest did.</summary>
/// <param name="Stopped">True when somebody stopped it.</param>
sealed record IngestDocument(
    long Added,
    long Updated,
    long Unchanged,
    IReadOnlyList<RejectedPart> Rejected,
    IReadOnlyList<DatedPart> Dated,
    bool Stopped
)
{
    /// <summary>Of a report.</summary>
    public static IngestDocument Of(IngestReport report) =>
        new(
            report.Added,
            report.Updated,
            report.Unchanged,
            [.. report.Rejected.Select(rejected => new RejectedPart(rejected.Name, rejected.Reason))],
            [.. report.Reconciled.Select(DatedPart.Of)],
            report.Cancelled
        );
}

/// <summary>An input that could not be used.</summary>
sealed record RejectedPart(string Name, string Reason);
