using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Where sentences of English end.</summary>
static class EnglishStops
{
    static readonly FrozenSet<string> Leading = Lexicon.Lines("en/sentences", "leading").ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Trailing = Lexicon.Lines("en/sentences", "trailing").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The signs at which it is looked whether a sentence ends.</summary>
    public const string Signs = ".!?…";

    /// <summary>The place behind what closes a sentence together with its stop: more stops, quotation marks, brackets.</summary>
    public static int AfterClosers(string text, int position, int end)
    {
        while (position < end && text[position] is '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')' or ']' or '»')
            position++;
        return position;
    }

    /// <summary>True when a sentence ends at a stop.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">The stop.</param>
    /// <param name="after">The place behind what closes it, within the paragraph.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static bool IsBoundary(string text, int start, int stop, int after, int end)
    {
        if (!char.IsWhiteSpace(text[after]))
            return false;
        var next = after;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= end)
            return true;
        var opener = next;
        while (opener < end - 1 && text[opener] is '"' or '“' or '\'' or '‘' or '(' or '[' or '«' or '—' or '–' or '-')
            opener++;
        if (char.IsLower(text[opener]) || SentenceSigns.IsAttribution(text.AsSpan(next, end - next)))
            return false;
        if (text[stop] != '.' || after > stop + 1)
            return !IsMidSentenceQuote(text, stop, after, opener);
        return !IsAbbreviation(text, start, stop, opener);
    }

    // “What now?” he asked – the lower-case case is caught before; here only ellipses before a digit or lower-case word would remain.
    static bool IsMidSentenceQuote(string text, int stop, int after, int next) =>
        text[stop] == '…' && after == stop + 1 && !char.IsUpper(text[next]);

    static bool IsAbbreviation(string text, int start, int stop, int next)
    {
        var first = stop;
        while (first > start && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] == '.'))
            first--;
        var word = text.AsSpan(first, stop - first);
        if (word.Length == 0)
            return false;
        if (word is "v")
            return char.IsUpper(text[next]);
        if (word.Length == 1)
            return char.IsUpper(word[0]) && IsInitial(text, start, first, next);
        if (word.Contains('.'))
            return IsDottedInside(word, text, next);
        Span<char> lower = stackalloc char[Math.Min(word.Length, 12)];
        if (word.Length > lower.Length)
            return false;
        word.ToLowerInvariant(lower);
        var set = Leading.GetAlternateLookup<ReadOnlySpan<char>>();
        if (set.Contains(lower) && char.IsUpper(word[0]))
            return true;
        if (lower.SequenceEqual("no"))
            return false;
        return Trailing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)
            && !char.IsUpper(text[next])
            && text[next] is not ('"' or '“');
    }

    // "J. Smith", "George W. Bush": an initial, when a name follows. A lone capital at the end ("Plan B. The …") is followed by a common
    // sentence opener.
    static bool IsInitial(string text, int start, int first, int next)
    {
        if (!char.IsUpper(text[next]))
            return char.IsDigit(text[next]);
        var end = next;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var atStart =
            first == start || (first >= 2 && (char.IsUpper(WordStart(text, start, first)) || text[first - 1] is '(' or '"' or '“'));
        atStart |= IsBehindLittleWord(text, start, first);
        return atStart
            && !StopWords.IsStopWord(text.AsSpan(next, end - next))
            && !Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(next, end - next));
    }

    static readonly FrozenSet<string> Openers = Lexicon.Set("en/sentences", "openers");

    // "by J. Smith", but neither "vitamin C. Smith" nor "vitamins A and C. Smith".
    static bool IsBehindLittleWord(string text, int start, int first)
    {
        var word = LastWord(text, start, first);
        if (!StopWords.IsStopWord(word))
            return false;
        return word is not ("and" or "or") || LastWord(text, start, first - word.Length - 1).Length != 1;
    }

    static ReadOnlySpan<char> LastWord(string text, int start, int before)
    {
        var end = before;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        var first = end;
        while (first > start && char.IsLetter(text[first - 1]))
            first--;
        return text.AsSpan(first, end - first);
    }

    static char WordStart(string text, int start, int before)
    {
        var i = before - 1;
        while (i > start && char.IsWhiteSpace(text[i]))
            i--;
        while (i > start && !char.IsWhiteSpace(text[i - 1]))
            i--;
        return text[i];
    }

    // "U.S. President" goes on; "in the U.S. The" ends: a function word behind it starts a sentence. "e.g." goes on before capitals, too,
    // unless one follows. "At 8 a.m. Mr. Lee" ends, but "at 8 a.m. Eastern time", "at 8 a.m. Monday" and "at 8 a.m. EST" go on.
    static bool IsDottedInside(ReadOnlySpan<char> word, string text, int next)
    {
        foreach (var part in word.ToString().Split('.'))
            if (part.Length > 1)
                return false;
        var end = next;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        if (word is "a.m" or "p.m" && end > next && char.IsUpper(text[next]))
            return GoesOnAfterHour(text.AsSpan(next, end - next));
        return end == next || !(char.IsUpper(text[next]) && StopWords.IsStopWord(text.AsSpan(next, end - next)));
    }

    static bool GoesOnAfterHour(ReadOnlySpan<char> word) =>
        (word.Length is >= 2 and <= 4 && !word.ContainsAnyInRange('a', 'z'))
        || AfterHour.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    static readonly FrozenSet<string> AfterHour = Lexicon
        .Words("en/sentences", "after-hour")
        .Distinct()
        .ToFrozenSet(StringComparer.Ordinal);
}
