namespace BriefBot.Language;

/// <summary>English names of months and weekdays.</summary>
public static class DateWords
{
    static readonly string[] Months = [.. CalendarTable.English.Months.Select(forms => forms[0])];

    static readonly string[] Weekdays =
    [
        CalendarTable.English.Weekdays[^1][0],
        .. CalendarTable.English.Weekdays.SkipLast(1).Select(forms => forms[0]),
    ];

    /// <summary>The full name, capitalised.</summary>
    /// <param name="month">1 to 12.</param>
    public static string MonthName(int month) => Capitalised(Months[month - 1]);

    /// <summary>Number of the month, full or abbreviated (three letters, "Sept"), case ignored; 0 when it is none.</summary>
    /// <param name="word">Letters only, no full stop.</param>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
            return 0;
        if (word.Equals("sept", StringComparison.OrdinalIgnoreCase))
            return 9;
        for (var m = 0; m < Months.Length; m++)
        {
            if (word.Length != 3 && word.Length != Months[m].Length)
                continue;
            if (Months[m].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return m + 1;
        }
        return 0;
    }

    /// <summary>The weekday, full or abbreviated ("Mon", "Tues", "Thurs"), case ignored; null when it is none.</summary>
    /// <param name="word">Letters only, no full stop.</param>
    public static DayOfWeek? Weekday(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
            return null;
        for (var d = 0; d < Weekdays.Length; d++)
        {
            var full = Weekdays[d];
            var abbreviated = word.Length == 3 || (word.Length is 4 or 5 && d is 2 or 4);
            if ((abbreviated || word.Length == full.Length) && full.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return (DayOfWeek)d;
        }
        return null;
    }

    /// <summary>True for a name that is spelled out, false for an abbreviation. "May" counts as spelled out.</summary>
    public static bool IsFullMonth(ReadOnlySpan<char> word, int month) => word.Length == Months[month - 1].Length;

    static string Capitalised(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));
}
