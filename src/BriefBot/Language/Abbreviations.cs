namespace BriefBot.Language;

/// <summary>Tells by a word before a point whether the point shortens it or ends a sentence.</summary>
sealed class Abbreviations(SentenceWords words)
{
    // Parts of an abbreviation that are looked up together ("z. B.", "и т. д."), and letters of one.
    const int MostParts = 4;
    const int LongestPart = 5;

    /// <summary>True when the sentence goes on behind a point.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">The point.</param>
    /// <param name="next">The first letter or digit behind it.</param>
    public bool GoesOn(string text, int start, int stop, int next)
    {
        var first = stop;
        while (first > start && (SentenceSigns.IsWord(text[first - 1]) || text[first - 1] == '.'))
            first--;
        while (first < stop && text[first] == '.')
            first++;
        var word = text.AsSpan(first, stop - first);
        if (word.Length == 0)
            return false;
        if (word.ContainsAnyInRange('0', '9'))
            return char.IsDigit(word[^1]) && NumberedStops.GoesOn(words, text, start, first, stop, next);
        if (Listed(text, start, first, stop, next) is { } known)
            return known;
        if (word.Contains('.'))
            return IsDotted(word) && !IsOpener(text, next);
        if (word.Length == 1)
            return LanguageScripts.Of(word[0]) is not (Script.Hangul or Script.Han or Script.Kana) && IsLetter(text, start, first, next);
        if (HasNoVowel(word) && !IsBehindNumber(text, start, first))
            return !IsOpener(text, next);
        return words.HasOrdinals && IsRoman(word) && char.IsUpper(text[next]) && !IsOpener(text, next);
    }

    bool IsLetter(string text, int start, int first, int next) =>
        char.IsUpper(text[first]) ? IsInitial(text, next) : IsSmallLetter(text, start, first, next);

    /// <summary>True when the word before a point is in the lists.</summary>
    public bool IsListed(string text, int start, int stop)
    {
        var first = stop;
        while (first > start && SentenceSigns.IsWord(text[first - 1]))
            first--;
        return words.Kind(text.AsSpan(first, stop - first)) != Abbreviation.None;
    }

    // What the lists say of the abbreviation that ends at a point; null when they don't decide.
    bool? Listed(string text, int start, int first, int stop, int next)
    {
        Span<char> key = stackalloc char[MostParts * (LongestPart + 1) + 24];
        var from = first;
        var found = Abbreviation.None;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var length = Squeeze(text.AsSpan(from, stop - from), key);
            if (length == 0)
                break;
            if (words.Kind(key[..length]) is not Abbreviation.None and var kind)
                found = kind;
            if (IsBegun(text, key, length, next))
                return true;
            var before = PartBefore(text, start, from);
            if (before == from)
                break;
            from = before;
        }
        return found switch
        {
            Abbreviation.Leading => true,
            Abbreviation.Numbering when char.IsDigit(text[next]) || text[next] == '§' || IsRomanWord(text, next) => true,
            Abbreviation.Numbering => stop - first == 1 ? null : false,
            Abbreviation.Joining => !IsOpener(text, next),
            // "1834 г.", but "в г. Тверь" and, with no more before it, "В 1834 г. Иван".
            Abbreviation.Trailing => stop - first == 1
                && from == first
                && !char.IsUpper(text[first])
                && (!IsBehindNumber(text, start, first) || text.AsSpan(start, first - start).TrimStart().Count(' ') <= 2),
            _ => null,
        };
    }

    // "z." of "z. B.": with the part that follows it is an abbreviation that the lists have.
    bool IsBegun(string text, Span<char> key, int length, int next)
    {
        var end = next;
        while (end < text.Length && SentenceSigns.IsWord(text[end]) && end - next < LongestPart)
            end++;
        if (end == next || end >= text.Length || text[end] != '.' || length + 1 + end - next > key.Length)
            return false;
        key[length] = '.';
        text.AsSpan(next, end - next).CopyTo(key[(length + 1)..]);
        return words.Kind(key[..(length + 1 + end - next)]) != Abbreviation.None;
    }

    static int PartBefore(string text, int start, int from)
    {
        var at = from;
        while (at > start && text[at - 1] is ' ' or '\u00A0' or '\u202F' or '-')
            at--;
        if (at <= start || from - at > 1 || text[at - 1] != '.')
            return from;
        var first = at - 1;
        while (first > start && (SentenceSigns.IsWord(text[first - 1]) || text[first - 1] == '.') && at - 1 - first <= LongestPart)
            first--;
        return at - 1 - first is > 0 and <= LongestPart ? first : from;
    }

    static int Squeeze(ReadOnlySpan<char> written, Span<char> key)
    {
        var length = 0;
        foreach (var c in written)
        {
            if (char.IsWhiteSpace(c))
                continue;
            if (length == key.Length)
                return 0;
            key[length++] = c;
        }
        return length;
    }

    // "O.N.U.", "т.е.", "d.w.z.": short parts only, else it is an address.
    static bool IsDotted(ReadOnlySpan<char> word)
    {
        foreach (var part in word.Split('.'))
            if (Letters(word[part]) > 2)
                return false;
        return true;
    }

    // "J. Smith", "A. de Vries", "J. 5": a name or number follows.
    bool IsInitial(string text, int next)
    {
        if (!char.IsUpper(text[next]))
            return true;
        return !IsOpener(text, next) || IsParticle(text, next);
    }

    // "J. De Wit", "A. La Torre": what begins sentences begins names as well, where a capital follows.
    static bool IsParticle(string text, int next)
    {
        var end = WordEnd(text, next);
        return end - next is 2 or 3
            && end + 1 < text.Length
            && text[end] == ' '
            && char.IsUpper(text[end + 1])
            && text.AsSpan(next, end - next)
                is "De"
                    or "La"
                    or "Le"
                    or "Van"
                    or "Von"
                    or "Di"
                    or "Da"
                    or "Du"
                    or "Del"
                    or "El"
                    or "Al"
                    or "Ten";
    }

    // "18 h." is a measure, with which a sentence may end; else one small letter is no word to end with.
    static bool IsSmallLetter(string text, int start, int first, int next)
    {
        if (IsBehindNumber(text, start, first) || (first > start && text[first - 1] == '/'))
            return char.IsDigit(text[next]);
        return !(first > start && text[first - 1] is '’' or '\'' or '-');
    }

    static bool IsBehindNumber(string text, int start, int first)
    {
        var before = first;
        while (before > start && char.IsWhiteSpace(text[before - 1]))
            before--;
        return before > start && (char.IsDigit(text[before - 1]) || text[before - 1] is 'I' or 'V' or 'X');
    }

    // "Mttw.", "pźdz.": no word, unless it is all capitals. R and l stand for vowels in some languages.
    static bool HasNoVowel(ReadOnlySpan<char> word) =>
        word.Length <= LongestPart && char.IsLower(word[^1]) && !word.ContainsAnyExcept(Consonants);

    static readonly System.Buffers.SearchValues<char> Consonants = System.Buffers.SearchValues.Create(
        "bcdfghjkmnpqstvwxzßçćčďđðğģķłńňņñśšşșťţțþźżžBCDFGHJKMNPQSTVWXZÇĆČĎĐĞĢĶŁŃŇŅÑŚŠŞȘŤŢȚÞŹŻŽ"
    );

    static bool IsRoman(ReadOnlySpan<char> word) => !word.ContainsAnyExcept("IVX");

    static bool IsRomanWord(string text, int next)
    {
        var end = WordEnd(text, next);
        return end > next && !text.AsSpan(next, end - next).ContainsAnyExcept("IVXLC");
    }

    // "А. С." goes on with an initial, whatever else the letter is.
    bool IsOpener(string text, int next)
    {
        var end = WordEnd(text, next);
        return !(end == next + 1 && end < text.Length && text[end] == '.') && words.IsOpener(text.AsSpan(next, end - next));
    }

    static int WordEnd(string text, int at)
    {
        while (at < text.Length && SentenceSigns.IsWord(text[at]))
            at++;
        return at;
    }

    // Letters without the marks on them: a letter of Devanagari may be several characters.
    static int Letters(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
            letters += char.IsLetter(c) ? 1 : 0;
        return letters;
    }
}
