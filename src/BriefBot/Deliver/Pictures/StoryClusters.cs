using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Deliver.Pictures;

/// <summary>A story as a picture of many shows it.</summary>
/// <param name="Day">When it was reported last; null when not known to the day.</param>
/// <param name="Outlets">Who reports it, each once.</param>
public sealed record ReportedStory(DateOnly? Day, IReadOnlyList<string> Outlets);

/// <summary>Draws which outlets report the same stories: a row for each outlet, a column for each story, parted by day.</summary>
public static class StoryClusters
{
    const int MostDays = 7;
    const double Column = 9;
    const double RoomOfYear = 110;

    /// <summary>A story with its articles as the picture shows it.</summary>
    public static ReportedStory Of(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return new(
            story.Summary.LastDay,
            [.. story.Members.Select(member => member.Article.Source).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)]
        );
    }

    /// <summary>The picture: the stories of the seven days that end with the latest.</summary>
    public static Drawing Of(string title, IReadOnlyList<ReportedStory> stories, Localization words)
    {
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(words);
        var chart = new Chart(title, words);
        if (stories.Select(story => story.Day).OfType<DateOnly>().ToList() is not { Count: > 0 } days)
            return chart.End([words[PictureTerm.NoStoryDay]]);
        var last = days.Max();
        var first = days.Where(day => day > last.Plus(-MostDays)).Min();
        var count = last.DayNumber - first.DayNumber + 1;
        var width = (Chart.Right - Chart.Left) / count;
        var placed = new List<(double X, IReadOnlyList<string> Outlets)>();
        var shown = new List<(DateOnly Day, int Stories, int Left)>();
        for (var at = 0; at < count; at++)
        {
            var day = first.Plus(at);
            // What most outlets report first: where a day has more than fit, the rest is only counted.
            var ofDay = stories.Where(story => story.Day == day).OrderByDescending(story => story.Outlets.Count).ToList();
            var fitting = Math.Min(ofDay.Count, (int)(width / Column) - 1);
            shown.Add((day, ofDay.Count, ofDay.Count - fitting));
            for (var index = 0; index < fitting; index++)
                placed.Add((Chart.Left + at * width + (index + 0.5) * Column, ofDay[index].Outlets));
        }
        Draw(chart, placed);
        Name(chart, shown, width);
        chart.Legend([
            (Chart.Report, words[PictureTerm.MarkReports]),
            ((x, y) => new Shape.Line(Tone.Copy, x, y - 6, x, y + 6), words[PictureTerm.MarkSameStory]),
        ]);
        return chart.End(Told(shown, placed, words));
    }

    static void Draw(Chart chart, List<(double X, IReadOnlyList<string> Outlets)> placed)
    {
        var marks = placed.SelectMany(story => story.Outlets.Select(outlet => (Outlet: outlet, story.X)));
        var rows = Rows.Of(marks, mark => mark.Outlet, chart.Words)
            .ConvertAll(row => (Y: chart.Row(row.Name), Xs: row.Things.Select(mark => mark.X).Distinct().ToList()));
        foreach (var story in rows.SelectMany(row => row.Xs, (row, x) => (row.Y, X: x)).GroupBy(mark => mark.X))
        {
            var (top, bottom) = (story.Min(mark => mark.Y), story.Max(mark => mark.Y));
            if (bottom > top)
                chart.Add(new Shape.Line(Tone.Copy, story.Key, top, story.Key, bottom));
            foreach (var mark in story)
                chart.Add(new Shape.Circle(Tone.Report, mark.X, mark.Y, 3.5));
        }
    }

    static void Name(Chart chart, List<(DateOnly Day, int Stories, int Left)> days, double width)
    {
        var bottom = chart.Space(Chart.RowHeight);
        for (var at = 0; at < days.Count; at++)
        {
            var left = Chart.Left + at * width;
            var name = DayScale.Short(chart.Words, days[at].Day, withYear: at == 0 && width > RoomOfYear);
            chart.Add(new Shape.Line(Tone.Grid, left, 36, left, bottom));
            chart.Add(new Shape.Label(Tone.Faint, left + 3, bottom - 6, days[at].Left > 0 ? $"{name} +{days[at].Left}" : name));
        }
    }

    static IEnumerable<string> Told(
        List<(DateOnly Day, int Stories, int Left)> days,
        List<(double X, IReadOnlyList<string> Outlets)> placed,
        Localization words
    )
    {
        var several = placed.Count(story => story.Outlets.Count > 1);
        yield return words.With(
            PictureTerm.ClustersTold,
            words.Count(days.Sum(day => day.Stories), PictureTerm.OneStory, PictureTerm.Stories),
            words.Days(days[0].Day, days[^1].Day),
            words.Count(several, PictureTerm.OneShared, PictureTerm.Shared)
        );
        foreach (var day in days.Where(day => day.Stories > 0))
            yield return words.With(
                PictureTerm.RowTold,
                words.Day(day.Day),
                words.Count(day.Stories, PictureTerm.OneStory, PictureTerm.Stories)
            );
    }
}
