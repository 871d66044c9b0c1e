namespace BriefBot.Language;

/// <summary>Tells whether a number before a point is an ordinal ("am 29. Juni", "2. 3. 1950") or a sentence ends with it.</summary>
static class NumberedStops
{
    /// <summary>True when the sentence goes on.</summary>
    /// <param name="words">Those of the text's language.</param>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="first">The number's first code unit.</param>
    /// <param name="stop">The point behind it.</param>
    /// <param name="next">The first letter or digit behind that.</param>
    public static bool GoesOn(SentenceWords words, string text, int start, int first, int stop, int next)
    {
        var number = text.AsSpan(first, stop - first);
        // "1. Der Bau beginnt": an item of a list, with its text.
        if (number.Length <= 2 && text.AsSpan(start, first - start).IsWhiteSpace())
            return true;
        if (!words.HasOrdinals || IsPartOfNumber(text, start, first))
            return false;
        if (text[next] == '§')
            return true;
        var following = Word(text, next);
        var isOpener = words.IsOpener(following);
        if (number.Contains('.'))
            return IsDay(number)
                && !words.IsClock(Before(text, start, first))
                && (IsYear(following) || (words.WritesOrdinals && char.IsUpper(text[next]) && !isOpener));
        if (words.IsAfterOrdinals(following))
            return true;
        if (number.Length > 3)
            return false;
        if (char.IsDigit(text[next]))
            return IsYear(following)
                || (
                    int.TryParse(following, out var month)
                    && month is >= 1 and <= 12
                    && next + following.Length < text.Length
                    && text[next + following.Length] == '.'
                );
        if (!char.IsUpper(text[next]) || isOpener)
            return false;
        return words.IsVerbLast || words.IsBeforeOrdinals(Before(text, start, first));
    }

    // "3,99.", "3:2.", "2-1.", "20 000.": the last digits of a longer number.
    static bool IsPartOfNumber(string text, int start, int first)
    {
        if (first <= start)
            return false;
        if (text[first - 1] is ',' or ':' or '/' or '-' or '−')
            return !(text[first - 1] == '-' && first - 2 >= start && text[first - 2] == '.');
        return first - 2 >= start && char.IsWhiteSpace(text[first - 1]) && char.IsDigit(text[first - 2]);
    }

    static bool IsDay(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        return int.TryParse(number[..point], out var day)
            && day is >= 1 and <= 31
            && int.TryParse(number[(point + 1)..], out var month)
            && month is >= 1 and <= 12;
    }

    static bool IsYear(ReadOnlySpan<char> word) => word.Length == 4 && !word.ContainsAnyExceptInRange('0', '9');

    static ReadOnlySpan<char> Before(string text, int start, int first)
    {
        var end = first;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start && text[end - 1] == '.')
            end--;
        var from = end;
        while (from > start && SentenceSigns.IsWord(text[from - 1]))
            from--;
        return text.AsSpan(from, end - from);
    }

    static ReadOnlySpan<char> Word(string text, int next)
    {
        var end = next;
        while (end < text.Length && SentenceSigns.IsWord(text[end]))
            end++;
        return text.AsSpan(next, end - next);
    }
}
