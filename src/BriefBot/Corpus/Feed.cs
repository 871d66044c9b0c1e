namespace BriefBot.Corpus;

/// <summary>How a feed is doing.</summary>
public enum FeedState
{
    /// <summary>The last poll succeeded, or none was made yet.</summary>
    Ok = 0,

    /// <summary>The last polls failed.</summary>
    Failing = 1,

    /// <summary>It is gone or has failed for so long that it is hardly looked at any more.</summary>
    Dead = 2,

    /// <summary>Somebody paused it.</summary>
    Paused = 3,
}

/// <summary>What is to be said about a feed, once.</summary>
public enum FeedNews
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>That it is dead.</summary>
    Died = 1,

    /// <summary>Nothing more: its death was told.</summary>
    DeathTold = 2,

    /// <summary>That it lives again, after its death was told.</summary>
    Revived = 3,
}

/// <summary>A feed to add.</summary>
/// <param name="Workspace">Receives its articles.</param>
/// <param name="Address">Absolute http(s) address.</param>
public sealed record NewFeed(WorkspaceId Workspace, string Address)
{
    /// <summary>Name that whoever adds it gives it, else null.</summary>
    public string? GivenTitle { get; init; }

    /// <summary>The feed's own title, where it is known already.</summary>
    public string? Title { get; init; }

    /// <summary>The web page that it belongs to, else null.</summary>
    public string? Site { get; init; }

    /// <summary>The language that it states, else null.</summary>
    public string? Language { get; init; }

    /// <summary>Label for its articles, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>The platform's id of who adds it; null for the terminal.</summary>
    public string? AddedBy { get; init; }

    /// <summary>Where it is added and its end is reported; null for the terminal.</summary>
    public ChatPlace? ReportTo { get; init; }

    /// <summary>When it is polled first, and how long after that again.</summary>
    public required DateTimeOffset FirstPoll { get; init; }

    /// <summary>Time between polls to begin with.</summary>
    public required TimeSpan Interval { get; init; }
}

/// <summary>A feed that is followed.</summary>
/// <param name="Address">Where it is polled.</param>
public sealed record Feed(FeedId Id, WorkspaceId Workspace, string Address)
{
    /// <summary>Where it was polled before it moved, else null.</summary>
    public string? FormerAddress { get; init; }

    /// <summary>Name that whoever added it gave it, else null.</summary>
    public string? GivenTitle { get; init; }

    /// <summary>The feed's own title, else null.</summary>
    public string? OwnTitle { get; init; }

    /// <summary>What it is called: as whoever added it wants, else as it calls itself, else its address.</summary>
    public string Title => GivenTitle ?? OwnTitle ?? Address;

    /// <summary>The web page that it belongs to, else null.</summary>
    public string? Site { get; init; }

    /// <summary>The language that it states, else null.</summary>
    public string? Language { get; init; }

    /// <summary>Label for its articles, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The platform's id of who added it; null for the terminal.</summary>
    public string? AddedBy { get; init; }

    /// <summary>Where it was added and its end is reported; null for the terminal.</summary>
    public ChatPlace? ReportTo { get; init; }

    /// <summary>Whether somebody paused it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>How its polls went, pause or not: never <see cref="FeedState.Paused"/>.</summary>
    public FeedState Health { get; init; }

    /// <summary>How it is doing.</summary>
    public FeedState State => IsPaused ? FeedState.Paused : Health;

    /// <summary>Validator of the last document, else null.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of the last document, else null.</summary>
    public string? LastModified { get; init; }

    /// <summary>When it is polled next.</summary>
    public DateTimeOffset NextPoll { get; init; }

    /// <summary>Time between polls at the pace at which it changes.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>Last poll, null before the first.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Last poll that succeeded, null before the first.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Polls that failed since then.</summary>
    public int FailuresInRow { get; init; }

    /// <summary>The first of them, null when there is none.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why the last one failed, in a sentence; null when it didn't.</summary>
    public string? Reason { get; init; }

    /// <summary>Where permanent redirects led, else null.</summary>
    public string? MovedTo { get; init; }

    /// <summary>How often in a row they led there.</summary>
    public int MovedSeen { get; init; }

    /// <summary>How often in a row the feed's own text was as whole as the page behind it.</summary>
    public int WholeSeen { get; init; }

    /// <summary>What is to be said about it.</summary>
    public FeedNews News { get; init; }
}
