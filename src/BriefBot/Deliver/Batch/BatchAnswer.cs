using System.Buffers;
using System.Text.Json;
using BriefBot.Answer;

namespace BriefBot.Deliver.Batch;

/// <summary>The output line of a batch of questions.</summary>
public static class BatchAnswer
{
    const int Passages = 10;
    const int QuoteWords = 60;

    /// <summary><c>{id, passages:[{doc,title,text,score}], quote, answer, abstain, confidence, conflict_flag, elapsed_ms}</c> in UTF-8,
    /// without a line break.</summary>
    /// <param name="id">The question's, as the input had it.</param>
    /// <param name="reply">The answer.</param>
    public static ReadOnlyMemory<byte> Line(string id, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var cited = reply as Reply.Cited;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ReplyJson.Compact);
        json.WriteStartObject();
        json.WriteString("id", id);
        ReplyJson.WritePassages(json, reply.Passages, Passages);
        json.WriteString("quote", ShownQuote.Of(cited?.Claims ?? [], QuoteWords));
        json.WriteString("answer", ShortAnswer.Of(reply));
        json.WriteBoolean("abstain", cited is null);
        json.WriteNumber("confidence", reply.Confidence);
        json.WriteBoolean("conflict_flag", cited is { Conflicts.Count: > 0 });
        json.WriteNumber("elapsed_ms", ReplyJson.Milliseconds(reply.Elapsed));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
