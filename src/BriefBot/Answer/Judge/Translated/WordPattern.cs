namespace BriefBot.Answer.Judge.Translated;

/// <summary>Words that stand together, in lower case with their accents; a star at the end of one stands for any ending.</summary>
readonly record struct WordPattern(string[] Words)
{
    /// <summary>Reads an entry of a lexicon, in which an underscore stands for a blank.</summary>
    public static WordPattern Read(string entry) => new(entry.Split('_'));

    /// <summary>True when it stands at a place of a text.</summary>
    public bool StandsAt(IReadOnlyList<LocalWord> words, int at)
    {
        if (at < 0 || at + Words.Length > words.Count)
            return false;
        for (var i = 0; i < Words.Length; i++)
            if (!Fits(Words[i], words[at + i].Lower))
                return false;
        return true;
    }

    /// <summary>True when it is one word, and this.</summary>
    public bool Fits(string word) => Words.Length == 1 && Fits(Words[0], word);

    static bool Fits(string pattern, string word) =>
        pattern[^1] == '*' ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : word == pattern;
}
