namespace BriefBot.Language;

/// <summary>Recognises one date at a given place of a text.</summary>
readonly ref struct DateScanner(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> text = text;

    /// <summary>The date that begins at <paramref name="start"/>, which must be the first letter or digit of a word; null when none
    /// does.</summary>
    public DateMention? At(int start)
    {
        if (char.IsAsciiDigit(text[start]))
            return Iso(start) ?? Slashed(start) ?? DayFirst(start) ?? BareYear(start);
        if (
            text[start]
            is not (
                'J'
                or 'F'
                or 'M'
                or 'A'
                or 'S'
                or 'O'
                or 'N'
                or 'D'
                or 'T'
                or 'W'
                or 'j'
                or 'f'
                or 'm'
                or 'a'
                or 's'
                or 'o'
                or 'n'
                or 'd'
                or 't'
                or 'w'
            )
        )
            return null;
        return MonthFirst(start) ?? WithWeekday(start);
    }

    /// <summary>One past the letters and digits that begin at <paramref name="start"/>, at least one further.</summary>
    public int WordEnd(int start)
    {
        var i = start + 1;
        while (i < text.Length && char.IsLetterOrDigit(text[i]))
            i++;
        return i;
    }

    DateMention? Iso(int start)
    {
        if (start + 10 > text.Length || text[start + 4] != '-' || text[start + 7] != '-')
            return null;
        if (Digits(start, out var year) != 4 || Digits(start + 5, out var month) != 2 || Digits(start + 8, out var day) != 2)
            return null;
        return IsDay(year, month, day) ? new(new(start, start + 10), year, month, day, null) : null;
    }

    DateMention? Slashed(int start)
    {
        var first = Digits(start, out var a);
        var i = start + first;
        if (first is < 1 or > 2 || i >= text.Length || text[i] != '/')
            return null;
        var second = Digits(i + 1, out var b);
        i += 1 + second;
        if (second is < 1 or > 2 || i >= text.Length || text[i] != '/' || Digits(i + 1, out var year) != 4)
            return null;
        if (a <= 12 && b <= 12 && a != b)
            return null;
        var (month, day) = a > 12 ? (b, a) : (a, b);
        return IsDay(year, month, day) ? new(new(start, i + 5), year, month, day, null) : null;
    }

    DateMention? DayFirst(int start)
    {
        if (start > 0 && text[start - 1] is '.' or ',' or ':' or '$' or '/' && start > 1 && char.IsAsciiDigit(text[start - 2]))
            return null;
        if (Digits(start, out var day) is < 1 or > 2)
            return null;
        var i = SkipOrdinalSuffix(SkipDigits(start));
        if (!Space(ref i))
            return null;
        if (Word(i) is "of")
            i += 3;
        var word = Word(i);
        var month = DateWords.Month(word);
        if (month == 0 || !IsDay(2000, month, day))
            return null;
        if (char.IsAsciiLetterLower(word[0]) && !DateWords.IsFullMonth(word, month))
            return null;
        i = SkipDot(i + word.Length);
        var end = YearAfter(i, out var year);
        if (year is { } y && !IsDay(y, month, day))
            return null;
        return new(new(start, year is null ? i : end), year, month, day, null);
    }

    DateMention? MonthFirst(int start)
    {
        var word = Word(start);
        var month = DateWords.Month(word);
        if (month == 0)
            return null;
        var full = DateWords.IsFullMonth(word, month);
        var lower = char.IsAsciiLetterLower(word[0]);
        if (lower && (!full || month is 3 or 5))
            return null;
        var afterName = start + word.Length;
        var i = SkipDot(afterName);
        if (YearAfter(i, out var year) is var end && year is not null)
            return new(new(start, end), year, month, null, null);
        if (Space(ref i) && Digits(i, out var day) is 1 or 2 && !IsAmount(i) && IsDay(2000, month, day))
        {
            var dayEnd = SkipOrdinalSuffix(SkipDigits(i));
            end = YearAfter(dayEnd, out year);
            if (year is { } y && !IsDay(y, month, day))
                return null;
            return new(new(start, year is null ? dayEnd : end), year, month, day, null);
        }
        return full && PrecededBy(start, MonthPrepositions) ? new(new(start, afterName), null, month, null, null) : null;
    }

    DateMention? WithWeekday(int start)
    {
        var word = Word(start);
        if (DateWords.Weekday(word) is not { } weekday)
            return null;
        var i = start + word.Length;
        var abbreviated = word.Length < 6;
        if (abbreviated && char.IsAsciiLetterLower(word[0]))
            return null;
        i = SkipDot(i);
        var next = i < text.Length && text[i] == ',' ? i + 1 : i;
        if (Space(ref next) && next < text.Length)
        {
            if (Word(next) is "the" && next + 4 < text.Length)
                next += 4;
            var day = char.IsAsciiDigit(text[next]) ? DayFirst(next) : MonthFirst(next);
            if (day is { Day: not null } d)
                return d with { Span = new(start, d.Span.End), Weekday = weekday };
        }
        return abbreviated ? null : new(new(start, start + word.Length), null, null, null, weekday);
    }

    DateMention? BareYear(int start)
    {
        if (Digits(start, out var year) != 4 || year is < 1900 or > 2100)
            return null;
        var end = start + 4;
        if (
            IsAmount(start)
            || (
                end < text.Length && (char.IsLetter(text[end]) || text[end] is '%' or '\'' && end + 1 < text.Length && text[end + 1] == 's')
            )
        )
            return null;
        if (start > 0 && text[start - 1] is '$' or '£' or '€' or '#' or '+' or '@' or '/' or '_')
            return null;
        if (start > 1 && text[start - 1] is ',' or '.' or ':' && char.IsAsciiDigit(text[start - 2]))
            return null;
        if (PrecededBy(start, YearPrepositions))
            return new(new(start, end), year, null, null, null);
        var i = end;
        return Space(ref i) && IsCounted(Word(i)) ? null : new(new(start, end), year, null, null, null);
    }

    /// <summary>"votes", "miles", "people": a lower-case plural after a number counts something.</summary>
    static bool IsCounted(ReadOnlySpan<char> word) =>
        word.Length > 2
        && char.IsAsciiLetterLower(word[0])
        && (
            (word[^1] == 's' && word is not ("was" or "has" or "is" or "as" or "this" or "its"))
            || word
                is "people"
                    or "men"
                    or "women"
                    or "children"
                    or "million"
                    or "billion"
                    or "feet"
                    or "percent"
                    or "dead"
                    or "more"
                    or "km"
                    or "new"
        );

    /// <summary>True when the digits go on as an amount, a time or a decimal: "2,017", "10.5", "5:30", "20%".</summary>
    bool IsAmount(int start)
    {
        var end = SkipDigits(start);
        if (end >= text.Length)
            return false;
        if (text[end] is '%')
            return true;
        return text[end] is ',' or '.' or ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
    }

    /// <summary>A year after optional comma, "of" and space; returns its end.</summary>
    int YearAfter(int i, out int? year)
    {
        year = null;
        var at = i < text.Length && text[i] == ',' ? i + 1 : i;
        if (!Space(ref at))
            return i;
        if (Word(at) is "of")
            at += 3;
        if (at >= text.Length || Digits(at, out var y) != 4 || y is < 1900 or > 2100 || IsAmount(at))
            return i;
        if (at + 4 < text.Length && char.IsLetter(text[at + 4]))
            return i;
        year = y;
        return at + 4;
    }

    bool PrecededBy(int start, string[] words)
    {
        var end = start;
        while (end > 0 && text[end - 1] is ' ' or '-')
            end--;
        var begin = end;
        while (begin > 0 && char.IsLetter(text[begin - 1]))
            begin--;
        if (begin == end)
            return false;
        foreach (var word in words)
        {
            if (text[begin..end].Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    bool Space(ref int i)
    {
        if (i >= text.Length || text[i] is not (' ' or '\u00a0'))
            return false;
        i++;
        return true;
    }

    ReadOnlySpan<char> Word(int start)
    {
        var i = start;
        while (i < text.Length && char.IsAsciiLetter(text[i]))
            i++;
        return start < text.Length ? text[start..i] : default;
    }

    int Digits(int start, out int value)
    {
        value = 0;
        var i = start;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            if (i - start >= 8)
                return 9;
            value = (value * 10) + (text[i] - '0');
        }
        return i - start;
    }

    int SkipDigits(int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    int SkipDot(int i) => i < text.Length && text[i] == '.' ? i + 1 : i;

    int SkipOrdinalSuffix(int i) => Word(i) is "st" or "nd" or "rd" or "th" ? i + 2 : i;

    static bool IsDay(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    static readonly string[] MonthPrepositions = Lexicon.Lines("en/days", "month-prepositions");

    static readonly string[] YearPrepositions = Lexicon.Lines("en/days", "year-prepositions");
}
