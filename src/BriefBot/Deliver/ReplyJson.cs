using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Language;

namespace BriefBot.Deliver;

/// <summary>The JSON document of a reply; the same in the terminal and over HTTP.</summary>
/// <remarks>Written by hand with <see cref="Utf8JsonWriter"/>: the reflection of a serializer costs a third of the start-up time of
/// <c>ask</c>.</remarks>
public static class ReplyJson
{
    /// <summary>Readable output: letters of all scripts as they are, control characters escaped.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same on one line, as JSON Lines need it.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">What leaves Answer.</param>
    /// <param name="why">True to add the property "trace".</param>
    public static void Write(Utf8JsonWriter json, Reply reply, bool why = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reply);
        json.WriteStartObject();
        json.WriteString("question", reply.Question.Text);
        if (reply.Understood is { } understood)
            json.WriteString("understood", understood);
        json.WriteString("status", reply is Reply.Cited ? "answered" : "not_found");
        json.WriteString("answer", ShortAnswer.Of(reply));
        WriteReason(json, reply);
        json.WriteNumber("confidence", Math.Round(reply.Confidence, 4));
        json.WriteString("as_of", Iso(reply.Question.AsOf));
        WriteItems(json, reply);
        if (reply.Written.Count > 0)
            WriteWritten(json, "claims", reply.Written);
        else
            WriteClaims(json, "claims", (reply as Reply.Cited)?.Claims ?? []);
        WriteCitations(json, reply.Sources);
        WriteConflicts(json, (reply as Reply.Cited)?.Conflicts ?? []);
        WriteClaims(json, "nearest", (reply as Reply.NotFound)?.Nearest ?? []);
        WritePassages(json, reply.Passages, reply.Passages.Count);
        WriteEnd(json, reply, why);
        json.WriteEndObject();
    }

    /// <summary>Writes why nothing was found and, as "did_you_mean": <c>[{asked, known}]</c>, what may have been meant; nothing for other
    /// replies.</summary>
    internal static void WriteReason(Utf8JsonWriter json, Reply reply)
    {
        if (reply is not Reply.NotFound missing)
            return;
        json.WriteString("reason", missing.Reason);
        if (missing.Suggestions.Count == 0)
            return;
        json.WriteStartArray("did_you_mean");
        foreach (var (asked, known) in missing.Suggestions)
        {
            json.WriteStartObject();
            json.WriteString("asked", asked);
            json.WriteString("known", known);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the properties that end the document of any reply.</summary>
    internal static void WriteEnd(Utf8JsonWriter json, Reply reply, bool why)
    {
        json.WriteBoolean("from_samples", reply.FromSamples);
        if (reply.NotSearched > 0)
            json.WriteNumber("not_searched", reply.NotSearched);
        json.WriteString("model", reply.AnsweredBy);
        if (reply.Writing is { } writing)
            WriteWriting(json, writing);
        json.WriteNumber("elapsed_ms", Milliseconds(reply.Elapsed));
        if (!why || reply.Trace is not { } trace)
            return;
        json.WritePropertyName("trace");
        JsonSerializer.Serialize(json, trace, TraceJson.Default.Trace);
    }

    /// <summary>Writes the property "passages": <c>[{doc, title, text, score}]</c>.</summary>
    public static void WritePassages(Utf8JsonWriter json, IReadOnlyList<RankedPassage> passages, int count)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(passages);
        json.WriteStartArray("passages");
        foreach (var ranked in passages.Take(count))
        {
            json.WriteStartObject();
            json.WriteString("doc", ranked.Document);
            json.WriteString("title", ranked.Passage.Article.Title);
            json.WriteString("text", ranked.Passage.Text);
            json.WriteNumber("score", Math.Round(ranked.Score, 4));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Milliseconds to a tenth, as the documents give them.</summary>
    public static double Milliseconds(TimeSpan elapsed) => Math.Round(elapsed.TotalMilliseconds, 1);

    static void WriteItems(Utf8JsonWriter json, Reply reply)
    {
        json.WriteStartArray("items");
        foreach (var item in (reply as Reply.Cited)?.Items ?? [])
        {
            json.WriteStartObject();
            json.WriteString("text", item.Text);
            json.WriteString("note", item.Note);
            WriteNumbers(json, item.Citations);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes an array of written sentences: <c>[{text, origin, citations}]</c>.</summary>
    internal static void WriteWritten(Utf8JsonWriter json, string name, IReadOnlyList<WrittenSentence> sentences)
    {
        json.WriteStartArray(name);
        foreach (var sentence in sentences)
            WriteSentence(json, sentence);
        json.WriteEndArray();
    }

    /// <summary>Writes a written sentence: <c>{text, origin, citations}</c>.</summary>
    internal static void WriteSentence(Utf8JsonWriter json, WrittenSentence sentence)
    {
        json.WriteStartObject();
        json.WriteString("text", sentence.Text);
        json.WriteString(
            "origin",
            sentence.Origin switch
            {
                SentenceOrigin.Model => "model",
                SentenceOrigin.Repaired => "repaired",
                _ => "quote",
            }
        );
        WriteNumbers(json, sentence.Citations);
        json.WriteEndObject();
    }

    static void WriteWriting(Utf8JsonWriter json, WritingReport writing)
    {
        json.WriteStartObject("writing");
        json.WriteString("model", writing.Model);
        json.WriteString(
            "outcome",
            writing.Outcome switch
            {
                WritingOutcome.Written => "written",
                WritingOutcome.FellBack => "fell_back",
                WritingOutcome.Nothing => "nothing",
                _ => "failed",
            }
        );
        json.WriteString("prompt", writing.Prompt);
        json.WriteNumber("sentences", writing.Sentences);
        json.WriteNumber("passed", writing.Passed);
        json.WriteNumber("repaired", writing.Repaired);
        json.WriteNumber("replaced", writing.Replaced);
        json.WriteNumber("dropped", writing.Dropped);
        json.WriteString("failure", writing.Failure);
        json.WriteEndObject();
    }

    /// <summary>Writes an array of quotes.</summary>
    internal static void WriteClaims(Utf8JsonWriter json, string name, IReadOnlyList<Claim> claims)
    {
        json.WriteStartArray(name);
        foreach (var claim in claims)
        {
            json.WriteStartObject();
            WriteClaim(json, claim);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the properties of a quote; "clarifications" (<c>[{at, text}]</c>) only where there are some.</summary>
    internal static void WriteClaim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteString("text", claim.Text);
        WriteHighlights(json, claim.Highlights);
        if (claim.Clarifications.Count > 0)
            WriteClarifications(json, claim.Clarifications);
        WriteNumbers(json, claim.Citations);
    }

    static void WriteClarifications(Utf8JsonWriter json, IReadOnlyList<Answer.Summaries.Clarification> clarifications)
    {
        json.WriteStartArray("clarifications");
        foreach (var clarification in clarifications)
        {
            json.WriteStartObject();
            json.WriteNumber("at", clarification.At);
            json.WriteString("text", clarification.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the property "highlights": <c>[[start, end]]</c>.</summary>
    internal static void WriteHighlights(Utf8JsonWriter json, IReadOnlyList<TextSpan> highlights)
    {
        json.WriteStartArray("highlights");
        foreach (var span in highlights)
        {
            json.WriteStartArray();
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the property "citations" of a claim: their numbers.</summary>
    internal static void WriteNumbers(Utf8JsonWriter json, IReadOnlyList<int> citations)
    {
        json.WriteStartArray("citations");
        foreach (var number in citations)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>Writes the property "citations" of a document: what each number stands for.</summary>
    internal static void WriteCitations(Utf8JsonWriter json, IReadOnlyList<CitedSource> sources)
    {
        json.WriteStartArray("citations");
        foreach (var source in sources)
        {
            var (article, citation) = (source.Article, source.Citation);
            json.WriteStartObject();
            json.WriteNumber("n", source.Number);
            json.WriteNumber("article", citation.Article.Value);
            json.WriteNumber("version", citation.Version);
            json.WriteString("title", article.Title);
            json.WriteString("source", article.Source);
            json.WriteString("url", article.Url);
            PublishedJson.Write(json, article.Published);
            json.WriteString("quote", source.Quote);
            json.WriteNumber("start", citation.Start);
            json.WriteNumber("end", citation.End);
            json.WriteString("sha256", citation.Sha256);
            json.WriteString("link", TextFragment.Link(article.Url, source.Quote));
            json.WriteStartArray("also_in");
            foreach (var outlet in article.AlsoIn)
                json.WriteStringValue(outlet);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the property "conflicts".</summary>
    internal static void WriteConflicts(Utf8JsonWriter json, IReadOnlyList<Conflict> conflicts)
    {
        json.WriteStartArray("conflicts");
        foreach (var conflict in conflicts)
        {
            json.WriteStartObject();
            json.WriteString("about", conflict.About);
            json.WriteStartArray("sides");
            foreach (var side in conflict.Sides)
            {
                json.WriteStartObject();
                json.WriteString("value", side.Value);
                json.WriteString("text", side.Text);
                json.WriteNumber("citation", side.Citation);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A day as "2020-11-23".</summary>
    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
