using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>A slice as the truth knows it.</summary>
/// <param name="Schema">Of which version of the schema its rows are.</param>
/// <param name="IsReady">False while it is being filled.</param>
/// <param name="Sequence">How many transactions it has.</param>
/// <param name="Mark">The last of them.</param>
/// <param name="Epoch">How many leases there were.</param>
/// <param name="Holder">Who had the last one; null where nobody did, or it was given back.</param>
/// <param name="Address">Where that one is reached; null where that isn't known.</param>
/// <param name="Left">How long the lease still lasts; zero or less when it is over.</param>
/// <param name="Now">What the database's clock shows.</param>
public sealed record SliceState(
    int Slice,
    int Schema,
    bool IsReady,
    long Sequence,
    string Mark,
    long Epoch,
    string? Holder,
    string? Address,
    TimeSpan Left,
    DateTimeOffset Now
);

/// <summary>Who may write to which slice.</summary>
public interface ILeases
{
    /// <summary>Takes a slice that nobody has, or that this host has already, for a time.</summary>
    /// <param name="slice">Which; null for any.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="address">Where it is reached, where that is known.</param>
    /// <param name="length">For how long.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The slice with the number of the lease; null when others have all of them.</returns>
    /// <exception cref="CorpusException">It can't be asked.</exception>
    ValueTask<SliceState?> TakeAsync(int? slice, string holder, string? address, TimeSpan length, CancellationToken cancellation);

    /// <summary>Makes a lease last for a time from now on.</summary>
    /// <returns>What the database's clock shows; null when the lease is over, or another host has the slice.</returns>
    /// <exception cref="CorpusException">It can't be asked.</exception>
    ValueTask<DateTimeOffset?> RenewAsync(SliceState lease, TimeSpan length, CancellationToken cancellation);

    /// <summary>Gives a slice back, so that another host needn't wait.</summary>
    /// <exception cref="CorpusException">It can't be asked.</exception>
    ValueTask ReleaseAsync(SliceState lease, CancellationToken cancellation);
}

/// <summary>
/// Who may write to a slice: a row with a holder, a time until which it holds by the database's clock, and a number that goes up with each
/// lease and that each write checks. A host whose clock is wrong, or that stands still, takes nothing and keeps nothing.
/// </summary>
public sealed class SliceLeases(PostgresConnections connections) : ILeases
{
    const string Columns = """
        id, schema, ready, sequence, mark, epoch, holder, address,
        extract(epoch FROM greatest(expires, '2000-01-01') - clock_timestamp())::double precision, clock_timestamp()
        """;
    const string AddSql = """
        INSERT INTO briefbot.slice (id, schema, ready) SELECT n, $2, true FROM generate_series(0, $1 - 1) AS n
        WHERE NOT EXISTS (SELECT 1 FROM briefbot.slice)
        """;
    const string AllSql = $"SELECT {Columns} FROM briefbot.slice ORDER BY id";
    const string OneSql = $"SELECT {Columns} FROM briefbot.slice WHERE id = $1";
    const string ClusterSql = "SELECT id FROM briefbot.cluster";

    // Of those that nobody has, any: two hosts that look at the same moment take different ones.
    const string TakeSql = $"""
        UPDATE briefbot.slice SET epoch = epoch + 1, holder = $1, address = $2, expires = clock_timestamp() + $3
        WHERE id = (
          SELECT id FROM briefbot.slice WHERE ($4::integer IS NULL OR id = $4) AND (expires <= clock_timestamp() OR holder = $1)
          ORDER BY holder IS DISTINCT FROM $1, id LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING {Columns}
        """;

    // What is kept for followers goes when its time is over, also where nobody writes.
    const string RenewSql = $"""
        WITH pruned AS (
          DELETE FROM briefbot.commit_log WHERE slice = $1 AND sequence IN (
            SELECT sequence FROM (SELECT sequence, at FROM briefbot.commit_log WHERE slice = $1 ORDER BY sequence LIMIT 1000) AS oldest
            WHERE {PostgresTruth.IsOldSql}
          )
        )
        UPDATE briefbot.slice SET expires = clock_timestamp() + $4
        WHERE id = $1 AND holder = $2 AND epoch = $3 AND expires > clock_timestamp() RETURNING clock_timestamp()
        """;
    const string ReleaseSql = """
        UPDATE briefbot.slice SET expires = '-infinity', holder = NULL, address = NULL WHERE id = $1 AND holder = $2 AND epoch = $3
        """;

    /// <summary>Makes the slices of a cluster that has none.</summary>
    /// <param name="count">How many; 1 and up.</param>
    /// <param name="schema">Version of the schema.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask AddAsync(int count, int schema, CancellationToken cancellation) =>
        await connections.RunAsync(AddSql, rows => rows.RecordsAffected, cancellation, count, schema);

    /// <summary>All slices.</summary>
    public async ValueTask<IReadOnlyList<SliceState>> AllAsync(CancellationToken cancellation) =>
        await connections.RunAsync(AllSql, Read, cancellation);

    /// <summary>One slice; null when there is none of this number.</summary>
    public async ValueTask<SliceState?> FindAsync(int slice, CancellationToken cancellation) =>
        (await connections.RunAsync(OneSql, Read, cancellation, slice)).FirstOrDefault();

    /// <summary>The cluster's name.</summary>
    public async ValueTask<string> ClusterAsync(CancellationToken cancellation) =>
        await connections.RunAsync(ClusterSql, rows => rows.Read() ? rows.GetGuid(0).ToString("N") : "", cancellation);

    /// <inheritdoc/>
    public async ValueTask<SliceState?> TakeAsync(
        int? slice,
        string holder,
        string? address,
        TimeSpan length,
        CancellationToken cancellation
    )
    {
        var taken = await connections.RunAsync(
            TakeSql,
            Read,
            cancellation,
            holder,
            (object?)address ?? DBNull.Value,
            length,
            slice is { } number ? number : DBNull.Value
        );
        // Whoever had it before may stand still in the middle of filling it, and keep its rows.
        foreach (var lease in taken)
            await EndAsync(lease.Slice, TimeSpan.Zero, cancellation);
        return taken.FirstOrDefault();
    }

    /// <summary>Ends transactions that keep a slice, whose lease is over, from whoever wants to take it.</summary>
    /// <param name="slice">Its number.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many: those that have stood still for five seconds. The slice may be taken a moment later.</returns>
    /// <exception cref="CorpusException">It can't be asked.</exception>
    public ValueTask<long> FreeAsync(int slice, CancellationToken cancellation) =>
        EndAsync(slice, SliceTransactions.Patience, cancellation);

    async ValueTask<long> EndAsync(int slice, TimeSpan patience, CancellationToken cancellation) =>
        await connections.AskAsync(
            connection => SliceTransactions.EndAsync(connection, slice, patience, CancellationToken.None).AsTask(),
            cancellation
        );

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> RenewAsync(SliceState lease, TimeSpan length, CancellationToken cancellation) =>
        await connections.RunAsync<DateTimeOffset?>(
            RenewSql,
            rows => rows.Read() ? rows.GetFieldValue<DateTimeOffset>(0) : null,
            cancellation,
            lease.Slice,
            lease.Holder!,
            lease.Epoch,
            length
        );

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(SliceState lease, CancellationToken cancellation) =>
        await connections.RunAsync(ReleaseSql, rows => rows.RecordsAffected, cancellation, lease.Slice, lease.Holder!, lease.Epoch);

    static List<SliceState> Read(NpgsqlDataReader rows)
    {
        var slices = new List<SliceState>();
        while (rows.Read())
        {
            slices.Add(
                new(
                    rows.GetInt32(0),
                    rows.GetInt32(1),
                    rows.GetBoolean(2),
                    rows.GetInt64(3),
                    rows.GetGuid(4).ToString("N"),
                    rows.GetInt64(5),
                    rows.IsDBNull(6) ? null : rows.GetString(6),
                    rows.IsDBNull(7) ? null : rows.GetString(7),
                    TimeSpan.FromSeconds(rows.GetDouble(8)),
                    rows.GetFieldValue<DateTimeOffset>(9)
                )
            );
        }
        return slices;
    }
}
