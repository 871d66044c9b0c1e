using System.Globalization;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Workspaces of servers that the bot was removed from: since when, and their end.</summary>
public sealed class RemovedServers
{
    /// <summary>Name of the setting that says since when; its value is an instant.</summary>
    internal const string Since = "removed-at";

    // Rows removed in one transaction, so that nobody waits long to write.
    const int Batch = 50;

    const string NoteSql = """
        INSERT INTO workspace_setting (workspace, name, value) SELECT id, $since, $at FROM workspace WHERE name = $name
          ON CONFLICT DO NOTHING
        """;

    const string BackSql =
        "DELETE FROM workspace_setting WHERE name = $since AND workspace = (SELECT id FROM workspace WHERE name = $name)";

    const string DueSql = """
        SELECT w.id, w.name FROM workspace w JOIN workspace_setting s ON s.workspace = w.id AND s.name = $since WHERE s.value < $before
          ORDER BY w.id
        """;

    const string ArticlesSql = "SELECT id FROM article WHERE workspace = $workspace LIMIT $limit";
    const string AnswersSql =
        "DELETE FROM answer WHERE id IN (SELECT id FROM answer WHERE workspace = $workspace AND ($guild IS NULL OR guild = "
        + "$guild) LIMIT $limit)";
    const string UsageSql = "DELETE FROM model_usage WHERE guild = $guild";

    // The row stays, without the server's id: a number that is given anew would let what is held in memory show one server's articles to
    // another.
    const string NamelessSql = "UPDATE workspace SET name = $name WHERE id = $workspace";

    // What brings new articles goes first; what says that the server is gone goes last, so that a crash between is made good.
    static readonly string[] First = ["feed", "schedule", "topic", "conversation"];
    static readonly string[] Last = ["story", "article_address", "workspace_setting"];

    readonly SessionPool sessions;

    internal RemovedServers(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Notes that the bot was removed from a server; one that is noted already keeps its time, and one without a workspace has
    /// nothing to lose.</summary>
    /// <returns>Whether it is news.</returns>
    public ValueTask<bool> RemovedAsync(string workspace, DateTimeOffset at, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session => session.WritePersonal(() => session.Prepare(NoteSql).With(Since, StoredText.Of(at), workspace).Run() > 0),
            cancellation
        );

    /// <summary>Notes that the bot is in a server (again).</summary>
    /// <returns>Whether its removal had been noted.</returns>
    public async ValueTask<bool> ReturnedAsync(string workspace, CancellationToken cancellation)
    {
        // Every server says so at every start; writing for each would keep others from it.
        if (await sessions.ReadAsync(session => IsNoted(session, workspace), cancellation) is false)
            return false;
        return await sessions.WriteAsync(
            session => session.WritePersonal(() => session.Prepare(BackSql).With(Since, workspace).Run() > 0),
            cancellation
        );
    }

    /// <summary>Workspaces whose servers removed the bot before an instant.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceName>> DueAsync(DateTimeOffset before, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => WorkspaceRow.All(session, DueSql, Since, StoredText.Of(before)), cancellation);

    /// <summary>Deletes a server's workspace with all in it: articles, questions, feeds, schedules, topics, settings, accounts of
    /// models.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="guild">The platform's id of the server.</param>
    /// <param name="cancellation">Ends it between two steps; the next call goes on.</param>
    public async ValueTask DeleteAsync(WorkspaceId workspace, string guild, CancellationToken cancellation)
    {
        await WriteAsync(session => Clear(session, First, workspace), cancellation);
        while (await WriteAsync(session => RemoveArticles(session, workspace), cancellation) == Batch)
            cancellation.ThrowIfCancellationRequested();
        await TermFrequencies.RefreshAsync(sessions, cancellation);
        await DeleteAnswersAsync(workspace, null, cancellation);
        await WriteAsync(
            session =>
            {
                Clear(session, Last, workspace);
                session.Prepare(UsageSql).With(guild).Run();
                return session
                    .Prepare(NamelessSql)
                    .With(string.Create(CultureInfo.InvariantCulture, $"removed:{workspace.Value}"), workspace.Value)
                    .Run();
            },
            cancellation
        );
        await sessions.WriteAsync(session => session.EmptyLog(), cancellation);
    }

    /// <summary>Deletes what is kept of a server whose workspace is also somebody else's: questions asked there, and accounts of models.
    /// Articles stay.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="guild">The platform's id of the server.</param>
    /// <param name="cancellation">Ends it between two steps; the next call goes on.</param>
    public async ValueTask DeleteQuestionsAsync(WorkspaceId workspace, string guild, CancellationToken cancellation)
    {
        await DeleteAnswersAsync(workspace, guild, cancellation);
        await WriteAsync(
            session =>
                session.Prepare(UsageSql).With(guild).Run()
                + session
                    .Prepare("DELETE FROM workspace_setting WHERE workspace = $workspace AND name IN ($since, $direct)")
                    .With(workspace.Value, Since, WorkspaceSettings.DirectMessages)
                    .Run(),
            cancellation
        );
        await sessions.WriteAsync(session => session.EmptyLog(), cancellation);
    }

    async ValueTask DeleteAnswersAsync(WorkspaceId workspace, string? guild, CancellationToken cancellation)
    {
        while (await WriteAsync(session => session.Prepare(AnswersSql).With(workspace.Value, guild, Batch).Run(), cancellation) == Batch)
            cancellation.ThrowIfCancellationRequested();
    }

    ValueTask<int> WriteAsync(Func<SqliteSession, int> work, CancellationToken cancellation) =>
        sessions.WriteAsync(session => session.Forget(() => work(session)), cancellation);

    static int Clear(SqliteSession session, string[] tables, WorkspaceId workspace) =>
        tables.Sum(table => session.Prepare($"DELETE FROM {table} WHERE workspace = $workspace").With(workspace.Value).Run());

    static int RemoveArticles(SqliteSession session, WorkspaceId workspace)
    {
        var articles = new List<ArticleId>();
        using (var rows = session.Prepare(ArticlesSql).With(workspace.Value, Batch).Rows())
            while (rows.Read())
                articles.Add(new(rows.GetInt64(0)));
        return articles.Count(article => ArticleRemover.Remove(session, workspace, article));
    }

    static bool IsNoted(SqliteSession session, string workspace) =>
        session
            .Prepare("SELECT 1 FROM workspace w JOIN workspace_setting s ON s.workspace = w.id AND s.name = $since WHERE w.name = $name")
            .With(Since, workspace)
            .Number()
            is not null;
}
