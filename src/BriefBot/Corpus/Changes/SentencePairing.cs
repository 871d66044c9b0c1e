namespace BriefBot.Corpus.Changes;

/// <summary>Pairs sentences that share most of their words, best pairs first.</summary>
static class SentencePairing
{
    /// <summary>Most sentences of a side that are compared with all of the other: bounds the time that hostile texts take.</summary>
    public const int MostLeft = 300;

    const int MostWords = 200;
    const double Least = 0.5;

    // What stands between the same neighbours as before is most likely what replaced it.
    const double NeighbourBonus = 0.12;

    /// <summary>Pairs of numbers from the two lists, each number once.</summary>
    public static List<(int Old, int New)> Pair(
        List<int> olds,
        List<int> news,
        string[] oldKeys,
        string[] newKeys,
        Func<int, int, bool> areNeighbours
    )
    {
        var (oldWords, newWords) = (olds.ConvertAll(i => Words(oldKeys[i])), news.ConvertAll(j => Words(newKeys[j])));
        var candidates = new List<(double Score, int Old, int New)>();
        for (var a = 0; a < olds.Count; a++)
        {
            for (var b = 0; b < news.Count; b++)
            {
                var score = Likeness(oldWords[a], newWords[b]);
                if (score < Least - NeighbourBonus)
                    continue;
                if (areNeighbours(olds[a], news[b]))
                    score += NeighbourBonus;
                if (score >= Least)
                    candidates.Add((score, olds[a], news[b]));
            }
        }
        return Best(candidates);
    }

    static List<(int Old, int New)> Best(List<(double Score, int Old, int New)> candidates)
    {
        candidates.Sort(
            (a, b) =>
                a.Score != b.Score ? b.Score.CompareTo(a.Score)
                : a.Old != b.Old ? a.Old.CompareTo(b.Old)
                : a.New.CompareTo(b.New)
        );
        var (oldTaken, newTaken) = (new HashSet<int>(), new HashSet<int>());
        var pairs = new List<(int Old, int New)>();
        foreach (var (_, old, now) in candidates)
        {
            if (oldTaken.Contains(old) || !newTaken.Add(now))
                continue;
            oldTaken.Add(old);
            pairs.Add((old, now));
        }
        return pairs;
    }

    // Sorted hashes: two lists are compared in one pass. A collision only makes two sentences a little more alike.
    static int[] Words(string key)
    {
        var words = new List<int>();
        foreach (var range in key.AsSpan().Split(' '))
        {
            words.Add(string.GetHashCode(key.AsSpan()[range], StringComparison.Ordinal));
            if (words.Count == MostWords)
                break;
        }
        words.Sort();
        return [.. words];
    }

    // Dice's coefficient over the words with their number.
    static double Likeness(int[] a, int[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            if (a[i] == b[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }
        return 2.0 * shared / (a.Length + b.Length);
    }
}
