using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Deliver.Digests;

/// <summary>
/// Topics that tell a channel at once. An alert is posted as a digest is, through the same outbox, so that what holds for one after a kill
/// holds for the other; only when one is due, and what it says, is decided here.
/// </summary>
public sealed class AlertDesk(AlertComposer composer, TopicStore topics, DigestOutbox outbox, DigestOptions options)
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Those that ended without a message stand among them.
    const int MostLooked = 200;

    /// <summary>How many stories of an alert wait for a message that may be posted now; 0 while one is on its way.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<int> DueAsync(DigestSchedule alert, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var runs = await outbox.RecentAsync(alert.Id, MostLooked, cancellation);
        if (runs.Any(run => run.State < DigestState.Posted) || Room(runs, now) == 0)
            return 0;
        return await RequestAsync(alert, now, cancellation) is { } request ? await composer.WaitingAsync(request, cancellation) : 0;
    }

    /// <summary>What the readers of an alert are told next.</summary>
    /// <param name="most">Most stories of a message that sums up; null for as many as it may have.</param>
    /// <exception cref="CorpusException">The corpus can't be read, or the alert's topic is gone.</exception>
    public async ValueTask<Digest> ComposeAsync(DigestSchedule alert, DateTimeOffset now, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var request =
            await RequestAsync(alert, now, cancellation)
            ?? throw new CorpusException($"The topic {alert.What.Topic} of alert {alert.Id} is gone.");
        var room = Room(await outbox.RecentAsync(alert.Id, MostLooked, cancellation), now);
        return await composer.ComposeAsync(request with { Room = room, Stories = most ?? AlertRequest.MostListed }, cancellation);
    }

    async ValueTask<AlertRequest?> RequestAsync(DigestSchedule alert, DateTimeOffset now, CancellationToken cancellation) =>
        alert.What.Topic is { } name && await topics.FindAsync(alert.What.Workspace, name, cancellation) is { } topic
            ? new(alert.What.Workspace, topic, alert.Id, now, alert.PlannedTo)
            : null;

    /// <summary>Messages that may still be posted: what was since an hour ago, may have been or could not be, counts.</summary>
    int Room(IReadOnlyList<DigestRun> runs, DateTimeOffset now) =>
        Math.Max(0, options.AlertsPerHour - runs.Count(run => Counts(run) && (run.PostingSince ?? run.FinishedAt) > now - Hour));

    // A channel that refuses everything is not tried without end.
    static bool Counts(DigestRun run) => run.State is DigestState.Posted or DigestState.Failed or DigestState.Missed;
}
