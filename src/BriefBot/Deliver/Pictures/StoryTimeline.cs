using BriefBot.Corpus;
using BriefBot.Corpus.Changes;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>An article of a story as a picture shows it.</summary>
/// <param name="Day">When it was published; null when not known to the day.</param>
/// <param name="Outlet">Whose it is, null when unknown.</param>
/// <param name="IsCopy">Whether it is a reprint or an agency's copy.</param>
public readonly record struct TimelineReport(DateOnly? Day, string? Outlet, bool IsCopy);

/// <summary>A new version of an article of a story.</summary>
/// <param name="Day">When it was noticed.</param>
/// <param name="Outlet">Whose it is, null when unknown.</param>
public readonly record struct TimelineChange(DateOnly Day, string? Outlet);

/// <summary>Draws who reported a story when: a row for each outlet, its reports on a line of days, and what it changed since.</summary>
public static class StoryTimeline
{
    // Marks nearer to each other than this are one with a number.
    const double Column = 20;

    // Articles of which the versions are looked at: a picture holds no more.
    const int MostChanged = 60;

    /// <summary>A story's picture.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public static async ValueTask<Drawing> ReadAsync(Library library, Story story, Localization words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(story);
        var changes = new List<TimelineChange>();
        foreach (var member in story.Members.Where(member => member.Article.Version > 1).Take(MostChanged))
        {
            var versions = await library.Corpus.VersionsAsync(library.Workspace, member.Article.Id, cancellation);
            changes.AddRange(
                versions
                    .Where(version => version.Change is not (null or ChangeKind.LiveBlog))
                    .Select(version => new TimelineChange(DateOnly.FromDateTime(version.StoredAt.UtcDateTime), member.Article.Source))
            );
        }
        return Of(
            story.Summary.Headline,
            [
                .. story.Members.Select(member => new TimelineReport(
                    member.Article.Published.Day,
                    member.Article.Source,
                    member.ReprintOf is not null || member.Agency is not null
                )),
            ],
            changes,
            words
        );
    }

    /// <summary>The picture of these reports and changes.</summary>
    public static Drawing Of(
        string headline,
        IReadOnlyList<TimelineReport> reports,
        IReadOnlyList<TimelineChange> changes,
        Localization words
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(changes);
        var chart = new Chart(ReplyWords.Title(headline, words), words);
        var days = reports.Select(report => report.Day).OfType<DateOnly>().Concat(changes.Select(change => change.Day)).ToList();
        var isUndated = reports.Any(report => report.Day is null);
        var scale = days.Count == 0 ? null : new DayScale(days.Min(), days.Max(), Chart.Left + 12, Chart.Right - (isUndated ? 68 : 12));
        var rows = Rows.Of(
            reports
                .Select(report => (report.Outlet, X: At(report.Day), Tone: report.IsCopy ? Tone.Copy : Tone.Report))
                .Concat(changes.Select(change => (change.Outlet, X: At(change.Day), Tone: Tone.Change))),
            mark => mark.Outlet,
            words
        );
        foreach (var (name, marks) in rows)
        {
            var middle = chart.Row(name);
            foreach (var near in marks.GroupBy(mark => (int)(mark.X / Column)))
                Mark(chart, near.Average(mark => mark.X), middle, [.. near.Select(mark => mark.Tone)]);
        }
        if (scale is not null)
            chart.Axis(scale);
        if (isUndated)
            chart.Add(new Shape.Label(Tone.Faint, Chart.Right, 34, words[PictureTerm.NoDayKnown], Anchor.End));
        chart.Legend([
            (Chart.Report, words[PictureTerm.MarkReport]),
            (Chart.Copy, words[PictureTerm.MarkCopy]),
            (Chart.Square(Tone.Change), words[PictureTerm.MarkVersion]),
        ]);
        return chart.End(Told(reports, changes, days, words));

        double At(DateOnly? day) => day is { } known ? scale!.X(known) : Chart.Right - 20;
    }

    // Reports before copies: where both stand at one place, the report is what matters.
    static void Mark(Chart chart, double x, double y, List<Tone> tones)
    {
        var articles = tones.Count(tone => tone != Tone.Change);
        if (articles > 0)
            chart.Add(tones.Contains(Tone.Report) ? Chart.Report(x, y) : Chart.Copy(x, y));
        if (articles > 1)
            chart.Add(new Shape.Label(Tone.Faint, x + 6, y - 3, chart.Words.Number(articles)));
        if (articles < tones.Count)
            chart.Add(new Shape.Box(Tone.Change, x - 3, y + (articles > 0 ? 5 : -3), 6, 6));
    }

    static IEnumerable<string> Told(
        IReadOnlyList<TimelineReport> reports,
        IReadOnlyList<TimelineChange> changes,
        IReadOnlyList<DateOnly> days,
        Localization words
    )
    {
        var all = words.Articles(reports.Count);
        var copies = words.Count(reports.Count(report => report.IsCopy), PictureTerm.OneCopy, PictureTerm.Copies);
        var versions = words.Count(changes.Count, PictureTerm.OneVersion, PictureTerm.Versions);
        yield return days.Count == 0
            ? words.With(PictureTerm.StoryToldUndated, all, copies, versions)
            : words.With(PictureTerm.StoryTold, all, words.Days(days.Min(), days.Max()), copies, versions);
        foreach (var outlet in Rows.Of(reports, report => report.Outlet, words))
        {
            var known = outlet.Things.Select(report => report.Day).OfType<DateOnly>().ToList();
            var told = known.Count == 0 ? words[PictureTerm.NoDayKnown] : words.Days(known.Min(), known.Max());
            yield return words.With(PictureTerm.RowToldWhen, LabelText.Fit(outlet.Name, 60), words.Articles(outlet.Things.Count), told);
        }
    }
}
