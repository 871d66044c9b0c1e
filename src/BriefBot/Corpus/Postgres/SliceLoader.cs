using System.Data;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>Makes a file of a slice: a replica, or a corpus that stands alone.</summary>
static class SliceLoader
{
    const string StateSql = "SELECT schema, ready, sequence, mark FROM briefbot.slice WHERE id = $1";
    const string CountersSql = "SELECT name, last FROM briefbot.counter WHERE slice = $1";

    /// <summary>Makes a file that holds what the slice holds at one moment, with an index of its own.</summary>
    /// <param name="connections">To the truth.</param>
    /// <param name="slice">Which.</param>
    /// <param name="file">What is made; it must not be there.</param>
    /// <param name="replica">What it says of itself when it is a replica, given the slice's state; null for one that stands alone.</param>
    /// <param name="isCompared">Whether each row is compared with the truth's, too.</param>
    /// <param name="cancellation">Ends it; an unfinished file is left.</param>
    /// <returns>The version of the schema that the rows had: the file has the latest.</returns>
    /// <exception cref="CorpusException">The truth can't be reached, the slice isn't ready, or the file can't be written.</exception>
    public static async ValueTask<int> LoadAsync(
        PostgresConnections connections,
        int slice,
        string file,
        Func<(long Sequence, string Mark), ReplicaRow?> replica,
        bool isCompared,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var connection = await connections.OpenAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var (schema, state) = await StateAsync(connection, slice, cancellation);
            using var session = SqliteDatabase.New(file, schema);
            await FillAsync(session, connection, slice, cancellation);
            if (isCompared)
                await SliceFiller.CompareAsync(connection, session, ReplicatedTables.Read(session), slice, cancellation);
            Migrations.Apply(session, file);
            session.WriteLocally(() =>
            {
                PassageWords.MakeAll(session);
                replica(state)?.Write(session);
                return true;
            });
            session.EmptyLog();
            return schema;
        }
        catch (Exception failure) when (PostgresConnections.IsOutage(failure))
        {
            connections.Forget();
            throw connections.Unreachable(failure);
        }
    }

    static async ValueTask FillAsync(SqliteSession session, NpgsqlConnection connection, int slice, CancellationToken cancellation)
    {
        // Tables come in the order of their names; what they refer to may come later.
        session.Execute("PRAGMA foreign_keys = OFF");
        session.Execute("BEGIN IMMEDIATE");
        foreach (var table in ReplicatedTables.Read(session).Values)
            await FileRows.ReplaceAsync(session, table, SliceRows.ReadAsync(connection, table, slice, cancellation));
        FileRows.Raise(session, await CountersAsync(connection, slice, cancellation));
        session.Execute("COMMIT");
        session.Execute("PRAGMA foreign_keys = ON");
    }

    static async ValueTask<(int Schema, (long Sequence, string Mark))> StateAsync(
        NpgsqlConnection connection,
        int slice,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(StateSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            throw new CorpusException($"The database has no slice {slice}.");
        if (!rows.GetBoolean(1))
        {
            throw new CorpusException(
                $"Slice {slice} is being filled, or filling it was cut short. Run `briefbot migrate --to postgres` again to its end."
            );
        }
        var schema = rows.GetInt32(0);
        if (schema > Migrations.Latest)
        {
            throw new CorpusException(
                $"Slice {slice} was written by a newer BriefBot (schema {schema}; this one knows {Migrations.Latest}). Update this host."
            );
        }
        return (schema, (rows.GetInt64(2), rows.GetGuid(3).ToString("N")));
    }

    static async ValueTask<List<KeyValuePair<string, long>>> CountersAsync(
        NpgsqlConnection connection,
        int slice,
        CancellationToken cancellation
    )
    {
        var counters = new List<KeyValuePair<string, long>>();
        await using var command = new NpgsqlCommand(CountersSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = slice });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            counters.Add(new(rows.GetString(0), rows.GetInt64(1)));
        return counters;
    }
}
