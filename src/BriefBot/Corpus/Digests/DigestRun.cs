namespace BriefBot.Corpus.Digests;

/// <summary>One digest of a schedule within a corpus file.</summary>
public readonly record struct DigestRunId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How far a digest is.</summary>
public enum DigestState
{
    /// <summary>It is due and surely stands nowhere.</summary>
    Planned = 0,

    /// <summary>Somebody puts it together; it surely stands nowhere.</summary>
    Composing = 1,

    /// <summary>It was handed to the platform, and may stand in the channel.</summary>
    Posting = 2,

    /// <summary>It stands in the channel.</summary>
    Posted = 3,

    /// <summary>The platform refuses it, or it can't be told whether it was posted.</summary>
    Failed = 4,

    /// <summary>A later digest stands for it.</summary>
    Merged = 5,

    /// <summary>Its grace time went by.</summary>
    Missed = 6,

    /// <summary>There was nothing new to post.</summary>
    Nothing = 7,
}

/// <summary>A digest that is due.</summary>
/// <param name="Slot">The local day that it was due on, as 2026-03-29, or "now:" and something that tells one request from another, or
/// "alert:" and when it was seen that there is something to tell; unique within its schedule.</param>
/// <param name="DueAt">The instant.</param>
/// <param name="Nonce">1 to 25 characters, unique; the same for every attempt to post it.</param>
/// <param name="State">Planned, or missed when its grace time went by before anybody looked.</param>
public sealed record PlannedRun(string Slot, DateTimeOffset DueAt, string Nonce, DigestState State)
{
    const string OnRequest = "now:";

    /// <summary>Not posted before this; null for as soon as it is due.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The slot of a digest that somebody asked for.</summary>
    public static string RequestSlot(string request) => OnRequest + request;

    /// <summary>The slot of an alert.</summary>
    public static string AlertSlot(DateTimeOffset at) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"alert:{at.ToUnixTimeMilliseconds()}");

    /// <summary>Whether a slot is that of a digest that somebody asked for.</summary>
    public static bool IsOnRequest(string slot) => slot.StartsWith(OnRequest, StringComparison.Ordinal);
}

/// <summary>A digest as the outbox has it.</summary>
/// <param name="PostingSince">When it was first handed to the platform; null before.</param>
/// <param name="Attempts">How often it was handed to the platform.</param>
/// <param name="Content">What it says, as JSON; null before it was put together, and when it is too old to be kept.</param>
/// <param name="Message">The message that carries it; null when none does.</param>
public sealed record DigestRun(
    DigestRunId Id,
    ScheduleId Schedule,
    string Slot,
    DateTimeOffset DueAt,
    DigestState State,
    string Nonce,
    int Attempts,
    DateTimeOffset? PostingSince,
    DateTimeOffset? FinishedAt,
    ChatMessage? Message,
    string? Reason,
    string? Content
)
{
    /// <summary>
    /// What the platform had last in the channel before the digest was first handed to it; null before, and where that was not noted.
    /// </summary>
    public string? PostingAfter { get; init; }

    /// <summary>Whether somebody asked for it.</summary>
    public bool IsOnRequest => PlannedRun.IsOnRequest(Slot);
}

/// <summary>Who works on a digest: nobody else does.</summary>
/// <param name="Holder">Tells one process from another.</param>
public sealed record DigestLease(DigestRunId Run, string Holder);

/// <summary>A lease as others see it.</summary>
/// <param name="Mark">Tells it from other leases of the same holder on the same digest.</param>
/// <param name="MayBePosted">Whether it was noted that the digest is about to be posted.</param>
public sealed record HeldDigest(DigestRunId Run, string Holder, string Mark, bool MayBePosted = false);

/// <summary>An article that a digest took account of.</summary>
public readonly record struct CoveredArticle(ArticleId Article, int Version);

/// <summary>What readers know of an article.</summary>
/// <param name="Version">The version that a posted digest took account of.</param>
/// <param name="PostedAt">When that one was posted.</param>
public readonly record struct ToldArticle(int Version, DateTimeOffset PostedAt);

/// <summary>How a digest ended.</summary>
/// <param name="State">Posted, failed, missed or nothing.</param>
/// <param name="At">When.</param>
public sealed record DigestEnd(DigestState State, DateTimeOffset At)
{
    /// <summary>The message that carries it.</summary>
    public ChatMessage? Message { get; init; }

    /// <summary>Why it was not posted.</summary>
    public string? Reason { get; init; }

    /// <summary>What keeps the schedule's digests from being posted; null when nothing does.</summary>
    public TroubleKind? Trouble { get; init; }

    /// <summary>What it took account of.</summary>
    public IReadOnlyList<CoveredArticle> Covered { get; init; } = [];

    /// <summary>Up to when articles that came in were looked at; null when it wasn't posted.</summary>
    public DateTimeOffset? CoveredTo { get; init; }
}
