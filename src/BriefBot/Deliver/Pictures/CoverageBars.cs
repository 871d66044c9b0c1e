using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Deliver.Pictures;

/// <summary>Draws how many articles a topic had over time: a bar for each day, or for as many days as it takes to show all.</summary>
public static class CoverageBars
{
    const int MostBars = 48;
    const int LeastBars = 6;
    const double Height = 96;
    static readonly int[] Steps = [1, 7, 28];

    /// <summary>The picture.</summary>
    /// <param name="title">What is covered.</param>
    /// <param name="days">How many articles were published on a day, in any order.</param>
    /// <param name="undated">Articles whose day isn't known.</param>
    public static Drawing Of(string title, IReadOnlyCollection<KeyValuePair<DateOnly, int>> days, int undated)
    {
        ArgumentNullException.ThrowIfNull(days);
        var chart = new Chart(title);
        var without = undated > 0 ? $" The day of {LabelText.Count(undated, "article is", "articles is")} not known." : "";
        if (days.Count == 0)
            return chart.End([$"No article has a day that is known.{without}"]);
        var (first, last) = (days.Min(day => day.Key), days.Max(day => day.Key));
        var span = last.DayNumber - first.DayNumber + 1;
        var step = Steps.FirstOrDefault(step => span <= step * MostBars, (span + MostBars - 1) / MostBars);
        var bars = days.GroupBy(day => (day.Key.DayNumber - first.DayNumber) / step)
            .ToDictionary(bar => bar.Key, bar => bar.Sum(day => day.Value));
        var width = (Chart.Right - Chart.Left) / Math.Max((span + step - 1) / step, LeastBars);
        Draw(chart, bars, width);
        var day = width / step;
        chart.Axis(new DayScale(first, last, Chart.Left + day / 2, Chart.Left + day * (span - 0.5)));
        var most = bars.MaxBy(bar => bar.Value);
        var from = first.Plus(most.Key * step);
        return chart.End([
            $"{LabelText.Count(days.Sum(day => day.Value), "article", "articles")} {LabelText.Days(first, last)}; "
                + $"each bar is {(step == 1 ? "a day" : step == 7 ? "a week" : LabelText.Count(step, "day", "days"))}."
                + without,
            $"Most, {most.Value.ToString("N0", CultureInfo.InvariantCulture)}, "
                + $"{LabelText.Days(from, Min(last, from.Plus(step - 1)))}.",
        ]);
    }

    static void Draw(Chart chart, Dictionary<int, int> bars, double width)
    {
        var most = bars.Values.Max();
        var bottom = chart.Space(Height + 10);
        chart.Add(new Shape.Label(Tone.Faint, Chart.Left - 8, bottom - Height + 8, Number(most), Anchor.End));
        chart.Add(new Shape.Line(Tone.Grid, Chart.Left, bottom - Height, Chart.Right, bottom - Height));
        chart.Add(new Shape.Label(Tone.Faint, Chart.Left - 8, bottom, "0", Anchor.End));
        foreach (var (at, articles) in bars.OrderBy(bar => bar.Key))
        {
            // Even one of thousands is to be seen.
            var height = Math.Max(Height * articles / most, 2);
            chart.Add(new Shape.Box(Tone.Report, Chart.Left + at * width + width * 0.1, bottom - height, width * 0.8, height));
        }
    }

    static string Number(int articles) => LabelText.Count(articles, "article", "articles");

    static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
