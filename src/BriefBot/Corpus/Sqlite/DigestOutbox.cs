using BriefBot.Corpus.Digests;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// What is due, being posted, and was posted. Every step is a transaction of its own that only the holder of the digest's lease can make,
/// so that of any number of processes on one database one posts, and after a kill at any point the next one knows how far it was. That a
/// digest is about to be posted, and that it was, is on the disk before anything else happens, so that the next one knows it after a power
/// cut too. A lease has no end of its own, since that would have to be told by clocks: whoever is sure that its holder has done with it
/// ends it.
/// </summary>
public sealed class DigestOutbox
{
    const int LongestReason = 500;

    const string Columns = "SELECT r.*, s.platform FROM digest_run r JOIN schedule s ON s.id = r.schedule";

    const string FindSql = $"{Columns} WHERE r.id = $run";
    const string RecentSql = $"{Columns} WHERE r.schedule = $schedule ORDER BY r.due_at DESC, r.id DESC LIMIT $limit";
    const string PostedSql =
        $"{Columns} WHERE r.schedule = $schedule AND r.state = 3 AND r.finished_at >= $since AND r.content IS NOT NULL ORDER BY "
        + "r.finished_at DESC, r.id DESC LIMIT $limit";
    const string ByMessageSql = $"{Columns} WHERE r.message_channel = $channel AND r.message = $message AND s.platform = $platform";
    const string LatestInSql =
        $"{Columns} WHERE s.platform = $platform AND r.message_channel = $channel AND r.state = 3 ORDER BY r.id DESC LIMIT 1";

    const string ReviveSql = """
        UPDATE digest_run SET state = 0, finished_at = NULL, reason = NULL
        WHERE schedule = $schedule AND state = 6 AND posting_since IS NULL AND due_at > $since AND slot NOT GLOB 'now:*'
          AND reason <> 'The schedule was paused before it was posted.'
        """;

    const string AdvanceSql = "UPDATE schedule SET planned_to = $to WHERE id = $schedule AND planned_to = $from AND paused = 0";

    const string PlanSql = """
        INSERT INTO digest_run (schedule, slot, due_at, state, nonce, not_before, finished_at, reason)
        VALUES ($schedule, $slot, $due, $state, $nonce, $not_before, $finished, $reason) ON CONFLICT (schedule, slot) DO NOTHING
        """;

    const string SoonestSql = "SELECT min(not_before) FROM digest_run WHERE state < 3 AND holder IS NULL AND not_before > $now";

    // A digest that may stand in the channel is settled before another one of its schedule is begun.
    const string NextSql = """
        SELECT r.id FROM digest_run r
        WHERE r.state < 3 AND r.not_before <= $now AND r.holder IS NULL
          AND NOT EXISTS (SELECT 1 FROM digest_run o WHERE o.schedule = r.schedule AND o.id <> r.id AND o.state < 3
            AND (o.holder IS NOT NULL OR (o.state = 2 AND r.state <> 2)))
        ORDER BY r.state = 2 DESC, r.due_at, r.id LIMIT 1
        """;

    const string NewestSql = """
        SELECT o.id FROM digest_run o JOIN digest_run r ON r.id = $run AND o.schedule = r.schedule
        WHERE o.state < 2 AND o.due_at <= $now AND o.slot NOT GLOB 'now:*' AND r.slot NOT GLOB 'now:*' AND r.state < 2
        ORDER BY o.due_at DESC, o.id DESC LIMIT 1
        """;

    const string MergeSql = """
        UPDATE digest_run SET state = 5, merged_into = $newest, finished_at = $now, content = NULL, holder = NULL, held_until = NULL,
          reason = 'A later digest of the same schedule was due before this one could be posted.'
        WHERE schedule = (SELECT schedule FROM digest_run WHERE id = $newest) AND id <> $newest AND state < 2 AND due_at <= $now
          AND slot NOT GLOB 'now:*'
        """;

    const string HoldSql = """
        UPDATE digest_run SET holder = $holder, held_until = $until, state = max(state, 1)
        WHERE id = $run AND state < 3 AND not_before <= $now AND holder IS NULL
        """;

    const string HeldBy = "id = $run AND holder = $holder AND state < 3";

    const string HeldSql = "SELECT id, holder, held_until, state = 2 FROM digest_run WHERE state < 3 AND holder IS NOT NULL ORDER BY id";
    const string ReleaseSql = """
        UPDATE digest_run SET holder = NULL, held_until = NULL WHERE id = $run AND holder = $holder AND held_until = $until
        """;

    const string PostingSql = $"""
        UPDATE digest_run SET state = 2, content = $content, posting_since = coalesce(posting_since, $now), attempts = attempts + 1,
          posting_after = CASE WHEN posting_since IS NULL THEN $after ELSE posting_after END
        WHERE {HeldBy}
        """;

    const string AgainSql = $"""
        UPDATE digest_run SET state = $state, not_before = $later, reason = $reason, holder = NULL, held_until = NULL,
          attempts = attempts + $tried,
          content = CASE WHEN $state < 2 THEN NULL ELSE content END, posting_since = CASE WHEN $state < 2 THEN NULL ELSE posting_since END,
          posting_after = CASE WHEN $state < 2 THEN NULL ELSE posting_after END
        WHERE {HeldBy}
        """;

    const string EndSql = $"""
        UPDATE digest_run SET state = $state, finished_at = $at, message_channel = $channel, message = $message, reason = $reason,
          holder = NULL,
          held_until = NULL
        WHERE {HeldBy}
        """;

    const string CoverSql = """
        INSERT INTO digest_article (schedule, article, version, run, posted_at)
        SELECT r.schedule, a.id, $version, r.id, $at FROM digest_run r JOIN article a ON a.id = $article WHERE r.id = $run
        ON CONFLICT (schedule, article) DO UPDATE SET version = excluded.version, run = excluded.run, posted_at = excluded.posted_at
        """;

    const string CoveredToSql = """
        UPDATE schedule SET covered_to = max(covered_to, $to) WHERE id = (SELECT schedule FROM digest_run WHERE id = $run)
        """;

    const string SoundSql =
        "UPDATE schedule SET trouble = NULL, trouble_told = 0 WHERE id = (SELECT schedule FROM digest_run WHERE id = $run)";

    // The same trouble twice in a row is told once.
    const string TroubleSql = """
        UPDATE schedule SET trouble_told = CASE WHEN trouble = $trouble THEN trouble_told ELSE 0 END, trouble = $trouble,
          trouble_reason = $reason,
          trouble_at = $at
        WHERE id = (SELECT schedule FROM digest_run WHERE id = $run)
        """;

    const string ForgetArticlesSql = "DELETE FROM digest_article WHERE posted_at < $before";
    const string ForgetContentSql = "UPDATE digest_run SET content = NULL WHERE content IS NOT NULL AND finished_at < $before";
    const string CoveredSql = "SELECT article, version, posted_at FROM digest_article WHERE schedule = $schedule";

    readonly SessionPool sessions;

    internal DigestOutbox(SessionPool sessions) => this.sessions = sessions;

    /// <summary>
    /// Notes what is due of a schedule up to an instant. Of several processes that do so at once, one succeeds; what is noted already stays
    /// as it is.
    /// </summary>
    /// <param name="from">Up to when it was noted before, as the caller read it.</param>
    /// <returns>False when another one was faster, or the schedule is paused or gone; nothing was noted then.</returns>
    public ValueTask<bool> PlanAsync(
        ScheduleId schedule,
        DateTimeOffset from,
        DateTimeOffset to,
        IReadOnlyList<PlannedRun> due,
        CancellationToken cancellation
    ) =>
        sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    if (session.Prepare(AdvanceSql).With(StoredText.Of(to), schedule.Value, StoredText.Of(from)).Run() == 0)
                        return false;
                    foreach (var run in due)
                        Add(session, schedule, run, to);
                    return true;
                }),
            cancellation
        );

    /// <summary>
    /// Goes back to an instant, when a clock that was ahead is right again: what it took for missed is due again, and what it took for due
    /// stays as it is.
    /// </summary>
    /// <param name="from">Up to when it was noted, as the caller read it.</param>
    /// <param name="since">What was due later is not missed by the clock as it is now.</param>
    /// <returns>False when another one was faster, or the schedule is paused or gone.</returns>
    public ValueTask<bool> BackToAsync(
        ScheduleId schedule,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    if (session.Prepare(AdvanceSql).With(StoredText.Of(to), schedule.Value, StoredText.Of(from)).Run() == 0)
                        return false;
                    session.Prepare(ReviveSql).With(schedule.Value, StoredText.Of(since)).Run();
                    return true;
                }),
            cancellation
        );

    /// <summary>Notes a digest that somebody asked for. False when that was noted already, or there is no such schedule.</summary>
    public ValueTask<bool> RequestAsync(ScheduleId schedule, PlannedRun run, CancellationToken cancellation) =>
        sessions.WriteAsync(session => session.Write(() => Add(session, schedule, run, run.DueAt) > 0), cancellation);

    /// <summary>
    /// Takes the digest that is to be worked on next, for this holder alone until it is done with it or the lease is released. Of several
    /// that are due, one that may stand in the channel comes first; else the others are merged into the latest.
    /// </summary>
    /// <param name="lease">How long the holder means to keep it at most; for whoever reads the table, and to tell one lease from the
    /// next.</param>
    /// <returns>Null when nothing is to be done.</returns>
    public ValueTask<DigestRun?> TakeAsync(string holder, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    var at = StoredText.Of(now);
                    if (session.Prepare(NextSql).With(at).Number() is not { } next)
                        return null;
                    if (session.Prepare(NewestSql).With(next, at).Number() is { } newest && newest != next)
                    {
                        session.Prepare(MergeSql).With(newest, at).Run();
                        next = newest;
                    }
                    return session.Prepare(HoldSql).With(holder, StoredText.Of(now + lease), next, at).Run() > 0
                        ? Find(session, next)
                        : null;
                }),
            cancellation
        );

    /// <summary>When a digest that nobody works on may be begun, of those that may not be yet; null when there is none.</summary>
    public async ValueTask<DateTimeOffset?> SoonestAsync(DateTimeOffset now, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                using var rows = session.Prepare(SoonestSql).With(StoredText.Of(now)).Rows();
                return StoredText.InstantOrNull(rows.Read() ? rows.GetStringOrNull(0) : null);
            },
            cancellation
        );

    /// <summary>The digests that somebody works on, or did when it was killed.</summary>
    public async ValueTask<IReadOnlyList<HeldDigest>> HeldAsync(CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                var held = new List<HeldDigest>();
                using var rows = session.Prepare(HeldSql).Rows();
                while (rows.Read())
                    held.Add(new(new(rows.GetInt64(0)), rows.GetString(1), rows.GetStringOrNull(2) ?? "", rows.GetBoolean(3)));
                return held;
            },
            cancellation
        );

    /// <summary>Ends a lease whose holder has done with the digest. False when it has ended already.</summary>
    public ValueTask<bool> ReleaseAsync(HeldDigest held, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session => session.Write(() => session.Prepare(ReleaseSql).With(held.Run.Value, held.Holder, held.Mark).Run() > 0),
            cancellation
        );

    /// <summary>Notes what a digest says, right before it is handed to the platform. When this returns, it is on the disk.</summary>
    /// <param name="content">JSON of at most <see cref="AnswerRecord.MaxJsonBytes"/>.</param>
    /// <param name="after">
    /// What the platform has last in the channel, 1–64 characters: a digest that may stand there stands behind that. Kept of the first
    /// time.
    /// </param>
    /// <returns>False when the lease is another one's: then it must not be posted.</returns>
    public ValueTask<bool> PostingAsync(DigestLease lease, string content, string after, DateTimeOffset now, CancellationToken cancellation)
    {
        var json = StoredText.Json(content, "The digest");
        return sessions.WriteAsync(
            session =>
                session.WriteToDisk(() =>
                    session.Prepare(PostingSql).With(json, StoredText.Of(now), after, lease.Run.Value, lease.Holder).Run() > 0
                ),
            cancellation
        );
    }

    /// <summary>Lays a digest aside until later.</summary>
    /// <param name="surelyNotPosted">Whether it can't stand in the channel: then it is put together anew, and may be merged into a later
    /// one.</param>
    /// <param name="isTry">Whether it counts as an attempt that <see cref="PostingAsync"/> didn't count.</param>
    /// <returns>False when the lease is another one's.</returns>
    public ValueTask<bool> AgainAsync(
        DigestLease lease,
        bool surelyNotPosted,
        bool isTry,
        DateTimeOffset later,
        string reason,
        CancellationToken cancellation
    ) =>
        sessions.WriteAsync(
            session =>
                session.Write(() =>
                    session
                        .Prepare(AgainSql)
                        .With(
                            (int)(surelyNotPosted ? DigestState.Planned : DigestState.Posting),
                            StoredText.Of(later),
                            Line(reason),
                            isTry ? 1 : 0,
                            lease.Run.Value,
                            lease.Holder
                        )
                        .Run() > 0
                ),
            cancellation
        );

    /// <summary>Notes how a digest ended, and with that what its readers know and what keeps the schedule from being posted.</summary>
    /// <returns>False when the lease is another one's.</returns>
    public ValueTask<bool> EndAsync(DigestLease lease, DigestEnd end, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WriteToDisk(() =>
                {
                    var at = StoredText.Of(end.At);
                    var ended =
                        session
                            .Prepare(EndSql)
                            .With(
                                (int)end.State,
                                at,
                                end.Message?.Channel,
                                end.Message?.Id,
                                Line(end.Reason),
                                lease.Run.Value,
                                lease.Holder
                            )
                            .Run() > 0;
                    if (!ended)
                        return false;
                    foreach (var covered in end.Covered)
                        session.Prepare(CoverSql).With(covered.Version, at, covered.Article.Value, lease.Run.Value).Run();
                    if (end.CoveredTo is { } to)
                        session.Prepare(CoveredToSql).With(StoredText.Of(to), lease.Run.Value).Run();
                    if (end.Trouble is { } trouble)
                        session.Prepare(TroubleSql).With((int)trouble, Line(end.Reason), at, lease.Run.Value).Run();
                    else if (end.State is DigestState.Posted or DigestState.Nothing)
                        session.Prepare(SoundSql).With(lease.Run.Value).Run();
                    return true;
                }),
            cancellation
        );

    /// <summary>A digest; null when there is none of this number.</summary>
    public ValueTask<DigestRun?> FindAsync(DigestRunId run, CancellationToken cancellation) =>
        sessions.ReadAsync(session => Find(session, run.Value), cancellation);

    /// <summary>The digest that a message carries; null when it carries none.</summary>
    public ValueTask<DigestRun?> FindByMessageAsync(ChatMessage message, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session => Runs(session, ByMessageSql, message.Channel, message.Id, message.Platform).FirstOrDefault(),
            cancellation
        );

    /// <summary>The digest that was posted last in a channel; null when none was.</summary>
    public ValueTask<DigestRun?> LatestInAsync(string platform, string channel, CancellationToken cancellation) =>
        sessions.ReadAsync(session => Runs(session, LatestInSql, platform, channel).FirstOrDefault(), cancellation);

    /// <summary>The digests of a schedule that were due last, newest first.</summary>
    public async ValueTask<IReadOnlyList<DigestRun>> RecentAsync(ScheduleId schedule, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => Runs(session, RecentSql, schedule.Value, limit), cancellation);

    /// <summary>The digests of a schedule that were posted since an instant and are still kept, newest first.</summary>
    public async ValueTask<IReadOnlyList<DigestRun>> PostedSinceAsync(
        ScheduleId schedule,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => Runs(session, PostedSql, schedule.Value, StoredText.Of(since), limit), cancellation);

    /// <summary>What the posted digests of a schedule took account of.</summary>
    public ValueTask<Dictionary<ArticleId, ToldArticle>> CoveredAsync(ScheduleId schedule, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
            {
                var covered = new Dictionary<ArticleId, ToldArticle>();
                using var rows = session.Prepare(CoveredSql).With(schedule.Value).Rows();
                while (rows.Read())
                    covered[new(rows.GetInt64(0))] = new(rows.GetInt32(1), VersionRow.Instant(rows, 2)!.Value);
                return covered;
            },
            cancellation
        );

    /// <summary>Forgets what digests said, and what they took account of, before an instant. That they were posted stays known.</summary>
    public async ValueTask ForgetBeforeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var limit = StoredText.Of(before);
        await sessions.WriteAsync(
            session =>
                session.Write(() =>
                    session.Prepare(ForgetArticlesSql).With(limit).Run() + session.Prepare(ForgetContentSql).With(limit).Run()
                ),
            cancellation
        );
    }

    static int Add(SqliteSession session, ScheduleId schedule, PlannedRun run, DateTimeOffset now)
    {
        var missed = run.State == DigestState.Missed;
        return session
            .Prepare(PlanSql)
            .With(
                schedule.Value,
                StoredText.NotEmpty(run.Slot, 64, "The slot"),
                StoredText.Of(run.DueAt),
                (int)run.State,
                run.Nonce,
                StoredText.Of(run.NotBefore ?? run.DueAt),
                missed ? StoredText.Of(now) : null,
                missed ? "Nobody was there to post it within its grace time." : null
            )
            .Run();
    }

    static DigestRun? Find(SqliteSession session, long run) => Runs(session, FindSql, run).FirstOrDefault();

    static List<DigestRun> Runs(SqliteSession session, string sql, params object?[] values) =>
        session.Query<DigestRunRow>(sql, values).ConvertAll(row => row.Run());

    static string? Line(string? reason) => reason is null || reason.Length <= LongestReason ? reason : reason[..LongestReason];
}
