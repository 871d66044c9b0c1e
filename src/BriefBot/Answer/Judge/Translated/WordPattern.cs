namespace BriefBot.Answer.Judge.Translated;

/// <summary>Words that stand together, in lower case with their accents; a star at the end of one stands for any ending, a plus for any
/// words between two.</summary>
sealed record WordPattern(string[] Words)
{
    const string Between = "+";

    /// <summary>Reads an entry of a lexicon, in which an underscore stands for a blank.</summary>
    public static WordPattern Read(string entry) => new(entry.Split('_'));

    /// <summary>True when it stands at a place of a text.</summary>
    public bool StandsAt(IReadOnlyList<LocalWord> words, int at) => at >= 0 && StandsAt(words, at, 0);

    bool StandsAt(IReadOnlyList<LocalWord> words, int at, int from)
    {
        for (var i = from; i < Words.Length; i++, at++)
        {
            if (Words[i] == Between)
                return Enumerable.Range(at, Math.Max(0, words.Count - at)).Any(later => StandsAt(words, later, i + 1));
            if (at >= words.Count || !Fits(Words[i], words[at].Lower))
                return false;
        }
        return true;
    }

    /// <summary>True when it is one word, and this.</summary>
    public bool Fits(string word) => Words.Length == 1 && Fits(Words[0], word);

    static bool Fits(string pattern, string word) =>
        pattern[^1] == '*' ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : word == pattern;
}
