using BriefBot.Corpus.Engines;

namespace BriefBot.Corpus.Sqlite.Engines;

/// <summary>How far a search engine has the passages of this file.</summary>
/// <param name="Index">Name of its index.</param>
/// <param name="Copied">Every passage up to this number was sent; null when all were, and changes are followed.</param>
/// <param name="Sent">Passages sent so far while all are.</param>
/// <param name="Mark">What stands in the index to tell that.</param>
/// <param name="Intended">What stands there instead if a batch was begun that isn't noted as done; null when none was.</param>
public sealed record EngineState(string Index, long? Copied, long Sent, string Mark, string? Intended)
{
    /// <summary>Whether every passage was sent once.</summary>
    public bool IsWhole => Copied is null;
}

/// <summary>How far an engine has the passages, in numbers.</summary>
/// <param name="State">Null where none is in use.</param>
/// <param name="Passages">All passages.</param>
/// <param name="Waiting">Changes that it wasn't told of yet.</param>
public sealed record EngineProgress(EngineState? State, long Passages, long Waiting);

/// <summary>What an engine is to be told of next.</summary>
/// <param name="UpTo">The last passage of a copy, or number of the last change.</param>
/// <param name="Changes">One for each passage; empty where there is nothing.</param>
/// <param name="ClearsUp">Whether the engine is asked for questions once it has them: what it has must then be found.</param>
public sealed record EngineBatch(bool IsCopy, long UpTo, IReadOnlyList<EngineChange> Changes, bool ClearsUp);

/// <summary>Where an engine is to be asked.</summary>
/// <param name="Index">Name of its index.</param>
/// <param name="Bounds">The scope, as it is compared there.</param>
/// <param name="Waiting">Passages in the scope that it wasn't told of yet.</param>
public sealed record EngineOffer(string Index, EngineBounds Bounds, IReadOnlyList<PassageId> Waiting);

/// <summary>
/// What a search engine has of this file's passages, and what it has to be told. Triggers note each passage that comes or goes, in the
/// transaction in which it does, so that nothing is lost while the engine is away. Concerns this file alone: a replica has its own.
/// </summary>
public sealed class EngineLedger
{
    /// <summary>Passages that may wait to be sent, of all workspaces: so many are read for a question beside what the engine proposes.
    /// Where more do, it isn't asked.</summary>
    public const int MostWaiting = 200;

    // One request. Engines take more; a batch that fails is done again.
    const int BatchPassages = 500;
    const int BatchBytes = 4_000_000;

    const string StateSql = "SELECT name, copied, sent, mark, intended FROM engine_index";
    const string PassagesSql = "SELECT passages FROM index_state";
    const string WaitingSql = "SELECT count(*) FROM engine_change";
    const string AnyWaitingSql = "SELECT 1 FROM engine_change LIMIT 1";
    const string ForgetSql = "DELETE FROM engine_index";
    const string ForgetChangesSql = "DELETE FROM engine_change";
    const string BeginSql = "INSERT INTO engine_index (id, name, copied, sent, mark) VALUES (1, $name, -1, 0, $mark)";
    const string ToCopySql = "SELECT id FROM passage WHERE id > $copied ORDER BY id LIMIT $most";
    const string ChangedSql = "SELECT number, passage FROM engine_change ORDER BY number LIMIT $most";
    const string IntendSql = "UPDATE engine_index SET intended = $mark";
    const string IntendedSql = "UPDATE engine_index SET mark = intended, intended = NULL WHERE intended IS NOT NULL";
    const string CopiedSql = "UPDATE engine_index SET copied = $upTo, sent = sent + $added, mark = $mark, intended = NULL";
    const string FollowedSql = "UPDATE engine_index SET mark = $mark, intended = NULL";
    const string ToldSql = "DELETE FROM engine_change WHERE number <= $upTo";
    const string AgainSql = "INSERT INTO engine_change (passage) VALUES ($passage)";
    const string WholeSql = "UPDATE engine_index SET copied = NULL";
    const string BehindSql = "SELECT count(*) FROM (SELECT 1 FROM engine_change WHERE number > $number LIMIT $most)";
    const string SomeWaitingSql = "SELECT passage FROM engine_change LIMIT $most";

    readonly SessionPool sessions;

    internal EngineLedger(SessionPool sessions) => this.sessions = sessions;

    /// <summary>How far the engine is; null where none is in use.</summary>
    public ValueTask<EngineState?> StateAsync(CancellationToken cancellation) => sessions.ReadAsync(State, cancellation);

    /// <summary>The same in numbers.</summary>
    public ValueTask<EngineProgress> ProgressAsync(CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                    new EngineProgress(
                        State(session),
                        session.Prepare(PassagesSql).With().Number() ?? 0,
                        session.Prepare(WaitingSql).With().Number() ?? 0
                    )
                ),
            cancellation
        );

    /// <summary>Begins with an empty index, to which all is sent. Changes are noted from here on.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask BeginAsync(string index, string mark, CancellationToken cancellation) =>
        await WriteAsync(
            session =>
            {
                Forget(session);
                session.Prepare(BeginSql).With(index, mark).Run();
            },
            cancellation
        );

    /// <summary>Notes no changes any more: no engine is in use.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask ForgetAsync(CancellationToken cancellation)
    {
        if (await StateAsync(cancellation) is not null)
            await WriteAsync(Forget, cancellation);
    }

    /// <summary>What the engine is to be told of next: passages in their order until all were sent, then changes.</summary>
    public ValueTask<EngineBatch> NextAsync(EngineState state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        return sessions.ReadAsync(
            session => session.Snapshot(() => state.Copied is { } copied ? ToCopy(session, copied) : Changed(session)),
            cancellation
        );
    }

    /// <summary>Notes the mark that is going to stand there for the batch at hand.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public ValueTask IntendAsync(string mark, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare(IntendSql).With(mark).Run(), cancellation);

    /// <summary>The mark that was intended does stand in the index. Its batch is done again: it may have arrived, or not.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public ValueTask ClaimedAsync(CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare(IntendedSql).Run(), cancellation);

    /// <summary>Notes that the engine has a batch; what it refused waits behind all else.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public ValueTask ConfirmAsync(EngineBatch batch, string mark, IReadOnlyCollection<PassageId> refused, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return WriteAsync(
            session =>
            {
                if (batch.IsCopy)
                {
                    session.Prepare(CopiedSql).With(batch.UpTo, batch.Changes.Count, mark).Run();
                }
                else
                {
                    session.Prepare(FollowedSql).With(mark).Run();
                    session.Prepare(ToldSql).With(batch.UpTo).Run();
                }
                foreach (var passage in refused)
                    session.Prepare(AgainSql).With(passage.Value).Run();
            },
            cancellation
        );
    }

    /// <summary>Notes that every passage was sent.</summary>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public ValueTask WholeAsync(CancellationToken cancellation) => WriteAsync(session => session.Prepare(WholeSql).Run(), cancellation);

    /// <summary>Where nothing waits, how many passages there are; null where something does.</summary>
    public ValueTask<long?> QuietCountAsync(CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                    session.Prepare(AnyWaitingSql).With().Number() is null ? session.Prepare(PassagesSql).With().Number() : null
                ),
            cancellation
        );

    /// <summary>Where to ask for a question, and the passages in its scope that the engine wasn't told of yet.</summary>
    /// <param name="scope">Limits of the search.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    /// <returns>Null where the engine isn't to be asked: it has not all passages, more than <see cref="MostWaiting"/> wait, or no day lies
    /// in the scope.</returns>
    public ValueTask<EngineOffer?> OfferAsync(SearchScope scope, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                {
                    if (State(session) is not { IsWhole: true } state || PassageRange.Of(scope) is not { } range)
                        return null;
                    var waiting = new List<PassageId>();
                    session.Prepare(SomeWaitingSql).With(MostWaiting + 1).Numbers(id => waiting.Add(new(id)));
                    return waiting.Count > MostWaiting
                        ? null
                        : new EngineOffer(
                            state.Index,
                            new(scope.Workspace, range.Low, range.High, SearchKey.Of(scope.Source), SearchKey.Of(scope.Topic)),
                            PassageSearch.Within(session, scope, waiting)
                        );
                }),
            cancellation
        );

    /// <summary>Those passages that are there and lie in a scope, whoever named them, each once and in their order.</summary>
    public async ValueTask<IReadOnlyList<PassageId>> WithinAsync(
        SearchScope scope,
        IReadOnlyList<PassageId> passages,
        CancellationToken cancellation
    ) => await sessions.ReadAsync(session => session.Snapshot(() => PassageSearch.Within(session, scope, passages)), cancellation);

    static EngineState? State(SqliteSession session)
    {
        using var rows = session.Prepare(StateSql).Rows();
        return rows.Read()
            ? new(rows.GetString(0), rows.IsNull(1) ? null : rows.GetInt64(1), rows.GetInt64(2), rows.GetString(3), rows.GetStringOrNull(4))
            : null;
    }

    static void Forget(SqliteSession session)
    {
        session.Prepare(ForgetSql).Run();
        session.Prepare(ForgetChangesSql).Run();
    }

    static EngineBatch ToCopy(SqliteSession session, long copied)
    {
        var ids = new List<long>();
        session.Prepare(ToCopySql).With(copied, BatchPassages).Numbers(ids.Add);
        var changes = new List<EngineChange>();
        var (texts, bytes) = (new PassageTexts(session), 0);
        foreach (var id in ids)
        {
            if (bytes >= BatchBytes)
                break;
            changes.Add(Change(texts, id, ref bytes));
        }
        return new(IsCopy: true, changes.Count > 0 ? changes[^1].Passage.Value : copied, changes, ClearsUp: false);
    }

    static EngineBatch Changed(SqliteSession session)
    {
        var rows = new List<(long Number, long Passage)>();
        using (var read = session.Prepare(ChangedSql).With(BatchPassages).Rows())
        {
            while (read.Read())
                rows.Add((read.GetInt64(0), read.GetInt64(1)));
        }
        var changes = new Dictionary<long, EngineChange>();
        var (texts, bytes, upTo) = (new PassageTexts(session), 0, 0L);
        foreach (var (number, passage) in rows)
        {
            if (bytes >= BatchBytes)
                break;
            upTo = number;
            if (!changes.ContainsKey(passage))
                changes.Add(passage, Change(texts, passage, ref bytes));
        }
        var behind = session.Prepare(BehindSql).With(upTo, MostWaiting + 1).Number();
        return new(IsCopy: false, upTo, [.. changes.Values], ClearsUp: behind <= MostWaiting);
    }

    static EngineChange Change(PassageTexts texts, long id, ref int bytes)
    {
        if (texts.Of(id) is not { } passage)
            return new(new(id), null);
        bytes += passage.Title.Bytes.Length + passage.Text.Bytes.Length;
        return new(
            new(id),
            new(
                EngineWords.Of(passage.Title.Bytes, passage.Text.Bytes),
                EngineDocument.OutletsOf(passage.Source, passage.Host),
                passage.Topic
            )
        );
    }

    async ValueTask WriteAsync(Action<SqliteSession> write, CancellationToken cancellation) =>
        await sessions.WriteAsync(
            session =>
                session.WriteLocally(() =>
                {
                    write(session);
                    return true;
                }),
            cancellation
        );
}
