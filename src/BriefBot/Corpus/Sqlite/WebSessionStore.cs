using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>The web page's log-ins, so that a restart ends none of them and a log-out ends one for good.</summary>
public sealed class WebSessionStore
{
    const string RemoveStaleSql = "DELETE FROM web_session WHERE token_tag <> $tag OR expires_at <= $now";

    const string LiveSql = "SELECT id_hash, started_at, expires_at, workspace FROM web_session ORDER BY started_at";

    const string AddSql =
        "INSERT INTO web_session (id_hash, token_tag, started_at, expires_at, workspace) "
        + "VALUES ($hash, $tag, $started, $expires, $workspace)";

    const string RemoveSql = "DELETE FROM web_session WHERE id_hash = $hash";

    const string RemoveAllSql = "DELETE FROM web_session";

    readonly SessionPool sessions;

    internal WebSessionStore(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Removes the log-ins that expired or that another token opened, and gives the others, the oldest first.</summary>
    /// <param name="tokenTag">32 bytes that tell the token of today from others.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<IReadOnlyList<WebSession>> LiveAsync(
        ReadOnlyMemory<byte> tokenTag,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    session.Prepare(RemoveStaleSql).With(tokenTag.ToArray(), StoredText.Of(now)).Run();
                    return All(session);
                }),
            cancellation
        );

    /// <summary>Keeps a log-in.</summary>
    /// <param name="started">The log-in.</param>
    /// <param name="tokenTag">32 bytes that tell the token that opened it from others.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask AddAsync(WebSession started, ReadOnlyMemory<byte> tokenTag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(started);
        var values = new object?[]
        {
            started.IdHash.ToArray(),
            tokenTag.ToArray(),
            StoredText.Of(started.StartedAt),
            StoredText.Of(started.ExpiresAt),
            started.Workspace,
        };
        await sessions.WriteAsync(session => session.WritePersonal(() => session.Prepare(AddSql).With(values).Run()), cancellation);
    }

    /// <summary>Ends a log-in; one that isn't there changes nothing.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask RemoveAsync(ReadOnlyMemory<byte> idHash, CancellationToken cancellation)
    {
        var hash = idHash.ToArray();
        await sessions.WriteAsync(session => session.WritePersonal(() => session.Prepare(RemoveSql).With(hash).Run()), cancellation);
    }

    /// <summary>Ends all.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask RemoveAllAsync(CancellationToken cancellation) =>
        await sessions.WriteAsync(session => session.WritePersonal(() => session.Prepare(RemoveAllSql).Run()), cancellation);

    static IReadOnlyList<WebSession> All(SqliteSession session) =>
        session
            .Query<SessionRow>(LiveSql)
            .ConvertAll(row => new WebSession(row.IdHash, StoredText.Instant(row.StartedAt), StoredText.Instant(row.ExpiresAt))
            {
                Workspace = row.Workspace,
            });

    sealed class SessionRow
    {
        [Column("id_hash")]
        public byte[] IdHash { get; set; } = [];

        [Column("started_at")]
        public string StartedAt { get; set; } = "";

        [Column("expires_at")]
        public string ExpiresAt { get; set; } = "";

        public string? Workspace { get; set; }
    }
}
