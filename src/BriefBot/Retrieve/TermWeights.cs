namespace BriefBot.Retrieve;

/// <summary>How much each term of a question tells, from the number of passages that hold it.</summary>
public sealed class TermWeights
{
    /// <summary>Weighs terms.</summary>
    /// <param name="frequencies">Passages holding each term, in the order of the question's terms.</param>
    /// <param name="passages">Passages in the corpus.</param>
    public TermWeights(IReadOnlyList<long> frequencies, long passages)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        Frequencies = frequencies;
        Idf = [.. frequencies.Select(frequency => Math.Log(1 + (passages - Math.Min(frequency, passages) + 0.5) / (Math.Min(frequency, passages) + 0.5)))];
        Total = Idf.Sum();
    }

    /// <summary>Passages holding each term.</summary>
    public IReadOnlyList<long> Frequencies { get; }

    /// <summary>Inverse document frequency of each term, never negative.</summary>
    /// <remarks>Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with 1 added inside the logarithm.</remarks>
    public IReadOnlyList<double> Idf { get; }

    /// <summary>Sum of <see cref="Idf"/>: the weight of a text that holds everything asked for.</summary>
    public double Total { get; }
}
