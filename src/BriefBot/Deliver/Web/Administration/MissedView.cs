using BriefBot.Answer.Digests;
using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>What digests did not tell.</summary>
public sealed record MissedView(IReadOnlyList<MissedRun> Runs)
{
    /// <summary>Runs of a schedule that are looked at.</summary>
    public const int RunsOfEach = 3;

    /// <summary>Most runs that are told.</summary>
    public const int MostRuns = 12;

    /// <summary>Most stories of a run that are told.</summary>
    public const int MostStories = 20;
}

/// <summary>What one digest did not tell.</summary>
/// <param name="Schedule">Whose it is.</param>
/// <param name="Run">What became of it.</param>
/// <param name="Stories">What it left out and why, those that most outlets told first.</param>
public sealed record MissedRun(DigestSchedule Schedule, DigestRun Run, IReadOnlyList<StoryFate> Stories)
{
    /// <summary>Of a digest as the outbox keeps it.</summary>
    public static MissedRun Of(DigestSchedule schedule, DigestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(
            schedule,
            run,
            [
                .. (Digest.Read(run.Content)?.Fates ?? [])
                    .Where(fate => fate.Verdict is not (StoryVerdict.New or StoryVerdict.Update))
                    .OrderByDescending(fate => fate.Sources)
                    .ThenByDescending(fate => fate.Score)
                    .Take(MissedView.MostStories),
            ]
        );
    }
}
