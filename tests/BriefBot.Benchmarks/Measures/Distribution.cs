namespace BriefBot.Benchmarks.Measures;

/// <summary>Times of the same thing done for many questions, in milliseconds.</summary>
sealed class Distribution(IEnumerable<double> milliseconds)
{
    readonly double[] _sorted = [.. milliseconds.Order()];

    /// <summary>The value that half of the times stay under.</summary>
    public double Median => At(0.5);

    /// <summary>The value that 95 of 100 times stay under.</summary>
    public double P95 => At(0.95);

    /// <summary>The value that 99 of 100 times stay under.</summary>
    public double P99 => At(0.99);

    /// <summary>Their mean.</summary>
    public double Mean => _sorted.Average();

    /// <summary>The largest of them.</summary>
    public double Largest => At(1);

    double At(double share) =>
        _sorted.Length == 0 ? double.NaN : _sorted[(int)Math.Min(_sorted.Length - 1, Math.Floor(share * _sorted.Length))];
}
