using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer.Reading;

/// <summary>How much the reader counts beside words and rules, and how sure it is.</summary>
/// <remarks>Weights come of <c>train/fuse.py</c>: logistic regression on questions whose stories and articles the reader wasn't trained
/// on.</remarks>
static class ReadingWeights
{
    // Margins beyond this tell no more.
    const double Sure = 8;

    // Log odds beyond this tell no more.
    const double Near = 4;

    const double PassageMargin = 0.05;
    const double SentenceMargin = 0.65;

    /// <summary>What being the newest counts beside the oldest where a question asks for what holds now; chosen on the dev
    /// stories.</summary>
    public const double Newest = 2;

    /// <summary>What reading adds to a passage's rank.</summary>
    public static double Passage(TextReading reading) =>
        PassageMargin * Math.Clamp(reading.Best(new TextSpan(0, reading.ReadTo))?.Margin ?? -Sure, -Sure, Sure);

    /// <summary>The score of a sentence that was read.</summary>
    public static double Sentence(double lexical, SentenceCandidate sentence) => lexical + SentenceMargin * Margin(sentence);

    // Log odds of the text telling what was asked, as train/fuse.py has them.
    static double Told(SentenceCandidate sentence)
    {
        var nothing = sentence.ReadIn!.Reading.Of(ReadKind.None);
        return Math.Clamp(Math.Log((1 - nothing + 0.001) / (nothing + 0.001)), -Near, Near);
    }

    /// <summary>The reader's margin for a sentence, within bounds; the lower bound where it read nothing of it.</summary>
    public static double Margin(SentenceCandidate sentence) => Math.Clamp(sentence.Read?.Margin ?? -Sure, -Sure, Sure);

    /// <summary>How likely the corpus answers at all, 0 to 1.</summary>
    /// <param name="words">The features of <see cref="Confidence.Features"/>.</param>
    /// <param name="ranked">Sentences, best first.</param>
    /// <param name="isOfTopic">True for a question of a topic, to which nothing is a near miss.</param>
    public static double Confidence(double[] words, IReadOnlyList<SentenceCandidate> ranked, bool isOfTopic)
    {
        var read = ranked.Where(sentence => sentence.ReadIn is not null).Take(12).ToList();
        var sum =
            ConfidenceBias
            - (isOfTopic ? 0 : Caution)
            + ConfidenceMargin * read.Max(Margin)
            + ConfidenceFirstMargin * Margin(read[0])
            + ConfidenceTold * read.Take(3).Average(Told);
        for (var i = 0; i < words.Length; i++)
            sum += ConfidenceWords[i] * words[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    const double ConfidenceBias = -2.87;
    const double ConfidenceMargin = 0.04;
    const double ConfidenceFirstMargin = 0.08;
    const double ConfidenceTold = 0.4;

    // Log odds taken off: the usual minimum of .35 then refuses what answers with a probability below .77. A near miss that is shown costs
    // more than a quote that isn't; on the dev stories most questions come out right there.
    const double Caution = 1.84;

    // As fitted without BM25, which in a corpus of a few articles, where all words are rare, says little, and a tenth of the weights of
    // words alone.
    static readonly double[] ConfidenceWords = [0.45, 0.45, 1.24, 0.15, 2.33];

    /// <summary>How likely a short answer is right, 0 to 1.</summary>
    /// <param name="answer">The answer with the sentences that give it.</param>
    /// <param name="rival">The strength of the next best different answer, 0 for none.</param>
    /// <param name="rulesAgree">Whether rules choose the same.</param>
    public static double Right(ReadAnswer answer, double rival, bool rulesAgree)
    {
        var best = answer.Places[0].Sentence;
        var sum =
            RightBias
            + RightMargin * Margin(best)
            + RightRelevance * Math.Clamp(best.ReadIn!.Reading.Relevance, -Near, Near)
            + RightKind * best.ReadIn.Reading.Of(ReadKind.Span)
            + RightShare * (answer.Weight / (answer.Weight + rival))
            + (rulesAgree ? RightRules : 0);
        return 1 / (1 + Math.Exp(-sum));
    }

    const double RightBias = -4.8;
    const double RightMargin = 0.33;
    const double RightRelevance = -0.16;
    const double RightKind = 2.6;
    const double RightShare = 1.2;
    const double RightRules = 0.63;
}
