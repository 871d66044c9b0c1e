using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Answering;

/// <summary>How an answer that was kept came about, whichever surface kept it.</summary>
public static class KeptTrace
{
    /// <summary>A statement a line; those that begin with blanks belong to the one before. Empty where it can't be read any more.</summary>
    public static IReadOnlyList<string> Lines(AnswerRecord answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        // Pages keep the lines, chats the trace.
        if (!answer.Trace.StartsWith('['))
            return TraceJson.Read(answer.Trace) is { } trace ? TraceWords.Lines(trace) : [];
        try
        {
            return JsonSerializer.Deserialize(answer.Trace, KeptJson.Default.IReadOnlyListString) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
