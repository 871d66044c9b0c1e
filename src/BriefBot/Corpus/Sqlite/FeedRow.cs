using Microsoft.Data.Sqlite;

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
    public static Feed Feed(SqliteDataReader row) =>
        new(new(row.GetInt64(0)), new(row.GetInt64(1)), row.GetString(2))
        {
            FormerAddress = Text(row, 3),
            GivenTitle = Text(row, 4),
            OwnTitle = Text(row, 5),
            Site = Text(row, 6),
            Language = Text(row, 7),
            Topic = Text(row, 8),
            AddedAt = VersionRow.Instant(row, 9)!.Value,
            AddedBy = Text(row, 10),
            ReportTo = row.IsDBNull(11) || row.IsDBNull(12) ? null : new ChatPlace(row.GetString(11), row.GetString(12), Text(row, 13)),
            IsPaused = row.GetInt32(14) != 0,
            Health = (FeedState)row.GetInt32(15),
            ETag = Text(row, 16),
            LastModified = Text(row, 17),
            NextPoll = VersionRow.Instant(row, 18)!.Value,
            Interval = TimeSpan.FromSeconds(row.GetInt64(19)),
            LastAttempt = VersionRow.Instant(row, 20),
            LastSuccess = VersionRow.Instant(row, 21),
            FailuresInRow = row.GetInt32(22),
            FailingSince = VersionRow.Instant(row, 23),
            Reason = Text(row, 24),
            MovedTo = Text(row, 25),
            MovedSeen = row.GetInt32(26),
            WholeSeen = row.GetInt32(27),
            News = (FeedNews)row.GetInt32(28),
        };

    /// <summary>An item.</summary>
    public static KnownItem Item(SqliteDataReader row) =>
        new(row.GetInt64(0), new(row.GetInt64(1)), row.GetString(2), (FeedItemState)row.GetInt32(3))
        {
            Address = Text(row, 4),
            Title = Text(row, 5),
            ContentHash = row.GetFieldValue<byte[]>(6),
            Attempts = row.GetInt32(7),
            NextAttempt = VersionRow.Instant(row, 8),
            Reason = Text(row, 9),
            Article = row.IsDBNull(10) ? null : new ArticleId(row.GetInt64(10)),
            IsFromFeed = row.GetInt32(11) != 0,
            IsExcerpt = row.GetInt32(12) != 0,
            FirstSeen = VersionRow.Instant(row, 13)!.Value,
            LastSeen = VersionRow.Instant(row, 14)!.Value,
            ETag = Text(row, 15),
            LastModified = Text(row, 16),
            Entry = Text(row, 17),
        };

    static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
