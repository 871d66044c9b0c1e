using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Turns sentences on a topic into numbered quotes.</summary>
sealed class BriefCiter
{
    readonly Citer _citer = new();

    /// <summary>What was cited so far.</summary>
    public IReadOnlyList<CitedSource> Sources => _citer.Sources;

    /// <summary>The number of a sentence.</summary>
    public int Number(TopicSentence sentence) => _citer.Cite(sentence.Article, sentence.Span);

    /// <summary>A quote of a sentence.</summary>
    /// <param name="highlights">Places in the sentence.</param>
    public Claim Quote(TopicSentence sentence, IReadOnlyList<TextSpan> highlights) =>
        new(sentence.Text, highlights, [Number(sentence)]) { Clarifications = sentence.Standing.ToShow(isLed: false) };
}
