using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>Draws how old the newest article of each outlet is.</summary>
public static class Freshness
{
    // Beyond it a bar says how much more by its number alone.
    const int LongestBar = 30;
    const double Room = 110;

    /// <summary>The picture; the freshest stand first.</summary>
    /// <param name="newest">The day of each outlet's newest article; null when none of its articles has one.</param>
    /// <param name="today">The day from which the age is counted.</param>
    /// <param name="words">In the reader's language.</param>
    public static Drawing Of(IReadOnlyCollection<KeyValuePair<string, DateOnly?>> newest, DateOnly today, Localization words)
    {
        ArgumentNullException.ThrowIfNull(newest);
        ArgumentNullException.ThrowIfNull(words);
        var chart = new Chart(words[PictureTerm.FreshnessTitle], words);
        var ordered = newest
            .OrderByDescending(outlet => outlet.Value ?? DateOnly.MinValue)
            .ThenBy(outlet => outlet.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var (outlet, day) in ordered.Take(Chart.MostRows))
        {
            var y = chart.Row(outlet, hasLine: false);
            // A paper may carry tomorrow's date.
            var age = day is { } known ? Math.Max(today.DayNumber - known.DayNumber, 0) : LongestBar;
            var length = Math.Max((Chart.Right - Room - Chart.Left) * Math.Min(age, LongestBar) / LongestBar, 2);
            chart.Add(new Shape.Box(day is null ? Tone.Idle : Tone.Report, Chart.Left, y - 6, length, 12));
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left + length + 6, y + 4, Age(words, day, age)));
        }
        if (ordered.Count > Chart.MostRows)
            chart.Row(words.Count(ordered.Count - Chart.MostRows, PictureTerm.OneOlderOutlet, PictureTerm.OlderOutlets), hasLine: false);
        return chart.End(
            ordered
                .Take(Chart.MostRows)
                .Select(outlet =>
                    words.With(
                        PictureTerm.RowTold,
                        LabelText.Fit(outlet.Key, 60),
                        outlet.Value is { } day ? words.Day(day) : words[PictureTerm.NoDayKnown]
                    )
                )
                .Prepend(
                    ordered.Count == 1
                        ? words.With(PictureTerm.NewestToldOne, words.Day(today))
                        : words.With(PictureTerm.NewestTold, words.Number(ordered.Count), words.Day(today))
                )
        );
    }

    static string Age(Localization words, DateOnly? day, int age) =>
        day is null ? words[PictureTerm.NoDayKnown]
        : age == 0 ? words[PictureTerm.Today]
        : words.Count(age, PictureTerm.OneDay, PictureTerm.Days);
}
