namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of workspace.</summary>
sealed class WorkspaceRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The workspaces that a query finds.</summary>
    public static List<WorkspaceName> All(SqliteSession session, string sql, params object?[] values) =>
        session.Query<WorkspaceRow>(sql, values).ConvertAll(row => new WorkspaceName(new(row.Id), row.Name));
}
