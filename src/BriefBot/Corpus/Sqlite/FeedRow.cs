using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of feed.</summary>
sealed class FeedRow
{
    public long Id { get; set; }

    public long Workspace { get; set; }

    public string Address { get; set; } = "";

    [Column("former_address")]
    public string? FormerAddress { get; set; }

    [Column("given_title")]
    public string? GivenTitle { get; set; }

    public string? Title { get; set; }

    public string? Site { get; set; }

    public string? Language { get; set; }

    public string? Topic { get; set; }

    [Column("added_at")]
    public string AddedAt { get; set; } = "";

    [Column("added_by")]
    public string? AddedBy { get; set; }

    public string? Platform { get; set; }

    public string? Guild { get; set; }

    public string? Channel { get; set; }

    public bool Paused { get; set; }

    public FeedState Health { get; set; }

    public string? ETag { get; set; }

    [Column("last_modified")]
    public string? LastModified { get; set; }

    [Column("next_poll")]
    public string NextPoll { get; set; } = "";

    [Column("interval_s")]
    public long Interval { get; set; }

    [Column("last_attempt")]
    public string? LastAttempt { get; set; }

    [Column("last_success")]
    public string? LastSuccess { get; set; }

    public int Failures { get; set; }

    [Column("failing_since")]
    public string? FailingSince { get; set; }

    public string? Reason { get; set; }

    [Column("moved_to")]
    public string? MovedTo { get; set; }

    [Column("moved_seen")]
    public int MovedSeen { get; set; }

    [Column("whole_seen")]
    public int WholeSeen { get; set; }

    public FeedNews Announce { get; set; }

    /// <summary>What it says.</summary>
    public Feed Feed() =>
        new(new(Id), new(Workspace), Address)
        {
            FormerAddress = FormerAddress,
            GivenTitle = GivenTitle,
            OwnTitle = Title,
            Site = Site,
            Language = Language,
            Topic = Topic,
            AddedAt = StoredText.Instant(AddedAt),
            AddedBy = AddedBy,
            ReportTo = Platform is null || Channel is null ? null : new ChatPlace(Platform, Channel, Guild),
            IsPaused = Paused,
            Health = Health,
            ETag = ETag,
            LastModified = LastModified,
            NextPoll = StoredText.Instant(NextPoll),
            Interval = TimeSpan.FromSeconds(Interval),
            LastAttempt = StoredText.InstantOrNull(LastAttempt),
            LastSuccess = StoredText.InstantOrNull(LastSuccess),
            FailuresInRow = Failures,
            FailingSince = StoredText.InstantOrNull(FailingSince),
            Reason = Reason,
            MovedTo = MovedTo,
            MovedSeen = MovedSeen,
            WholeSeen = WholeSeen,
            News = Announce,
        };
}
