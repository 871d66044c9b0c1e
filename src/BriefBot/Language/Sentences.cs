using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Splits text into sentences.</summary>
public static class Sentences
{
    static readonly FrozenSet<string> Leading = Lexicon.Lines("en/sentences", "leading").ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Trailing = Lexicon.Lines("en/sentences", "trailing").ToFrozenSet(StringComparer.Ordinal);

    const int LongestAttribution = 170;

    /// <summary>
    /// Sentences of a text, in order, without the white space between them; a line break always ends one, and a row of a table is one.
    /// </summary>
    public static List<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<TextSpan>();
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (Rows.IsRow(text.AsSpan(start, end - start)))
                Add(text, start, end, found);
            else
                SplitParagraph(text, start, end, found);
            start = end + 1;
        }
        return found;
    }

    static void SplitParagraph(string text, int start, int end, List<TextSpan> found)
    {
        var position = start;
        while (position < end)
        {
            var stop = text.AsSpan(position, end - position).IndexOfAny(".!?…");
            if (stop < 0)
                break;
            stop += position;
            var after = AfterClosers(text, stop + 1, end);
            if (after < end && IsBoundary(text, start, stop, after, end))
            {
                Add(text, start, after, found);
                start = after;
            }
            position = Math.Max(after, stop + 1);
        }
        Add(text, start, end, found);
    }

    static int AfterClosers(string text, int position, int end)
    {
        while (position < end && text[position] is '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')' or ']' or '»')
            position++;
        return position;
    }

    static bool IsBoundary(string text, int start, int stop, int after, int end)
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
        if (char.IsLower(text[opener]) || IsAttribution(text.AsSpan(next, end - next)))
            return false;
        if (text[stop] != '.' || after > stop + 1)
            return !IsMidSentenceQuote(text, stop, after, opener);
        return !IsAbbreviation(text, start, stop, opener);
    }

    // "We will use them. — Maren Holt, Harbour List": who said it, behind a dash up to the end of the line.
    static bool IsAttribution(ReadOnlySpan<char> rest) =>
        rest.Length is > 3 and <= LongestAttribution
        && rest[0] is '—' or '―'
        && rest[1] == ' '
        && char.IsUpper(rest[2])
        && rest.TrimEnd()[^1] is not ('.' or '!' or '?' or '…' or '”' or '"' or '»');

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
        return atStart
            && !StopWords.IsStopWord(text.AsSpan(next, end - next))
            && !Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(next, end - next));
    }

    static readonly FrozenSet<string> Openers = Lexicon.Set("en/sentences", "openers");

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

    static void Add(string text, int start, int end, List<TextSpan> found)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start < end)
            found.Add(new TextSpan(start, end));
    }
}
