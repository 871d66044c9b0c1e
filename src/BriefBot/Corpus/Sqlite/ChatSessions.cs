namespace BriefBot.Corpus.Sqlite;

/// <summary>The sessions that the bot has with a chat platform, and the servers that it is in: what a process needs to go on where another
/// one ended.</summary>
public sealed class ChatSessions
{
    const string FindSql = """
        SELECT shard, shards, bot, session, resume_url, sequence, intents, exact, saved_at FROM chat_session WHERE shard = $shard
        """;

    const string SaveSql = """
        INSERT INTO chat_session (shard, shards, bot, session, resume_url, sequence, intents, exact, saved_at)
        VALUES ($shard, $shards, $bot, $session, $url, $sequence, $intents, $exact, $at)
        ON CONFLICT (shard) DO UPDATE SET shards = excluded.shards, bot = excluded.bot, session = excluded.session,
          resume_url = excluded.resume_url, sequence = excluded.sequence, intents = excluded.intents, exact = excluded.exact,
          saved_at = excluded.saved_at
        """;

    const string ServersSql = "SELECT id, name, locale FROM chat_server WHERE platform = $platform ORDER BY id";

    const string AddServerSql = """
        INSERT INTO chat_server (platform, id, name, locale) VALUES ($platform, $id, $name, $locale)
        ON CONFLICT (platform, id) DO UPDATE SET name = excluded.name, locale = excluded.locale
        """;

    const string RemoveServerSql = "DELETE FROM chat_server WHERE platform = $platform AND id = $id";

    const int LongestName = 200;
    const int LongestLocale = 16;

    readonly SessionPool sessions;

    internal ChatSessions(SessionPool sessions) => this.sessions = sessions;

    /// <summary>The session kept of a shard; null when none is.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public ValueTask<ChatSession?> FindAsync(int shard, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
            {
                using var rows = session.Prepare(FindSql).With(shard).Rows();
                return rows.Read()
                    ? new ChatSession(
                        rows.GetInt32(0),
                        rows.GetInt32(1),
                        rows.GetString(2),
                        rows.GetString(3),
                        rows.GetStringOrNull(4),
                        rows.GetInt64(5),
                        rows.GetInt32(6),
                        rows.GetBoolean(7),
                        StoredText.Instant(rows.GetString(8))
                    )
                    : null;
            },
            cancellation
        );

    /// <summary>Keeps sessions, each in place of what was kept of its shard.</summary>
    /// <exception cref="CorpusException">The database can't be used, or a text is longer than what is kept.</exception>
    public async ValueTask SaveAsync(IReadOnlyList<ChatSession> kept, CancellationToken cancellation) =>
        await sessions.WriteAsync(
            session => session.Write(() => kept.Sum(one => session.Prepare(SaveSql).With(Values(one)).Run())),
            cancellation
        );

    /// <summary>The servers of a platform, as they were kept last.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask<IReadOnlyList<ChatServer>> ServersAsync(string platform, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
            {
                var servers = new List<ChatServer>();
                using var rows = session.Prepare(ServersSql).With(platform).Rows();
                while (rows.Read())
                    servers.Add(new(rows.GetString(0), rows.GetStringOrNull(1), rows.GetStringOrNull(2)));
                return servers;
            },
            cancellation
        );

    /// <summary>Keeps servers as they are now, and forgets others, all in one transaction.</summary>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="known">Those that the bot is in.</param>
    /// <param name="left">Ids of those that it left.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async ValueTask KeepServersAsync(
        string platform,
        IReadOnlyCollection<ChatServer> known,
        IReadOnlyCollection<string> left,
        CancellationToken cancellation
    ) =>
        await sessions.WriteAsync(
            session =>
                session.Write(() =>
                {
                    foreach (var server in known)
                        session
                            .Prepare(AddServerSql)
                            .With(platform, StoredText.Id(server.Id, "The server's id"), Line(server.Name, LongestName), Locale(server))
                            .Run();
                    return known.Count + left.Sum(id => session.Prepare(RemoveServerSql).With(platform, id).Run());
                }),
            cancellation
        );

    static object?[] Values(ChatSession one) =>
        [
            one.Shard,
            one.Shards,
            one.Bot,
            one.Session,
            one.ResumeUrl,
            one.Sequence,
            one.Intents,
            one.IsExact ? 1 : 0,
            StoredText.Of(one.SavedAt),
        ];

    static string? Line(string? text, int most) =>
        text is null ? null : StoredText.Text(text.Length <= most ? text : text[..most], most, "It");

    // A language's tag has no more; what is longer is none.
    static string? Locale(ChatServer server) => server.Locale is { Length: <= LongestLocale } locale ? Line(locale, LongestLocale) : null;
}
