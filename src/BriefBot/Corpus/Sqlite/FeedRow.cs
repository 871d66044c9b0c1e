namespace BriefBot.Corpus.Sqlite;

/// <summary>How rows of feed and feed_item become records.</summary>
static class FeedRow
{
    /// <summary>What <see cref="Feed"/> reads, in its order.</summary>
    public const string Columns = """
        id, workspace, address, former_address, given_title, title, site, language, topic, added_at, added_by, platform, channel, guild,
          paused,
        health, etag, last_modified, next_poll, interval_s, last_attempt, last_success, failures, failing_since, reason, moved_to,
          moved_seen,
        whole_seen, announce
        """;

    /// <summary>What <see cref="Item"/> reads, in its order.</summary>
    public const string ItemColumns = """
        i.id, i.feed, i.identity, i.state, i.address, i.title, i.content_hash, i.attempts, i.next_attempt, i.reason, i.article, i.from_feed,
          i.excerpt,
        i.first_seen, i.last_seen, i.etag, i.last_modified, i.entry
        """;

    /// <summary>A feed.</summary>
    public static Feed Feed(RowReader row) =>
        new(new(row.GetInt64(0)), new(row.GetInt64(1)), row.GetString(2))
        {
            FormerAddress = row.GetStringOrNull(3),
            GivenTitle = row.GetStringOrNull(4),
            OwnTitle = row.GetStringOrNull(5),
            Site = row.GetStringOrNull(6),
            Language = row.GetStringOrNull(7),
            Topic = row.GetStringOrNull(8),
            AddedAt = VersionRow.Instant(row, 9)!.Value,
            AddedBy = row.GetStringOrNull(10),
            ReportTo =
                row.IsNull(11) || row.IsNull(12) ? null : new ChatPlace(row.GetString(11), row.GetString(12), row.GetStringOrNull(13)),
            IsPaused = row.GetInt32(14) != 0,
            Health = (FeedState)row.GetInt32(15),
            ETag = row.GetStringOrNull(16),
            LastModified = row.GetStringOrNull(17),
            NextPoll = VersionRow.Instant(row, 18)!.Value,
            Interval = TimeSpan.FromSeconds(row.GetInt64(19)),
            LastAttempt = VersionRow.Instant(row, 20),
            LastSuccess = VersionRow.Instant(row, 21),
            FailuresInRow = row.GetInt32(22),
            FailingSince = VersionRow.Instant(row, 23),
            Reason = row.GetStringOrNull(24),
            MovedTo = row.GetStringOrNull(25),
            MovedSeen = row.GetInt32(26),
            WholeSeen = row.GetInt32(27),
            News = (FeedNews)row.GetInt32(28),
        };

    /// <summary>An item.</summary>
    public static KnownItem Item(RowReader row) =>
        new(row.GetInt64(0), new(row.GetInt64(1)), row.GetString(2), (FeedItemState)row.GetInt32(3))
        {
            Address = row.GetStringOrNull(4),
            Title = row.GetStringOrNull(5),
            ContentHash = row.GetBytes(6),
            Attempts = row.GetInt32(7),
            NextAttempt = VersionRow.Instant(row, 8),
            Reason = row.GetStringOrNull(9),
            Article = row.IsNull(10) ? null : new ArticleId(row.GetInt64(10)),
            IsFromFeed = row.GetInt32(11) != 0,
            IsExcerpt = row.GetInt32(12) != 0,
            FirstSeen = VersionRow.Instant(row, 13)!.Value,
            LastSeen = VersionRow.Instant(row, 14)!.Value,
            ETag = row.GetStringOrNull(15),
            LastModified = row.GetStringOrNull(16),
            Entry = row.GetStringOrNull(17),
        };
}
