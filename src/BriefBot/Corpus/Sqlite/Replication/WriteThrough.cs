namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Has each transaction of a replica stand in the truth before it counts in the file.</summary>
sealed class WriteThrough(SqliteSession session, ITruth truth) : IThrough
{
    const string CounterSql = "SELECT seq FROM sqlite_sequence WHERE name = $table";

    IReadOnlyDictionary<string, TableShape>? _shapes;

    /// <inheritdoc/>
    public long Reached { get; private set; }

    /// <summary>Runs a transaction's work and writes what it changed to the truth. Expects a write transaction, which the caller ends as
    /// this says: an exception means that the truth doesn't hold it, or isn't known to.</summary>
    /// <exception cref="CorpusException">As <see cref="ITruth.Commit"/> says.</exception>
    public T Run<T>(Func<T> work)
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
        var mark = truth.Commit(new(replica.Slice, replica.Epoch, replica.Sequence, changes, Counters(changes)));
        Reached++;
        ReplicaRow.Advance(session, replica.Sequence + 1, mark);
        return result;
    }

    /// <summary>Gets the transactions that a replica lacks.</summary>
    /// <exception cref="CorpusException">The truth can't be reached, or no longer keeps them.</exception>
    public void CatchUp()
    {
        while (ReplicaRow.Read(session) is { } replica)
        {
            var lacking =
                truth.Since(replica.Slice, replica.Sequence, replica.Mark)
                ?? throw new CorpusException(
                    "This host's copy of the corpus is older than the changes that the database keeps. Start it again: it makes a new one."
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
