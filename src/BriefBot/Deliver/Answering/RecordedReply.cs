using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Answering;

/// <summary>Makes of a reply what is kept of it, whichever surface gave it.</summary>
static class RecordedReply
{
    /// <summary>The record of a reply.</summary>
    /// <param name="reply">What was answered.</param>
    /// <param name="workspace">Whose articles were asked.</param>
    /// <param name="place">Where it was asked.</param>
    /// <param name="person">Who asked.</param>
    /// <param name="question">As asked.</param>
    /// <param name="askedAt">When.</param>
    /// <param name="shown">What the surface showed, as JSON.</param>
    public static AnswerRecord Of(
        Reply reply,
        WorkspaceId workspace,
        ChatPlace place,
        string person,
        string question,
        DateTimeOffset askedAt,
        string shown
    ) =>
        new(workspace, place, person, question)
        {
            Understood = reply.Understood,
            AskedAt = askedAt,
            AsOf = reply.Question.AsOf,
            Status = reply.IsFound ? AnswerStatus.Answered : AnswerStatus.NotFound,
            Confidence = reply.Confidence,
            AnsweredBy = reply.AnsweredBy,
            Written = reply.Writing is { } writing
                ? new WrittenByModel(writing.Prompt, writing.Sentences, writing.Passed + writing.Repaired)
                : null,
            Elapsed = reply.Elapsed,
            Shown = shown,
            Citations = CitedItems.Of(reply),
            Trace = reply.Trace is { } trace ? TraceJson.Write(trace) : "[]",
        };
}
