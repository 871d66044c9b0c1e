using System.Globalization;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Deliver.Pictures;

/// <summary>Lays days out from left to right, each day as wide as every other.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last one, not before it.</param>
/// <param name="Left">Where the first day stands.</param>
/// <param name="Right">Where the last day stands.</param>
sealed record DayScale(DateOnly First, DateOnly Last, double Left, double Right)
{
    const int MostTicks = 7;
    static readonly int[] DaySteps = [1, 2, 7, 14];
    static readonly int[] MonthSteps = [1, 2, 3, 6];
    static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];

    int Span => Last.DayNumber - First.DayNumber;

    /// <summary>Where a day stands; in the middle when there is only one.</summary>
    public double X(DateOnly day) =>
        Span == 0 ? (Left + Right) / 2 : Left + (Right - Left) * Math.Clamp(day.DayNumber - First.DayNumber, 0, Span) / Span;

    /// <summary>The days to name below the picture, with how; at most seven.</summary>
    public IReadOnlyList<(DateOnly Day, string Name)> Ticks(Localization words)
    {
        foreach (var step in DaySteps)
            if (Span / step < MostTicks)
                // Days alone don't say of which year.
                return
                [
                    .. Enumerable
                        .Range(0, Span / step + 1)
                        .Select(at => First.Plus(at * step))
                        .Select(day => (day, Short(words, day, day == First))),
                ];
        var months = (Last.Year - First.Year) * 12 + Last.Month - First.Month;
        foreach (var step in MonthSteps)
            if (months / step < MostTicks)
                return Named(
                    Firsts(step, First.Year * 12 + First.Month - 1, Last.Year * 12 + Last.Month - 1),
                    words,
                    day => MonthOf(words, day)
                );
        var year = YearSteps.First(step => (Last.Year - First.Year) / step < MostTicks) * 12;
        return Named(Firsts(year, First.Year * 12, Last.Year * 12), words, day => day.Year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>"23 Nov", "23 Nov 2020".</summary>
    public static string Short(Localization words, DateOnly day, bool withYear) =>
        words.With(withYear ? PictureTerm.ShortDayOfYear : PictureTerm.ShortDay, day.Day, ShortMonth(words, day), day.Year);

    static string MonthOf(Localization words, DateOnly day) => words.With(PictureTerm.ShortMonthOfYear, ShortMonth(words, day), day.Year);

    static string ShortMonth(Localization words, DateOnly day) => words[PictureTerm.ShortMonths].Split(',')[day.Month - 1];

    // Every so many months, beginning with a round one.
    IEnumerable<DateOnly> Firsts(int step, int from, int to)
    {
        for (var month = (from + step - 1) / step * step; month <= to; month += step)
            if (month >= 12 && new DateOnly(month / 12, month % 12 + 1, 1) is var day && day >= First && day <= Last)
                yield return day;
    }

    List<(DateOnly, string)> Named(IEnumerable<DateOnly> days, Localization words, Func<DateOnly, string> name)
    {
        var named = days.Select(day => (day, name(day))).ToList();
        if (named.Count == 0)
            named.Add((First, MonthOf(words, First)));
        return named;
    }
}
