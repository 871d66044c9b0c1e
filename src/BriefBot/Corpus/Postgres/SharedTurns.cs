using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>An answer to who wants a turn, a slot or one of an allowance.</summary>
/// <param name="IsTaken">Whether it was given.</param>
/// <param name="Wait">
/// Where it was given: until it begins. Where not: until it is worth asking again; zero or less for at once.
/// </param>
public readonly record struct TurnAnswer(bool IsTaken, TimeSpan Wait);

/// <summary>
/// What hosts of a cluster take in turn although it isn't any slice's, such as the limits that an outside service has for all of them
/// together: a row for each name, with the instant by the database's clock from which the next turn may be taken. Each step is one
/// statement, so that of two hosts that ask at the same moment one is first, and a host that is killed keeps nothing for long.
/// </summary>
public sealed class SharedTurns(PostgresConnections connections)
{
    // The row is locked by whoever comes first; who waited looks at the row as it is then.
    const string TakeSql = """
        WITH taken AS (
          INSERT INTO briefbot.turn (name, free_at, ticket) VALUES ($1, clock_timestamp() + $2, $3)
          ON CONFLICT (name) DO UPDATE SET free_at = clock_timestamp() + $2, ticket = $3
            WHERE turn.free_at <= clock_timestamp() OR turn.ticket = $3
          RETURNING 1
        )
        SELECT EXISTS (SELECT 1 FROM taken), CASE WHEN EXISTS (SELECT 1 FROM taken) THEN 0 ELSE
          (SELECT extract(epoch FROM free_at - clock_timestamp())::double precision FROM briefbot.turn WHERE name = $1) END
        """;
    const string EndSql = "UPDATE briefbot.turn SET free_at = clock_timestamp() + $3, ticket = NULL WHERE name = $1 AND ticket = $2";

    const string SlotSql = """
        WITH taken AS (
          INSERT INTO briefbot.turn (name, free_at) VALUES ($1, clock_timestamp() + $2)
          ON CONFLICT (name) DO UPDATE SET free_at = greatest(turn.free_at, clock_timestamp()) + $2
            WHERE turn.free_at <= clock_timestamp() + $3
          RETURNING free_at - $2 AS begins
        )
        SELECT EXISTS (SELECT 1 FROM taken), extract(epoch FROM coalesce((SELECT begins FROM taken),
          (SELECT free_at FROM briefbot.turn WHERE name = $1)) - clock_timestamp())::double precision
        """;
    const string PauseSql = """
        INSERT INTO briefbot.turn (name, free_at) VALUES ($1, clock_timestamp() + $2)
        ON CONFLICT (name) DO UPDATE SET free_at = greatest(turn.free_at, clock_timestamp() + $2)
        """;

    // What was spent may not be counted outside yet: a session is begun within 55 s or never, and what is noted was said within the minute
    // before. So for three minutes the smaller number holds. Not where its time is as
    // good as over and another end is told: that is the next allowance, and of when the last one ended, each knows as well as its answer
    // was quick.
    const string NoteSql = """
        INSERT INTO briefbot.allowance (name, remaining, resets_at) VALUES ($1, $2, clock_timestamp() + $3)
        ON CONFLICT (name) DO UPDATE SET resets_at = excluded.resets_at, remaining = CASE
          WHEN allowance.resets_at <= clock_timestamp() OR allowance.spent_at <= clock_timestamp() - interval '3 minutes'
            OR allowance.resets_at <= clock_timestamp() + interval '5 seconds'
              AND excluded.resets_at > allowance.resets_at + interval '5 seconds'
          THEN excluded.remaining ELSE least(allowance.remaining, excluded.remaining) END
        """;

    // Where its time is over, nobody knows how much there is: one is taken, and whoever asks outside notes the rest.
    const string SpendSql = """
        WITH taken AS (
          UPDATE briefbot.allowance SET remaining = remaining - 1, spent_at = clock_timestamp()
          WHERE name = $1 AND (remaining > $2 OR resets_at <= clock_timestamp()) RETURNING 1
        )
        SELECT EXISTS (SELECT 1 FROM taken), CASE WHEN EXISTS (SELECT 1 FROM taken) THEN 0 ELSE coalesce(
          (SELECT extract(epoch FROM resets_at - clock_timestamp())::double precision FROM briefbot.allowance WHERE name = $1), 0) END
        """;
    const string GiveBackSql = "UPDATE briefbot.allowance SET remaining = remaining + 1 WHERE name = $1 AND resets_at > clock_timestamp()";

    /// <summary>Takes a turn that one host has at a time, or holds it for longer.</summary>
    /// <param name="name">Which, 1–100 characters.</param>
    /// <param name="ticket">Tells who took it; whose it is by this ticket has it anew.</param>
    /// <param name="hold">When it ends if nobody says so.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<TurnAnswer> TakeAsync(string name, Guid ticket, TimeSpan hold, CancellationToken cancellation) =>
        AskAsync(TakeSql, cancellation, name, hold, ticket);

    /// <summary>Ends a turn that is still this ticket's.</summary>
    /// <param name="name">Which.</param>
    /// <param name="ticket">Who took it.</param>
    /// <param name="next">Until the next may be taken.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask EndAsync(string name, Guid ticket, TimeSpan next, CancellationToken cancellation) =>
        RunAsync(EndSql, cancellation, name, ticket, next);

    /// <summary>Takes the next slot of a line of time: slots of all hosts follow each other, and what nobody took isn't saved.</summary>
    /// <param name="name">Which line, 1–100 characters.</param>
    /// <param name="length">How long the slot is.</param>
    /// <param name="within">No slot is taken that begins later.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<TurnAnswer> TakeSlotAsync(string name, TimeSpan length, TimeSpan within, CancellationToken cancellation) =>
        AskAsync(SlotSql, cancellation, name, length, within);

    /// <summary>Lets no slot of a line begin, and no turn be taken, for a while.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask PauseAsync(string name, TimeSpan time, CancellationToken cancellation) => RunAsync(PauseSql, cancellation, name, time);

    /// <summary>Takes in how much is left of an allowance, as was said outside.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask NoteAsync(string name, int left, TimeSpan resetAfter, CancellationToken cancellation) =>
        RunAsync(NoteSql, cancellation, name, left, resetAfter);

    /// <summary>Takes one of an allowance if more than so many are left, or its time is over.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<TurnAnswer> SpendAsync(string name, int keep, CancellationToken cancellation) =>
        AskAsync(SpendSql, cancellation, name, keep);

    /// <summary>Gives one back that wasn't used.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask GiveBackAsync(string name, CancellationToken cancellation) => RunAsync(GiveBackSql, cancellation, name);

    ValueTask<TurnAnswer> AskAsync(string sql, CancellationToken cancellation, params object[] values) =>
        connections.AskAsync(
            async connection =>
            {
                await using var command = Command(connection, sql, values);
                await using var rows = await command.ExecuteReaderAsync();
                await rows.ReadAsync();
                // No row that could be seen: somebody made it at this moment.
                return new TurnAnswer(rows.GetBoolean(0), rows.IsDBNull(1) ? TimeSpan.Zero : TimeSpan.FromSeconds(rows.GetDouble(1)));
            },
            cancellation
        );

    async ValueTask RunAsync(string sql, CancellationToken cancellation, params object[] values) =>
        await connections.AskAsync(
            async connection =>
            {
                await using var command = Command(connection, sql, values);
                return await command.ExecuteNonQueryAsync();
            },
            cancellation
        );

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PostgresConnections.SecondsToAnswer(connection) };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
