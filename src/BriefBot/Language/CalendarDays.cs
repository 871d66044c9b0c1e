namespace BriefBot.Language;

/// <summary>
/// Counts days where a person may have named any: <see cref="DateOnly"/> throws past the ends of its calendar (the years 1 and 9999),
/// and a question as of 9999-12-31 is as good as any other. A count that would leave the calendar stays at its end.
/// </summary>
public static class CalendarDays
{
    /// <summary>The day so many days later, earlier where negative; the calendar's end where there is none.</summary>
    public static DateOnly Plus(this DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>The year so many years later, earlier where negative; 1 to 9999.</summary>
    public static int Year(int year, int later) => (int)Math.Clamp((long)year + later, DateOnly.MinValue.Year, DateOnly.MaxValue.Year);

    /// <summary>The instant at which a day begins somewhere; the first or last instant that can be told where that lies outside the
    /// calendar.</summary>
    public static DateTimeOffset StartIn(this DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.GetUtcOffset(midnight);
        var ticks = midnight.Ticks - offset.Ticks;
        return ticks < DateTimeOffset.MinValue.Ticks ? DateTimeOffset.MinValue
            : ticks > DateTimeOffset.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(midnight, offset);
    }
}
