namespace BriefBot.Language;

/// <summary>How many letters must be put in, left out, replaced or exchanged with their neighbour to make one word of another.</summary>
/// <remarks>Optimal string alignment: no letter is changed twice.</remarks>
public static class EditDistance
{
    /// <summary>The distance of two words, or one more than <paramref name="most"/> where it is larger.</summary>
    /// <param name="one">Compared letter by letter: case and accents differ.</param>
    /// <param name="other">The same.</param>
    /// <param name="most">0 and up. The work grows with it, not with the square of the length.</param>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var (low, high, least) = (Math.Max(1, i - most), Math.Min(other.Length, i + most), row[0]);
            if (low > 1)
                row[low - 1] = most + 1;
            for (var j = low; j <= high; j++)
            {
                var changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                // Beyond the band everything is further than the limit.
                var leftOut = j < i + most ? last[j] + 1 : most + 1;
                row[j] = Math.Min(changed, Math.Min(leftOut, row[j - 1] + 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            (before, last, row) = (last, row, before);
        }
        return Math.Min(last[other.Length], most + 1);
    }
}
