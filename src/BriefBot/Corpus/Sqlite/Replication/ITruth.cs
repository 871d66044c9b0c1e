namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>A transaction of a replica, which counts once the truth holds it.</summary>
/// <param name="Slice">Which part of the cluster's data it changes.</param>
/// <param name="Epoch">Under which lease it is written.</param>
/// <param name="Sequence">How many transactions of the slice the replica held before.</param>
/// <param name="Mark">The last of them.</param>
/// <param name="Changes">What it changes, as SQLite's session extension writes it (a changeset).</param>
/// <param name="Counters">The last number given, of each table whose numbers are given once only and that got rows.</param>
/// <param name="Forgets">Whether it removes what must not be kept: then nothing that was written before is kept for followers
/// either.</param>
public sealed record ReplicaCommit(
    int Slice,
    long Epoch,
    long Sequence,
    string Mark,
    byte[] Changes,
    IReadOnlyList<KeyValuePair<string, long>> Counters,
    bool Forgets = false
);

/// <summary>A transaction of a slice that the truth holds.</summary>
/// <param name="Sequence">How many there are with it, 1 and up.</param>
/// <param name="Mark">Tells it from any other: after a restore from a backup another one may have its number.</param>
/// <param name="Changes">What it changes.</param>
public readonly record struct LoggedCommit(long Sequence, string Mark, byte[] Changes);

/// <summary>
/// Where a transaction of a file must stand before it counts: a database that several hosts share. The file is then a copy of it (a
/// replica), from which all is read.
/// </summary>
public interface ITruth
{
    /// <summary>Writes a transaction, whole or not at all. When it returns, the transaction survives whatever the truth survives.</summary>
    /// <returns>The transaction's mark.</returns>
    /// <exception cref="LeaseLostException">Another host has the slice, the lease is over, or the truth was restored from an older copy:
    /// nothing was written.</exception>
    /// <exception cref="ReplicaBehindException">The truth holds transactions that the replica doesn't: nothing was written.</exception>
    /// <exception cref="ReplicaDiffersException">The truth doesn't hold what the transaction was made on: nothing was written.</exception>
    /// <exception cref="CorpusException">The truth can't be reached. It may hold the transaction all the same: then the replica is behind,
    /// and gets it as it gets any other.</exception>
    string Commit(ReplicaCommit commit);

    /// <summary>The transactions that follow, oldest first and without a gap; none when there is none; null when the truth no longer keeps
    /// them, so that the replica must be made anew.</summary>
    /// <param name="slice">Whose.</param>
    /// <param name="sequence">How many the replica holds.</param>
    /// <param name="mark">The last of them.</param>
    /// <exception cref="CorpusException">The truth can't be reached.</exception>
    IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark);

    /// <summary>Is told that a replica can't go on, so that whoever leads by it stops and makes another one.</summary>
    void Abandon();
}

/// <summary>A host may not write to a slice any more: what it wanted to write wasn't written.</summary>
public sealed class LeaseLostException(string message) : CorpusException(message);

/// <summary>A replica lacks transactions that the truth holds.</summary>
public sealed class ReplicaBehindException(string message) : CorpusException(message);

/// <summary>A replica doesn't hold what a transaction of the truth was written on, or the other way round: it must be made anew.</summary>
public sealed class ReplicaDiffersException(string message, Exception? cause = null) : CorpusException(message, cause);
