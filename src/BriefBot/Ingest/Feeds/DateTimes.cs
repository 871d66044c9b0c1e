using System.Globalization;

namespace BriefBot.Ingest.Feeds;

/// <summary>Makes instants of days, and reads their time and zone.</summary>
static class DateTimes
{
    /// <summary>The first year that a date may be of.</summary>
    public const int EarliestYear = 1900;

    /// <summary>The last one.</summary>
    public const int LatestYear = 2199;

    // Between a day and its time: " a las ", " um ", ", pukul ".
    const int LongestLead = 16;

    // Of names that several zones share, the one that most feeds mean. The letters of RFC 822 are left out: it had their signs wrong, so
    // that RFC 5322 has them say nothing.
    static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["MSD"] = 4,
        ["TRT"] = 3,
        ["IDT"] = 3,
        ["WAT"] = 1,
        ["CAT"] = 2,
        ["SAST"] = 2,
        ["EAT"] = 3,
        ["GST"] = 4,
        ["PKT"] = 5,
        ["UZT"] = 5,
        ["IST"] = 5.5,
        ["NPT"] = 5.75,
        ["ALMT"] = 6,
        ["WIB"] = 7,
        ["ICT"] = 7,
        ["WITA"] = 8,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["MYT"] = 8,
        ["PHT"] = 8,
        ["PHST"] = 8,
        ["AWST"] = 8,
        ["WIT"] = 9,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["AEST"] = 10,
        ["AET"] = 10,
        ["ACDT"] = 10.5,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZT"] = 12,
        ["NZDT"] = 13,
        ["BRT"] = -3,
        ["BRST"] = -2,
        ["ART"] = -3,
        ["UYT"] = -3,
        ["CLT"] = -4,
        ["CLST"] = -3,
        ["COT"] = -5,
        ["PET"] = -5,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["ET"] = -5,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["CT"] = -6,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["MT"] = -7,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["PT"] = -8,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
    };

    /// <summary>Midnight of a day; null when there is no such day.</summary>
    public static DateTimeOffset? Midnight(int year, int month, int day) =>
        year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)
            : null;

    /// <summary>
    /// A day with the time and zone of this text, and with that zone's offset: the day stays the one that is written. What of it can't be
    /// read is left out; without a zone it counts as UTC.
    /// </summary>
    /// <param name="before">What stands before it: in East Asia that tells the morning from the afternoon.</param>
    public static DateTimeOffset Add(DateTimeOffset day, string text, ReadOnlySpan<char> before = default)
    {
        var (time, used) = Time(text);
        if (time is not { } ofDay)
            return day;
        before = before.TrimEnd();
        var isAfternoon = before.EndsWith("午後") || before.EndsWith("下午") || before.EndsWith("오후");
        if (isAfternoon && ofDay.Hours is > 0 and < 12)
            ofDay += TimeSpan.FromHours(12);
        return new DateTimeOffset(day.DateTime + ofDay, Offset(text[used..]) ?? TimeSpan.Zero);
    }

    /// <summary>The same with what stands behind a day, its time not necessarily at once: "T10:15Z", "(火) 10:15".</summary>
    public static DateTimeOffset AddBehind(DateTimeOffset day, string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        return start is < 0 or > LongestLead || (start > 0 && text[start - 1] is '+' or '-' or '−')
            ? day
            : Add(day, text[start..], text.AsSpan(0, start));
    }

    /// <summary>The instant that a day is with the time and zone behind it; null when either is missing.</summary>
    /// <param name="text">What stands behind the day: ", 9:30 p.m. EDT", "T21:30-04:00".</param>
    public static DateTimeOffset? Behind(DateOnly day, string text) =>
        TimeBehind(text) is { } time && Offset(text[time.End..]) is { } offset
            ? new DateTimeOffset(day.ToDateTime(default) + time.OfDay, offset)
            : null;

    /// <summary>The time of day behind a day, and where it ends; null when none stands there.</summary>
    public static (TimeSpan OfDay, int End)? TimeBehind(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start is < 0 or > LongestLead)
            return null;
        return Time(text[start..]) is ({ } ofDay, var used) ? (ofDay, start + used) : null;
    }

    /// <summary>Hours, minutes, seconds and "pm", and how much of the text they take.</summary>
    public static (TimeSpan? Time, int Used) Time(string text)
    {
        var at = 0;
        var parts = new List<int>();
        while (parts.Count < 3 && at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var end = at;
            while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end]))
                end++;
            parts.Add(int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture));
            at = end;
            if (parts.Count < 3 && Separator(text, at) is { } next)
                at = next;
        }
        if (parts.Count < 2)
            return (null, 0);
        if (at + 1 < text.Length && text[at] is '.' or ',' or ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
        var rest = text.AsSpan(at).TrimStart();
        var half =
            rest.StartsWith("a.m.", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m.", StringComparison.OrdinalIgnoreCase) ? 4
            : rest.StartsWith("am", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase) ? 2
            : 0;
        var hour = parts[0];
        if (half > 0 && hour is >= 1 and <= 12)
            hour = hour % 12 + (rest[0] is 'p' or 'P' ? 12 : 0);
        if (half > 0)
            at = text.Length - rest.Length + half;
        var second = parts.Count > 2 ? parts[2] : 0;
        return hour > 24 || parts[1] > 59 || second > 60 ? (null, at) : (new TimeSpan(hour, parts[1], Math.Min(second, 59)), at);
    }

    /// <summary>Where the next number of a time begins: "10:15", "10.15", "10h15", "10 h 15", "10時 15分".</summary>
    static int? Separator(string text, int at)
    {
        if (at + 2 < text.Length && text[at] == ' ' && text[at + 1] is 'h' or 'H')
            at++;
        if (at + 1 >= text.Length || !":.hH時时点點시分분".Contains(text[at]))
            return null;
        if (text[at] is not (':' or '.') && text[at + 1] == ' ')
            at++;
        return at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) ? at + 1 : null;
    }

    /// <summary>The first zone in a text: +02:00, -0500, GMT+2, CET; null when none is known.</summary>
    static TimeSpan? Offset(string text)
    {
        var sign = text.AsSpan().IndexOfAny("+-−");
        if (sign >= 0 && sign + 1 < text.Length && char.IsAsciiDigit(text[sign + 1]) && Numeric(text, sign) is { } offset)
            return offset;
        foreach (var word in text.Split([' ', '(', ')', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
            if (Zones.TryGetValue(word, out var hours))
                return TimeSpan.FromHours(hours);
        return null;
    }

    static TimeSpan? Numeric(string text, int sign)
    {
        var digits = new string([.. text.Skip(sign + 1).Where(c => c != ':').TakeWhile(char.IsAsciiDigit).Take(4)]);
        var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var offset = digits.Length <= 2 ? TimeSpan.FromHours(number) : new TimeSpan(number / 100, number % 100, 0);
        return offset > TimeSpan.FromHours(14) ? null
            : text[sign] == '+' ? offset
            : -offset;
    }
}
