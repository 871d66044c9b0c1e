using System.Data;
using BriefBot.Corpus.Privacy;
using BriefBot.Corpus.Sqlite;
using Npgsql;

namespace BriefBot.Corpus.Postgres;

/// <summary>All that is kept of one person, in whichever slice, read from the truth: no lease and no copy is needed.</summary>
public sealed class PersonInSlices(PostgresConnections connections)
{
    // The names of the tables stand for what one slice has of them.
    static readonly string OfOneSlice =
        "WITH "
        + string.Join(
            ", ",
            PersonalExport.Tables.Select(table => $"{table} AS (SELECT * FROM {PostgresSchema.Table(table)} WHERE slice = @slice)")
        );

    static readonly (string Name, string Sql)[] Parts =
    [
        .. PersonalExport.Parts.Select(part => (part.Name, $"{OfOneSlice} {part.Sql.Replace('$', '@')}")),
    ];

    /// <summary>All of it, as of one moment. Where there are several slices, each row tells which it is from, as "slice".</summary>
    /// <param name="scope">Who; a workspace in it makes no difference.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<PersonalRecord> ReadAsync(PersonScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return connections.UseAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
                var slices = await SlicesAsync(connection, cancellation);
                var parts = new List<PersonalPart>();
                foreach (var (name, sql) in Parts)
                {
                    var rows = new List<IReadOnlyList<KeyValuePair<string, object?>>>();
                    foreach (var slice in slices)
                        await ReadAsync(connection, sql, scope, (slice, slices.Count > 1), rows, cancellation);
                    parts.Add(new(name, rows));
                }
                return new PersonalRecord(scope, parts);
            },
            cancellation
        );
    }

    static async Task<List<int>> SlicesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var slices = new List<int>();
        await using var command = new NpgsqlCommand(OtherSlices.AllSql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            slices.Add(rows.GetInt32(0));
        return slices;
    }

    static async Task ReadAsync(
        NpgsqlConnection connection,
        string sql,
        PersonScope scope,
        (int Number, bool IsTold) slice,
        List<IReadOnlyList<KeyValuePair<string, object?>>> all,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("slice", slice.Number);
        command.Parameters.AddWithValue("person", scope.Person);
        command.Parameters.AddWithValue("platform", scope.Platform);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var row = new List<KeyValuePair<string, object?>>(rows.FieldCount + 1);
            if (slice.IsTold)
                row.Add(new("slice", (long)slice.Number));
            for (var column = 0; column < rows.FieldCount; column++)
                row.Add(new(rows.GetName(column), Value(rows.GetValue(column))));
            all.Add(row);
        }
    }

    static object? Value(object stored) =>
        stored switch
        {
            DBNull => null,
            string text => StoredValue.Read(text),
            _ => stored,
        };
}
