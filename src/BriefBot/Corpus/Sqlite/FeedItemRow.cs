using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of feed_item.</summary>
sealed class FeedItemRow
{
    public long Id { get; set; }

    public long Feed { get; set; }

    public string Identity { get; set; } = "";

    public string? Address { get; set; }

    public string? Title { get; set; }

    [Column("content_hash")]
    public byte[] ContentHash { get; set; } = [];

    public FeedItemState State { get; set; }

    public int Attempts { get; set; }

    [Column("next_attempt")]
    public string? NextAttempt { get; set; }

    public string? Reason { get; set; }

    public long? Article { get; set; }

    [Column("from_feed")]
    public bool FromFeed { get; set; }

    public bool Excerpt { get; set; }

    [Column("first_seen")]
    public string FirstSeen { get; set; } = "";

    [Column("last_seen")]
    public string LastSeen { get; set; } = "";

    public string? ETag { get; set; }

    [Column("last_modified")]
    public string? LastModified { get; set; }

    public string? Entry { get; set; }

    /// <summary>What it says.</summary>
    public KnownItem Item() =>
        new(Id, new(Feed), Identity, State)
        {
            Address = Address,
            Title = Title,
            ContentHash = ContentHash,
            Attempts = Attempts,
            NextAttempt = StoredText.InstantOrNull(NextAttempt),
            Reason = Reason,
            Article = Article is { } article ? new ArticleId(article) : null,
            IsFromFeed = FromFeed,
            IsExcerpt = Excerpt,
            FirstSeen = StoredText.Instant(FirstSeen),
            LastSeen = StoredText.Instant(LastSeen),
            ETag = ETag,
            LastModified = LastModified,
            Entry = Entry,
        };
}
