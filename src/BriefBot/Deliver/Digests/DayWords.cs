using System.Globalization;
using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>Days of the week and times of day as people write them.</summary>
public static class DayWords
{
    static readonly string[] Short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    static readonly string[] TimeFormats = ["H:mm", "HH:mm", "H.mm", "HHmm", "H 'h'", "htt", "h tt", "h:mmtt", "h:mm tt"];

    /// <summary>"daily", "mon-fri", "weekend", "mon,wed,fri", "sat-mon", names in full, case ignored; null when it is none of
    /// these.</summary>
    public static Weekdays? ParseDays(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var days = Weekdays.None;
        foreach (
            var part in written
                .ToLowerInvariant()
                .Split([',', ';', ' ', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (part is "and" or "&")
                continue;
            if (Part(part) is not { } found)
                return null;
            days |= found;
        }
        return days == Weekdays.None ? null : days;
    }

    /// <summary>"daily", "mon-fri", "weekend" or "mon,thu", as <see cref="ParseDays"/> reads it.</summary>
    public static string Write(Weekdays days) =>
        days switch
        {
            Weekdays.All => "daily",
            Weekdays.Working => "mon-fri",
            Weekdays.Weekend => "weekend",
            _ => string.Join(',', Short.Where((_, day) => days.HasFlag((Weekdays)(1 << day)))),
        };

    /// <summary>"8:00", "08:00", "8am", "8:30 pm"; whole minutes. Null when it is none.</summary>
    public static TimeOnly? ParseTime(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return TimeOnly.TryParseExact(
            written.Trim().ToUpperInvariant(),
            TimeFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;
    }

    /// <summary>"08:00".</summary>
    public static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    static Weekdays? Part(string part) =>
        part switch
        {
            "daily" or "all" or "every" or "everyday" => Weekdays.All,
            "weekdays" or "workdays" => Weekdays.Working,
            "weekend" or "weekends" => Weekdays.Weekend,
            _ => part.Split('-', '–') switch
            {
                [var one] when Number(one) is { } day => (Weekdays)(1 << day),
                [var first, var last] when Number(first) is { } from && Number(last) is { } to => Range(from, to),
                _ => null,
            },
        };

    static Weekdays Range(int from, int to)
    {
        var days = Weekdays.None;
        for (var day = from; ; day = (day + 1) % 7)
        {
            days |= (Weekdays)(1 << day);
            if (day == to)
                return days;
        }
    }

    static int? Number(string name)
    {
        if (name.Length < 3)
            return null;
        for (var day = 0; day < 7; day++)
        {
            var full = ((DayOfWeek)((day + 1) % 7)).ToString().ToLowerInvariant();
            if (full.StartsWith(name, StringComparison.Ordinal))
                return day;
        }
        return null;
    }
}
