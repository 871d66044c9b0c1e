namespace BriefBot.Tests.Corpus.Stories;

/// <summary>Compares two ways to group the same things.</summary>
static class Partition
{
    /// <summary>BCubed F1 (Bagga and Baldwin, 1998): 1 when both group alike.</summary>
    public static double Agreement<TOne, TOther>(IReadOnlyList<TOne> one, IReadOnlyList<TOther> other)
        where TOne : notnull
        where TOther : notnull
    {
        var (precision, recall) = (0.0, 0.0);
        for (var i = 0; i < one.Count; i++)
        {
            var together = Enumerable.Range(0, one.Count).Count(j => one[j].Equals(one[i]) && other[j].Equals(other[i]));
            precision += (double)together / one.Count(each => each.Equals(one[i]));
            recall += (double)together / other.Count(each => each.Equals(other[i]));
        }
        return 2 * precision * recall / (precision + recall) / one.Count;
    }
}
