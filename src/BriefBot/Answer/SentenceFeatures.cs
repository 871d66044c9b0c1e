using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>What is looked at in a sentence, and how much each counts.</summary>
/// <remarks>
/// Weights: listwise logistic regression over the sentences of the twenty best passages, on questions with known answers; docs/decisions
/// tells how they were trained and what each is worth.
/// </remarks>
static class SentenceFeatures
{
    /// <summary>Score of its passage.</summary>
    public const int Passage = 0;

    /// <summary>Share of the question's weight in the sentence.</summary>
    public const int Coverage = 1;

    /// <summary>Share of the question's weight in the sentence, the one before it, or the title.</summary>
    public const int ContextCoverage = 2;

    /// <summary>Share of the weight of the question's names in the sentence.</summary>
    public const int NameCoverage = 3;

    /// <summary>Share of neighbouring question terms that are close in the sentence.</summary>
    public const int Pairs = 4;

    /// <summary>1 when it holds something of the kind asked for that the question does not name.</summary>
    public const int KindFound = 5;

    /// <summary>1 when the kind asked for is one that can be recognised and nothing of it is there.</summary>
    public const int KindMissing = 6;

    /// <summary>1 when it names a year that the question does not ask about, and none that it asks about.</summary>
    public const int OtherYear = 7;

    /// <summary>1/(1 + index of the sentence in its article).</summary>
    public const int Lead = 8;

    /// <summary>1 for fewer than six words.</summary>
    public const int Short = 9;

    /// <summary>Words beyond 40, in tens.</summary>
    public const int Long = 10;

    /// <summary>1/(1 + rank of its passage).</summary>
    public const int Rank = 11;

    /// <summary>1 when it holds the noun behind "which" or "what".</summary>
    public const int Head = 12;

    /// <summary>Sum of question terms' weight in the sentence per root of its length.</summary>
    public const int Density = 13;

    /// <summary>1 when it is a question itself.</summary>
    public const int IsQuestion = 14;

    /// <summary>1 when the question is about what happened and the sentence tells what is planned, expected or rumoured.</summary>
    public const int Hedged = 15;

    /// <summary>Number of features.</summary>
    public const int Count = 16;

    static readonly double[] Weights = [3.5, 3.0, 1.6, 0, 0.1, 3.1, -0.15, -1.0, 1.3, -3.7, 0, 0.5, 0.7, 1.2, -3.9, -0.8];

    // Questions in other languages, of which less is understood: the words that a sentence shares with one tell more, how near the
    // beginning it stands tells less. Fitted as above on questions in nine languages, and better by the same in each of them.
    static readonly double[] OtherWeights = [3.5, 3.6, 3.8, 0, 0.1, 3.1, -0.15, -1.0, 0.8, -3.7, 0, 0.8, 0.7, 2.1, -3.9, -0.8];

    // Where words are written syllable by syllable, two together tell what one doesn't.
    static readonly double[] SyllableWeights = [3.5, 3.6, 3.8, 0, 2, 3.1, -0.15, -1.0, 0.8, -3.7, 0, 0.8, 0.7, 2.1, -3.9, -0.8];

    /// <summary>The score by which sentences are ranked.</summary>
    /// <param name="features">The sentence's.</param>
    /// <param name="language">The question's language.</param>
    public static double Score(ReadOnlySpan<double> features, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var weights =
            language.IsEnglish ? Weights
            : language.Writing.HasTellingAccents ? SyllableWeights
            : OtherWeights;
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}
