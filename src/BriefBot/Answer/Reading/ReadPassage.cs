using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>A passage and what the reader made of it.</summary>
sealed record ReadPassage(ScoredPassage Passage, TextReading Reading)
{
    /// <summary>The best answer within a sentence of the article, its place in the article's body; null when the sentence wasn't
    /// read.</summary>
    public SpanReading? In(TextSpan sentence)
    {
        var start = Passage.Passage.Start;
        return Reading.Best(new TextSpan(sentence.Start - start, sentence.End - start)) is { } found
            ? found with
            {
                Span = new TextSpan(found.Span.Start + start, found.Span.End + start),
            }
            : null;
    }
}
