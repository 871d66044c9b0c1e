namespace BriefBot.Corpus.Sqlite;

/// <content>What is stored becomes searchable, at once or when it can.</content>
public sealed partial class SqliteCorpus
{
    const string ProbeSql = "UPDATE index_state SET next_sequence = next_sequence";

    /// <inheritdoc/>
    public async ValueTask IndexAsync(CancellationToken cancellation)
    {
        if (!await sessions.ReadAsync(NeedsIndexing, cancellation))
            return;
        while (await sessions.WriteAsync(session => indexer.IndexBatch(session, () => sessions.IsAwaited), cancellation))
            cancellation.ThrowIfCancellationRequested();
        await TermFrequencies.RefreshAsync(sessions, cancellation);
    }

    /// <summary>
    /// Indexes anew some of the articles that were indexed by an older version of the program; questions find them meanwhile.
    /// </summary>
    /// <returns>How many are left.</returns>
    /// <exception cref="CorpusException">The file can't be written.</exception>
    public async ValueTask<long> RenewAsync(CancellationToken cancellation)
    {
        if (await LeftToRenewAsync(cancellation) == 0)
            return 0;
        await sessions.WriteAsync(session => indexer.Renew(session, () => sessions.IsAwaited), cancellation);
        var left = await LeftToRenewAsync(cancellation);
        if (left == 0)
            await TermFrequencies.RefreshAsync(sessions, cancellation);
        return left;
    }

    /// <summary>How many articles were indexed by an older version of the program and wait to be indexed anew.</summary>
    public ValueTask<long> LeftToRenewAsync(CancellationToken cancellation) => sessions.ReadAsync(OlderIndex.Left, cancellation);

    /// <summary>
    /// Takes up what waits to be written, as after a disk was full: the file is opened to write if it could only be read so far, and what
    /// is stored but not indexed is indexed.
    /// </summary>
    /// <returns>True when nothing waits any more.</returns>
    public async ValueTask<bool> ResumeAsync(CancellationToken cancellation)
    {
        try
        {
            if (!CanWrite && SqliteDatabase.Reopen(sessions.Database.Path, options) is { } writable)
                await sessions.ReopenAsync(writable, cancellation);
            if (!CanWrite)
                return false;
            await IndexAsync(cancellation);
            // Where nothing waits to be indexed, that took no room.
            if (sessions.Trouble is not null)
                await sessions.WriteAsync(Probe, cancellation);
            return true;
        }
        catch (CorpusException)
        {
            // Trouble says why, as long as it lasts.
            return false;
        }
    }

    // While another process is writing, what is pending is most likely its own, and it will index that itself. Where it can't be indexed,
    // it stays pending: that is no reason not to read what can be read.
    internal async ValueTask RecoverAsync(CancellationToken cancellation)
    {
        if (!await sessions.ReadAsync(NeedsIndexing, cancellation))
            return;
        try
        {
            if (await sessions.IsWriteFreeAsync(cancellation))
                await IndexAsync(cancellation);
        }
        catch (CorpusException) when (sessions.Trouble is not null)
        {
            return;
        }
    }

    // For a replica it is the truth that stood in the way.
    static int Probe(SqliteSession session)
    {
        session.Through?.CatchUp();
        return session.Write(() => session.Prepare(ProbeSql).Run());
    }

    static bool NeedsIndexing(SqliteSession session) => PassageIndexer.AnyPending(session) || TermFrequencies.IsStale(session);
}
