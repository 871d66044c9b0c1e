namespace BriefBot.Corpus.Digests;

/// <summary>A schedule within a corpus file; never given to another one.</summary>
public readonly record struct ScheduleId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Days of the week.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 1 << 1,

    /// <summary>Wednesday.</summary>
    Wednesday = 1 << 2,

    /// <summary>Thursday.</summary>
    Thursday = 1 << 3,

    /// <summary>Friday.</summary>
    Friday = 1 << 4,

    /// <summary>Saturday.</summary>
    Saturday = 1 << 5,

    /// <summary>Sunday.</summary>
    Sunday = 1 << 6,

    /// <summary>Monday to Friday.</summary>
    Working = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = Saturday | Sunday,

    /// <summary>Every day.</summary>
    All = Working | Weekend,
}

/// <summary>When and where a digest of what is posted.</summary>
/// <param name="Workspace">Whose articles.</param>
/// <param name="Topic">Name of a saved topic; null for everything.</param>
/// <param name="Place">Where: a channel.</param>
/// <param name="At">Local time of day, whole minutes.</param>
/// <param name="Days">On which days; at least one.</param>
/// <param name="Zone">IANA name of the time zone, such as "Europe/Berlin".</param>
public sealed record ScheduleDraft(WorkspaceId Workspace, string? Topic, ChatPlace Place, TimeOnly At, Weekdays Days, string Zone)
{
    /// <summary>The readers' language by Discord's code; null for English.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether a line is posted when there is nothing new; null as configured.</summary>
    public bool? QuietLine { get; init; }

    /// <summary>Whether each story gets a thread of its own.</summary>
    public bool Threads { get; init; }

    /// <summary>Who made it: the platform's id of the person, who is told when something keeps it from being posted; null for
    /// nobody.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Whether each new story of the topic is told at once, whatever the time and the day.</summary>
    public bool IsAlert { get; init; }

    /// <summary>The alert of a topic: its channel is told of each new story at once.</summary>
    /// <param name="topic">Name of a saved topic.</param>
    public static ScheduleDraft Alert(WorkspaceId workspace, string topic, ChatPlace place) =>
        new(workspace, topic, place, TimeOnly.MinValue, Weekdays.All, "Etc/UTC") { IsAlert = true, QuietLine = false };
}

/// <summary>What keeps a digest from being posted.</summary>
public enum TroubleKind
{
    /// <summary>The channel is gone.</summary>
    ChannelGone = 0,

    /// <summary>The bot may not post there.</summary>
    NotAllowed = 1,

    /// <summary>The platform could not be reached in time.</summary>
    Unreachable = 2,

    /// <summary>The platform refuses the message.</summary>
    Refused = 3,

    /// <summary>It may have been posted, and the channel can't be read to find out.</summary>
    Uncertain = 4,

    /// <summary>The digest could not be put together.</summary>
    NotComposed = 5,
}

/// <summary>Why the last digest of a schedule was not posted.</summary>
/// <param name="Reason">In words for whoever runs the bot.</param>
public sealed record ScheduleTrouble(TroubleKind Kind, string Reason, DateTimeOffset At);

/// <summary>A schedule as it is kept.</summary>
/// <param name="PlannedTo">What was due up to this instant is in the outbox.</param>
/// <param name="CoveredTo">Articles that came in up to this instant were looked at by a digest that was posted, or came before the
/// first.</param>
/// <param name="Trouble">Why the last digest was not posted; null when it was, or none was due.</param>
public sealed record DigestSchedule(
    ScheduleId Id,
    ScheduleDraft What,
    bool Paused,
    DateTimeOffset PlannedTo,
    DateTimeOffset CoveredTo,
    ScheduleTrouble? Trouble
);
