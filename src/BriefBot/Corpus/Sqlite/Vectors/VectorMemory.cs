namespace BriefBot.Corpus.Sqlite.Vectors;

/// <summary>The vectors of one model in memory, brought up to date when they are asked for.</summary>
/// <remarks>Vectors of passages that are gone stay until as many new ones have come in as make reading all anew worth while; who reads
/// passages doesn't find them.</remarks>
sealed class VectorMemory(long model, int dimensions)
{
    // New vectors, as a share of those held, after which all are read anew, and the least number of them.
    const double Renewed = 0.5;
    const int LeastRenewed = 5_000;

    const string LastSql = "SELECT seq FROM sqlite_sequence WHERE name = 'passage_vector'";
    const string NewSql = "SELECT id, passage, vector FROM passage_vector WHERE id > $after AND id <= $last AND model = $model ORDER BY id";

    Dictionary<WorkspaceId, VectorBlock> _blocks = [];
    long _last;
    int _held;
    int _added;

    /// <summary>Whose vectors.</summary>
    public long Model => model;

    /// <summary>Dimensions of each.</summary>
    public int Dimensions => dimensions;

    /// <summary>Reads what came since the last time. One caller at a time.</summary>
    public void Refresh(SqliteSession session)
    {
        var last = session.Prepare(LastSql).With().Number() ?? 0;
        if (last == _last)
            return;
        if (_added > LeastRenewed && _added > Renewed * _held)
        {
            (_blocks, _last, _held, _added) = ([], 0, 0, 0);
        }
        var isFirst = _last == 0;
        using var rows = session.Prepare(NewSql).With(_last, last, model).Rows();
        var blocks = new Dictionary<WorkspaceId, VectorBlock>(_blocks);
        while (rows.Read())
        {
            var passage = new PassageId(rows.GetInt64(1));
            var vector = rows.GetBytes(2);
            // One of another length was written by no version of this program.
            if (vector.Length != dimensions)
                continue;
            if (!blocks.TryGetValue(passage.Workspace, out var block))
                blocks[passage.Workspace] = block = new VectorBlock(dimensions);
            block.Add(passage.Value, vector);
            if (isFirst)
                _held++;
            else
                _added++;
        }
        (_blocks, _last) = (blocks, last);
    }

    /// <summary>What is held of a workspace; null when nothing is.</summary>
    public VectorBlock.View? Of(WorkspaceId workspace) => _blocks.GetValueOrDefault(workspace)?.Now();
}
