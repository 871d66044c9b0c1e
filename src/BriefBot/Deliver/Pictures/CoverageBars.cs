using BriefBot.Deliver.Wording;
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
    /// <param name="words">In the reader's language.</param>
    public static Drawing Of(string title, IReadOnlyCollection<KeyValuePair<DateOnly, int>> days, int undated, Localization words)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(words);
        var chart = new Chart(title, words);
        string[] without = undated > 0 ? [words.Count(undated, PictureTerm.OneUndated, PictureTerm.Undated)] : [];
        if (days.Count == 0)
            return chart.End([words[PictureTerm.NoArticleDay], .. without]);
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
            words.With(
                step switch
                {
                    1 => PictureTerm.EachBarDay,
                    7 => PictureTerm.EachBarWeek,
                    _ => PictureTerm.EachBarDays,
                },
                words.Articles(days.Sum(day => day.Value)),
                words.Days(first, last),
                words.Number(step)
            ),
            .. without,
            words.With(PictureTerm.MostOn, words.Number(most.Value), words.Days(from, Min(last, from.Plus(step - 1)))),
        ]);
    }

    static void Draw(Chart chart, Dictionary<int, int> bars, double width)
    {
        var most = bars.Values.Max();
        var bottom = chart.Space(Height + 10);
        chart.Add(new Shape.Label(Tone.Faint, Chart.Left - 8, bottom - Height + 8, chart.Words.Articles(most), Anchor.End));
        chart.Add(new Shape.Line(Tone.Grid, Chart.Left, bottom - Height, Chart.Right, bottom - Height));
        chart.Add(new Shape.Label(Tone.Faint, Chart.Left - 8, bottom, "0", Anchor.End));
        foreach (var (at, articles) in bars.OrderBy(bar => bar.Key))
        {
            // Even one of thousands is to be seen.
            var height = Math.Max(Height * articles / most, 2);
            chart.Add(new Shape.Box(Tone.Report, Chart.Left + at * width + width * 0.1, bottom - height, width * 0.8, height));
        }
    }

    static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
