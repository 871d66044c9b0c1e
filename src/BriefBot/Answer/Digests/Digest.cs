using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Answer.Writing;
using BriefBot.Corpus.Digests;

namespace BriefBot.Answer.Digests;

/// <summary>
/// What a digest says: titles and sentences of articles as they stand there, each with its place. It is kept with the outbox, so that every
/// attempt to post it says the same.
/// </summary>
/// <param name="Topic">Name of the saved topic; null for everything.</param>
/// <param name="At">When it was put together; articles that came in later are for the next one.</param>
/// <param name="Stories">Best first.</param>
/// <param name="Corrections">What was taken back or changed of what earlier digests of the schedule quoted.</param>
/// <param name="Citations">Where everything quoted stands.</param>
/// <param name="LeftOut">Further stories with news, which there was no room for.</param>
/// <param name="Fates">Why stories are in, out or merged; at most <see cref="MaxFates"/>.</param>
/// <param name="Covered">What its readers know when they have read it.</param>
public sealed record Digest(
    string? Topic,
    DateTimeOffset At,
    IReadOnlyList<DigestStory> Stories,
    IReadOnlyList<DigestCorrection> Corrections,
    IReadOnlyList<DigestCitation> Citations,
    int LeftOut,
    IReadOnlyList<StoryFate> Fates,
    IReadOnlyList<CoveredArticle> Covered
)
{
    /// <summary>How a model's part in it went; null when no model was asked.</summary>
    public DigestReport? Writing { get; init; }

    /// <summary>Most characters of a fate's title.</summary>
    public const int LongestTitle = 160;

    /// <summary>Most fates that are kept.</summary>
    public const int MaxFates = 60;

    /// <summary>Whether there is nothing new to tell.</summary>
    [JsonIgnore]
    public bool IsEmpty => Stories.Count == 0 && Corrections.Count == 0;

    /// <summary>As one line of JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, DigestJson.Default.Digest);

    /// <summary>From the JSON that <see cref="Write"/> gave; null when it can't be read, as after a change of its form.</summary>
    public static Digest? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, DigestJson.Default.Digest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A story of a digest.</summary>
/// <param name="Title">Title of <paramref name="Lead"/>, as stored.</param>
/// <param name="Lead">The article that leads it.</param>
/// <param name="Before">The day of the digest that had it last; null when it is new to the readers.</param>
/// <param name="Sentences">Of a new story a summary, else what is new; in the order of reading.</param>
/// <param name="MoreNew">Further new sentences, which there was no room for.</param>
/// <param name="Outlets">Who reports it, first come first; at most <see cref="MaxOutlets"/>.</param>
/// <param name="Sources">How many independent sources report it.</param>
public sealed record DigestStory(
    string Title,
    StoryArticle Lead,
    DateOnly? Before,
    IReadOnlyList<DigestSentence> Sentences,
    int MoreNew,
    IReadOnlyList<string> Outlets,
    int Sources
)
{
    /// <summary>Most outlets that are named.</summary>
    public const int MaxOutlets = 5;

    /// <summary>The story in a model's words, every sentence checked against those that it cites; empty where it is told in
    /// quotes.</summary>
    /// <remarks>Digests that were kept before models told any lack it, and JSON then gives null whatever stands here as default.</remarks>
    public IReadOnlyList<WrittenSentence> Written
    {
        get => field ?? [];
        init;
    } = [];
}

/// <summary>How a model's part in a digest went, over all stories that it was asked to tell.</summary>
/// <param name="Model">Name of the model that was asked last, as configured.</param>
/// <param name="Prompt">SHA-256 of the prompt's file, lower-case hexadecimal.</param>
/// <param name="Sentences">Sentences that it wrote.</param>
/// <param name="Agreed">Those that agreed with what they cite, at once or when written again.</param>
/// <param name="Failure">What went wrong, in words for readers; null when nothing did.</param>
public sealed record DigestReport(string Model, string Prompt, int Sentences, int Agreed, string? Failure)
{
    /// <summary>Sums up; null when nothing was asked for.</summary>
    internal static DigestReport? Of(IReadOnlyList<WritingReport> reports) =>
        reports.Count == 0
            ? null
            : new(
                reports[^1].Model,
                reports[^1].Prompt,
                reports.Sum(report => report.Sentences),
                reports.Sum(report => report.Passed + report.Repaired),
                reports[^1].Failure
            );
}

/// <summary>A version of an article.</summary>
public sealed record StoryArticle(long Article, int Version);

/// <summary>A quoted sentence.</summary>
/// <param name="Text">As it stands in the first of its citations.</param>
/// <param name="Citations">Numbers of <see cref="DigestCitation"/>; several when sources say the same.</param>
public sealed record DigestSentence(string Text, IReadOnlyList<int> Citations);

/// <summary>A quote's place, as <see cref="Corpus.Citation"/> has it.</summary>
/// <param name="Number">1 and up, in order of first use.</param>
public sealed record DigestCitation(int Number, long Article, int Version, int Start, int End, string Sha256);

/// <summary>Something that a digest quoted and that its article no longer says.</summary>
/// <param name="Was">The sentence as it was quoted, with its place in the older version.</param>
/// <param name="Now">What stands in its place; null when it was taken out.</param>
/// <param name="PostedOn">The day of the digest that quoted it.</param>
public sealed record DigestCorrection(DigestSentence Was, DigestSentence? Now, DateOnly PostedOn);

/// <summary>What became of a story.</summary>
public enum StoryVerdict
{
    /// <summary>It is in, as a new one.</summary>
    New,

    /// <summary>It is in for what is new in it.</summary>
    Update,

    /// <summary>Its articles say nothing that the readers weren't told.</summary>
    NothingNew,

    /// <summary>Others came before it, and there was no more room.</summary>
    NoRoom,

    /// <summary>No sentence of it could be quoted.</summary>
    NothingToQuote,
}

/// <summary>Why a story is in or out.</summary>
/// <param name="Title">Of its leading article, cut to a line.</param>
/// <param name="Score">What it was ranked by; comparable within one digest only.</param>
/// <param name="Sources">Independent sources.</param>
/// <param name="Articles">Articles merged into it.</param>
/// <param name="Reason">In words.</param>
public sealed record StoryFate(StoryVerdict Verdict, string Title, double Score, int Sources, int Articles, string Reason);

/// <summary>The JSON of digests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Digest))]
sealed partial class DigestJson : JsonSerializerContext;
