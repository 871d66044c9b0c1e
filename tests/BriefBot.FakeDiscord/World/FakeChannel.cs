namespace BriefBot.Fakes;

/// <summary>Kinds of channel that the fake knows, by Discord's numbers.</summary>
public enum ChannelKind
{
    /// <summary>A guild's text channel.</summary>
    Text = 0,

    /// <summary>A conversation between a person and the bot.</summary>
    Direct = 1,

    /// <summary>A conversation between several people, without the bot.</summary>
    Group = 3,

    /// <summary>A guild's announcement channel.</summary>
    Announcement = 5,

    /// <summary>A thread in an announcement channel.</summary>
    AnnouncementThread = 10,

    /// <summary>A thread that all of its channel see.</summary>
    PublicThread = 11,

    /// <summary>A thread for those invited.</summary>
    PrivateThread = 12,

    /// <summary>A guild's forum: no messages, only threads that begin with one.</summary>
    Forum = 15,
}

/// <summary>A channel, thread or direct conversation with its messages.</summary>
public sealed class FakeChannel
{
    internal FakeChannel(ulong id, ChannelKind kind, string name) => (Id, Kind, Name) = (id, kind, name);

    /// <summary>Snowflake; of a thread started from a message: the message's.</summary>
    public ulong Id { get; }

    /// <summary>Which kind.</summary>
    public ChannelKind Kind { get; }

    /// <summary>Name; empty for a direct conversation.</summary>
    public string Name { get; set; }

    /// <summary>The guild; none for a direct conversation.</summary>
    public FakeGuild? Guild { get; init; }

    /// <summary>The channel that a thread belongs to.</summary>
    public FakeChannel? Parent { get; init; }

    /// <summary>The other side of a direct conversation.</summary>
    public FakeUser? Recipient { get; init; }

    /// <summary>Who is in a conversation between several people.</summary>
    public IList<FakeUser> Participants { get; } = [];

    /// <summary>Discord's number for where a command is used: 0 in a guild, 1 with the bot, 2 among people.</summary>
    public int Context =>
        Guild is not null ? 0
        : Kind == ChannelKind.Direct ? 1
        : 2;

    /// <summary>What the channel is about.</summary>
    public string? Topic { get; set; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <summary>Whether it is marked for adults.</summary>
    public bool Nsfw { get; init; }

    /// <summary>Exceptions to the roles' permissions.</summary>
    public IList<FakeOverwrite> Overwrites { get; } = [];

    /// <summary>All messages but ephemeral ones, oldest first; deleted ones are taken out.</summary>
    public IList<FakeMessage> Messages { get; } = [];

    /// <summary>Who started the thread.</summary>
    public ulong OwnerId { get; init; }

    /// <summary>Whether the thread is archived.</summary>
    public bool Archived { get; set; }

    /// <summary>Whether only moderators may unarchive the thread.</summary>
    public bool Locked { get; set; }

    /// <summary>Minutes of silence after which the thread is archived.</summary>
    public int AutoArchiveMinutes { get; set; } = 1_440;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often the bot showed that it types.</summary>
    public int Typings { get; set; }

    /// <summary>Whether it is a thread.</summary>
    public bool IsThread => Kind is ChannelKind.AnnouncementThread or ChannelKind.PublicThread or ChannelKind.PrivateThread;

    /// <summary>How it is mentioned in a text.</summary>
    public string Mention => $"<#{Id.Text()}>";
}
