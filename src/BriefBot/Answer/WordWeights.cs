using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>How much each of <see cref="Answer.Confidence.Features"/> tells, where nothing was read.</summary>
/// <remarks>
/// Logistic regressions. English: answerable and unanswerable news questions; a sentence's own coverage and pairs added nothing. Other
/// languages: questions in eleven languages, of which the half has no text that answers in the corpus, weighed so that about one in seven
/// of these is answered, as in English. Few of a question's words are lacking by chance where words are runs of characters or syllables.
/// </remarks>
sealed record WordWeights(double Bias, double Bm25, double Coverage, double Names, double Pairs, double Context)
{
    static readonly WordWeights English = new(-7.65, 4.5, 2.5, 0.9, 1.0, 1.75);
    static readonly WordWeights Words = new(-4.75, 2.9, 2.7, 0, 0.3, 3.4);
    static readonly WordWeights Syllables = Words with { Bias = -5.6 };
    static readonly WordWeights Characters = new(-4.6, 4.9, 6.3, 0, 0, 1.0);

    /// <summary>Those for the language of a question.</summary>
    public static WordWeights Of(QuestionAnalysis question)
    {
        if (question.Language.IsEnglish)
            return English;
        if (question.Terms.Any(term => Unspaced.Is(term.Surface[0])))
            return Characters;
        return question.Language.Writing.HasTellingAccents ? Syllables : Words;
    }

    /// <summary>How likely the corpus answers, 0 to 1.</summary>
    /// <param name="x">The features.</param>
    public double Confidence(double[] x) =>
        1 / (1 + Math.Exp(-(Bias + Bm25 * x[0] + Coverage * x[1] + Names * x[2] + Pairs * x[3] + Context * x[4])));
}
