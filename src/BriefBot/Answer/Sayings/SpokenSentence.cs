using BriefBot.Answer.Briefings;
using BriefBot.Answer.Summaries;
using BriefBot.Language;

namespace BriefBot.Answer.Sayings;

/// <summary>A sentence in which somebody speaks.</summary>
/// <param name="Speaker">As the sentence, or the one that tells whom its pronoun stands for, writes the name.</param>
/// <param name="Spoken">What is word for word, as a place in the sentence; null where it is reported.</param>
/// <param name="Turn">The answer of an interview that it is part of; null when it is of none.</param>
sealed record SpokenSentence(TopicSentence Sentence, string Speaker, TextSpan? Spoken, int? Turn)
{
    // Words of an answer in an interview that tell something.
    const int FewestWords = 5;

    /// <summary>True for another part of the same answer.</summary>
    public bool IsSameTurn(SpokenSentence other) => Turn is not null && Turn == other.Turn && Sentence.Source == other.Sentence.Source;

    /// <summary>What certain speakers say in an article, in its order; reads the article's sentences first.</summary>
    /// <param name="source">The article.</param>
    /// <param name="isSpeaker">Whether somebody of that name is meant.</param>
    public static IEnumerable<SpokenSentence> Of(TopicArticle source, Func<string, bool> isSpeaker)
    {
        Read(source);
        var interview = Interview.Of(source.Article, source.Sentences);
        var exchange = SpokenTurns.Speakers(source.Sentences);
        foreach (var sentence in source.Sentences)
        {
            if (Retractions.IsRetracted(sentence.Text))
                continue;
            if (interview.At(sentence.Span) is { } answer)
            {
                if (isSpeaker(answer.Speaker) && SentencePool.WordCount(sentence.Text) >= FewestWords)
                    yield return new(sentence, answer.Speaker, sentence.Inside(answer.Spoken), answer.Turn);
            }
            else if (
                (SpokenQuotes.SpeakerOf(sentence) ?? exchange.GetValueOrDefault(sentence.Position)) is { } speaker
                && isSpeaker(speaker)
            )
                yield return new(sentence, speaker, SpokenQuotes.Spoken(sentence.Text), Turn: null);
        }
    }

    /// <summary>Reads the sentences of an article, unless they were.</summary>
    public static void Read(TopicArticle source)
    {
        if (source.Sentences.Count > 0)
            return;
        var spans = Sentences.Split(source.Article.Body, source.Article.Language);
        source.Sentences =
        [
            .. spans
                .Select((span, i) => new TopicSentence(source, i, span, i > 0 ? spans[i - 1] : null, 0, IsOnTopic: true))
                .Where(sentence => !sentence.IsFurniture),
        ];
    }
}
