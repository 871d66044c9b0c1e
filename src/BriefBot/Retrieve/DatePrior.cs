namespace BriefBot.Retrieve;

/// <summary>News is mostly asked about while it is new.</summary>
public static class DatePrior
{
    /// <summary>Days after which an article counts 1/e as much.</summary>
    /// <remarks>Measured on dated news questions: a week gained most of 3 to 30 days.</remarks>
    public const double DecayDays = 7;

    /// <summary>exp(−days/<see cref="DecayDays"/>) before the as-of date; 0 for undated articles.</summary>
    public static double Of(DateOnly? published, DateOnly asOf) =>
        published is { } day ? Math.Exp(-Math.Abs(asOf.DayNumber - day.DayNumber) / DecayDays) : 0;
}
