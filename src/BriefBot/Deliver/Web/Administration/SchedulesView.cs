using BriefBot.Answer.Digests;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>The schedules, to be worked on.</summary>
/// <param name="Schedules">A page of them.</param>
/// <param name="Topics">Names of the saved topics.</param>
/// <param name="Now">When the next digests are counted from.</param>
public sealed record SchedulesView(PageOf<DigestSchedule> Schedules, IReadOnlyList<string> Topics, DateTimeOffset Now)
{
    /// <summary>What is wrong with what was just sent; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>When a schedule's next digest comes; null while it is paused.</summary>
    public static DateTimeOffset? Next(DigestSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var what = schedule.What;
        return schedule.Paused ? null : LocalTimes.Next(now, what.At, what.Days, what.Zone).At;
    }
}

/// <summary>A schedule, and what became of its digests.</summary>
/// <param name="Runs">Its last digests, newest first.</param>
/// <param name="Now">When the next digest is counted from.</param>
public sealed record ScheduleView(DigestSchedule Schedule, IReadOnlyList<DigestRun> Runs, DateTimeOffset Now)
{
    /// <summary>Most digests that are told.</summary>
    public const int MostRuns = 30;

    /// <summary>What the next digest would say; null where that wasn't asked for.</summary>
    public VerifiedDigest? Preview { get; init; }
}
