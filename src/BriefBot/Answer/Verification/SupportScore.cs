namespace BriefBot.Answer.Verification;

/// <summary>
/// Tells how well a text bears out a sentence as a whole: whether its words stand there at all, whether three that tell something follow each
/// other there, and whether whole stretches of it stand there. It knows nothing of names, numbers or negations, which are compared one by one.
/// </summary>
/// <remarks>The three count alike; decision 0023 tells how they were chosen on QAGS (Wang et al., ACL 2020).</remarks>
sealed class SupportScore
{
    // Words that stand nowhere in the text, from which on the sentence is strange to it.
    const int MostStrange = 4;

    // Words that tell something, following each other.
    const int Row = 3;

    // Words of any kind, following each other.
    const int Stretch = 4;

    readonly List<ReadWord> _distinct;
    readonly HashSet<string> _stems;
    readonly HashSet<string> _rows;
    readonly HashSet<string> _stretches;
    readonly Dictionary<string, bool> _related = new(StringComparer.Ordinal);

    /// <summary>Reads a text.</summary>
    /// <param name="words">Its words in order.</param>
    public SupportScore(IReadOnlyList<ReadWord> words)
    {
        _distinct = [.. words.DistinctBy(word => (word.Text, word.IsCapital))];
        _stems = _distinct.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        _rows = Runs(Content(words), Row).ToHashSet(StringComparer.Ordinal);
        _stretches = Runs(words, Stretch).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How well the text bears a sentence out. A sentence of fewer words than are compared at once scores low.</summary>
    /// <param name="isBorneOut">Tells which of its words are borne out whether they stand in the text or not; null when none is.</param>
    /// <returns>0, not at all, to 1, word for word.</returns>
    public double Of(IReadOnlyList<ReadWord> sentence, Func<ReadWord, bool>? isBorneOut = null)
    {
        var content = Content(sentence);
        if (content.Count == 0) return 0;
        var strange = Math.Min(content.Count(word => !IsKnown(word) && isBorneOut?.Invoke(word) != true), MostStrange);
        return (1 - (strange / (double)MostStrange) + Share(Runs(content, Row), _rows) + Share(Runs(sentence, Stretch), _stretches)) / 3;
    }

    static List<ReadWord> Content(IEnumerable<ReadWord> words) => [.. words.Where(word => word.IsContent)];

    bool IsKnown(ReadWord word)
    {
        if (_stems.Contains(word.Stem)) return true;
        if (_related.TryGetValue(word.Text, out var related)) return related;
        return _related[word.Text] = _distinct.Exists(other => WordMatch.IsSame(word, other));
    }

    static double Share(List<string> runs, HashSet<string> known) => runs.Count == 0 ? 0 : runs.Count(known.Contains) / (double)runs.Count;

    static List<string> Runs(IReadOnlyList<ReadWord> words, int length) =>
        words.Count < length ? [] : [.. Enumerable.Range(0, words.Count - length + 1).Select(at => string.Join(' ', Enumerable.Range(at, length).Select(i => words[i].Text)))];
}
