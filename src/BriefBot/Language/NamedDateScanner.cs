using System.Collections.Frozen;
using System.Globalization;

namespace BriefBot.Language;

/// <summary>
/// Recognises complete dates with the name of their month in any language, from a digit of theirs: "12. srpna 2025", "le 1er août 2025",
/// "2025. augusztus 12.", "2025年8月12日", "12 tháng 8 năm 2025", "Agosto 12, 2025".
/// </summary>
/// <param name="language">Tag of the text's language, null when unknown.</param>
readonly ref struct NamedDateScanner(ReadOnlySpan<char> text, string? language)
{
    // Characters from the day on within which its year has to stand.
    const int LongestRest = 48;

    const int BuddhistEra = 543;

    static readonly FrozenSet<string> Connectors = Lexicon.Set("en/days", "connectors");

    static readonly FrozenSet<string> Suffixes = Lexicon.Set("en/days", "suffixes");

    static readonly FrozenSet<string> EnglishWords = Lexicon.Set("en/days", "english-words");

    readonly ReadOnlySpan<char> text = text;

    /// <summary>The date with a digit at <paramref name="start"/>, where a number begins; null when there is none.</summary>
    /// <param name="floor">Where the last date ended.</param>
    public DateMention? At(int start, int floor)
    {
        if (
            start > 0
            && (
                char.IsDigit(text[start - 1]) || (start > 1 && text[start - 1] is '.' or ',' or ':' or '/' && char.IsDigit(text[start - 2]))
            )
        )
            return null;
        var end = Number(start, out var number);
        if (end < text.Length && text[end] is '年' or '년')
            return EastAsian(start, number, end);
        return (end - start) switch
        {
            1 or 2 => DayFirst(start, number, end, floor) ?? MonthFirst(start, number, end, floor),
            4 => YearFirst(start, number, end),
            _ => null,
        };
    }

    DateMention? DayFirst(int start, int day, int end, int floor)
    {
        if (!HasYear(end))
            return null;
        var at = end;
        SkipSuffix(ref at);
        SkipConnectors(ref at);
        var words = new List<string>();
        int? month = null;
        if (!TakeMonth(ref at, words, ref month))
            return null;
        SkipConnectors(ref at);
        if (Year(at, words) is not { } year)
            return null;
        var first = Weekday(start, floor, words);
        if (language is null && words is [var only] && EnglishWords.Contains(only) && GoesOn(at + 4))
            return null;
        return Mention(first, at + 4, year, month ?? Choose(words, year, day), day);
    }

    DateMention? MonthFirst(int start, int day, int end, int floor)
    {
        if (!HasYear(end) || Before(start, floor, out var word) is not { } first || !CalendarWords.Months(word).Any(name => name.IsWhole))
            return null;
        var at = end;
        SkipSuffix(ref at);
        SkipConnectors(ref at);
        List<string> words = [word];
        if (Year(at, words) is not { } year)
            return null;
        first = Weekday(first, floor, words);
        return Mention(first, at + 4, year, Choose(words, year, day), day);
    }

    DateMention? YearFirst(int start, int year, int end)
    {
        var at = end;
        var isMarked = at < text.Length && text[at] == '.';
        SkipConnectors(ref at);
        if (at >= text.Length)
            return null;
        var (words, day) = (new List<string>(), 0);
        int? month = null;
        if (char.IsDigit(text[at]))
        {
            at = Day(at, out day);
            SkipSuffix(ref at);
            SkipConnectors(ref at);
            if (!TakeMonth(ref at, words, ref month))
                return null;
        }
        else
        {
            if (!TakeMonth(ref at, words, ref month))
                return null;
            SkipConnectors(ref at);
            at = Day(at, out day);
        }
        // "In 2020 May 5 people …"
        if (
            !isMarked
            && words.Exists(word => CalendarWords.Months(word).Any(name => name.Language == CalendarWords.English && name.IsWhole))
        )
            return null;
        return year is >= 1900 and <= 2100 ? Mention(start, at, year, month ?? Choose(words, year, day), day) : null;
    }

    DateMention? EastAsian(int start, int year, int end)
    {
        var (month, day) = (0, 0);
        var at = Blank(end + 1);
        if (at >= text.Length || !char.IsDigit(text[at]) || (at = Number(at, out month)) >= text.Length || text[at] is not ('月' or '월'))
            return null;
        at = Blank(at + 1);
        if (
            at >= text.Length
            || !char.IsDigit(text[at])
            || (at = Number(at, out day)) >= text.Length
            || text[at] is not ('日' or '일' or '号' or '號')
        )
            return null;
        if (year < 1000 && start > 1 && Era(text[(start - 2)..start]) is { } era)
            (year, start) = (year + era, start - 2);
        return year is >= 1900 and <= 2100 ? Mention(start, at + 1, year, month, day) : null;
    }

    /// <summary>The year before the first of an era of Japan or Taiwan.</summary>
    public static int? Era(ReadOnlySpan<char> name) =>
        name switch
        {
            "令和" => 2018,
            "平成" => 1988,
            "昭和" => 1925,
            "民國" or "民国" => 1911,
            _ => null,
        };

    static DateMention? Mention(int start, int end, int year, int? month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value)
            ? new(new(start, end), year, month, day, null)
            : null;

    int? Choose(List<string> words, int year, int day) => new MonthChoice(words, language).Of(year, day, wholeOnly: true);

    bool GoesOn(int at) => at + 1 < text.Length && text[at] == ' ' && char.IsLetter(text[at + 1]);

    bool HasYear(int from)
    {
        var digits = 0;
        for (var at = from; at < text.Length && at < from + LongestRest; at++)
            if ((digits = char.IsDigit(text[at]) ? digits + 1 : 0) == 4)
                return true;
        return false;
    }

    int? Year(int at, List<string> words)
    {
        if (at >= text.Length || !char.IsDigit(text[at]) || Number(at, out var year) != at + 4)
            return null;
        if (year > 2400 && words.Exists(word => CalendarKey.IsThai(word[0])))
            year -= BuddhistEra;
        return year is >= 1900 and <= 2100 ? year : null;
    }

    /// <summary>The name of a month, by its number in Vietnamese; a second name for the same month behind a slash.</summary>
    bool TakeMonth(ref int at, List<string> words, ref int? month)
    {
        if (at >= text.Length || !char.IsLetter(text[at]))
            return false;
        var key = CalendarWords.Take(text, at, out var end);
        if (key is "thang" or "thg")
        {
            var next = Blank(end);
            if (next >= text.Length || !char.IsDigit(text[next]))
                return false;
            at = Number(next, out var number);
            month = number;
            return true;
        }
        if (!CalendarWords.Months(key).Any(name => name.IsWhole))
            return false;
        words.Add(key);
        at = end;
        if (at + 1 < text.Length && text[at] == '/' && char.IsLetter(text[at + 1]))
        {
            words.Add(CalendarWords.Take(text, at + 1, out end));
            at = end;
        }
        return true;
    }

    /// <summary>Adds the weekday before a place.</summary>
    /// <returns>Where the date begins with it.</returns>
    int Weekday(int start, int floor, List<string> words)
    {
        if (Before(start, floor, out var word) is not { } first || CalendarWords.Weekdays(word).Count == 0)
            return start;
        words.Add(word);
        return first;
    }

    /// <summary>Where the word before a place begins; null when none does.</summary>
    int? Before(int start, int floor, out string key)
    {
        key = "";
        var end = start;
        while (end > floor && text[end - 1] is ' ' or '\u00a0' or ',' or '.' or '،')
            end--;
        var first = end;
        while (first > floor && CalendarKey.IsPart(text, first - 1))
            first--;
        if (first == end || !char.IsLetter(text[first]))
            return null;
        key = CalendarKey.Of(text[first..end]);
        // "to 12 lis 2025": a short word is a weekday where a mark follows it.
        return key.Length > 2 || text[end] is ',' or '.' ? first : null;
    }

    void SkipSuffix(ref int at)
    {
        if (at < text.Length && text[at] is '.' or '°' or 'º' or 'ª' or 'η')
            at++;
        else if (
            at < text.Length
            && char.IsAsciiLetter(text[at])
            && CalendarWords.Take(text, at, out var end) is var word
            && Suffixes.Contains(word)
        )
            at = end;
    }

    /// <summary>Blanks, marks and the words that stand between the parts of a date.</summary>
    void SkipConnectors(ref int at)
    {
        for (var words = 0; at < text.Length; words++)
        {
            while (at < text.Length && text[at] is ' ' or '\u00a0' or ',' or '.' or '-' or '/' or '’' or '\'' or '،' or '׳' or '॰')
                at++;
            if (
                words == 2
                || at >= text.Length
                || !char.IsLetter(text[at])
                || !Connectors.Contains(CalendarWords.Take(text, at, out var end))
            )
                return;
            at = end;
        }
    }

    int Blank(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u3000')
            at++;
        return at;
    }

    int Day(int at, out int day)
    {
        day = 0;
        if (at >= text.Length || !char.IsDigit(text[at]))
            return at;
        var end = Number(at, out day);
        if (end - at > 2)
            day = 0;
        return end;
    }

    int Number(int at, out int value)
    {
        value = 0;
        for (; at < text.Length && char.IsDigit(text[at]); at++)
            value = value > 100_000 ? value : (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[at]);
        return at;
    }
}
