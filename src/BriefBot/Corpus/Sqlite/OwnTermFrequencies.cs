using System.Collections.Concurrent;

namespace BriefBot.Corpus.Sqlite;

/// <summary>In how many passages of one workspace a term stands. Used by several threads.</summary>
/// <remarks>
/// The index's vocabulary knows all workspaces together. It answers where one workspace holds all there is; elsewhere the index is
/// counted within the workspace's range of numbers. Counts of frequent terms are kept until a fifth of the workspace's passages came or
/// went, but never without a look whether the term is still there.
/// </remarks>
sealed class OwnTermFrequencies
{
    const string SharesSql = """
        SELECT w.passages, s.passages, EXISTS (SELECT 1 FROM workspace WHERE id <> w.id)
        FROM workspace w CROSS JOIN index_state s WHERE w.id = $workspace
        """;

    // About 100 bytes each.
    const int MostKept = 20_000;

    readonly ConcurrentDictionary<(WorkspaceId Workspace, string Stem), Counted> kept = new();

    /// <summary>Passages of the workspace holding each term. Expects one unchanging state of the database.</summary>
    public long[] Of(SqliteSession session, WorkspaceId workspace, IReadOnlyList<QueryTerm> terms)
    {
        var counts = new long[terms.Count];
        var share = ShareOf(session, workspace);
        if (share.Own == 0)
            return counts;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] =
                share.Own == share.All
                    ? OfAll(session, workspace, share.HasOthers, terms[i])
                    : OfShare(session, workspace, share.Own, terms[i]);
        }
        return counts;
    }

    static Share ShareOf(SqliteSession session, WorkspaceId workspace)
    {
        using var rows = session.Prepare(SharesSql).With(workspace.Value).Rows();
        return rows.Read() ? new(rows.GetInt64(0), rows.GetInt64(1), rows.GetBoolean(2)) : default;
    }

    // Another workspace may have held articles until just now, whose words the frequent terms still count.
    static long OfAll(SqliteSession session, WorkspaceId workspace, bool hasOthers, QueryTerm term)
    {
        if (TermFrequencies.OfFrequent(session, term.Stem) is not { } frequent)
            return TermFrequencies.Count(session, term.Stem);
        return hasOthers && !PassageSearch.Any(session, workspace, term) ? 0 : frequent;
    }

    long OfShare(SqliteSession session, WorkspaceId workspace, long passages, QueryTerm term)
    {
        var key = (workspace, term.Stem);
        if (kept.TryGetValue(key, out var known) && known.HoldsAt(passages))
            return PassageSearch.Any(session, workspace, term) ? known.Count : 0;
        var count = PassageSearch.Count(session, workspace, term);
        if (count < TermFrequencies.LeastPassages)
            return count;
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[key] = new(count, passages);
        return count;
    }

    readonly record struct Share(long Own, long All, bool HasOthers);

    readonly record struct Counted(long Count, long Passages)
    {
        public bool HoldsAt(long passages) => Math.Abs(passages - Passages) * 5 < Passages;
    }
}
