namespace BriefBot.Language.Reading;

/// <summary>A date of a sentence, completed from the day on which the sentence was written as far as that is known.</summary>
/// <param name="Span">Its place in the text.</param>
/// <param name="Weekday">The weekday, where the words give nothing else; else null.</param>
readonly record struct StatedDate(TextSpan Span, int? Year, int? Month, int? Day, DayOfWeek? Weekday = null)
{
    // Days after an event within which an article on it appears.
    const int Freshness = 2;

    /// <summary>The dates of a sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">The range.</param>
    /// <param name="written">The day on which it was written, null when unknown.</param>
    public static List<StatedDate> Find(string text, TextSpan sentence, DateOnly? written) =>
        [.. Dates.Find(text.AsSpan(sentence.Start, sentence.Length)).Select(date => Complete(date, sentence.Start, written))];

    /// <summary>True when what both give is the same, and something is.</summary>
    public bool Agrees(StatedDate other)
    {
        if (Differs(other))
            return false;
        return (Weekday is not null && Weekday == other.Weekday) || BothGive(Year, other.Year) || BothGive(Month, other.Month);
    }

    /// <summary>True when both give a year, month, day or weekday that isn't the same.</summary>
    public bool Differs(StatedDate other)
    {
        if (Weekday is { } here && other.Weekday is { } there && here != there)
            return true;
        return Differ(Year, other.Year) || Differ(Month, other.Month) || (BothGive(Month, other.Month) && Differ(Day, other.Day));
    }

    /// <summary>True when the other gives everything that this one gives.</summary>
    public bool IsCoveredBy(StatedDate other) =>
        Agrees(other) && IsGiven(Year, other.Year) && IsGiven(Month, other.Month) && IsGiven(Day, other.Day);

    /// <summary>True when an article of that day, which gives no date itself, is likely to tell of this date.</summary>
    public bool IsNewsOf(DateOnly? published, int? year)
    {
        if (published is not { } day)
            return Month is null && Year is not null && Year == year;
        if (Weekday is { } weekday)
            return ((int)day.DayOfWeek - (int)weekday + 7) % 7 <= Freshness;
        if ((Year is not null && Year != day.Year) || (Month is not null && Month != day.Month && Day is null))
            return false;
        if (Day is null)
            return true;
        var (y, m, d) = (Year ?? day.Year, Month ?? day.Month, Day.Value);
        return d <= DateTime.DaysInMonth(y, m) && day.DayNumber - new DateOnly(y, m, d).DayNumber is >= 0 and <= Freshness;
    }

    static bool BothGive(int? a, int? b) => a is not null && b is not null;

    static bool IsGiven(int? here, int? there) => here is null || there is not null;

    static bool Differ(int? a, int? b) => a is not null && b is not null && a != b;

    // "On Monday" is the last Monday before; "23 November" without a year is the one nearest to the day of writing.
    static StatedDate Complete(DateMention date, int offset, DateOnly? written)
    {
        var span = new TextSpan(date.Span.Start + offset, date.Span.End + offset);
        var weekdayAlone = date.Month is null && date.Year is null ? date.Weekday : null;
        if (written is not { } day)
            return new StatedDate(span, date.Year, date.Month, date.Day, weekdayAlone);
        if (weekdayAlone is { } weekday)
        {
            var on = day.Plus(-(((int)day.DayOfWeek - (int)weekday + 7) % 7));
            return new StatedDate(span, on.Year, on.Month, on.Day, weekday);
        }
        if (date is { Year: null, Month: { } month })
            return new StatedDate(span, NearestYear(day, month), month, date.Day);
        return new StatedDate(span, date.Year, date.Month, date.Day);
    }

    static int NearestYear(DateOnly day, int month) =>
        (month - day.Month) switch
        {
            > 6 => CalendarDays.Year(day.Year, -1),
            < -6 => CalendarDays.Year(day.Year, 1),
            _ => day.Year,
        };
}
