using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Deliver.Pictures;

/// <summary>Draws what became of the digests of schedules in the last four weeks: a row for each schedule, a square for each day.</summary>
public static class DigestHistory
{
    const int Days = 28;
    const int LongestReason = 100;

    /// <summary>The picture.</summary>
    /// <param name="schedules">The runs of each schedule, by what it is called, in any order.</param>
    /// <param name="today">The last day.</param>
    /// <param name="words">In the reader's language.</param>
    public static Drawing Of(IReadOnlyList<KeyValuePair<string, IReadOnlyList<DigestRun>>> schedules, DateOnly today, Localization words)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(words);
        var chart = new Chart(words[PictureTerm.DigestHistoryTitle], words);
        var first = today.Plus(-Days + 1);
        var scale = new DayScale(first, today, Chart.Left + 9, Chart.Right - 9);
        var told = new List<string>();
        foreach (var (name, runs) in schedules.Take(Chart.MostRows))
        {
            var y = chart.Row(name);
            var recent = runs.Where(run => Day(run) >= first && Day(run) <= today).OrderBy(run => run.DueAt).ToList();
            foreach (var day in recent.GroupBy(Day))
            {
                // Where several were due on a day, what went wrong is what matters.
                var tone = day.Select(run => ToneOf(run.State)).MinBy(Rank);
                chart.Add(new Shape.Box(tone, scale.X(day.Key) - 7, y - 7, 14, 14));
            }
            told.Add(Told(name, recent, words));
        }
        if (schedules.Count > Chart.MostRows)
            chart.Row(
                words.Count(schedules.Count - Chart.MostRows, PictureTerm.OneOtherSchedule, PictureTerm.OtherSchedules),
                hasLine: false
            );
        chart.Axis(scale);
        chart.Legend([
            (Chart.Square(Tone.Good), words[PageTerm.DigestPosted]),
            (Chart.Square(Tone.Idle), words[PageTerm.DigestNothing]),
            (Chart.Square(Tone.Bad), words[PictureTerm.MissedOrFailed]),
            (Chart.Square(Tone.Report), words[PageTerm.DigestWaits]),
        ]);
        return chart.End(
            told.Prepend(
                words.With(
                    PictureTerm.SchedulesTold,
                    words.Count(schedules.Count, PictureTerm.OneSchedule, PictureTerm.Schedules),
                    words.Days(first, today)
                )
            )
        );
    }

    static DateOnly Day(DigestRun run) => DateOnly.FromDateTime(run.DueAt.UtcDateTime);

    static Tone ToneOf(DigestState state) =>
        state switch
        {
            DigestState.Posted => Tone.Good,
            DigestState.Failed or DigestState.Missed => Tone.Bad,
            DigestState.Nothing or DigestState.Merged => Tone.Idle,
            _ => Tone.Report,
        };

    static int Rank(Tone tone) =>
        tone switch
        {
            Tone.Bad => 0,
            Tone.Report => 1,
            Tone.Good => 2,
            _ => 3,
        };

    static string Told(string name, List<DigestRun> runs, Localization words)
    {
        var states = runs.CountBy(run => words[Word(run.State)]).Select(state => $"{state.Key} ({words.Number(state.Value)})").ToList();
        var why = runs.LastOrDefault(run => run.Reason is { Length: > 0 })?.Reason;
        var told = states.Count == 0 ? words[PictureTerm.NoneDue] : string.Join(", ", states);
        if (why is not null)
            told += words[ReplyTerm.Semicolon] + words.With(PictureTerm.LastReason, LabelText.Fit(why, LongestReason).TrimEnd('.'));
        return words.With(PictureTerm.RowTold, LabelText.Fit(name, 60), told);
    }

    static PageTerm Word(DigestState state) =>
        state switch
        {
            DigestState.Posted => PageTerm.DigestPosted,
            DigestState.Failed => PageTerm.DigestFailed,
            DigestState.Missed => PageTerm.DigestMissed,
            DigestState.Nothing => PageTerm.DigestNothing,
            DigestState.Merged => PageTerm.DigestMerged,
            _ => PageTerm.DigestWaits,
        };
}
