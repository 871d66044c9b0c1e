using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>
/// Tells how well a text bears out a sentence as a whole: how many of its words the text hasn't at all, and how many of its trigrams of
/// words that tell something, and of its four-grams of any words, it has. It knows nothing of names, numbers or negations, which are
/// compared one by one.
/// </summary>
/// <remarks>The three count alike; decision 0023 tells how they were chosen on QAGS (Wang et al., ACL 2020).</remarks>
sealed class SupportScore
{
    // So many words that stand nowhere in the text leave nothing of their share.
    const int MostUnknown = 4;

    const int Trigram = 3;
    const int Fourgram = 4;

    readonly List<Word> _distinct;
    readonly HashSet<string> _stems;
    readonly HashSet<string> _trigrams;
    readonly HashSet<string> _fourgrams;
    readonly Dictionary<string, bool> _related = new(StringComparer.Ordinal);

    /// <summary>Reads a text.</summary>
    /// <param name="words">Its words in order.</param>
    public SupportScore(IReadOnlyList<Word> words)
    {
        _distinct = [.. words.DistinctBy(word => (word.Text, word.IsCapital))];
        _stems = _distinct.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        _trigrams = Ngrams(Content(words), Trigram).ToHashSet(StringComparer.Ordinal);
        _fourgrams = Ngrams(words, Fourgram).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How well the text bears a sentence out. A sentence of fewer words than are compared at once scores low.</summary>
    /// <param name="isBorneOut">Tells which of its words are borne out whether they stand in the text or not; null when none is.</param>
    /// <returns>0, not at all, to 1, word for word.</returns>
    public double Of(IReadOnlyList<Word> sentence, Func<Word, bool>? isBorneOut = null)
    {
        var content = Content(sentence);
        if (content.Count == 0)
            return 0;
        var unknown = Math.Min(content.Count(word => !IsKnown(word) && isBorneOut?.Invoke(word) != true), MostUnknown);
        return (
                1
                - (unknown / (double)MostUnknown)
                + Share(Ngrams(content, Trigram), _trigrams)
                + Share(Ngrams(sentence, Fourgram), _fourgrams)
            ) / 3;
    }

    static List<Word> Content(IEnumerable<Word> words) => [.. words.Where(word => word.IsContent)];

    bool IsKnown(Word word)
    {
        if (_stems.Contains(word.Stem))
            return true;
        if (_related.TryGetValue(word.Text, out var related))
            return related;
        return _related[word.Text] = _distinct.Exists(other => WordMatch.IsSame(word, other));
    }

    static double Share(List<string> ngrams, HashSet<string> known) =>
        ngrams.Count == 0 ? 0 : ngrams.Count(known.Contains) / (double)ngrams.Count;

    static List<string> Ngrams(IReadOnlyList<Word> words, int length) =>
        words.Count < length
            ? []
            :
            [
                .. Enumerable
                    .Range(0, words.Count - length + 1)
                    .Select(at => string.Join(' ', Enumerable.Range(at, length).Select(i => words[i].Text))),
            ];
}
