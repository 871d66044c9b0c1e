using System.Security.Cryptography;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Deliver.Digests;

/// <summary>What digests are kept in.</summary>
/// <param name="Schedules">When and where.</param>
/// <param name="Outbox">What became of each.</param>
public sealed record DigestStore(ScheduleStore Schedules, DigestOutbox Outbox)
{
    /// <summary>A text of 24 characters that no other run has.</summary>
    public static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>Notes that a digest of a schedule is to be posted now. False when that was noted already.</summary>
    /// <param name="request">Tells one request from another.</param>
    public ValueTask<bool> RequestAsync(ScheduleId schedule, string request, DateTimeOffset now, CancellationToken cancellation) =>
        Outbox.RequestAsync(schedule, new PlannedRun(PlannedRun.RequestSlot(request), now, NewNonce(), DigestState.Planned), cancellation);
}
