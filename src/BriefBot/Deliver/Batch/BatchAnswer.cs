using BriefBot.Answer;
using BriefBot.Deliver.Json;

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
        return DocumentJson.Line(
            new AnswerLine(
                id,
                [.. reply.Passages.Take(Passages).Select(PassagePart.Of)],
                ShownQuote.Of(cited?.Claims ?? [], reply.Question.Text, QuoteWords),
                ShortAnswer.Of(reply),
                cited is null,
                reply.Confidence,
                cited is { Conflicts.Count: > 0 },
                DocumentValues.Milliseconds(reply.Elapsed)
            ),
            DocumentJson.Default.AnswerLine
        );
    }
}
