using BriefBot.Reader;

namespace BriefBot.Answer.Reading;

/// <summary>How much the reader counts beside words and rules, and how sure it is.</summary>
/// <remarks>Weights come of <c>train/fuse.py</c>: logistic regression on questions whose stories and articles the reader wasn't trained on.</remarks>
static class ReadingWeights
{
    // Margins beyond this tell no more.
    const double Sure = 8;

    const double PassageRelevance = 0.7;
    const double SentenceMargin = 0.87;
    const double SentenceRelevance = 0.4;

    /// <summary>What reading adds to a passage's rank.</summary>
    public static double Passage(TextReading reading) => PassageRelevance * Math.Clamp(reading.Relevance, -4, 4);

    /// <summary>The score of a sentence that was read.</summary>
    public static double Sentence(double lexical, SentenceCandidate sentence) =>
        lexical + SentenceMargin * Margin(sentence) + SentenceRelevance * Math.Clamp(sentence.ReadIn!.Reading.Relevance, -4, 4);

    /// <summary>The reader's margin for a sentence, within bounds; the lower bound where it read nothing of it.</summary>
    public static double Margin(SentenceCandidate sentence) => Math.Clamp(sentence.Read?.Margin ?? -Sure, -Sure, Sure);

    /// <summary>How likely the corpus answers at all, 0 to 1.</summary>
    /// <param name="words">The features of <see cref="Confidence.Features"/>.</param>
    /// <param name="ranked">Sentences, best first.</param>
    public static double Confidence(double[] words, IReadOnlyList<SentenceCandidate> ranked)
    {
        var read = ranked.Where(sentence => sentence.ReadIn is not null).Take(12).ToList();
        var sum = ConfidenceBias;
        for (var i = 0; i < words.Length; i++) sum += ConfidenceWords[i] * words[i];
        sum += ConfidenceMargin * read.Max(Margin) + ConfidenceRelevance * read.Max(sentence => Math.Clamp(sentence.ReadIn!.Reading.Relevance, -4, 4))
            + ConfidenceTold * read.Max(sentence => 1 - sentence.ReadIn!.Reading.Of(ReadKind.None));
        return 1 / (1 + Math.Exp(-sum));
    }

    const double ConfidenceBias = -3.2;
    const double ConfidenceMargin = 0.25;
    const double ConfidenceRelevance = 0.41;
    const double ConfidenceTold = 0.22;

    // Without the first, BM25: it adds .003 to the area under the curve, and in a corpus of a few articles, where all words are rare, it says nothing.
    static readonly double[] ConfidenceWords = [0, 1.07, 1.34, 0.14, 0.97];

    /// <summary>How likely a short answer is right, 0 to 1.</summary>
    /// <param name="answer">The answer with the sentences that give it.</param>
    /// <param name="rival">The strength of the next best different answer, 0 for none.</param>
    /// <param name="rulesAgree">Whether rules choose the same.</param>
    public static double Right(ReadAnswer answer, double rival, bool rulesAgree)
    {
        var best = answer.Places[0].Sentence;
        var sum = RightBias + RightMargin * Margin(best) + RightRelevance * Math.Clamp(best.ReadIn!.Reading.Relevance, -4, 4) + RightKind * best.ReadIn.Reading.Of(ReadKind.Span)
            + RightShare * (answer.Weight / (answer.Weight + rival)) + (rulesAgree ? RightRules : 0);
        return 1 / (1 + Math.Exp(-sum));
    }

    const double RightBias = -3.6;
    const double RightMargin = 0.34;
    const double RightRelevance = -0.2;
    const double RightKind = 2.02;
    const double RightShare = 1.04;
    const double RightRules = 0.36;
}
