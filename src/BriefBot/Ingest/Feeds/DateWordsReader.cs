using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Reads a date from its words and numbers, whatever their order and language: "Mon, 3 Sept 2023 10:15 EDT", "3. März 2023",
/// "September 3rd, 2023 at 4:05 pm", "12 tháng 8 2025", "15.03.2023".
/// </summary>
/// <param name="text">Its digits are ASCII ones.</param>
/// <param name="language">The tag of the language that the source states, else null.</param>
sealed partial class DateWordsReader(string text, string? language)
{
    const int BuddhistEra = 543;

    readonly List<string> _words = [];
    readonly List<int> _numbers = [];
    int? _month;
    int _yearAt = -1;

    bool IsComplete => _yearAt >= 0 && Parts >= 3;

    int Parts => _numbers.Count + (_month is not null || _words.Exists(word => CalendarWords.Months(word).Count > 0) ? 1 : 0);

    /// <summary>The instant with its offset; null when day, month and year aren't all there, or there are several ways to read
    /// them.</summary>
    public DateTimeOffset? Read()
    {
        var at = 0;
        while (at < text.Length && !IsComplete)
        {
            if (char.IsLetter(text[at]))
                at = Word(at);
            else if (!char.IsAsciiDigit(text[at]))
                at++;
            else if (Number(at) is { } next)
                at = next;
            else
                return null;
        }
        return _yearAt >= 0 && Day() is { } day ? WithTime(day, at) : null;
    }

    /// <summary>Takes a word; in Vietnamese the month is a number behind its word, and so is the weekday.</summary>
    /// <returns>Where it ends.</returns>
    int Word(int start)
    {
        var key = CalendarWords.Take(text, start, out var end);
        if (key is "thang" or "thg" or "th" or "thu" && Behind(end) is { } found)
        {
            if (key != "thu")
                _month = found.Number;
            return found.End;
        }
        // "3rd", "1er": no word of its own.
        if (start == 0 || !char.IsAsciiDigit(text[start - 1]) || key.Length > 2)
            _words.Add(key);
        return end;
    }

    (int Number, int End)? Behind(int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at is 1 or 2 ? (int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture), end) : null;
    }

    /// <summary>Takes a number, unless it is a time.</summary>
    /// <returns>Where it ends; null when no date has such a number.</returns>
    int? Number(int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end - start <= 2 && end < text.Length && text[end] == ':')
            return TimeEnd(end);
        if (end - start > 4)
            return null;
        var number = int.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
        // "12 4月 2025": where the year leads, the order tells the month.
        if (_yearAt < 0 && _month is null && end < text.Length && text[end] is '月' or '월')
        {
            _month = number;
            return end + 1;
        }
        if (_yearAt < 0 && (end - start == 4 || Parts == 2))
            _yearAt = _numbers.Count;
        _numbers.Add(end - start <= 2 && _yearAt == _numbers.Count ? FullYear(number) : number);
        return end;
    }

    int TimeEnd(int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == ':'))
            at++;
        return at;
    }

    DateTimeOffset? Day()
    {
        var year = _numbers[_yearAt];
        if (year is > 2400 and < 2800 && text.Any(CalendarKey.IsThai))
            year -= BuddhistEra;
        var others = _numbers.Where((_, index) => index != _yearAt).ToList();
        if (_month is { } told)
            return others.Count == 0 ? null : DateTimes.Midnight(year, told, others[0]);
        if (others.Count == 1 && year is >= 1 and <= 9_998)
            return new MonthChoice(_words, language).Of(year, others[0]) is { } named ? DateTimes.Midnight(year, named, others[0]) : null;
        if (others.Count != 2)
            return null;
        if (_yearAt == 0)
            return DateTimes.Midnight(year, others[0], others[1]);
        if (text.Contains('.'))
            return DateTimes.Midnight(year, others[1], others[0]);
        if (others[0] > 12 || others[0] == others[1])
            return DateTimes.Midnight(year, others[1], others[0]);
        return others[1] > 12 ? DateTimes.Midnight(year, others[0], others[1]) : null;
    }

    /// <summary>The time may stand before the year, as in Unix dates: where the first colon is. Else it stands behind the date.</summary>
    DateTimeOffset WithTime(DateTimeOffset day, int end)
    {
        // "12/Aug/2025:10:15:00", as web servers log.
        if (end < text.Length && text[end] == ':')
            return DateTimes.Add(day, text[(end + 1)..]);
        var start = text.IndexOf(':');
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        if (start < 0 || !char.IsAsciiDigit(text[start]))
            start = Time().Match(text, end) is { Success: true } time ? time.Index : -1;
        return start < 0 ? day : DateTimes.Add(day, text[start..], text.AsSpan(0, start));
    }

    int FullYear(int number)
    {
        if (number >= 100)
            return number;
        return number
            + (
                text.Any(CalendarKey.IsThai) ? 2500
                : number < 70 ? 2000
                : 1900
            );
    }

    [GeneratedRegex(
        @"\d{1,2}(?:\.|\s?[hH時时点點시]\s?)\d\d",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Time();
}
