using System.Globalization;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>
/// The truth of a cluster in PostgreSQL. A transaction of a replica is one there, too; its first statement takes the slice's row, so that
/// transactions of a slice follow each other and none is written under a lease that is over.
/// </summary>
sealed class PostgresTruth(PostgresConnections connections, IReadOnlyDictionary<string, TableShape> tables) : ITruth
{
    /// <summary>Most transactions that are handed over at once.</summary>
    const int MostAtOnce = 256;

    /// <summary>Most bytes of changes that are handed over at once, about.</summary>
    const int MostBytes = 16 << 20;

    // The log is looked through for what is old each time that so many have come.
    const int PruneEach = 256;

    // A host that stops in the middle of a transaction must not keep the slice's row from the one that takes over.
    const string BoundsSql = """
        SELECT set_config('idle_in_transaction_session_timeout', '5s', true), set_config('lock_timeout', '5s', true)
        """;
    const string FenceSql = """
        UPDATE briefbot.slice SET sequence = sequence + 1, mark = $1
        WHERE id = $2 AND epoch = $3 AND sequence = $4 AND ready AND expires > clock_timestamp()
        """;
    const string LogSql = "INSERT INTO briefbot.commit_log (slice, sequence, mark, epoch, changes) VALUES ($1, $2, $3, $4, $5)";
    const string CounterSql = """
        INSERT INTO briefbot.counter (slice, name, last) VALUES ($1, $2, $3)
        ON CONFLICT (slice, name) DO UPDATE SET last = greatest(counter.last, excluded.last)
        """;

    // A host that was away for an hour makes its copy anew, and so does one that is 100,000 transactions behind.
    const string PruneSql = """
        DELETE FROM briefbot.commit_log
        WHERE slice = $1 AND (sequence <= $2 - 100000 OR sequence <= $2 - 1000 AND at < clock_timestamp() - interval '1 hour')
        """;
    const string StateSql = "SELECT epoch, sequence, mark, expires > clock_timestamp() FROM briefbot.slice WHERE id = $1";

    // Waits for a transaction that is still being ended; and as it writes, its own end says that a synchronous standby has both.
    const string SettledSql = "UPDATE briefbot.slice SET mark = mark WHERE id = $1 RETURNING mark";
    const string SinceSql = """
        SELECT sequence, mark, changes FROM briefbot.commit_log WHERE slice = $1 AND sequence >= $2 ORDER BY sequence LIMIT 257
        """;

    /// <summary>How often it is asked what became of a transaction whose end wasn't heard of.</summary>
    public int Inquiries { get; init; } = 15;

    /// <summary>Waits between two of these.</summary>
    public Action Pause { get; init; } = static () => Thread.Sleep(200);

    /// <summary>Told when a write found that the lease is lost.</summary>
    public Action? LeaseLost { get; set; }

    /// <inheritdoc/>
    public string Commit(ReplicaCommit commit)
    {
        try
        {
            return Write(commit);
        }
        catch (LeaseLostException)
        {
            LeaseLost?.Invoke();
            throw;
        }
    }

    string Write(ReplicaCommit commit)
    {
        var mark = Guid.NewGuid();
        var isEnding = false;
        try
        {
            using var connection = connections.Open();
            using var transaction = connection.BeginTransaction();
            using (var batch = new NpgsqlBatch(connection, transaction))
                Write(batch, commit, mark);
            isEnding = true;
            connections.End(transaction);
            return Text(mark);
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            connections.Forget();
            if (!isEnding)
                throw connections.Unreachable(failure);
            return IsHeld(commit.Slice, mark) ? Text(mark) : throw connections.Unreachable(failure);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark)
    {
        try
        {
            using var connection = connections.Open();
            if (State(connection, slice) is not { } state || state.Sequence < sequence)
                return null;
            if (state.Sequence == sequence)
                return Text(state.Mark) == mark ? [] : null;
            var commits = Read(connection, slice, sequence);
            // The first row is the last that the replica holds: by it both know that they speak of the same. Numbers begin at 1.
            if (sequence > 0 && (commits.Count == 0 || commits[0].Sequence != sequence || commits[0].Mark != mark))
                return null;
            var following = sequence > 0 ? commits[1..] : commits;
            return following.Count > 0 && following[0].Sequence == sequence + 1 ? following : null;
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            connections.Forget();
            throw connections.Unreachable(failure);
        }
    }

    void Write(NpgsqlBatch batch, ReplicaCommit commit, Guid mark)
    {
        var next = commit.Sequence + 1;
        Add(batch, BoundsSql);
        Add(batch, FenceSql, mark, commit.Slice, commit.Epoch, commit.Sequence);
        var fence = batch.BatchCommands[^1];
        var statements = RowStatements.Of(tables, commit.Slice, ChangeReader.Read(commit.Changes)).ToList();
        foreach (var (command, _) in statements)
            batch.BatchCommands.Add(command);
        foreach (var (table, last) in commit.Counters)
            Add(batch, CounterSql, commit.Slice, table, last);
        Add(batch, LogSql, commit.Slice, next, mark, commit.Epoch, commit.Changes);
        if (next % PruneEach == 0)
            Add(batch, PruneSql, commit.Slice, next);
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Either the slice has gone on, which the fence would have said, or this is no copy of it.
            throw NotFenced(commit) ?? Differs(commit.Slice, failure);
        }
        if (fence.RecordsAffected != 1)
            throw NotFenced(commit) ?? new CorpusException("The slice's row was changed a moment ago. Try again.");
        if (statements.Exists(statement => (int)statement.Command.RecordsAffected != statement.Rows))
            throw Differs(commit.Slice, null);
    }

    CorpusException? NotFenced(ReplicaCommit commit)
    {
        using var connection = connections.Open();
        if (State(connection, commit.Slice) is not { } state)
            return new LeaseLostException($"The database {connections.Place} has no slice {commit.Slice} any more.");
        if (state.Epoch != commit.Epoch)
            return new LeaseLostException($"Another host has taken slice {commit.Slice} over. This one stops writing to it.");
        if (!state.IsValid)
            return new LeaseLostException(
                $"The lease of slice {commit.Slice} is over. This host stops writing to it until it has it again."
            );
        return state.Sequence > commit.Sequence ? new ReplicaBehindException($"This host's copy of slice {commit.Slice} is behind.") : null;
    }

    CorpusException Differs(int slice, Exception? failure) =>
        new(
            $"This host's copy of slice {slice} differs from the database {connections.Place}. Stop this host, delete the copy and start "
                + "it again: it is made anew. Nothing was written.",
            failure
        );

    // The answer to a commit may be lost while the commit isn't.
    bool IsHeld(int slice, Guid mark)
    {
        for (var inquiry = 1; ; inquiry++)
        {
            try
            {
                using var connection = connections.Open();
                using var transaction = connection.BeginTransaction();
                using var command = new NpgsqlCommand(SettledSql, connection, transaction);
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
                var isHeld = command.ExecuteScalar() is Guid last && last == mark;
                connections.End(transaction);
                return isHeld;
            }
            catch (TimeoutException failure)
            {
                // Its standby is away, and will be for longer than anybody can wait here.
                throw connections.Unreachable(failure);
            }
            catch (Exception failure) when (PostgresConnections.IsOutage(failure) || failure is CorpusException)
            {
                connections.Forget();
                if (inquiry == Inquiries)
                    throw failure as CorpusException ?? connections.Unreachable(failure);
                Pause();
            }
        }
    }

    static (long Epoch, long Sequence, Guid Mark, bool IsValid)? State(NpgsqlConnection connection, int slice)
    {
        using var command = new NpgsqlCommand(StateSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        using var rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetBoolean(3)) : null;
    }

    static List<LoggedCommit> Read(NpgsqlConnection connection, int slice, long sequence)
    {
        using var command = new NpgsqlCommand(SinceSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        using var rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        var commits = new List<LoggedCommit>();
        var bytes = 0;
        while (commits.Count <= MostAtOnce && bytes < MostBytes && rows.Read())
        {
            commits.Add(new(rows.GetInt64(0), Text(rows.GetGuid(1)), rows.GetFieldValue<byte[]>(2)));
            // The one that the replica holds already doesn't count.
            bytes += commits.Count > 1 || sequence == 0 ? commits[^1].Changes.Length : 0;
        }
        return commits;
    }

    static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    static string Text(Guid mark) => mark.ToString("N", CultureInfo.InvariantCulture);
}
