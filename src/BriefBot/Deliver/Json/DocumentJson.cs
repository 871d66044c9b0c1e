using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BriefBot.Deliver.Json;

/// <summary>Writes documents: the same in the terminal, over HTTP and for other assistants.</summary>
/// <remarks>
/// What is in a document, and in which order, its record says; those of a base record come last. The code that writes it is made when
/// BriefBot is built, since a serializer that looks at types when it runs costs a third of the start-up time of <c>ask</c>. It is the
/// short way, which takes no converters: enumerations go into records by their <see cref="DocumentValues.Name"/>.
/// </remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
[JsonSerializable(typeof(ReplyDocument))]
[JsonSerializable(typeof(ClaimPart))]
[JsonSerializable(typeof(BriefDocument))]
[JsonSerializable(typeof(SaidDocument))]
[JsonSerializable(typeof(TimelineDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(DigestDocument))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(FollowedFeedDocument))]
[JsonSerializable(typeof(FollowedFeedsDocument))]
[JsonSerializable(typeof(ShownFeedDocument))]
[JsonSerializable(typeof(PolledFeedsDocument))]
[JsonSerializable(typeof(ImportedFeedsDocument))]
[JsonSerializable(typeof(ArticlesDocument))]
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(MendedDocument))]
[JsonSerializable(typeof(ExcerptDocument))]
[JsonSerializable(typeof(IngestDocument))]
[JsonSerializable(typeof(DifferenceDocument))]
[JsonSerializable(typeof(CorrectionsDocument))]
[JsonSerializable(typeof(StoriesDocument))]
[JsonSerializable(typeof(StoryDocument))]
[JsonSerializable(typeof(TopicsDocument))]
[JsonSerializable(typeof(TopicDocument))]
[JsonSerializable(typeof(SuggestionsDocument))]
[JsonSerializable(typeof(SchedulesDocument))]
[JsonSerializable(typeof(ForgottenDocument))]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(SettingsDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(ExportedArticle))]
[JsonSerializable(typeof(ExportedAnswer))]
[JsonSerializable(typeof(JsonFeedDocument))]
[JsonSerializable(typeof(AnswerLine))]
[JsonSerializable(typeof(ExtractLine))]
[JsonSerializable(typeof(StoryLine))]
[JsonSerializable(typeof(SummaryLine))]
[JsonSerializable(typeof(SupportLine))]
[JsonSerializable(typeof(VerdictLine))]
sealed partial class DocumentJson : JsonSerializerContext
{
    /// <summary>Readable output: letters of all scripts as they are, control characters escaped.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document as people read it, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Readable<T>(T document, JsonTypeInfo<T> type) => Write(document, type, Indented);

    /// <summary>The same on one line without its end, as JSON Lines need it.</summary>
    public static ReadOnlyMemory<byte> Line<T>(T document, JsonTypeInfo<T> type) => Write(document, type, Compact);

    static ReadOnlyMemory<byte> Write<T>(T document, JsonTypeInfo<T> type, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            JsonSerializer.Serialize(json, document, type);
        return buffer.WrittenMemory;
    }
}
