using System.Text.Json;
using BriefBot.Answer.Checking;

namespace BriefBot.Deliver;

/// <summary>The JSON document of a checked message.</summary>
public static class ClaimJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, ClaimReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteString("message", report.Claim.Text);
        json.WriteString("status", report.HasEvidence ? "found" : "not_found");
        json.WriteString("as_of", ReplyJson.Iso(report.Claim.AsOf));
        WriteSentences(json, report.Sentences);
        json.WriteStartArray("skipped");
        foreach (var skipped in report.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("text", skipped.Text);
            json.WriteString("reason", Name(skipped.Reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ReplyJson.WriteCitations(json, report.Sources);
        json.WriteBoolean("from_samples", report.FromSamples);
        json.WriteNumber("elapsed_ms", ReplyJson.Milliseconds(report.Elapsed));
        json.WriteEndObject();
    }

    static void WriteSentences(Utf8JsonWriter json, IReadOnlyList<CheckedSentence> sentences)
    {
        json.WriteStartArray("sentences");
        foreach (var sentence in sentences)
        {
            json.WriteStartObject();
            json.WriteString("text", sentence.Text);
            json.WriteStartArray("evidence");
            foreach (var evidence in sentence.Evidence)
                WriteEvidence(json, evidence);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("bearing", Name(evidence.Bearing));
        json.WriteString("text", evidence.Text);
        ReplyJson.WriteHighlights(json, evidence.Highlights);
        ReplyJson.WriteNumbers(json, evidence.Citations);
        json.WriteStartArray("differences");
        foreach (var difference in evidence.Differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(difference.Kind));
            json.WriteString("claimed", difference.Claimed);
            json.WriteString("found", difference.Found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("said_by", evidence.SaidBy);
        json.WriteEndObject();
    }

    static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
