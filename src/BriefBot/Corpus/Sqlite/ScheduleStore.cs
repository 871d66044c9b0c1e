using System.Globalization;
using BriefBot.Corpus.Digests;

namespace BriefBot.Corpus.Sqlite;

/// <summary>When and where digests are posted. What became of each is in <see cref="DigestOutbox"/>.</summary>
public sealed class ScheduleStore
{
    /// <summary>Most schedules of a workspace.</summary>
    public const int MaxSchedules = 100;

    const string Columns = "SELECT s.*, t.name AS topic_name FROM schedule s LEFT JOIN topic t ON t.id = s.topic";

    const string FindSql = $"{Columns} WHERE s.id = $id AND s.workspace = $workspace AND s.alert = 0";
    const string AnySql = $"{Columns} WHERE s.id = $id";
    const string ListSql = $"{Columns} WHERE s.workspace = $workspace AND s.alert = 0 ORDER BY s.id";
    const string AlertsSql = $"{Columns} WHERE s.workspace = $workspace AND s.alert = 1 ORDER BY s.id";
    const string ActiveSql = $"{Columns} WHERE s.paused = 0 ORDER BY s.id";
    const string CountSql = "SELECT count(*) FROM schedule WHERE workspace = $workspace";
    const string TopicSql = "SELECT id FROM topic WHERE workspace = $workspace AND name_key = $key";
    const string StopSql = "DELETE FROM schedule WHERE alert = 1 AND topic = $topic";
    const string RemoveSql = "DELETE FROM schedule WHERE id = $id AND workspace = $workspace AND alert = 0";
    const string PauseSql = "UPDATE schedule SET paused = 1 WHERE id = $id AND workspace = $workspace";

    // What somebody works on at this moment goes on.
    const string LeaveOutSql = """
        UPDATE digest_run SET state = 6, finished_at = $now, reason = 'The schedule was paused before it was posted.'
        WHERE schedule = $id AND state < 2 AND slot NOT GLOB 'now:*' AND holder IS NULL
        """;

    const string AddSql = """
        INSERT INTO schedule (workspace, topic, platform, guild, channel, at, days, zone, locale, quiet, threads, planned_to, covered_to,
          made_by, alert)
        VALUES ($workspace, $topic, $platform, $guild, $channel, $at, $days, $zone, $locale, $quiet, $threads, $now, $since, $by, $alert)
          RETURNING id
        """;

    const string ResumeSql = """
        UPDATE schedule SET paused = 0, planned_to = max(planned_to, $now), trouble = NULL, trouble_told = 0
        WHERE id = $id AND workspace = $workspace
        """;

    const string UntoldSql = $"{Columns} WHERE s.trouble IS NOT NULL AND s.trouble_told = 0 ORDER BY s.id";
    const string ToldSql = "UPDATE schedule SET trouble_told = 1 WHERE id = $id AND trouble_told = 0";

    readonly SessionPool sessions;

    internal ScheduleStore(SessionPool sessions) => this.sessions = sessions;

    /// <summary>A schedule of a workspace; null when it has none of this number.</summary>
    public ValueTask<DigestSchedule?> FindAsync(WorkspaceId workspace, ScheduleId schedule, CancellationToken cancellation) =>
        sessions.ReadAsync(session => One(session, FindSql, schedule.Value, workspace.Value), cancellation);

    /// <summary>A schedule of any workspace; null when there is none of this number.</summary>
    public ValueTask<DigestSchedule?> FindAsync(ScheduleId schedule, CancellationToken cancellation) =>
        sessions.ReadAsync(session => One(session, AnySql, schedule.Value), cancellation);

    /// <summary>The schedules of a workspace, oldest first.</summary>
    public async ValueTask<IReadOnlyList<DigestSchedule>> ListAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, ListSql, workspace.Value), cancellation);

    /// <summary>The schedules of all workspaces that are not paused.</summary>
    public async ValueTask<IReadOnlyList<DigestSchedule>> ActiveAsync(CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, ActiveSql), cancellation);

    /// <summary>The alerts of a workspace, oldest first; they are no schedules to anybody who lists, finds, pauses or removes
    /// those.</summary>
    public async ValueTask<IReadOnlyList<DigestSchedule>> AlertsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, AlertsSql, workspace.Value), cancellation);

    /// <summary>Stops the alert of a topic. False when it has none.</summary>
    public ValueTask<bool> StopAlertAsync(WorkspaceId workspace, string topic, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                    session.Prepare(TopicSql).With(workspace.Value, SearchKey.Of(topic)).Number() is { } id
                    && session.Prepare(StopSql).With(id).Run() > 0
                ),
            cancellation
        );

    /// <summary>Makes a schedule. What was due before now is none of its business. An alert takes the place of its topic's
    /// earlier one.</summary>
    /// <param name="now">From when on it counts.</param>
    /// <param name="since">From when on articles are new to its readers.</param>
    /// <returns>Its number; null when the workspace has no such topic, or as many schedules as it may have.</returns>
    /// <exception cref="ArgumentException">Something in it is empty, too long or out of range; the message says what.</exception>
    public ValueTask<ScheduleId?> AddAsync(ScheduleDraft draft, DateTimeOffset now, DateTimeOffset since, CancellationToken cancellation)
    {
        if (draft.Days is Weekdays.None or > Weekdays.All)
            throw new ArgumentException("A schedule needs at least one day of the week.", nameof(draft));
        object?[] place =
        [
            StoredText.Id(draft.Place.Platform, "The platform's name"),
            draft.Place.Guild is { } guild ? StoredText.Id(guild, "The server's id") : null,
            StoredText.Id(draft.Place.Channel, "The channel's id"),
            draft.At.ToString(ScheduleRow.TimeFormat, CultureInfo.InvariantCulture),
            (int)draft.Days,
            StoredText.Id(draft.Zone, "The time zone"),
            draft.Locale,
            draft.QuietLine is { } quiet ? Number(quiet) : null,
            Number(draft.Threads),
            StoredText.Of(now),
            StoredText.Of(since),
            draft.MadeBy is { } by ? StoredText.Id(by, "The maker's id") : null,
            Number(draft.IsAlert),
        ];
        return sessions.WriteAsync(
            session =>
                session.WritePersonal<ScheduleId?>(() =>
                {
                    if (session.Prepare(CountSql).With(draft.Workspace.Value).Number() >= MaxSchedules)
                        return null;
                    long? topic = null;
                    if (
                        draft.Topic is { } name
                        && (topic = session.Prepare(TopicSql).With(draft.Workspace.Value, SearchKey.Of(name)).Number()) is null
                    )
                        return null;
                    if (draft.IsAlert)
                    {
                        if (topic is null)
                            return null;
                        session.Prepare(StopSql).With(topic).Run();
                    }
                    return new ScheduleId(session.Prepare(AddSql).With([draft.Workspace.Value, topic, .. place]).Number()!.Value);
                }),
            cancellation
        );
    }

    /// <summary>Removes a schedule with what its digests took account of. False when the workspace has none of this number.</summary>
    public ValueTask<bool> RemoveAsync(WorkspaceId workspace, ScheduleId schedule, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session => session.WritePersonal(() => session.Prepare(RemoveSql).With(schedule.Value, workspace.Value).Run() > 0),
            cancellation
        );

    /// <summary>Stops a schedule until it is resumed; what waits to be posted is left out. False when the workspace has none of this
    /// number.</summary>
    public ValueTask<bool> PauseAsync(WorkspaceId workspace, ScheduleId schedule, DateTimeOffset now, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    if (session.Prepare(PauseSql).With(schedule.Value, workspace.Value).Run() == 0)
                        return false;
                    session.Prepare(LeaveOutSql).With(StoredText.Of(now), schedule.Value).Run();
                    return true;
                }),
            cancellation
        );

    /// <summary>Goes on with a schedule; what was due meanwhile stays unposted. False when the workspace has none of this number.</summary>
    public ValueTask<bool> ResumeAsync(WorkspaceId workspace, ScheduleId schedule, DateTimeOffset now, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() => session.Prepare(ResumeSql).With(StoredText.Of(now), schedule.Value, workspace.Value).Run() > 0),
            cancellation
        );

    /// <summary>Schedules with a trouble that nobody was told of; each is handed out once, whoever asks.</summary>
    public async ValueTask<IReadOnlyList<DigestSchedule>> TakeTroubledAsync(CancellationToken cancellation)
    {
        var untold = await sessions.ReadAsync(session => All(session, UntoldSql), cancellation);
        if (untold.Count == 0)
            return untold;
        return await sessions.WriteAsync(
            session => session.WritePersonal(() => untold.FindAll(schedule => session.Prepare(ToldSql).With(schedule.Id.Value).Run() > 0)),
            cancellation
        );
    }

    static int Number(bool flag) => flag ? 1 : 0;

    static DigestSchedule? One(SqliteSession session, string sql, params object?[] values) =>
        session.Query<ScheduleRow>(sql, values) is [var row] ? row.Schedule() : null;

    static List<DigestSchedule> All(SqliteSession session, string sql, params object?[] values) =>
        session.Query<ScheduleRow>(sql, values).ConvertAll(row => row.Schedule());
}
