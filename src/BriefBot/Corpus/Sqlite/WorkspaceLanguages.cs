namespace BriefBot.Corpus.Sqlite;

/// <summary>The languages of a workspace's articles.</summary>
static class WorkspaceLanguages
{
    const string Sql = "SELECT language FROM workspace_language WHERE workspace = $workspace ORDER BY language";
    const string EnglishSql = "SELECT count(*) FROM workspace_language WHERE workspace = $workspace AND language = 'en'";

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

    /// <summary>Whether any article that was indexed is in English.</summary>
    public static bool HasEnglish(SqliteSession session, WorkspaceId workspace) =>
        session.Prepare(EnglishSql).With(workspace.Value).Number() is > 0;
}
