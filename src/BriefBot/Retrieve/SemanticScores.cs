using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>
/// How near the passages of one search are to its question in meaning, seen from each other: cosines of one model lie between 0.1 and 0.5,
/// those of another between 0.7 and 0.9. A passage without a vector, as new ones are for a while, lies in the middle.
/// </summary>
sealed class SemanticScores
{
    const double Least = -2;
    const double Most = 3;

    readonly Dictionary<PassageId, double> _cosines = [];
    readonly double _mean;
    readonly double _deviation;

    /// <summary>Compares.</summary>
    /// <param name="near">What the model found; null when it found nothing.</param>
    /// <param name="passages">All passages that are looked at.</param>
    public SemanticScores(NearPassages? near, IReadOnlyList<Passage> passages)
    {
        if (near is null)
            return;
        foreach (var passage in passages)
            if (near.CosineOf(passage.Id) is { } cosine)
                _cosines[passage.Id] = cosine;
        if (_cosines.Count == 0)
            return;
        _mean = _cosines.Values.Average();
        _deviation = Math.Sqrt(_cosines.Values.Average(cosine => (cosine - _mean) * (cosine - _mean)));
    }

    /// <summary>See <see cref="PassageFeatures.Semantic"/>.</summary>
    public double Of(Passage passage) =>
        _deviation > 0 && _cosines.TryGetValue(passage.Id, out var cosine) ? Math.Clamp((cosine - _mean) / _deviation, Least, Most) : 0;
}
