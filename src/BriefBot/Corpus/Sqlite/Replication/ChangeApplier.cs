namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Brings transactions of the truth into a replica.</summary>
static unsafe class ChangeApplier
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
                // Another process may have brought some of them in a moment ago.
                foreach (var commit in commits.Where(commit => commit.Sequence > sequence).ToList())
                {
                    if (commit.Sequence != ++sequence)
                        throw new ReplicaDiffersException($"Transaction {sequence} is missing; the next one is {commit.Sequence}.");
                    Apply(session, commit.Changes);
                    PassageWords.Follow(session, ChangeReader.Read(commit.Changes));
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

    static void Apply(SqliteSession session, byte[] changes)
    {
        int code;
        fixed (byte* first = changes)
        {
            code = NativeSession.Apply(
                session.Connection.Handle.DangerousGetHandle(),
                changes.Length,
                first,
                null,
                &NativeSession.OnConflict,
                0
            );
        }
        if (code == SQLitePCL.raw.SQLITE_ABORT)
            throw new ReplicaDiffersException(
                "This host's copy of the corpus differs from the database. Delete the file; it is made anew."
            );
        StatementException.Check(code, session.Connection.Handle);
    }
}
