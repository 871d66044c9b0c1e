namespace BriefBot.Corpus.Sqlite.Vectors;

/// <summary>Vectors of passages, by the model that made them: stored as signed bytes, searched in memory.</summary>
public sealed class VectorShelf
{
    // Rows that one transaction removes; others wait no longer than this takes.
    const int RemovalBatch = 2_000;

    const string ModelSql = "SELECT id, dimensions FROM embedding_model WHERE identity = $identity";
    const string AddModelSql = "INSERT INTO embedding_model (identity, dimensions) VALUES ($identity, $dimensions)";
    const string ResizeModelSql = "UPDATE embedding_model SET dimensions = $dimensions WHERE id = $id";
    const string EmptyModelSql = "DELETE FROM passage_vector WHERE model = $id";
    const string AddSql =
        "INSERT INTO passage_vector (passage, model, vector) SELECT id, $model, $vector FROM passage WHERE id = $passage ON "
        + "CONFLICT (passage, model) DO NOTHING";

    // The newest days of a workspace first: they are asked about most.
    const string MissingSql = """
        SELECT p.id FROM passage p WHERE NOT EXISTS (SELECT 1 FROM passage_vector v WHERE v.passage = p.id AND v.model = $model)
        ORDER BY p.id DESC LIMIT $limit
        """;

    const string AnySql = "SELECT 1 FROM passage_vector WHERE model = $model LIMIT 1";
    const string StateSql = "SELECT next_sequence FROM index_state";
    const string PassagesSql = "SELECT passages FROM index_state";
    const string CountSql = "SELECT count(*) FROM passage_vector WHERE model = $model";
    const string RemoveOthersSql =
        "DELETE FROM passage_vector WHERE id IN (SELECT id FROM passage_vector WHERE model <> $model LIMIT $limit)";
    const string RemoveModelsSql = "DELETE FROM embedding_model WHERE id <> $model";

    const string WantedSql = """
        SELECT p.id FROM passage p CROSS JOIN article_version v ON v.id = p.article_version
        WHERE p.id BETWEEN $low AND $high
          AND ($source IS NULL OR v.source_key = $source OR v.host_key = $source OR substr(v.host_key,
            -length($source) - 1) = '.' || $source)
          AND ($topic IS NULL OR v.topic_key = $topic)
        """;

    readonly SessionPool sessions;
    readonly Lock refreshing = new();
    VectorMemory? memory;

    internal VectorShelf(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Passages that have no vector of a model yet, newest first.</summary>
    /// <param name="model">The model as configured.</param>
    /// <param name="limit">Most passages to name, 1 and up.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    public async ValueTask<IReadOnlyList<PassageId>> MissingAsync(string model, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                var found = new List<PassageId>();
                session.Prepare(MissingSql).With(Find(session, model)?.Id ?? 0, limit).Numbers(id => found.Add(new PassageId(id)));
                return found;
            },
            cancellation
        );

    /// <summary>A number that grows whenever passages are added.</summary>
    public ValueTask<long> StateAsync(CancellationToken cancellation) =>
        sessions.ReadAsync(session => session.Prepare(StateSql).With().Number() ?? 0, cancellation);

    /// <summary>Stores vectors; passages that are gone meanwhile are left out. All must have the same length; when it isn't that of the
    /// model's earlier ones, those are dropped: they can't be compared.</summary>
    /// <exception cref="ArgumentException">There are none, or their lengths differ.</exception>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask AddAsync(
        string model,
        IReadOnlyList<(PassageId Passage, QuantizedVector Vector)> vectors,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Count == 0 || vectors.Any(one => one.Vector.Dimensions != vectors[0].Vector.Dimensions))
            throw new ArgumentException("Vectors of one length are needed.", nameof(vectors));
        await sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    var id = ModelOf(session, model, vectors[0].Vector.Dimensions);
                    foreach (var (passage, vector) in vectors.OrderBy(one => one.Passage.Value))
                        session.Prepare(AddSql).With(id, vector.Bytes, passage.Value).Run();
                    return true;
                }),
            cancellation
        );
    }

    /// <summary>How far the corpus has vectors of a model.</summary>
    public async ValueTask<VectorCoverage> CoverageAsync(string model, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                    new VectorCoverage(
                        session.Prepare(PassagesSql).With().Number() ?? 0,
                        Find(session, model) is { } known ? session.Prepare(CountSql).With(known.Id).Number() ?? 0 : 0
                    )
                ),
            cancellation
        );

    /// <summary>Removes the vectors of all other models.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask<long> ForgetOthersAsync(string model, CancellationToken cancellation)
    {
        if (await sessions.ReadAsync(session => Find(session, model), cancellation) is not { } known)
            return 0;
        var all = 0L;
        int removed;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            removed = await sessions.WriteAsync(
                session => session.Write(() => session.Prepare(RemoveOthersSql).With(known.Id, RemovalBatch).Run()),
                cancellation
            );
            all += removed;
        } while (removed == RemovalBatch);
        await sessions.WriteAsync(session => session.Write(() => session.Prepare(RemoveModelsSql).With(known.Id).Run()), cancellation);
        return all;
    }

    /// <summary>The passages of a workspace that are nearest to a question.</summary>
    /// <param name="model">The model that made the question's vector, as configured.</param>
    /// <param name="scope">Limits of the search; all of them hold.</param>
    /// <param name="question">The question's vector.</param>
    /// <param name="count">Most passages to name, 1 and up.</param>
    /// <param name="cancellation">Ends it before it has begun.</param>
    /// <returns>Null when the model has no vectors there, or none of this length.</returns>
    public async ValueTask<NearPassages?> NearestAsync(
        string model,
        SearchScope scope,
        QuantizedVector question,
        int count,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (PassageRange.Of(scope) is not { } range)
            return null;
        if (await ViewAsync(model, scope.Workspace, question.Dimensions, cancellation) is not { } view)
            return null;
        HashSet<long>? wanted =
            scope.Source is null && scope.Topic is null
                ? null
                : await sessions.ReadAsync(session => Wanted(session, scope, range), cancellation);
        return new NearPassages(
            view.Nearest(question, range, wanted is null ? null : wanted.Contains, count),
            passage => view.Of(question, passage)
        );
    }

    /// <summary>True when there are vectors of a model.</summary>
    public ValueTask<bool> AnyAsync(string model, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session => Find(session, model) is { } known && session.Prepare(AnySql).With(known.Id).Number() is not null,
            cancellation
        );

    ValueTask<VectorBlock.View?> ViewAsync(string model, WorkspaceId workspace, int dimensions, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                {
                    if (Find(session, model) is not { } known || known.Dimensions != dimensions)
                        return null;
                    lock (refreshing)
                    {
                        if (memory?.Model != known.Id || memory.Dimensions != dimensions)
                            memory = new VectorMemory(known.Id, dimensions);
                        memory.Refresh(session);
                        return memory.Of(workspace);
                    }
                }),
            cancellation
        );

    static HashSet<long> Wanted(SqliteSession session, SearchScope scope, PassageRange range)
    {
        var wanted = new HashSet<long>();
        session
            .Prepare(WantedSql)
            .With(range.Low, range.High, SearchKey.Of(scope.Source), SearchKey.Of(scope.Topic))
            .Numbers(id => wanted.Add(id));
        return wanted;
    }

    static (long Id, int Dimensions)? Find(SqliteSession session, string model)
    {
        using var rows = session.Prepare(ModelSql).With(model).Rows();
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt32(1)) : null;
    }

    static long ModelOf(SqliteSession session, string model, int dimensions)
    {
        if (Find(session, model) is not { } known)
        {
            session.Prepare(AddModelSql).With(model, dimensions).Run();
            return Find(session, model)!.Value.Id;
        }
        if (known.Dimensions == dimensions)
            return known.Id;
        session.Prepare(EmptyModelSql).With(known.Id).Run();
        session.Prepare(ResizeModelSql).With(dimensions, known.Id).Run();
        return known.Id;
    }
}
