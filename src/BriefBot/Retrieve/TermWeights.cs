using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>How much each term of a question tells, from the number of passages that hold it.</summary>
public sealed class TermWeights
{
    /// <summary>Weighs terms.</summary>
    /// <param name="terms">The question's terms.</param>
    /// <param name="frequencies">Passages holding each term, in the same order.</param>
    /// <param name="passages">Passages in the workspace.</param>
    public TermWeights(IReadOnlyList<QuestionTerm> terms, IReadOnlyList<long> frequencies, long passages)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(frequencies);
        Frequencies = frequencies;
        Idf = [.. frequencies.Select((frequency, i) => Weigh(terms[i], Math.Min(frequency, passages), passages))];
        Total = Idf.Sum();
    }

    TermWeights(IReadOnlyList<long> frequencies, IReadOnlyList<double> idf)
    {
        Frequencies = frequencies;
        Idf = idf;
        Total = idf.Sum();
    }

    /// <summary>The same, with some terms counting less.</summary>
    /// <param name="terms">Which: indexes.</param>
    /// <param name="share">Share of their weight that is left, 0 to 1.</param>
    public TermWeights With(IReadOnlySet<int> terms, double share) =>
        new(Frequencies, [.. Idf.Select((idf, i) => terms.Contains(i) ? share * idf : idf)]);

    // A few articles say little about how rare a word is. Counts are taken as if the corpus held this many passages more, in which an
    // ordinary word stands in four and an everyday word in every twelfth; in tens of thousands of passages that no longer shows.
    const double BackgroundPassages = 2_000;
    const double OrdinaryBackground = 4;
    const double EverydayBackground = 160;

    static double Weigh(QuestionTerm term, double frequency, double passages)
    {
        frequency += !term.IsName && CommonWords.IsCommonStem(term.Term.Stem) ? EverydayBackground : OrdinaryBackground;
        return Math.Log(1 + (passages + BackgroundPassages - frequency + 0.5) / (frequency + 0.5));
    }

    /// <summary>Passages holding each term.</summary>
    public IReadOnlyList<long> Frequencies { get; }

    /// <summary>Inverse document frequency of each term, never negative.</summary>
    /// <remarks>Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with 1 added inside the
    /// logarithm.</remarks>
    public IReadOnlyList<double> Idf { get; }

    /// <summary>Sum of <see cref="Idf"/>: the weight of a text that holds everything asked for.</summary>
    public double Total { get; }
}
