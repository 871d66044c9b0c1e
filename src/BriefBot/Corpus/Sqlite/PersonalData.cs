using BriefBot.Corpus.Privacy;

namespace BriefBot.Corpus.Sqlite;

/// <summary>All that is kept of one person, in whatever table: counted, told, forgotten.</summary>
public sealed class PersonalData
{
    // As of a purge: nobody waits long to write.
    const int Batch = 100;
    const int EmptyingTries = 40;
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    const string Asked =
        "(person = $person OR words_of = $person) AND platform = $platform AND ($workspace IS NULL OR workspace = $workspace)";
    const string Talked = "person = $person AND platform = $platform AND ($workspace IS NULL OR workspace = $workspace)";

    const string Voted = """
        person = $person AND EXISTS (SELECT 1 FROM answer a WHERE a.id = answer_feedback.answer AND a.platform = $platform
          AND ($workspace IS NULL OR a.workspace = $workspace))
        """;

    const string Carried = """
        asker = $person AND platform = $platform AND EXISTS (SELECT 1 FROM answer a WHERE a.id = posted_message.answer
          AND ($workspace IS NULL OR a.workspace = $workspace))
        """;

    const string Used = "person = $person AND ($guild IS NULL OR guild = $guild)";
    const string Added =
        "added_by = $person AND (platform IS NULL OR platform = $platform) AND ($workspace IS NULL OR workspace = $workspace)";
    const string Made = "made_by = $person AND platform = $platform AND ($workspace IS NULL OR workspace = $workspace)";

    const string MessagesSql = """
        SELECT p.platform, p.channel, p.message FROM posted_message p JOIN answer a ON a.id = p.answer
        WHERE p.asker = $person AND p.platform = $platform AND ($workspace IS NULL OR a.workspace = $workspace)
          AND p.ordinal >= coalesce(json_array_length(a.shown -> 'Private'), 0) ORDER BY p.answer, p.ordinal
        """;

    const string ForgetAnswersSql = $"DELETE FROM answer WHERE id IN (SELECT id FROM answer WHERE {Asked} LIMIT $limit)";

    const string PassOnUsageSql = $"""
        INSERT INTO model_usage (day, guild, person, model, calls, tokens, cost)
        SELECT day, guild, '', model, calls, tokens, cost FROM model_usage WHERE {Used}
        ON CONFLICT (day, guild, person, model) DO UPDATE SET calls = calls + excluded.calls, tokens = tokens + excluded.tokens,
          cost = cost + excluded.cost
        """;

    static readonly (string Table, string Where)[] Rows =
    [
        ("answer_feedback", Voted),
        ("conversation", Talked),
        ("posted_message", Carried),
    ];

    readonly SessionPool sessions;
    readonly TimeProvider time;

    internal PersonalData(SessionPool sessions, TimeProvider time) => (this.sessions, this.time) = (sessions, time);

    /// <summary>How much there is.</summary>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    public async ValueTask<PersonalCounts> CountAsync(PersonScope scope, CancellationToken cancellation)
    {
        Check(scope);
        return await sessions.ReadAsync(session => session.Snapshot(() => Count(session, scope)), cancellation);
    }

    /// <summary>The messages for all to see that carry answers to the person; those that the person alone saw can't be removed by
    /// anybody.</summary>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    public async ValueTask<IReadOnlyList<ChatMessage>> MessagesAsync(PersonScope scope, CancellationToken cancellation)
    {
        Check(scope);
        return await sessions.ReadAsync(
            session => MessageRow.All(session, MessagesSql, scope.Person, scope.Platform, scope.Workspace?.Value),
            cancellation
        );
    }

    /// <summary>All of it, as of one moment.</summary>
    /// <param name="scope">Who; a workspace in it makes no difference.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    public async ValueTask<PersonalRecord> ReadAsync(PersonScope scope, CancellationToken cancellation)
    {
        Check(scope);
        return await sessions.ReadAsync(session => session.Snapshot(() => PersonalExport.Read(session, scope)), cancellation);
    }

    /// <summary>
    /// Forgets all of it. What it took in the file is overwritten, and the log is emptied, so that neither holds a byte of it; backups are
    /// another matter.
    /// </summary>
    /// <exception cref="ArgumentException">The person's id is empty or too long.</exception>
    /// <exception cref="CorpusException">The database can't be written.</exception>
    public async ValueTask<ForgetResult> ForgetAsync(PersonScope scope, CancellationToken cancellation)
    {
        Check(scope);
        var counts = await sessions.WriteAsync(
            session =>
                session.Forget(() =>
                {
                    var all = Count(session, scope);
                    foreach (var (table, where) in Rows)
                        For(session, $"DELETE FROM {table} WHERE {where}", scope).Run();
                    For(session, $"UPDATE feed SET added_by = NULL WHERE {Added}", scope).Run();
                    For(session, $"UPDATE schedule SET made_by = NULL WHERE {Made}", scope).Run();
                    session.Prepare(PassOnUsageSql).With(scope.Person, scope.Guild).Run();
                    session.Prepare($"DELETE FROM model_usage WHERE {Used}").With(scope.Person, scope.Guild).Run();
                    return all;
                }),
            cancellation
        );
        while (
            await sessions.WriteAsync(
                session =>
                    session.Forget(() =>
                        session.Prepare(ForgetAnswersSql).With(scope.Person, scope.Platform, scope.Workspace?.Value, Batch).Run()
                    ),
                cancellation
            ) == Batch
        )
            cancellation.ThrowIfCancellationRequested();
        return new(counts, await EmptyLogAsync(cancellation));
    }

    /// <summary>Empties the database's log, waiting some seconds for those who read an older state.</summary>
    /// <returns>Whether it is empty.</returns>
    public async ValueTask<bool> EmptyLogAsync(CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (await sessions.WriteAsync(session => session.EmptyLog(), cancellation))
                return true;
            if (tries == EmptyingTries)
                return false;
            await Task.Delay(BetweenTries, time, cancellation);
        }
    }

    // Tables and conditions are the constants above; each names the person first, then the platform, then the workspace.
    static PersonalCounts Count(SqliteSession session, PersonScope scope) =>
        new(
            Count(session, "answer", Asked, scope),
            Count(session, "conversation", Talked, scope),
            Count(session, "answer_feedback", Voted, scope),
            Count(session, "posted_message", Carried, scope),
            session.Prepare($"SELECT count(*) FROM model_usage WHERE {Used}").With(scope.Person, scope.Guild).Number()!.Value,
            Count(session, "feed", Added, scope) + Count(session, "schedule", Made, scope)
        );

    static long Count(SqliteSession session, string table, string where, PersonScope scope) =>
        For(session, $"SELECT count(*) FROM {table} WHERE {where}", scope).Number()!.Value;

    static Statement For(SqliteSession session, string sql, PersonScope scope) =>
        session.Prepare(sql).With(scope.Person, scope.Platform, scope.Workspace?.Value);

    static void Check(PersonScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        StoredText.Id(scope.Platform, "The platform's name");
        StoredText.Id(scope.Person, "The person's id");
    }
}
