namespace BriefBot.Tests.Corpus.Stories;

/// <summary>Compares two ways to group the same things.</summary>
static class Partition
{
    /// <summary>BCubed F1 (Bagga and Baldwin, 1998): 1 when both group alike.</summary>
    public static double Agreement<TOne, TOther>(IReadOnlyList<TOne> one, IReadOnlyList<TOther> other)
        where TOne : notnull
        where TOther : notnull
    {
        var pairs = one.Zip(other).ToList();
        var (inOne, inOther, inBoth) = (
            one.CountBy(each => each).ToDictionary(),
            other.CountBy(each => each).ToDictionary(),
            pairs.CountBy(each => each).ToDictionary()
        );
        var precision = pairs.Sum(pair => (double)inBoth[pair] / inOne[pair.First]);
        var recall = pairs.Sum(pair => (double)inBoth[pair] / inOther[pair.Second]);
        return 2 * precision * recall / (precision + recall) / pairs.Count;
    }
}
