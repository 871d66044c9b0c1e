using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

static partial class DigestLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for digests that are due failed; it is tried again.")]
    public static partial void RoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedule {Schedule} names the time zone {Zone}, which this version does not know.")]
    public static partial void NoZone(ILogger logger, ScheduleId schedule, string zone);

    const string WentBack =
        "The digests of schedule {Schedule} were looked at up to {PlannedTo}, and it is {Now} now: the clock was ahead. "
        + "What it took for missed is due again.";

    [LoggerMessage(Level = LogLevel.Warning, Message = WentBack)]
    public static partial void ClockWentBack(ILogger logger, ScheduleId schedule, DateTimeOffset plannedTo, DateTimeOffset now);

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest {Run} could not be put together; it is tried again.")]
    public static partial void NotComposed(ILogger logger, DigestRunId run, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest {Run} of schedule {Schedule} is {State}: {Reason}")]
    public static partial void Ended(ILogger logger, DigestRunId run, ScheduleId schedule, DigestState state, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest {Run} of schedule {Schedule} waits until {Later}: {Reason}")]
    public static partial void Later(ILogger logger, DigestRunId run, ScheduleId schedule, DateTimeOffset later, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process took the digest {Run} over; it is left to that one.")]
    public static partial void LeaseLost(ILogger logger, DigestRunId run);
}
