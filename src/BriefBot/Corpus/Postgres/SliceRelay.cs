namespace BriefBot.Corpus.Postgres;

/// <summary>Something that a host hands over to whoever leads a slice.</summary>
/// <param name="Kind">What it is; 1–20 characters.</param>
/// <param name="Content">All that is needed to do it.</param>
public sealed record RelayedWork(Guid Id, string Kind, string Content);

/// <summary>How far something is that was handed over.</summary>
public enum RelayStage
{
    /// <summary>Nobody has taken it.</summary>
    Waiting,

    /// <summary>The leader of the slice has taken it.</summary>
    Taken,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>The database doesn't have it, or no longer.</summary>
    Gone,
}

/// <summary>The same, with what comes with it.</summary>
/// <param name="Result">What came of it; null before it is done.</param>
/// <param name="IsLed">Of what waits: whether anybody leads the slice. Of what was taken: whether it is still led by the one who took
/// it.</param>
public readonly record struct RelayState(RelayStage Stage, string? Result, bool IsLed);

/// <summary>
/// Hands work over from the host that hears of it to the one that leads a slice: a row until it was done, which one leader takes, under
/// the lease that it has at that moment. It is not part of the slice's data: nothing of it is copied or logged, and its content goes when
/// it is taken.
/// </summary>
public sealed class SliceRelay(PostgresConnections connections)
{
    /// <summary>Most characters of the content of one.</summary>
    public const int MaxContent = 262_144;

    /// <summary>Most rows of a slice; what is more isn't taken on.</summary>
    public const int MaxRows = 1_000;

    const string PutSql = """
        INSERT INTO briefbot.relay (id, slice, kind, content, expires, again)
        SELECT t.id, t.slice, $3, $4, CASE WHEN $6 THEN 'infinity' ELSE clock_timestamp() + $5 END, $6
        FROM unnest($1, $2) AS t (id, slice)
        WHERE $6 OR (SELECT count(*) FROM briefbot.relay r WHERE r.slice = t.slice) < $7 RETURNING 1
        """;

    // What may be done again is taken up by the next leader; all else belongs to whoever took it. What nobody took
    // or fetched goes, of whatever slice: the one may have no leader, the other nobody who asks.
    const string TakeSql = """
        WITH lease AS (
          SELECT 1 FROM briefbot.slice WHERE id = $1 AND epoch = $2 AND holder = $3 AND expires > clock_timestamp()
        ), old AS (
          DELETE FROM briefbot.relay WHERE id IN (
            SELECT id FROM briefbot.relay WHERE (result IS NOT NULL OR NOT again)
              AND (epoch IS NULL AND expires < clock_timestamp() - interval '5 seconds' OR at < clock_timestamp() - interval '20 minutes')
            FOR UPDATE SKIP LOCKED
          )
        ), due AS (
          SELECT id, kind, content FROM briefbot.relay
          WHERE slice = $1 AND result IS NULL AND EXISTS (SELECT 1 FROM lease)
            AND (epoch IS NULL AND expires > clock_timestamp() OR again AND epoch < $2)
          ORDER BY at LIMIT $4 FOR UPDATE SKIP LOCKED
        )
        UPDATE briefbot.relay r SET epoch = $2, content = CASE WHEN r.again THEN r.content END
        FROM due WHERE r.id = due.id RETURNING due.id, due.kind, due.content
        """;

    const string FinishSql = "UPDATE briefbot.relay SET result = $3, content = NULL WHERE id = $1 AND epoch = $2";
    const string LookSql = """
        SELECT r.result, r.epoch IS NOT NULL, s.expires > clock_timestamp() AND (r.epoch IS NULL OR r.epoch = s.epoch)
        FROM briefbot.relay r JOIN briefbot.slice s ON s.id = r.slice WHERE r.id = $1
        """;
    const string WithdrawSql = "DELETE FROM briefbot.relay WHERE id = $1 AND epoch IS NULL AND NOT again RETURNING 1";
    const string RemoveSql = "DELETE FROM briefbot.relay WHERE id = $1 AND (result IS NOT NULL OR NOT again)";

    /// <summary>Hands something over to a slice.</summary>
    /// <param name="work">What; its content is not longer than <see cref="MaxContent"/>.</param>
    /// <param name="slice">To which.</param>
    /// <param name="within">When nobody needs to take it any more.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when that slice has too much to do already.</returns>
    /// <exception cref="ArgumentException">The content is too long.</exception>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<bool> PutAsync(RelayedWork work, int slice, TimeSpan within, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        Check(work.Content);
        return await connections.RunAsync(
            PutSql,
            rows => rows.Read(),
            cancellation,
            new[] { work.Id },
            new[] { slice },
            work.Kind,
            work.Content,
            within,
            false,
            MaxRows
        );
    }

    /// <summary>Hands the same over to several slices, or to none. It waits for as long as it must, and is done again where whoever took it
    /// didn't get to its end.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="content">All that is needed to do it, again and again with the same outcome.</param>
    /// <param name="slices">To which.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The numbers of the rows, in the slices' order.</returns>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<IReadOnlyList<Guid>> PutForGoodAsync(
        string kind,
        string content,
        IReadOnlyList<int> slices,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(slices);
        Check(content);
        Guid[] ids = [.. slices.Select(_ => Guid.NewGuid())];
        await connections.RunAsync(
            PutSql,
            rows => rows.RecordsAffected,
            cancellation,
            ids,
            slices.ToArray(),
            kind,
            content,
            TimeSpan.Zero,
            true,
            MaxRows
        );
        return ids;
    }

    /// <summary>Takes what waits for a slice, if the lease of it holds; what was taken is this host's affair from then on.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<IReadOnlyList<RelayedWork>> TakeAsync(SliceState lease, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return connections.RunAsync(
            TakeSql,
            rows =>
            {
                var taken = new List<RelayedWork>();
                while (rows.Read())
                    taken.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2)));
                return (IReadOnlyList<RelayedWork>)taken;
            },
            cancellation,
            lease.Slice,
            lease.Epoch,
            lease.Holder!,
            most
        );
    }

    /// <summary>Says what came of something that was taken under a lease.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask FinishAsync(Guid id, SliceState lease, string result, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await connections.RunAsync(FinishSql, rows => rows.RecordsAffected, cancellation, id, lease.Epoch, result);
    }

    /// <summary>How far something is.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<RelayState> LookAsync(Guid id, CancellationToken cancellation) =>
        connections.RunAsync(
            LookSql,
            rows =>
            {
                if (!rows.Read())
                    return new RelayState(RelayStage.Gone, null, IsLed: false);
                var isLed = rows.GetBoolean(2);
                if (!rows.IsDBNull(0))
                    return new RelayState(RelayStage.Done, rows.GetString(0), isLed);
                return new RelayState(rows.GetBoolean(1) ? RelayStage.Taken : RelayStage.Waiting, null, isLed);
            },
            cancellation,
            id
        );

    /// <summary>Takes something back that nobody has taken.</summary>
    /// <returns>False when somebody has.</returns>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<bool> WithdrawAsync(Guid id, CancellationToken cancellation) =>
        await connections.RunAsync(WithdrawSql, rows => rows.Read(), cancellation, id);

    /// <summary>Removes what is left of something: nobody asks for it any more. What must be done for good stays until it is.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask RemoveAsync(Guid id, CancellationToken cancellation) =>
        await connections.RunAsync(RemoveSql, rows => rows.RecordsAffected, cancellation, id);

    static void Check(string content)
    {
        if (content.Length > MaxContent)
            throw new ArgumentException($"What is handed over has {content.Length} characters; {MaxContent} at most.", nameof(content));
    }
}
