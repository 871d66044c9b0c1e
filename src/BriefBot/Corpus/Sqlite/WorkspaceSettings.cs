namespace BriefBot.Corpus.Sqlite;

/// <summary>What the administrators of a workspace decided, by name.</summary>
public sealed class WorkspaceSettings
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 100;

    /// <summary>Most characters of a value.</summary>
    public const int MaxValue = 4_000;

    internal const string DirectMessages = "direct-messages";
    internal const string Yes = "true";
    const string No = "false";

    const string GetSql = "SELECT value FROM workspace_setting WHERE workspace = $workspace AND name = $name";

    const string SetSql = """
        INSERT INTO workspace_setting (workspace, name, value) VALUES ($workspace, $name, $value)
        ON CONFLICT (workspace, name) DO UPDATE SET value = excluded.value
        """;

    const string AddSql =
        "INSERT INTO workspace_setting (workspace, name, value) VALUES ($workspace, $name, $value) ON CONFLICT DO NOTHING";

    const string RemoveSql = "DELETE FROM workspace_setting WHERE workspace = $workspace AND name = $name";

    const string NamesSql = "SELECT id, name FROM workspace WHERE substr(name, 1, length($prefix)) = $prefix ORDER BY name";

    const string HavingSql = """
        SELECT w.id, w.name FROM workspace w JOIN workspace_setting s ON s.workspace = w.id AND s.name = $name AND s.value = $value
        WHERE substr(w.name, 1, length($prefix)) = $prefix ORDER BY w.name
        """;

    readonly SessionPool sessions;

    internal WorkspaceSettings(SessionPool sessions) => this.sessions = sessions;

    /// <summary>A setting's value; null when it isn't set.</summary>
    public ValueTask<string?> GetAsync(WorkspaceId workspace, string name, CancellationToken cancellation) =>
        sessions.ReadAsync(session => Value(session, workspace, name), cancellation);

    /// <summary>Sets a setting.</summary>
    /// <param name="name">1 to <see cref="MaxName"/> characters.</param>
    /// <param name="value">Up to <see cref="MaxValue"/> characters.</param>
    /// <exception cref="ArgumentException">One of them is too long, or there is no name.</exception>
    public async ValueTask SetAsync(WorkspaceId workspace, string name, string value, CancellationToken cancellation)
    {
        var key = StoredText.NotEmpty(name, MaxName, "The setting's name");
        var text = StoredText.Text(value, MaxValue, "The setting's value");
        await sessions.WriteAsync(
            session => session.Write(() => session.Prepare(SetSql).With(workspace.Value, key, text).Run()),
            cancellation
        );
    }

    /// <summary>A setting's value, set to this one where none stands. Of several processes that do so at once, all get the same.</summary>
    /// <param name="name">1 to <see cref="MaxName"/> characters.</param>
    /// <param name="value">Up to <see cref="MaxValue"/> characters.</param>
    /// <exception cref="ArgumentException">One of them is too long, or there is no name.</exception>
    public async ValueTask<string> GetOrAddAsync(WorkspaceId workspace, string name, string value, CancellationToken cancellation)
    {
        var key = StoredText.NotEmpty(name, MaxName, "The setting's name");
        var text = StoredText.Text(value, MaxValue, "The setting's value");
        if (await GetAsync(workspace, key, cancellation) is { } found)
            return found;
        return await sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    session.Prepare(AddSql).With(workspace.Value, key, text).Run();
                    return Value(session, workspace, key)!;
                }),
            cancellation
        );
    }

    /// <summary>Removes a setting. False when it wasn't set.</summary>
    public ValueTask<bool> RemoveAsync(WorkspaceId workspace, string name, CancellationToken cancellation) =>
        sessions.WriteAsync(session => session.Write(() => session.Prepare(RemoveSql).With(workspace.Value, name).Run() > 0), cancellation);

    /// <summary>True when direct messages may reach this workspace; not so until an administrator allows it.</summary>
    public async ValueTask<bool> AllowsDirectMessagesAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await GetAsync(workspace, DirectMessages, cancellation) == Yes;

    /// <summary>Lets direct messages reach this workspace, or keeps them out.</summary>
    public ValueTask AllowDirectMessagesAsync(WorkspaceId workspace, bool allowed, CancellationToken cancellation) =>
        SetAsync(workspace, DirectMessages, allowed ? Yes : No, cancellation);

    /// <summary>The workspaces whose name starts so, by name.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceName>> ListAsync(string prefix, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => WorkspaceRow.All(session, NamesSql, prefix), cancellation);

    /// <summary>Those of them that direct messages may reach.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceName>> ListAllowingDirectMessagesAsync(string prefix, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => WorkspaceRow.All(session, HavingSql, DirectMessages, Yes, prefix), cancellation);

    static string? Value(SqliteSession session, WorkspaceId workspace, string name)
    {
        using var rows = session.Prepare(GetSql).With(workspace.Value, name).Rows();
        return rows.Read() ? rows.GetString(0) : null;
    }
}
