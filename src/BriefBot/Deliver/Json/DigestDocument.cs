using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Answer.Digests;

namespace BriefBot.Deliver.Json;

/// <summary>The document of a digest.</summary>
/// <param name="Topic">Name of the saved topic; null for everything.</param>
/// <param name="LeftOut">Further stories with news.</param>
/// <param name="Writing">How a model's part in it went; left out when none was asked.</param>
/// <param name="Fates">Why stories are in, out or merged; left out unless asked for.</param>
sealed record DigestDocument(
    string? Topic,
    DateTimeOffset At,
    IReadOnlyList<DigestStoryPart> Stories,
    IReadOnlyList<DigestCorrectionPart> Corrections,
    IReadOnlyList<DigestCitationPart> Citations,
    int LeftOut,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DigestWritingPart? Writing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FatePart>? Fates
)
{
    /// <summary>Of a digest.</summary>
    public static DigestDocument Of(VerifiedDigest verified, bool withFates)
    {
        var digest = verified.Digest;
        return new(
            digest.Topic,
            digest.At,
            [.. digest.Stories.Select((story, index) => DigestStoryPart.Of(story, verified.Leads[index].Url))],
            [.. digest.Corrections.Select(DigestCorrectionPart.Of)],
            [.. verified.Sources.Select(DigestCitationPart.Of)],
            digest.LeftOut,
            digest.Writing is { } writing ? new(writing.Model, writing.Prompt, writing.Sentences, writing.Agreed, writing.Failure) : null,
            withFates ? [.. digest.Fates.Select(FatePart.Of)] : null
        );
    }
}

/// <summary>A story of a digest.</summary>
/// <param name="LastTold">The day of the digest that had it last; null when it is new to the readers.</param>
/// <param name="Written">The story in a model's words; empty where it is told in quotes.</param>
/// <param name="Sources">How many independent sources report it.</param>
sealed record DigestStoryPart(
    string Title,
    long Article,
    int Version,
    string? Url,
    string? LastTold,
    IReadOnlyList<ClaimPart> Sentences,
    IReadOnlyList<ClaimPart> Written,
    IReadOnlyList<string> Outlets,
    int Sources,
    int MoreNew
)
{
    /// <summary>Of a story.</summary>
    /// <param name="url">Of the article that leads it.</param>
    public static DigestStoryPart Of(DigestStory story, string? url) =>
        new(
            story.Title,
            story.Lead.Article,
            story.Lead.Version,
            url,
            story.Before is { } before ? DocumentValues.Day(before) : null,
            [.. story.Sentences.Select(ClaimPart.Of)],
            [.. story.Written.Select(ClaimPart.Of)],
            story.Outlets,
            story.Sources,
            story.MoreNew
        );
}

/// <summary>Something that a digest quoted and that its article no longer says.</summary>
/// <param name="Now">What stands in its place; null when it was taken out.</param>
sealed record DigestCorrectionPart(string PostedOn, ClaimPart Was, ClaimPart? Now)
{
    /// <summary>Of a correction.</summary>
    public static DigestCorrectionPart Of(DigestCorrection correction) =>
        new(DocumentValues.Day(correction.PostedOn), ClaimPart.Of(correction.Was), correction.Now is { } now ? ClaimPart.Of(now) : null);
}

/// <summary>What the number of a citation stands for.</summary>
sealed record DigestCitationPart(
    int N,
    long Article,
    int Version,
    string Title,
    string? Source,
    string? Url,
    string? Published,
    string Quote,
    int Start,
    int End,
    string Sha256
)
{
    /// <summary>Of a source.</summary>
    public static DigestCitationPart Of(CitedSource source)
    {
        var (article, citation) = (source.Article, source.Citation);
        return new(
            source.Number,
            article.Id.Value,
            article.Version,
            article.Title,
            article.Source,
            article.Url,
            article.Published.Iso,
            source.Quote,
            citation.Start,
            citation.End,
            citation.Sha256
        );
    }
}

/// <summary>How a model's part in a digest went.</summary>
sealed record DigestWritingPart(string Model, string Prompt, int Sentences, int Agreed, string? Failure);

/// <summary>Why a story is in or out.</summary>
sealed record FatePart(string Verdict, string Title, double Score, int Sources, int Articles, string Reason)
{
    /// <summary>Of what became of a story.</summary>
    public static FatePart Of(StoryFate fate) =>
        new(DocumentValues.Name(fate.Verdict), fate.Title, fate.Score, fate.Sources, fate.Articles, fate.Reason);
}
