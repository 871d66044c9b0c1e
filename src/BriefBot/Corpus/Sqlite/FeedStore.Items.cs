namespace BriefBot.Corpus.Sqlite;

/// <summary>The items of feeds.</summary>
public sealed partial class FeedStore
{
    // Few of each feed, so that one with much to fetch leaves room for the others.
    const string DueItemsSql = """
        SELECT id, feed, address FROM
          (SELECT i.id, i.feed, i.address, i.next_attempt, row_number() OVER (PARTITION BY i.feed ORDER BY i.next_attempt, i.id) AS place
           FROM feed_item i JOIN feed f ON f.id = i.feed WHERE i.next_attempt <= $now AND f.paused = 0)
        WHERE place <= 8 ORDER BY next_attempt, id LIMIT $limit
        """;

    const string ItemSql = "SELECT * FROM feed_item WHERE id = $item";
    const string ItemsSql = "SELECT * FROM feed_item WHERE feed = $feed ORDER BY first_seen DESC, id DESC LIMIT $limit";

    const string CountsSql = """
        SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2) FROM feed_item
          WHERE feed = $feed
        """;

    const string StoredSql = """
        UPDATE feed_item SET state = 1, attempts = 0, reason = NULL, entry = $entry, next_attempt = $next, etag = $etag,
          last_modified = $modified,
          from_feed = $from_feed, excerpt = $excerpt, article = $article
        WHERE id = $item AND content_hash = $hash
        """;

    // The feed showed another text meanwhile: the item stays pending.
    const string StoredMeanwhileSql = "UPDATE feed_item SET article = $article WHERE id = $item";

    const string ItemFailedSql = """
        UPDATE feed_item SET state = $state, attempts = attempts + 1, reason = $reason, next_attempt = $next,
          entry = CASE $state WHEN 0 THEN entry END
        WHERE id = $item AND content_hash = $hash
        """;

    const string WaitsSql = "UPDATE feed_item SET next_attempt = $next WHERE id = $item";

    const string CheckedSql = "UPDATE feed_item SET next_attempt = $next WHERE id = $item AND state = 1";

    /// <summary>Items that are to be fetched or looked at again, the longest overdue first, at most eight of each feed.</summary>
    internal async ValueTask<IReadOnlyList<DueItem>> DueItemsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session =>
                session
                    .Query<FeedItemRow>(DueItemsSql, StoredText.Of(now), limit)
                    .ConvertAll(row => new DueItem(row.Id, new(row.Feed), row.Address)),
            cancellation
        );

    /// <summary>An item; null when it is gone.</summary>
    internal ValueTask<KnownItem?> FindItemAsync(long item, CancellationToken cancellation) =>
        sessions.ReadAsync(session => session.Query<FeedItemRow>(ItemSql, item) is [var row] ? row.Item() : null, cancellation);

    /// <summary>Items of a feed, those seen last first.</summary>
    public async ValueTask<IReadOnlyList<KnownItem>> ItemsAsync(FeedId feed, int limit, CancellationToken cancellation) =>
        await sessions.ReadAsync(
            session => session.Query<FeedItemRow>(ItemsSql, feed.Value, limit).ConvertAll(row => row.Item()),
            cancellation
        );

    /// <summary>How many items of a feed are in which state.</summary>
    public ValueTask<ItemCounts> CountItemsAsync(FeedId feed, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
            {
                using var rows = session.Prepare(CountsSql).With(feed.Value).Rows();
                rows.Read();
                return new ItemCounts(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
            },
            cancellation
        );

    /// <summary>Notes that an item's article is stored.</summary>
    internal async ValueTask ItemStoredAsync(ItemStored stored, CancellationToken cancellation) =>
        await ChangeAsync(
            session =>
            {
                var next = stored.NextCheck is { } check ? StoredText.Of(check) : null;
                var isDone =
                    session
                        .Prepare(StoredSql)
                        .With(
                            stored.Entry,
                            next,
                            Fitting(stored.ETag, MaxValidator),
                            Fitting(stored.LastModified, MaxDate),
                            stored.IsFromFeed ? 1 : 0,
                            stored.IsExcerpt ? 1 : 0,
                            stored.Article?.Value,
                            stored.Item,
                            stored.ContentHash
                        )
                        .Run() > 0;
                return isDone || session.Prepare(StoredMeanwhileSql).With(stored.Article?.Value, stored.Item).Run() > 0;
            },
            cancellation
        );

    /// <summary>Notes that an item could not be fetched.</summary>
    /// <param name="next">When it is tried again; null when it is given up.</param>
    internal async ValueTask ItemFailedAsync(KnownItem item, string reason, DateTimeOffset? next, CancellationToken cancellation)
    {
        var state = next is null ? FeedItemState.Failed : FeedItemState.Pending;
        await ChangeAsync(
            session =>
                session
                    .Prepare(ItemFailedSql)
                    .With((int)state, Cut(reason, MaxReason), next is { } again ? StoredText.Of(again) : null, item.Id, item.ContentHash)
                    .Run() > 0,
            cancellation
        );
    }

    /// <summary>Puts an item off that was not tried.</summary>
    internal async ValueTask ItemWaitsAsync(KnownItem item, DateTimeOffset next, CancellationToken cancellation) =>
        await ChangeAsync(session => session.Prepare(WaitsSql).With(StoredText.Of(next), item.Id).Run() > 0, cancellation);

    /// <summary>Notes that a fetched item was looked at without result.</summary>
    /// <param name="next">When it is looked at again; null for never.</param>
    internal async ValueTask ItemCheckedAsync(KnownItem item, DateTimeOffset? next, CancellationToken cancellation) =>
        await ChangeAsync(
            session => session.Prepare(CheckedSql).With(next is { } again ? StoredText.Of(again) : null, item.Id).Run() > 0,
            cancellation
        );
}
