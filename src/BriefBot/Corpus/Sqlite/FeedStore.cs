using BriefBot.Corpus.Addresses;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// The feeds of all workspaces and the items that they showed. A poll is one transaction: what it saw is pending from then on, whatever
/// happens to the process. An item is marked only after its article is stored, and storing the same again changes nothing.
/// </summary>
public sealed partial class FeedStore
{
    const int MaxAddress = 4_000;
    const int MaxLine = 500;

    const string AddSql = """
        INSERT INTO feed (workspace, address, address_key, given_title, title, site, language, topic, added_at, added_by, platform, guild,
          channel,
          next_poll, interval_s)
        VALUES ($workspace, $address, $key, $given, $title, $site, $language, $topic, $now, $by, $platform, $guild, $channel, $next,
          $interval)
        ON CONFLICT (workspace, address_key) DO NOTHING RETURNING id
        """;

    const string ByKeySql = "SELECT * FROM feed WHERE workspace = $workspace AND address_key = $key";
    const string ByIdSql = "SELECT * FROM feed WHERE id = $feed";
    const string ListSql = "SELECT * FROM feed WHERE workspace = $workspace ORDER BY id";
    const string ListAllSql = "SELECT * FROM feed ORDER BY id";
    const string CountSql = "SELECT count(*) FROM feed WHERE workspace = $workspace";
    const string RemoveSql = "DELETE FROM feed WHERE id = $feed AND workspace = $workspace";
    const string PauseSql = "UPDATE feed SET paused = 1 WHERE id = $feed AND workspace = $workspace";

    const string ResumeSql = """
        UPDATE feed SET paused = 0, next_poll = min(next_poll, $now) WHERE id = $feed AND workspace = $workspace
        """;

    const string PollNowSql = "UPDATE feed SET next_poll = min(next_poll, $now) WHERE id = $feed AND workspace = $workspace";
    const string RetryItemsSql = "UPDATE feed_item SET next_attempt = $now WHERE feed = $feed AND state = 0 AND next_attempt > $now";
    const string DueSql = "SELECT * FROM feed WHERE paused = 0 AND next_poll <= $now ORDER BY next_poll, id LIMIT $limit";

    const string NextDueSql = """
        SELECT (SELECT min(next_poll) FROM feed WHERE paused = 0),
          (SELECT i.next_attempt FROM feed_item i JOIN feed f ON f.id = i.feed WHERE i.next_attempt IS NOT NULL AND f.paused = 0
            ORDER BY i.next_attempt LIMIT 1)
        """;

    const string NewsSql = "SELECT * FROM feed WHERE announce IN (1, 3) ORDER BY id LIMIT 200";
    const string ToldSql = "UPDATE feed SET announce = CASE announce WHEN 1 THEN 2 ELSE 0 END WHERE id = $feed AND announce = $announce";
    const string WholeSql = "UPDATE feed SET whole_seen = CASE WHEN $whole THEN min(whole_seen + 1, 1000) ELSE 0 END WHERE id = $feed";

    readonly SessionPool sessions;
    readonly TimeProvider time;

    internal FeedStore(SessionPool sessions, TimeProvider time)
    {
        this.sessions = sessions;
        this.time = time;
    }

    /// <summary>Adds a feed, unless the workspace has it, under whichever spelling of its address.</summary>
    /// <param name="most">Feeds that the workspace may have.</param>
    /// <returns>The feed, and whether it was added; null when there are too many.</returns>
    /// <exception cref="ArgumentException">The address is too long.</exception>
    public ValueTask<(Feed Feed, bool Added)?> AddAsync(NewFeed feed, int most, CancellationToken cancellation)
    {
        var address = StoredText.NotEmpty(feed.Address, MaxAddress, "The feed's address");
        object?[] values =
        [
            feed.Workspace.Value,
            address,
            KeyOf(address),
            Line(feed.GivenTitle),
            Line(feed.Title),
            Cut(feed.Site, MaxAddress),
            Cut(feed.Language, 35),
            Line(feed.Topic),
            StoredText.Of(time.GetUtcNow()),
            feed.AddedBy,
            feed.ReportTo?.Platform,
            feed.ReportTo?.Guild,
            feed.ReportTo?.Channel,
            StoredText.Of(feed.FirstPoll),
            Seconds(feed.Interval),
        ];
        return sessions.WriteAsync(
            session =>
                session.WritePersonal<(Feed, bool)?>(() =>
                {
                    if (One(session, ByKeySql, feed.Workspace.Value, KeyOf(address)) is { } known)
                        return (known, false);
                    if (session.Prepare(CountSql).With(feed.Workspace.Value).Number() >= most)
                        return null;
                    var id = session.Prepare(AddSql).With(values).Number()!.Value;
                    return (One(session, ByIdSql, id)!, true);
                }),
            cancellation
        );
    }

    /// <summary>A feed of this workspace; null when it has none by this number.</summary>
    public async ValueTask<Feed?> FindAsync(WorkspaceId workspace, FeedId feed, CancellationToken cancellation) =>
        await FindAsync(feed, cancellation) is { } found && found.Workspace == workspace ? found : null;

    /// <summary>A feed of any workspace; null when there is none by this number.</summary>
    internal ValueTask<Feed?> FindAsync(FeedId feed, CancellationToken cancellation) =>
        sessions.ReadAsync(session => One(session, ByIdSql, feed.Value), cancellation);

    /// <summary>A workspace's feed by its address, however that is spelled; null when it has none.</summary>
    public ValueTask<Feed?> FindByAddressAsync(WorkspaceId workspace, string address, CancellationToken cancellation) =>
        sessions.ReadAsync(session => One(session, ByKeySql, workspace.Value, KeyOf(address)), cancellation);

    /// <summary>A workspace's feeds in the order in which they were added.</summary>
    public async ValueTask<IReadOnlyList<Feed>> ListAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, ListSql, workspace.Value), cancellation);

    /// <summary>The feeds of all workspaces.</summary>
    public async ValueTask<IReadOnlyList<Feed>> ListAllAsync(CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, ListAllSql), cancellation);

    /// <summary>Removes a feed; its articles stay. False when the workspace has none by this number.</summary>
    public ValueTask<bool> RemoveAsync(WorkspaceId workspace, FeedId feed, CancellationToken cancellation) =>
        ChangeAsync(session => session.Prepare(RemoveSql).With(feed.Value, workspace.Value).Run() > 0, cancellation);

    /// <summary>Stops polling a feed, or goes on with it at once. False when the workspace has none by this number.</summary>
    public ValueTask<bool> PauseAsync(WorkspaceId workspace, FeedId feed, bool pause, CancellationToken cancellation) =>
        ChangeAsync(
            session =>
                (
                    pause
                        ? session.Prepare(PauseSql).With(feed.Value, workspace.Value)
                        : session.Prepare(ResumeSql).With(StoredText.Of(time.GetUtcNow()), feed.Value, workspace.Value)
                ).Run() > 0,
            cancellation
        );

    /// <summary>Makes a feed and its waiting items due now. False when the workspace has none by this number.</summary>
    public ValueTask<bool> PollNowAsync(WorkspaceId workspace, FeedId feed, CancellationToken cancellation)
    {
        var now = StoredText.Of(time.GetUtcNow());
        return ChangeAsync(
            session =>
            {
                if (session.Prepare(PollNowSql).With(now, feed.Value, workspace.Value).Run() == 0)
                    return false;
                session.Prepare(RetryItemsSql).With(now, feed.Value).Run();
                return true;
            },
            cancellation
        );
    }

    /// <summary>Feeds that are due, the longest overdue first.</summary>
    internal async ValueTask<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, DueSql, StoredText.Of(now), limit), cancellation);

    /// <summary>When something is due next; null when nothing ever is.</summary>
    internal ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
            {
                using var rows = session.Prepare(NextDueSql).Rows();
                rows.Read();
                var (feed, item) = (VersionRow.Instant(rows, 0), VersionRow.Instant(rows, 1));
                return feed is null || item < feed ? item ?? feed : feed;
            },
            cancellation
        );

    /// <summary>Feeds of which something is to be said.</summary>
    public async ValueTask<IReadOnlyList<Feed>> NewsAsync(CancellationToken cancellation) =>
        await sessions.ReadAsync(session => All(session, NewsSql), cancellation);

    /// <summary>Notes that it was said. Does nothing when something else is to be said by now.</summary>
    public async ValueTask ToldAsync(Feed feed, CancellationToken cancellation) =>
        await ChangeAsync(session => session.Prepare(ToldSql).With(feed.Id.Value, (int)feed.News).Run() > 0, cancellation);

    /// <summary>Notes whether the feed's own text was as whole as the page behind it.</summary>
    internal async ValueTask NoteWholeAsync(FeedId feed, bool isWhole, CancellationToken cancellation) =>
        await ChangeAsync(session => session.Prepare(WholeSql).With(isWhole ? 1 : 0, feed.Value).Run() > 0, cancellation);

    ValueTask<bool> ChangeAsync(Func<SqliteSession, bool> change, CancellationToken cancellation) =>
        sessions.WriteAsync(session => session.WritePersonal(() => change(session)), cancellation);

    static string KeyOf(string address)
    {
        var key = CanonicalAddress.Of(address);
        return key.Length <= MaxAddress ? key : key[..MaxAddress];
    }

    static Feed? One(SqliteSession session, string sql, params object?[] values) =>
        session.Query<FeedRow>(sql, values) is [var row] ? row.Feed() : null;

    static List<Feed> All(SqliteSession session, string sql, params object?[] values) =>
        session.Query<FeedRow>(sql, values).ConvertAll(row => row.Feed());

    static long Seconds(TimeSpan interval) => Math.Max(1, (long)interval.TotalSeconds);

    static string? Line(string? text) => Cut(text, MaxLine);

    static string? Cut(string? text, int most) => text is null ? null : StoredText.Text(text.Length > most ? text[..most] : text, most, "");
}
