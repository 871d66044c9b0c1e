namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Has each transaction of a replica stand in the truth before it counts in the file.</summary>
sealed class WriteThrough(SqliteSession session, ITruth truth) : IThrough
{
    const string CounterSql = "SELECT seq FROM sqlite_sequence WHERE name = $table";

    IReadOnlyDictionary<string, TableShape>? _shapes;

    /// <inheritdoc/>
    public long Reached { get; private set; }

    /// <inheritdoc/>
    public T Write<T>(Func<T> work, bool forgets)
    {
        try
        {
            try
            {
                return session.WriteLocally(() => Run(work, forgets));
            }
            catch (ReplicaBehindException)
            {
                // The truth took a transaction, and this host didn't hear of it or could not write it down.
                CatchUp();
                return session.WriteLocally(() => Run(work, forgets));
            }
        }
        catch (ReplicaDiffersException)
        {
            session.WriteLocally(() =>
            {
                ReplicaRow.Spoil(session);
                return true;
            });
            truth.Abandon();
            throw;
        }
    }

    // Within a write transaction. An exception means that the truth doesn't hold it, or isn't known to.
    T Run<T>(Func<T> work, bool forgets)
    {
        byte[] changes;
        T result;
        using (var recorder = ChangeRecorder.Start(session.Connection))
        {
            result = work();
            changes = recorder.Changes();
        }
        if (changes.Length == 0)
            return result;
        var replica = ReplicaRow.Read(session) ?? throw new InvalidOperationException("The file is no replica.");
        if (replica.Epoch == 0)
            throw new LeaseLostException("This host may read the corpus but not write to it: another host has the lease.");
        var mark = truth.Commit(new(replica.Slice, replica.Epoch, replica.Sequence, replica.Mark, changes, Counters(changes), forgets));
        Reached++;
        ReplicaRow.Advance(session, replica.Sequence + 1, mark);
        return result;
    }

    /// <inheritdoc/>
    public void CatchUp()
    {
        while (ReplicaRow.Read(session) is { } replica)
        {
            var lacking =
                truth.Since(replica.Slice, replica.Sequence, replica.Mark)
                ?? throw new ReplicaDiffersException(
                    "The database no longer keeps the changes that this host's copy of the corpus lacks. The copy is made anew."
                );
            Reached++;
            if (lacking.Count == 0)
                return;
            ChangeApplier.Apply(session, lacking);
        }
    }

    List<KeyValuePair<string, long>> Counters(byte[] changes)
    {
        _shapes ??= ReplicatedTables.Read(session);
        var counters = new List<KeyValuePair<string, long>>();
        foreach (var table in ChangeReader.Read(changes).Where(row => row.Kind == ChangeKind.Insert).Select(row => row.Table).Distinct())
        {
            if (_shapes[table].GivesNumbersOnce && session.Prepare(CounterSql).With(table).Number() is { } last)
                counters.Add(new(table, last));
        }
        return counters;
    }
}
