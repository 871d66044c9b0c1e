namespace BriefBot.Language;

/// <summary>Cuts English word endings ("speaking", "speaks" → "speak"), exactly as the index's tokenizer does.</summary>
/// <remarks>Source: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, in the form that SQLite's FTS5 has
/// it.</remarks>
public static class PorterStemmer
{
    const int Letters = 26;

    // (ending, replacement) in the order in which the paper's steps try them.
    static readonly (string Ending, string Replacement)[]?[] Step2 = ByLetter(
        static rule => rule.Item1,
        [
            ("ational", "ate"),
            ("tional", "tion"),
            ("enci", "ence"),
            ("anci", "ance"),
            ("izer", "ize"),
            ("logi", "log"),
            ("bli", "ble"),
            ("alli", "al"),
            ("entli", "ent"),
            ("eli", "e"),
            ("ousli", "ous"),
            ("ization", "ize"),
            ("ation", "ate"),
            ("ator", "ate"),
            ("alism", "al"),
            ("iveness", "ive"),
            ("fulness", "ful"),
            ("ousness", "ous"),
            ("aliti", "al"),
            ("iviti", "ive"),
            ("biliti", "ble"),
        ]
    );

    static readonly (string Ending, string Replacement)[]?[] Step3 = ByLetter(
        static rule => rule.Item1,
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")]
    );

    static readonly string[]?[] Step4 = ByLetter(
        static ending => ending,
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize"]
    );

    /// <summary>The stem of a word that is lower case already; words shorter than 3 or longer than 64 letters stay as they are.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length is < 3 or > 64)
            return word;
        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        var length = Stem(buffer, word.Length);
        return buffer[..length].SequenceEqual(word) ? word : buffer[..length].ToString();
    }

    /// <inheritdoc cref="Stem(string)"/>
    public static string Stem(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 64)
            return word.ToString();
        Span<char> buffer = stackalloc char[word.Length + 2];
        word.CopyTo(buffer);
        return buffer[..Stem(buffer, word.Length)].ToString();
    }

    /// <summary>Stems in place.</summary>
    /// <param name="word">The word, with room for two letters more.</param>
    /// <param name="length">Letters of the word.</param>
    /// <returns>Letters of the stem.</returns>
    public static int Stem(Span<char> word, int length)
    {
        if (length is < 3 or > 64)
            return length;
        length = Plural(word, length);
        length = PastAndProgressive(word, length);
        if (length > 1 && word[length - 1] == 'y' && HasVowel(word[..(length - 1)]))
            word[length - 1] = 'i';
        length = ReplaceFirst(word, length, Step2);
        length = ReplaceFirst(word, length, Step3);
        length = DropSuffix(word, length);
        return FinalLetter(word, length);
    }

    static int Plural(Span<char> w, int n)
    {
        if (w[n - 1] != 's')
            return n;
        if (Ends(w, n, "sses"))
            return n - 2;
        if (Ends(w, n, "ies"))
            return n - 2;
        return Ends(w, n, "ss") ? n : n - 1;
    }

    static int PastAndProgressive(Span<char> w, int n)
    {
        if (Ends(w, n, "eed"))
            return Measure(w[..(n - 3)]) > 0 ? n - 1 : n;
        int stem;
        if (Ends(w, n, "ed") && HasVowel(w[..(n - 2)]))
            stem = n - 2;
        else if (Ends(w, n, "ing") && HasVowel(w[..(n - 3)]))
            stem = n - 3;
        else
            return n;
        if (
            Ends(w, stem, "at")
            || Ends(w, stem, "bl")
            || Ends(w, stem, "iz")
            || (Measure(w[..stem]) == 1 && EndsInShortSyllable(w[..stem]))
        )
        {
            w[stem] = 'e';
            return stem + 1;
        }
        return stem > 1 && w[stem - 1] == w[stem - 2] && IsConsonant(w, stem - 1) && w[stem - 1] is not ('l' or 's' or 'z')
            ? stem - 1
            : stem;
    }

    // By the last letter but one, as the paper proposes: most words end in none of them.
    static T[]?[] ByLetter<T>(Func<T, string> ending, T[] rules)
    {
        var byLetter = new T[]?[Letters];
        foreach (var group in rules.GroupBy(rule => ending(rule)[^2] - 'a'))
            byLetter[group.Key] = [.. group];
        return byLetter;
    }

    static T[] Rules<T>(T[]?[] byLetter, Span<char> w, int n) =>
        n > 1 && (uint)(w[n - 2] - 'a') < Letters ? byLetter[w[n - 2] - 'a'] ?? [] : [];

    static int ReplaceFirst(Span<char> w, int n, (string Ending, string Replacement)[]?[] rules)
    {
        foreach (var (ending, replacement) in Rules(rules, w, n))
        {
            if (!Ends(w, n, ending))
                continue;
            var stem = n - ending.Length;
            if (Measure(w[..stem]) == 0)
                return n;
            replacement.CopyTo(w[stem..]);
            return stem + replacement.Length;
        }
        return n;
    }

    static int DropSuffix(Span<char> w, int n)
    {
        foreach (var ending in Rules(Step4, w, n))
        {
            if (!Ends(w, n, ending))
                continue;
            return Measure(w[..(n - ending.Length)]) > 1 ? n - ending.Length : n;
        }
        if (Ends(w, n, "ion") && n > 3 && w[n - 4] is 's' or 't' && Measure(w[..(n - 3)]) > 1)
            return n - 3;
        return n;
    }

    static int FinalLetter(Span<char> w, int n)
    {
        if (w[n - 1] == 'e')
        {
            var m = Measure(w[..(n - 1)]);
            if (m > 1 || (m == 1 && !EndsInShortSyllable(w[..(n - 1)])))
                n--;
        }
        return n > 1 && w[n - 1] == 'l' && w[n - 2] == 'l' && Measure(w[..(n - 1)]) > 1 ? n - 1 : n;
    }

    static bool Ends(Span<char> w, int n, string ending) => n > ending.Length && w[..n].EndsWith(ending);

    // The paper's m: how many vowel–consonant sequences.
    static int Measure(Span<char> w)
    {
        var m = 0;
        for (var i = 1; i < w.Length; i++)
            if (IsConsonant(w, i) && !IsConsonant(w, i - 1))
                m++;
        return m;
    }

    static bool HasVowel(Span<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (!IsConsonant(w, i))
                return true;
        return false;
    }

    // The paper's *o: ends consonant–vowel–consonant, the last not w, x or y.
    static bool EndsInShortSyllable(Span<char> w)
    {
        var n = w.Length;
        return n > 2 && IsConsonant(w, n - 1) && !IsConsonant(w, n - 2) && IsConsonant(w, n - 3) && w[n - 1] is not ('w' or 'x' or 'y');
    }

    static bool IsConsonant(Span<char> w, int i) =>
        w[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(w, i - 1),
            _ => true,
        };
}
