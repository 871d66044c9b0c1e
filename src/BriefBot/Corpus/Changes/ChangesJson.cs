using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Corpus.Changes;

/// <summary>The sentences of a change as JSON, bounded.</summary>
static class ChangesJson
{
    // The table takes 65,536.
    const int Longest = 60_000;

    // Letters of all scripts as they are.
    static readonly RecordedJson Relaxed = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What is kept of a change.</summary>
    public static string Write(ArticleChange change)
    {
        var difference = change.Difference;
        var ordered = difference.Substantial.OrderBy(sentence => sentence.Fate == SentenceFate.Changed ? 0 : 1).ToList();
        var kept = ordered
            .Take(Correction.MostChanges)
            .Select(sentence => new RecordedChange(
                sentence.Fate,
                sentence.From is { } from ? BoundedText.Cut(difference.From(from), Correction.LongestText) : null,
                sentence.To is { } to ? BoundedText.Cut(difference.To(to), Correction.LongestText) : null
            ))
            .ToList();
        var json = Write(kept, ordered.Count);
        // Signs that JSON escapes take six characters each.
        while (json.Length > Longest)
        {
            kept.RemoveRange(kept.Count / 2, kept.Count - (kept.Count / 2));
            json = Write(kept, ordered.Count);
        }
        return json;
    }

    static string Write(List<RecordedChange> kept, int all) =>
        JsonSerializer.Serialize(new RecordedChanges(kept, all - kept.Count), Relaxed.RecordedChanges);

    /// <summary>What was kept.</summary>
    public static RecordedChanges Read(string json) => JsonSerializer.Deserialize(json, RecordedJson.Default.RecordedChanges) ?? new([], 0);
}

/// <summary>The sentences of a change.</summary>
sealed record RecordedChanges(IReadOnlyList<RecordedChange> Sentences, int More);

/// <summary>JSON of what is kept.</summary>
[JsonSerializable(typeof(RecordedChanges))]
sealed partial class RecordedJson : JsonSerializerContext;
