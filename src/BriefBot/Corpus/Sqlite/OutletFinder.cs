using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds outlets by what people call them.</summary>
static class OutletFinder
{
    // Jumps from one outlet to the next in the index: as many steps as there are outlets, however many articles they have.
    const string KeysSql = """
        WITH RECURSIVE outlet (key) AS (
          SELECT min(source_key) FROM article_version WHERE source_key IS NOT NULL
          UNION ALL
          SELECT (SELECT min(v.source_key) FROM article_version v WHERE v.source_key > outlet.key AND v.source_key IS NOT NULL) FROM outlet
            WHERE outlet.key IS NOT NULL
        )
        SELECT key FROM outlet WHERE key IS NOT NULL LIMIT $limit
        """;

    const string CurrentSql = """
        SELECT v.source FROM article_version v JOIN article a ON a.id = v.article AND a.version = v.version
        WHERE v.source_key = $key AND a.workspace = $workspace LIMIT 1
        """;

    // A corpus of all the web's outlets isn't one in which people ask for two of them by name.
    const int MostOutlets = 5_000;

    /// <summary>The outlets with current articles in a workspace that go by one of these squeezed names.</summary>
    public static List<NamedOutlet> Find(SqliteSession session, WorkspaceId workspace, IReadOnlyCollection<string> names)
    {
        var asked = names as IReadOnlySet<string> ?? names.ToHashSet(StringComparer.Ordinal);
        var found = new List<NamedOutlet>();
        foreach (var key in Keys(session))
        {
            var called = OutletAliases.Of(key).Where(asked.Contains).ToList();
            if (called.Count > 0 && Source(session, workspace, key) is { } source)
                found.AddRange(called.Select(name => new NamedOutlet(name, source)));
        }
        return found;
    }

    static List<string> Keys(SqliteSession session)
    {
        var keys = new List<string>();
        using var rows = session.Prepare(KeysSql).With(MostOutlets).Rows();
        while (rows.Read())
            keys.Add(rows.GetString(0));
        return keys;
    }

    static string? Source(SqliteSession session, WorkspaceId workspace, string key)
    {
        using var rows = session.Prepare(CurrentSql).With(key, workspace.Value).Rows();
        return rows.Read() ? rows.GetString(0) : null;
    }
}
