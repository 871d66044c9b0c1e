using BriefBot.Corpus.Sqlite;

namespace BriefBot.Deliver.Digests;

/// <summary>What digests are kept in.</summary>
/// <param name="Schedules">When and where.</param>
/// <param name="Outbox">What became of each.</param>
public sealed record DigestStore(ScheduleStore Schedules, DigestOutbox Outbox)
{
    /// <summary>That of a corpus.</summary>
    public static DigestStore Of(SqliteCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new(corpus.Schedules, corpus.Outbox);
    }
}
