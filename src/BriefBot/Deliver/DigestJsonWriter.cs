using System.Globalization;
using System.Text.Json;
using BriefBot.Answer.Digests;

namespace BriefBot.Deliver;

/// <summary>The JSON of a digest, as <c>digest --json</c> prints it.</summary>
public static class DigestJsonWriter
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, VerifiedDigest digest, bool withFates)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(digest);
        json.WriteStartObject();
        json.WriteString("topic", digest.Digest.Topic);
        json.WriteString("at", digest.Digest.At);
        json.WriteStartArray("stories");
        foreach (var (index, story) in digest.Digest.Stories.Index())
            Write(json, story, digest.Leads[index].Url);
        json.WriteEndArray();
        json.WriteStartArray("corrections");
        foreach (var correction in digest.Digest.Corrections)
        {
            json.WriteStartObject();
            json.WriteString("posted_on", Day(correction.PostedOn));
            Write(json, "was", correction.Was);
            if (correction.Now is { } now)
                Write(json, "now", now);
            else
                json.WriteNull("now");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("citations");
        foreach (var source in digest.Sources)
        {
            json.WriteStartObject();
            json.WriteNumber("n", source.Number);
            json.WriteNumber("article", source.Article.Id.Value);
            json.WriteNumber("version", source.Article.Version);
            json.WriteString("title", source.Article.Title);
            json.WriteString("source", source.Article.Source);
            json.WriteString("url", source.Article.Url);
            json.WriteString("published", source.Article.Published.Iso);
            json.WriteString("quote", source.Quote);
            json.WriteNumber("start", source.Citation.Start);
            json.WriteNumber("end", source.Citation.End);
            json.WriteString("sha256", source.Citation.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("left_out", digest.Digest.LeftOut);
        if (digest.Digest.Writing is { } writing)
        {
            json.WriteStartObject("writing");
            json.WriteString("model", writing.Model);
            json.WriteString("prompt", writing.Prompt);
            json.WriteNumber("sentences", writing.Sentences);
            json.WriteNumber("agreed", writing.Agreed);
            json.WriteString("failure", writing.Failure);
            json.WriteEndObject();
        }
        if (withFates)
            WriteFates(json, digest.Digest);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DigestStory story, string? url)
    {
        json.WriteStartObject();
        json.WriteString("title", story.Title);
        json.WriteNumber("article", story.Lead.Article);
        json.WriteNumber("version", story.Lead.Version);
        json.WriteString("url", url);
        json.WriteString("last_told", story.Before is { } before ? Day(before) : null);
        json.WriteStartArray("sentences");
        foreach (var sentence in story.Sentences)
            Write(json, null, sentence);
        json.WriteEndArray();
        ReplyJson.WriteWritten(json, "written", story.Written);
        json.WriteStartArray("outlets");
        foreach (var outlet in story.Outlets)
            json.WriteStringValue(outlet);
        json.WriteEndArray();
        json.WriteNumber("sources", story.Sources);
        json.WriteNumber("more_new", story.MoreNew);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string? name, DigestSentence sentence)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("citations");
        foreach (var number in sentence.Citations)
            json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteFates(Utf8JsonWriter json, Digest digest)
    {
        json.WriteStartArray("fates");
        foreach (var fate in digest.Fates)
        {
            json.WriteStartObject();
            json.WriteString("verdict", JsonNamingPolicy.SnakeCaseLower.ConvertName(fate.Verdict.ToString()));
            json.WriteString("title", fate.Title);
            json.WriteNumber("score", fate.Score);
            json.WriteNumber("sources", fate.Sources);
            json.WriteNumber("articles", fate.Articles);
            json.WriteString("reason", fate.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
