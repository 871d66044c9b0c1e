using System.Globalization;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>
/// The truth of a cluster in PostgreSQL. A transaction of a replica is one there, too; its first statement takes the slice's row, so that
/// transactions of a slice follow each other and none is written under a lease that is over.
/// </summary>
sealed class PostgresTruth(PostgresConnections connections, IReadOnlyDictionary<string, TableShape> tables, TimeProvider time) : ITruth
{
    /// <summary>How often it is asked what became of a transaction whose end wasn't heard of.</summary>
    public const int Inquiries = 15;

    static readonly TimeSpan BetweenInquiries = TimeSpan.FromMilliseconds(200);

    /// <summary>Most bytes of changes that are handed over at once, about.</summary>
    const int MostBytes = 16 << 20;

    // The log is looked through for what is old each time that so many have come.
    const int PruneEach = 256;

    const string FenceSql = """
        UPDATE briefbot.slice SET sequence = sequence + 1, mark = $1
        WHERE id = $2 AND epoch = $3 AND sequence = $4 AND mark = $5 AND ready AND expires > clock_timestamp()
        """;
    const string LogSql = """
        INSERT INTO briefbot.commit_log (slice, sequence, former, mark, epoch, changes) VALUES ($1, $2, $3, $4, $5, $6)
        """;

    // Whoever follows makes its copy anew, and what was to be forgotten is nowhere in what is kept for it.
    const string ForgetSql = "DELETE FROM briefbot.commit_log WHERE slice = $1";
    const string CounterSql = """
        INSERT INTO briefbot.counter (slice, name, last) VALUES ($1, $2, $3)
        ON CONFLICT (slice, name) DO UPDATE SET last = greatest(counter.last, excluded.last)
        """;

    /// <summary>Which transactions are no longer kept for hosts that were away: those make their copies anew.</summary>
    public const string IsOldSql = "at < clock_timestamp() - interval '1 hour'";

    const string PruneSql = $"""
        DELETE FROM briefbot.commit_log
        WHERE slice = $1 AND sequence IN (
          SELECT sequence FROM (SELECT sequence, at FROM briefbot.commit_log WHERE slice = $1 ORDER BY sequence LIMIT 1000) AS oldest
          WHERE {IsOldSql} OR sequence <= $2 - 100000
        )
        """;
    const string StateSql = "SELECT epoch, sequence, mark, expires > clock_timestamp() FROM briefbot.slice WHERE id = $1";

    // Waits for a transaction that is still being ended; and as it writes, its own end says that a synchronous standby has both.
    const string SettledSql = "UPDATE briefbot.slice SET mark = mark WHERE id = $1 RETURNING sequence, mark";
    const string LoggedSql = "SELECT mark FROM briefbot.commit_log WHERE slice = $1 AND sequence = $2";
    const string SinceSql = """
        SELECT sequence, mark, changes, former FROM briefbot.commit_log WHERE slice = $1 AND sequence > $2 ORDER BY sequence LIMIT 256
        """;

    /// <summary>Told when a write found that the lease is lost, or that the copy must be made anew.</summary>
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
            transaction.Commit();
            return Text(mark);
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            connections.Forget();
            if (!isEnding)
                throw connections.Unreachable(failure);
            return IsHeld(commit, mark) ? Text(mark) : throw connections.Unreachable(failure);
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
            return Read(connection, slice, sequence, mark);
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            connections.Forget();
            throw connections.Unreachable(failure);
        }
    }

    /// <inheritdoc/>
    public void Abandon() => LeaseLost?.Invoke();

    void Write(NpgsqlBatch batch, ReplicaCommit commit, Guid mark)
    {
        var next = commit.Sequence + 1;
        Add(batch, SliceTransactions.BeginSql, commit.Slice);
        Add(batch, FenceSql, mark, commit.Slice, commit.Epoch, commit.Sequence, Guid.Parse(commit.Mark));
        var fence = batch.BatchCommands[^1];
        var statements = RowStatements.Of(tables, commit.Slice, ChangeReader.Read(commit.Changes)).ToList();
        foreach (var (command, _) in statements)
            batch.BatchCommands.Add(command);
        foreach (var (table, last) in commit.Counters)
            Add(batch, CounterSql, commit.Slice, table, last);
        if (commit.Forgets)
            Add(batch, ForgetSql, commit.Slice);
        else
            Add(batch, LogSql, commit.Slice, next, Guid.Parse(commit.Mark), mark, commit.Epoch, commit.Changes);
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
        if (state.Sequence > commit.Sequence)
            return new ReplicaBehindException($"This host's copy of slice {commit.Slice} is behind.");
        return state.Sequence < commit.Sequence || Text(state.Mark) != commit.Mark
            ? new ReplicaDiffersException(
                $"The database {connections.Place} was restored from an older copy: slice {commit.Slice} lacks what this host's "
                    + "copy holds. The copy is made anew. Nothing was written."
            )
            : null;
    }

    ReplicaDiffersException Differs(int slice, Exception? failure) =>
        new(
            $"This host's copy of slice {slice} differs from the database {connections.Place}. The copy is made anew. Nothing was written.",
            failure
        );

    // The answer to a commit may be lost while the commit isn't.
    bool IsHeld(ReplicaCommit commit, Guid mark)
    {
        for (var inquiry = 1; ; inquiry++)
        {
            try
            {
                using var connection = connections.Open();
                using var transaction = connection.BeginTransaction();
                var (last, settled) = Settled(connection, commit.Slice);
                // Another host may have gone on behind it.
                var isHeld = settled == mark || last > commit.Sequence + 1 && IsLogged(connection, commit, mark);
                transaction.Commit();
                return isHeld;
            }
            catch (Exception failure) when (PostgresConnections.IsOutage(failure) || failure is CorpusException)
            {
                connections.Forget();
                if (inquiry == Inquiries)
                    throw connections.Unsettled(failure);
                // The file's transaction is open meanwhile, and this thread's.
                Task.Delay(BetweenInquiries, time).GetAwaiter().GetResult();
            }
        }
    }

    static NpgsqlCommand Question(string sql, NpgsqlConnection connection) =>
        new(sql, connection) { CommandTimeout = PostgresConnections.SecondsToAnswer(connection) };

    static (long Sequence, Guid Mark) Settled(NpgsqlConnection connection, int slice)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = PostgresConnections.SecondsToAnswer(connection) };
        Add(batch, SliceTransactions.BeginSql, slice);
        Add(batch, SettledSql, slice);
        using var rows = batch.ExecuteReader();
        rows.NextResult();
        return rows.Read() ? (rows.GetInt64(0), rows.GetGuid(1)) : default;
    }

    static bool IsLogged(NpgsqlConnection connection, ReplicaCommit commit, Guid mark)
    {
        using var command = Question(LoggedSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = commit.Slice });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = commit.Sequence + 1 });
        return command.ExecuteScalar() is Guid logged && logged == mark;
    }

    static (long Epoch, long Sequence, Guid Mark, bool IsValid)? State(NpgsqlConnection connection, int slice)
    {
        using var command = Question(StateSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        using var rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetBoolean(3)) : null;
    }

    // Null where the first isn't the one that follows what the replica holds: by number, and by the mark of the one before it.
    static List<LoggedCommit>? Read(NpgsqlConnection connection, int slice, long sequence, string mark)
    {
        using var command = Question(SinceSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        using var rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        var commits = new List<LoggedCommit>();
        var bytes = 0;
        while (bytes < MostBytes && rows.Read())
        {
            var commit = new LoggedCommit(rows.GetInt64(0), Text(rows.GetGuid(1)), rows.GetFieldValue<byte[]>(2));
            if (commits.Count == 0 && (commit.Sequence != sequence + 1 || Text(rows.GetGuid(3)) != mark))
                return null;
            commits.Add(commit);
            bytes += commit.Changes.Length;
        }
        return commits.Count > 0 ? commits : null;
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
