namespace BriefBot.Language;

/// <summary>A date as a text mentions it; what the text leaves out is null.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Year">1900 to 2100.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, a day that the month has (29 February when the year is not given).</param>
/// <param name="Weekday">When the text names it.</param>
public readonly record struct DateMention(TextSpan Span, int? Year, int? Month, int? Day, DayOfWeek? Weekday)
{
    /// <summary>The day, when the mention gives year, month and day.</summary>
    public DateOnly? Date => Year is { } y && Month is { } m && Day is { } d ? new DateOnly(y, m, d) : null;
}
