using BriefBot.Corpus.Digests;
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
    public static Drawing Of(IReadOnlyList<KeyValuePair<string, IReadOnlyList<DigestRun>>> schedules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        var chart = new Chart("Digests of the last four weeks");
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
            told.Add(Told(name, recent));
        }
        if (schedules.Count > Chart.MostRows)
            chart.Row(LabelText.Count(schedules.Count - Chart.MostRows, "other schedule", "other schedules"), hasLine: false);
        chart.Axis(scale);
        chart.Legend([
            (Chart.Square(Tone.Good), "posted"),
            (Chart.Square(Tone.Idle), "nothing new"),
            (Chart.Square(Tone.Bad), "missed or failed"),
            (Chart.Square(Tone.Report), "under way"),
        ]);
        return chart.End(
            told.Prepend($"{LabelText.Count(schedules.Count, "schedule", "schedules")} {LabelText.Days(first, today)}, in UTC.")
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

    static string Told(string name, List<DigestRun> runs)
    {
        var states = runs.CountBy(run => Word(run.State)).Select(state => $"{state.Value} {state.Key}").ToList();
        var why = runs.LastOrDefault(run => run.Reason is { Length: > 0 })?.Reason;
        return $"{LabelText.Fit(name, 60)}: {(states.Count == 0 ? "no digest was due" : string.Join(", ", states))}"
            + $"{(why is null ? "" : $"; last reason: {LabelText.Fit(why, LongestReason)}")}.";
    }

    static string Word(DigestState state) =>
        state switch
        {
            DigestState.Posted => "posted",
            DigestState.Failed => "failed",
            DigestState.Missed => "missed",
            DigestState.Nothing => "with nothing new",
            DigestState.Merged => "joined with a later one",
            _ => "under way",
        };
}
