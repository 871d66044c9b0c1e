namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>What a replica keeps about itself.</summary>
/// <param name="Cluster">Whose data it holds.</param>
/// <param name="Slice">Which part of them.</param>
/// <param name="Holder">By what name leases know whoever has the file.</param>
/// <param name="Epoch">Under which lease it writes; 0 when it only reads.</param>
/// <param name="Sequence">How many transactions of the slice it holds.</param>
/// <param name="Mark">The last of them, as the truth marks it.</param>
sealed record ReplicaRow(string Cluster, int Slice, string Holder, long Epoch, long Sequence, string Mark)
{
    const string ReadSql = "SELECT cluster, slice, holder, epoch, sequence, mark FROM replica";
    const string WriteSql = """
        INSERT INTO replica (id, cluster, slice, holder, epoch, sequence, mark)
        VALUES (1, $cluster, $slice, $holder, $epoch, $sequence, $mark)
        ON CONFLICT (id) DO UPDATE SET cluster = excluded.cluster, slice = excluded.slice, holder = excluded.holder, epoch = excluded.epoch,
        sequence = excluded.sequence, mark = excluded.mark
        """;
    const string AdvanceSql = "UPDATE replica SET sequence = $sequence, mark = $mark";
    const string ForgetSql = "DELETE FROM replica";

    /// <summary>What a file says; null when it stands alone.</summary>
    public static ReplicaRow? Read(SqliteSession session)
    {
        using var rows = session.Prepare(ReadSql).Rows();
        return rows.Read()
            ? new(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetString(5))
            : null;
    }

    /// <summary>Notes it. Expects a transaction.</summary>
    public void Write(SqliteSession session) => session.Prepare(WriteSql).With(Cluster, Slice, Holder, Epoch, Sequence, Mark).Run();

    /// <summary>Notes how many transactions the file holds. Expects a transaction.</summary>
    public static void Advance(SqliteSession session, long sequence, string mark) => session.Prepare(AdvanceSql).With(sequence, mark).Run();

    /// <summary>Makes a file stand alone. Expects a transaction.</summary>
    public static void Forget(SqliteSession session) => session.Prepare(ForgetSql).Run();
}
