namespace BriefBot.Corpus.Sqlite;

/// <summary>The languages of a workspace's articles.</summary>
static class WorkspaceLanguages
{
    const string Sql = "SELECT language FROM workspace_language WHERE workspace = $workspace ORDER BY language";

    /// <summary>Primary BCP 47 tags; English first, which is there even where nothing was indexed yet.</summary>
    public static IReadOnlyList<string> Of(SqliteSession session, WorkspaceId workspace)
    {
        var languages = new List<string> { "en" };
        using var rows = session.Prepare(Sql).With(workspace.Value).Rows();
        while (rows.Read())
            if (rows.GetString(0) is var language and not "en")
                languages.Add(language);
        return languages;
    }
}
