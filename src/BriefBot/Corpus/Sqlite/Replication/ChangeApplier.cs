namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Brings transactions of the truth into a replica.</summary>
/// <remarks>SQLite's own sqlite3changeset_apply takes the rows one by one and so fails where one takes a value that must be the only one
/// and another gives it up behind it. Here all that goes or changes is taken out first, then all that is there afterwards put in.</remarks>
static class ChangeApplier
{
    /// <summary>Applies them, in one transaction of the file.</summary>
    /// <param name="session">Writes.</param>
    /// <param name="commits">Those that follow what the file holds, oldest first.</param>
    /// <exception cref="ReplicaDiffersException">The file doesn't hold what they were written on: it must be made anew.</exception>
    public static void Apply(SqliteSession session, IReadOnlyList<LoggedCommit> commits)
    {
        // What follows from a row that goes stands in the changes itself.
        session.Execute("PRAGMA foreign_keys = OFF");
        try
        {
            session.WriteLocally(() =>
            {
                var sequence = ReplicaRow.Read(session)!.Sequence;
                var tables = ReplicatedTables.Read(session);
                // Another process may have brought some of them in a moment ago.
                foreach (var commit in commits.Where(commit => commit.Sequence > sequence).ToList())
                {
                    if (commit.Sequence != ++sequence)
                        throw new ReplicaDiffersException($"Transaction {sequence} is missing; the next one is {commit.Sequence}.");
                    var changes = ChangeReader.Read(commit.Changes);
                    Apply(session, tables, changes);
                    PassageWords.Follow(session, changes);
                }
                if (sequence == commits[^1].Sequence)
                    ReplicaRow.Advance(session, sequence, commits[^1].Mark);
                return sequence;
            });
        }
        finally
        {
            session.Execute("PRAGMA foreign_keys = ON");
        }
    }

    static void Apply(SqliteSession session, IReadOnlyDictionary<string, TableShape> tables, List<RowChange> changes)
    {
        var added = new List<(TableShape Table, object?[] Row)>();
        foreach (var change in changes)
        {
            if (!tables.TryGetValue(change.Table, out var table))
                throw new ReplicaDiffersException($"This host's copy of the corpus has no table {change.Table}. It is made anew.");
            var row = change.Kind == ChangeKind.Insert ? [] : FileRows.Take(session, table, change.Old);
            if (change.Kind == ChangeKind.Insert)
                added.Add((table, change.New));
            else if (row is null || !IsAsTold(row, change.Old))
                throw Differs(table);
            else if (change.Kind == ChangeKind.Update)
                added.Add((table, [.. row.Select((value, i) => IsTold(change.New[i]) ? change.New[i] : value)]));
        }
        foreach (var (table, row) in added)
        {
            try
            {
                FileRows.Add(session, table, row);
            }
            catch (StatementException failure) when (failure.Result == SQLite.SQLite3.Result.Constraint)
            {
                throw Differs(table);
            }
        }
    }

    static bool IsAsTold(object?[] row, object?[] told) => row.Length == told.Length && !row.Where((value, i) => !Is(value, told[i])).Any();

    static bool Is(object? value, object? told) =>
        !IsTold(told)
        || value switch
        {
            byte[] bytes => told is byte[] other && bytes.AsSpan().SequenceEqual(other),
            _ => Equals(value, told),
        };

    static bool IsTold(object? value) => !ReferenceEquals(value, ChangeReader.NotTold);

    static ReplicaDiffersException Differs(TableShape table) =>
        new($"This host's copy of the corpus differs from the database in the table {table.Name}. The copy is made anew.");
}
