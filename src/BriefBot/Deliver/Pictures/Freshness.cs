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
    public static Drawing Of(IReadOnlyCollection<KeyValuePair<string, DateOnly?>> newest, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(newest);
        var chart = new Chart("Age of the newest article");
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
            chart.Add(new Shape.Label(Tone.Faint, Chart.Left + length + 6, y + 4, Age(day, age)));
        }
        if (ordered.Count > Chart.MostRows)
            chart.Row(LabelText.Count(ordered.Count - Chart.MostRows, "older outlet", "older outlets"), hasLine: false);
        return chart.End(
            ordered
                .Take(Chart.MostRows)
                .Select(outlet => $"{LabelText.Fit(outlet.Key, 60)}: {(outlet.Value is { } day ? ReplyWords.Day(day) : "no day known")}.")
                .Prepend($"The newest article of {LabelText.Count(ordered.Count, "outlet", "outlets")}, as of {ReplyWords.Day(today)}.")
        );
    }

    static string Age(DateOnly? day, int age) =>
        day is null ? "no day known"
        : age == 0 ? "today"
        : LabelText.Count(age, "day", "days");
}
