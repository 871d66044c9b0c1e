namespace BriefBot.Corpus.Sqlite;

/// <summary>What polls bring.</summary>
public sealed partial class FeedStore
{
    const int MaxValidator = 2_000;
    const int MaxDate = 200;
    const int MaxReason = 1_000;

    /// <summary>Items kept of a feed beside those that it shows; older ones are forgotten, and would be fetched again, without harm, if
    /// they came back.</summary>
    const int KeptItems = 2_000;

    const string SucceededSql = """
        UPDATE feed SET last_attempt = $at, last_success = $at, next_poll = $next, interval_s = $interval, failures = 0,
          failing_since = NULL, reason = NULL,
          health = 0, etag = $etag, last_modified = $modified,
          announce = CASE WHEN health <> 2 THEN announce WHEN announce = 2 THEN 3 ELSE 0 END,
          moved_seen = CASE WHEN $moved IS NULL THEN 0 WHEN moved_to IS $moved THEN moved_seen + 1 ELSE 1 END, moved_to = $moved
        WHERE id = $feed
        """;

    const string DocumentSql = """
        UPDATE feed SET title = coalesce($title, title), site = coalesce($site, site), language = coalesce($language, language)
          WHERE id = $feed
        """;

    const string MoveSql = """
        UPDATE OR IGNORE feed SET former_address = address, address = moved_to, address_key = $key, moved_to = NULL, moved_seen = 0,
          etag = NULL, last_modified = NULL
        WHERE id = $feed AND moved_seen >= $after
        """;

    const string FailedSql = """
        UPDATE feed SET last_attempt = $at, failures = failures + 1, failing_since = coalesce(failing_since, $at), reason = $reason,
          next_poll = $next,
          health = CASE WHEN $gone OR health = 2 THEN 2 ELSE 1 END
        WHERE id = $feed
        """;

    const string DieSql = """
        UPDATE feed SET health = 2, next_poll = $next,
          announce = CASE announce WHEN 3 THEN 2 WHEN 2 THEN 2 ELSE 1 END
        WHERE id = $feed AND (health = 2 OR (failures >= $failures AND failing_since <= $since))
        """;

    const string PaceSql = "UPDATE feed SET interval_s = $interval, next_poll = $next WHERE id = $feed";

    const string PostponeSql = "UPDATE feed SET next_poll = $next WHERE id = $feed";

    const string ItemColumns = "id, content_hash, state = 1 AND article IS NULL, guid, title";

    const string ItemByIdentitySql = $"SELECT {ItemColumns} FROM feed_item WHERE feed = $feed AND identity = $identity";

    const string ItemByGuidSql = $"""
        SELECT {ItemColumns} FROM feed_item WHERE feed = $feed AND guid = $guid AND last_seen < $at ORDER BY last_seen DESC, id DESC LIMIT 1
        """;

    const string AddItemSql = """
        INSERT INTO feed_item (feed, identity, guid, address, title, content_hash, state, next_attempt, first_seen, last_seen, entry)
        VALUES ($feed, $identity, $guid, $address, $title, $hash, 0, $at, $at, $at, $entry)
        """;

    const string SeeItemSql = "UPDATE feed_item SET last_seen = $at, guid = coalesce($guid, guid) WHERE id = $item";

    const string ChangeItemSql = """
        UPDATE feed_item SET identity = $identity, guid = coalesce($guid, guid), address = $address, title = $title, content_hash = $hash,
          state = 0, attempts = 0,
          next_attempt = $at, reason = NULL, etag = NULL, last_modified = NULL, last_seen = $at, entry = $entry
        WHERE id = $item
        """;

    const string PruneSql = """
        DELETE FROM feed_item WHERE id IN
          (SELECT id FROM feed_item WHERE feed = $feed AND last_seen < $at AND state <> 0
            ORDER BY last_seen DESC, id DESC LIMIT -1 OFFSET $kept)
        """;

    /// <summary>Notes a poll that succeeded, with everything that it saw, in one transaction.</summary>
    internal ValueTask<PollChange> PolledAsync(FeedPolled poll, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    if (One(session, ByIdSql, poll.Feed.Value) is not { } before)
                        return new PollChange(null, 0, 0, false, FeedState.Ok);
                    var at = StoredText.Of(poll.At);
                    session
                        .Prepare(SucceededSql)
                        .With(
                            at,
                            StoredText.Of(poll.NextPoll),
                            Seconds(poll.Interval),
                            Fitting(poll.ETag, MaxValidator),
                            Fitting(poll.LastModified, MaxDate),
                            Fitting(poll.MovedTo, MaxAddress),
                            poll.Feed.Value
                        )
                        .Run();
                    if (poll.HasDocument)
                        session
                            .Prepare(DocumentSql)
                            .With(Line(poll.Title), Cut(poll.Site, MaxAddress), Cut(poll.Language, 35), poll.Feed.Value)
                            .Run();
                    var (added, changed) = See(session, poll, at);
                    var moved =
                        poll.MovedTo is { } to && session.Prepare(MoveSql).With(KeyOf(to), poll.Feed.Value, poll.MovesAfter).Run() > 0;
                    return new PollChange(One(session, ByIdSql, poll.Feed.Value), added, changed, moved, before.Health);
                }),
            cancellation
        );

    /// <summary>Sets the pace at which a feed is polled.</summary>
    internal async ValueTask PaceAsync(FeedId feed, TimeSpan interval, DateTimeOffset next, CancellationToken cancellation) =>
        await ChangeAsync(
            session => session.Prepare(PaceSql).With(Seconds(interval), StoredText.Of(next), feed.Value).Run() > 0,
            cancellation
        );

    /// <summary>Puts a poll off that was not made.</summary>
    internal async ValueTask PostponeAsync(FeedId feed, DateTimeOffset next, CancellationToken cancellation) =>
        await ChangeAsync(session => session.Prepare(PostponeSql).With(StoredText.Of(next), feed.Value).Run() > 0, cancellation);

    /// <summary>Notes a poll that failed, and the feed's death when that was too often for too long.</summary>
    internal ValueTask<PollChange> FailedAsync(FeedFailed poll, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    if (One(session, ByIdSql, poll.Feed.Value) is not { } before)
                        return new PollChange(null, 0, 0, false, FeedState.Ok);
                    session
                        .Prepare(FailedSql)
                        .With(
                            StoredText.Of(poll.At),
                            Cut(poll.Reason, MaxReason),
                            StoredText.Of(poll.NextPoll),
                            poll.IsGone ? 1 : 0,
                            poll.Feed.Value
                        )
                        .Run();
                    session
                        .Prepare(DieSql)
                        .With(
                            StoredText.Of(poll.NextWhenDead),
                            poll.Feed.Value,
                            poll.DeadAfterFailures,
                            StoredText.Of(poll.At - poll.DeadAfter)
                        )
                        .Run();
                    return new PollChange(One(session, ByIdSql, poll.Feed.Value), 0, 0, false, before.Health);
                }),
            cancellation
        );

    static (int Added, int Changed) See(SqliteSession session, FeedPolled poll, string at)
    {
        int added = 0,
            changed = 0;
        foreach (var item in poll.Items)
        {
            var known = Known(session, ItemByIdentitySql, poll.Feed.Value, item.Identity);
            var moved = known is null && item.Guid is not null ? Known(session, ItemByGuidSql, poll.Feed.Value, item.Guid, at) : null;
            // An article that somebody removed doesn't come back because its feed changed a word; what its address is used for next may.
            if (known is { IsRemoved: true } old && IsAnother(item, old))
                known = old with { IsRemoved = false };
            if (known is { } same && (same.IsRemoved || same.Hash.AsSpan().SequenceEqual(item.ContentHash)))
                session.Prepare(SeeItemSql).With(at, item.Guid, same.Id).Run();
            else if ((known ?? moved) is { } other && !other.IsRemoved)
            {
                changed++;
                session
                    .Prepare(ChangeItemSql)
                    .With(item.Identity, item.Guid, item.Address, Line(item.Title), item.ContentHash, at, item.Entry, other.Id)
                    .Run();
            }
            else if (moved is null)
            {
                added++;
                session
                    .Prepare(AddItemSql)
                    .With(poll.Feed.Value, item.Identity, item.Guid, item.Address, Line(item.Title), item.ContentHash, at, item.Entry)
                    .Run();
            }
        }
        if (poll.Items.Count > 0)
            session.Prepare(PruneSql).With(poll.Feed.Value, at, KeptItems).Run();
        return (added, changed);
    }

    static KnownRow? Known(SqliteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = session.Prepare(sql).With(values).Rows();
        if (!rows.Read())
            return null;
        var (guid, title) = (rows.GetStringOrNull(3), rows.GetStringOrNull(4));
        return new(rows.GetInt64(0), rows.GetBytes(1), rows.GetInt64(2) != 0, guid, title);
    }

    static bool IsAnother(SeenItem item, KnownRow old) =>
        item.Guid is not null && old.Guid is not null && item.Guid != old.Guid && Line(item.Title) != old.Title;

    sealed record KnownRow(long Id, byte[] Hash, bool IsRemoved, string? Guid, string? Title);

    // Half a validator is none.
    static string? Fitting(string? value, int most) => value is null || value.Length > most ? null : StoredText.Text(value, most, "");
}
