using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Corpus.Changes;

/// <summary>The sentences of a change as JSON, bounded.</summary>
static class ChangesJson
{
    /// <summary>What is kept of a change.</summary>
    public static string Write(ArticleChange change)
    {
        var difference = change.Difference;
        var ordered = difference.Substantial.OrderBy(sentence => sentence.Fate == SentenceFate.Changed ? 0 : 1).ToList();
        var kept = ordered.Take(Correction.MostChanges).Select(sentence => new RecordedChange(
            sentence.Fate,
            sentence.From is { } from ? BoundedText.Cut(difference.From(from), Correction.LongestText) : null,
            sentence.To is { } to ? BoundedText.Cut(difference.To(to), Correction.LongestText) : null));
        return JsonSerializer.Serialize(new RecordedChanges([.. kept], Math.Max(0, ordered.Count - Correction.MostChanges)), RecordedJson.Default.RecordedChanges);
    }

    /// <summary>What was kept.</summary>
    public static RecordedChanges Read(string json) => JsonSerializer.Deserialize(json, RecordedJson.Default.RecordedChanges) ?? new([], 0);
}

/// <summary>The sentences of a change.</summary>
sealed record RecordedChanges(IReadOnlyList<RecordedChange> Sentences, int More);

/// <summary>JSON of what is kept.</summary>
[JsonSerializable(typeof(RecordedChanges))]
sealed partial class RecordedJson : JsonSerializerContext;
