using BriefBot.Corpus;

namespace BriefBot.Answer;

/// <summary>Remembers what became of each sentence while an answer is made. Not safe for concurrent use.</summary>
sealed class SentenceFates
{
    readonly Dictionary<(ArticleId, int), SentenceFate> _fates = [];

    /// <summary>Writes down a reason against a sentence; the first one stands.</summary>
    public void Set(SentenceCandidate sentence, SentenceFate reason) => _fates.TryAdd((sentence.Article.Id, sentence.Span.Start), reason);

    /// <summary>Writes down that a sentence is shown, whatever was written before.</summary>
    public void Shown(SentenceCandidate sentence, SentenceFate fate) => _fates[(sentence.Article.Id, sentence.Span.Start)] = fate;

    /// <summary>What became of a sentence; null when nothing was decided on it alone.</summary>
    public SentenceFate? Of(SentenceCandidate sentence) =>
        _fates.TryGetValue((sentence.Article.Id, sentence.Span.Start), out var fate) ? fate : null;
}
