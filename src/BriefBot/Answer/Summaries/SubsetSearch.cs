namespace BriefBot.Answer.Summaries;

/// <summary>Sentences that are only chosen together: one, or one that leans on those before it, with them.</summary>
/// <param name="Sentences">Indices in the pool, in the order of the text.</param>
readonly record struct SentenceUnit(IReadOnlyList<int> Sentences);

/// <summary>What choosing a sentence is worth.</summary>
/// <param name="Worth">By itself, may be negative.</param>
/// <param name="Covers">Indices of what it tells; each counts once, however many of the chosen tell it.</param>
/// <param name="Excludes">Sentences that tell the same: only one of them is chosen.</param>
readonly record struct SentenceWorth(double Worth, int Words, IReadOnlyList<int> Covers, IReadOnlyList<int> Excludes);

/// <summary>Finds the units that together are worth most within limits: a beam search, then exchanges.</summary>
/// <remarks>Work is bounded by units × <see cref="Beam"/> × sentences chosen, whatever the number of subsets.</remarks>
sealed class SubsetSearch(IReadOnlyList<SentenceWorth> sentences, IReadOnlyList<double> coverage, SummaryLimits limits)
{
    /// <summary>Partial choices kept at each step; with four times as many nothing better was found on news.</summary>
    public const int Beam = 32;

    // Rounds of exchanges; they end by themselves when none gains.
    const int Exchanges = 6;

    /// <summary>The sentences chosen, by index in ascending order; empty when no unit fits.</summary>
    public IReadOnlyList<int> Find(IReadOnlyList<SentenceUnit> units)
    {
        List<Choice> beam = [Choice.None(coverage.Count)];
        Choice? best = null;
        while (beam.Count > 0)
        {
            beam = Extended(beam, units);
            foreach (var choice in beam)
                if (best is null || choice.Score > best.Score)
                    best = choice;
        }
        return best is null ? [] : Exchanged(best, units).Sentences;
    }

    List<Choice> Extended(List<Choice> beam, IReadOnlyList<SentenceUnit> units)
    {
        var queue = new PriorityQueue<(Choice From, SentenceUnit Unit), double>();
        foreach (var choice in beam)
        {
            foreach (var unit in units)
            {
                if (Gain(choice, unit) is not { } gain)
                    continue;
                var score = choice.Score + gain;
                if (queue.Count < Beam * 4)
                    queue.Enqueue((choice, unit), score);
                else
                    queue.EnqueueDequeue((choice, unit), score);
            }
        }
        var candidates = new List<(Choice From, SentenceUnit Unit)>();
        while (queue.TryDequeue(out var candidate, out _))
            candidates.Add(candidate);
        candidates.Reverse();
        var next = new List<Choice>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (from, unit) in candidates)
        {
            if (next.Count == Beam)
                break;
            var extended = With(from, unit);
            if (seen.Add(string.Join(',', extended.Sentences)))
                next.Add(extended);
        }
        return next;
    }

    // Null when the unit is chosen already or doesn't fit.
    double? Gain(Choice choice, SentenceUnit unit)
    {
        var (words, count, gain) = (choice.Words, choice.Sentences.Count, 0.0);
        var isNew = false;
        List<int>? told = null;
        foreach (var index in unit.Sentences)
        {
            if (choice.Sentences.Contains(index))
                continue;
            isNew = true;
            var sentence = sentences[index];
            words += sentence.Words;
            count++;
            if (words > limits.Words || count > limits.Sentences || IsExcluded(sentence, choice))
                return null;
            gain += sentence.Worth;
            foreach (var covered in sentence.Covers)
            {
                if (choice.Covered[covered] || told?.Contains(covered) == true)
                    continue;
                gain += coverage[covered];
                if (unit.Sentences.Count > 1)
                    (told ??= []).Add(covered);
            }
        }
        return isNew ? gain : null;
    }

    static bool IsExcluded(SentenceWorth sentence, Choice choice)
    {
        foreach (var other in sentence.Excludes)
            if (choice.Sentences.Contains(other))
                return true;
        return false;
    }

    Choice With(Choice choice, SentenceUnit unit) =>
        Of([.. choice.Sentences.Concat(unit.Sentences).Distinct().Order()], [.. choice.Units, unit]);

    Choice Of(List<int> chosen, List<SentenceUnit> units)
    {
        var covered = new bool[coverage.Count];
        var (score, words) = (0.0, 0);
        foreach (var index in chosen)
        {
            score += sentences[index].Worth;
            words += sentences[index].Words;
            foreach (var unit in sentences[index].Covers)
            {
                if (!covered[unit])
                    score += coverage[unit];
                covered[unit] = true;
            }
        }
        return new Choice(chosen, units, covered, words, score);
    }

    Choice Exchanged(Choice best, IReadOnlyList<SentenceUnit> units)
    {
        for (var round = 0; round < Exchanges; round++)
        {
            var better = best;
            for (var left = 0; left < best.Units.Count; left++)
            {
                List<SentenceUnit> rest = [.. best.Units.Where((_, i) => i != left)];
                var without = Of([.. rest.SelectMany(unit => unit.Sentences).Distinct().Order()], rest);
                foreach (var unit in units)
                    if (Gain(without, unit) is { } gain && without.Score + gain > better.Score + 1e-9)
                        better = With(without, unit);
            }
            if (ReferenceEquals(better, best))
                break;
            best = better;
        }
        return best;
    }

    sealed record Choice(List<int> Sentences, List<SentenceUnit> Units, bool[] Covered, int Words, double Score)
    {
        public static Choice None(int coverage) => new([], [], new bool[coverage], 0, 0);
    }
}
