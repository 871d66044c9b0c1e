using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Answering;

/// <summary>How an answer that was kept came about, whichever surface kept it.</summary>
public static class KeptTrace
{
    /// <summary>A statement a line; those that begin with blanks belong to the one before. Empty where it can't be read any more.</summary>
    public static IReadOnlyList<string> Lines(AnswerRecord answer, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        // Older versions kept the lines, in English.
        if (!answer.Trace.StartsWith('['))
            return TraceJson.Read(answer.Trace) is { } trace ? TraceWords.Lines(trace, words) : [];
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
