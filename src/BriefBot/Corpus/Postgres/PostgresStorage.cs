using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>How the database keeps values that are too long for their row.</summary>
/// <remarks>PostgreSQL packs them by pglz unless told otherwise, which took two thirds of its processor time when articles came in. Bytes
/// are hashes, vectors and what is packed already, and the log goes within the hour: they stay as they are. Text is packed by LZ4,
/// several times as fast, where the server was built with it.</remarks>
static class PostgresStorage
{
    // One statement each, for what isn't so yet: it locks the table, if only for a moment. A table that has partitions hands the storage
    // on to them, but not the method of packing.
    const string PlanSql = """
        SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL', c.oid::regclass, a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'briefbot'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'bytea'::regtype AND a.attstorage <> 'e'
        UNION ALL
        SELECT format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', c.oid::regclass, a.attname)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'briefbot'::regnamespace AND c.relkind IN ('r', 'p')
          AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype AND a.attcompression <> 'l'
          AND EXISTS (SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals))
        """;

    /// <summary>Has all columns kept so. Values that are there already stay as they are.</summary>
    /// <exception cref="NpgsqlException">The server refuses or fails.</exception>
    public static async ValueTask SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var statements = new List<string>();
        await using (var plan = new NpgsqlCommand(PlanSql, connection, transaction))
        {
            await using var rows = await plan.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                statements.Add(rows.GetString(0));
        }
        if (statements.Count == 0)
            return;
        await using var set = new NpgsqlCommand(string.Join(";\n", statements), connection, transaction) { CommandTimeout = 300 };
        await set.ExecuteNonQueryAsync(cancellation);
    }
}
