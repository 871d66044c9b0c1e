using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>How much each term of a question tells, from the number of passages that hold it.</summary>
public sealed class TermWeights
{
    /// <summary>Weighs terms.</summary>
    /// <param name="terms">The question's terms.</param>
    /// <param name="frequencies">Passages holding each term, in the same order.</param>
    /// <param name="passages">Passages in the corpus.</param>
    public TermWeights(IReadOnlyList<QuestionTerm> terms, IReadOnlyList<long> frequencies, long passages)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(frequencies);
        Frequencies = frequencies;
        Idf = [.. frequencies.Select((frequency, i) => Weigh(terms[i], Math.Min(frequency, passages), passages))];
        Total = Idf.Sum();
    }

    // In a small corpus any everyday word may be rare; it tells no more for that.
    const double MostForCommonWords = 2.5;

    static double Weigh(QuestionTerm term, long frequency, long passages)
    {
        var idf = Math.Log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
        return !term.IsName && CommonWords.IsCommonStem(term.Term.Stem) ? Math.Min(idf, MostForCommonWords) : idf;
    }

    /// <summary>Passages holding each term.</summary>
    public IReadOnlyList<long> Frequencies { get; }

    /// <summary>Inverse document frequency of each term, never negative.</summary>
    /// <remarks>Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with 1 added inside the logarithm.</remarks>
    public IReadOnlyList<double> Idf { get; }

    /// <summary>Sum of <see cref="Idf"/>: the weight of a text that holds everything asked for.</summary>
    public double Total { get; }
}
