namespace BriefBot.Corpus.Sqlite;

/// <summary>Workspaces by name.</summary>
static class Workspaces
{
    const string FindSql = "SELECT id FROM workspace WHERE name = $name";
    const string AddSql = "INSERT INTO workspace (name) VALUES ($name) RETURNING id";

    /// <summary>The workspace of that name; null when there is none.</summary>
    public static WorkspaceId? Find(SqliteSession session, string name) =>
        session.Prepare(FindSql).With(name).Number() is { } id ? new(id) : null;

    /// <summary>The workspace of that name, made when missing. Expects a write transaction.</summary>
    /// <exception cref="CorpusException">There are as many as fit.</exception>
    public static WorkspaceId FindOrAdd(SqliteSession session, string name)
    {
        var id = Find(session, name) ?? new(session.Prepare(AddSql).With(name).Number()!.Value);
        return id.Value <= PassageId.MaxWorkspace
            ? id
            : throw new CorpusException($"A corpus holds at most {PassageId.MaxWorkspace} workspaces. Use another corpus file.");
    }
}
