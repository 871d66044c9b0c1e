using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>
/// Transactions that write to a slice, which end even if their client doesn't go on: a process that is stopped, a machine that is gone, a
/// network that says nothing. The server itself ends one whose client owes it the next statement. While a client owes it the rest of what
/// it had begun to send, it waits as long as the connection lasts, which without a word from the network is two hours (TCP keep-alive).
/// So each is known by its slice, and whoever wants the slice ends it.
/// </summary>
/// <remarks>
/// A transaction holds a lock that excludes nobody (shared, advisory, for the transaction alone, which poolers keep) under the number of
/// its slice; one that makes tables, a lock that excludes others. pg_locks tells whose they are. Ended are those that wait for their
/// client, and that the same user of the database began: never one that is being committed. PostgreSQL 17's transaction_timeout would end
/// those that work, too.
/// </remarks>
static class SliceTransactions
{
    /// <summary>How long one may stand still that keeps a slice from the next host.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The first of two numbers of a lock; any would do that stands for nothing else.
    const string Kind = "1112687174";

    /// <summary>First in a short transaction, with the slice as $1.</summary>
    public const string BeginSql = $"""
        SELECT set_config('idle_in_transaction_session_timeout', '5s', true), set_config('lock_timeout', '5s', true),
          pg_advisory_xact_lock_shared({Kind}, $1)
        """;

    /// <summary>First in one that takes long, in which the client works for a while between two statements.</summary>
    public const string BeginLongSql = $"SELECT pg_advisory_xact_lock_shared({Kind}, $1)";

    const string BeginAloneSql = $"""
        SELECT set_config('idle_in_transaction_session_timeout', '5s', true), pg_advisory_xact_lock({Kind}, $1)
        """;

    // In the place of a slice.
    const int Tables = int.MaxValue;

    const string EndSql = $"""
        SELECT count(pg_terminate_backend(held.pid)) FROM pg_locks AS held JOIN pg_stat_activity AS activity ON activity.pid = held.pid
        WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.classid = {Kind} AND held.objid = $1::bigint::oid AND held.granted
          AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND held.pid <> pg_backend_pid()
          AND activity.wait_event_type = 'Client' AND activity.state_change < clock_timestamp() - $2
        """;

    /// <summary>Begins a transaction that says to which slice it writes.</summary>
    public static async ValueTask<NpgsqlTransaction> BeginLongAsync(NpgsqlConnection connection, int slice, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var begin = new NpgsqlCommand(BeginLongSql, connection, transaction);
        begin.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        await begin.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    /// <summary>Begins a transaction that makes tables, which only one host does at a time.</summary>
    public static async ValueTask<NpgsqlTransaction> BeginAloneAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await EndAsync(connection, Tables, Patience, cancellation);
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var begin = new NpgsqlCommand(BeginAloneSql, connection, transaction);
        begin.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Tables });
        await begin.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    /// <summary>Ends those of a slice that stand still.</summary>
    /// <param name="connection">To the truth.</param>
    /// <param name="slice">Whose.</param>
    /// <param name="patience">Since when at least.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many.</returns>
    public static async ValueTask<long> EndAsync(NpgsqlConnection connection, int slice, TimeSpan patience, CancellationToken cancellation)
    {
        await using var end = new NpgsqlCommand(EndSql, connection);
        end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        end.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = patience });
        return (long)(await end.ExecuteScalarAsync(cancellation))!;
    }
}
