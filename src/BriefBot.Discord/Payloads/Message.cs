namespace BriefBot.Discord;

/// <summary>What a message is.</summary>
public enum MessageType
{
    /// <summary>Written by somebody.</summary>
    Default = 0,

    /// <summary>A reply to another message.</summary>
    Reply = 19,

    /// <summary>The answer to a slash command.</summary>
    ApplicationCommand = 20,

    /// <summary>The first message of a thread started from another one.</summary>
    ThreadStarterMessage = 21,

    /// <summary>The answer to a context menu command.</summary>
    ContextMenuCommand = 23,
}

/// <summary>Bits of a message.</summary>
[Flags]
public enum MessageFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No link previews.</summary>
    SuppressEmbeds = 1 << 2,

    /// <summary>Only one person sees it.</summary>
    Ephemeral = 1 << 6,

    /// <summary>"… is thinking".</summary>
    Loading = 1 << 7,

    /// <summary>No notification.</summary>
    SuppressNotification = 1 << 12,
}

/// <summary>A message.</summary>
/// <remarks>In MESSAGE_UPDATE any field but the ids may be missing.</remarks>
public sealed record Message : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Where it stands.</summary>
    public Snowflake ChannelId { get; init; }

    /// <summary>The guild; null in direct messages and in answers of REST.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>Who wrote it.</summary>
    public User? Author { get; init; }

    /// <summary>The writer as a member of the guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Text; empty where the bot may not read it. Null only in updates.</summary>
    public string? Content { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When it was edited last; null when never. Link previews arrive as updates without it.</summary>
    public DateTimeOffset? EditedTimestamp { get; init; }

    /// <summary>What it is.</summary>
    public MessageType? Type { get; init; }

    /// <summary>People mentioned.</summary>
    public IReadOnlyList<User>? Mentions { get; init; }

    /// <summary>Roles mentioned.</summary>
    public IReadOnlyList<Snowflake>? MentionRoles { get; init; }

    /// <summary>Whether it pings everyone.</summary>
    public bool? MentionEveryone { get; init; }

    /// <summary>Embeds.</summary>
    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Buttons and the like.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }

    /// <summary>Bits.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>The message that it replies to or comes from.</summary>
    public MessageReference? MessageReference { get; init; }

    /// <summary>That message itself; null when it was deleted or not sent along.</summary>
    public Message? ReferencedMessage { get; init; }

    /// <summary>The webhook that wrote it; null for others.</summary>
    public Snowflake? WebhookId { get; init; }
}

/// <summary>A file on Discord.</summary>
public sealed record Attachment : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Name.</summary>
    public string Filename { get; init; } = "";

    /// <summary>Bytes, as Discord says.</summary>
    public long Size { get; init; }

    /// <summary>Where it is read from.</summary>
    public string Url { get; init; } = "";

    /// <summary>Media type, as Discord says; null when it doesn't.</summary>
    public string? ContentType { get; init; }
}

/// <summary>Points at a message.</summary>
public sealed record MessageReference : DiscordPayload
{
    /// <summary>0 for a reply, 1 for a forwarded message.</summary>
    public int? Type { get; init; }

    /// <summary>The message.</summary>
    public Snowflake? MessageId { get; init; }

    /// <summary>Its channel.</summary>
    public Snowflake? ChannelId { get; init; }

    /// <summary>Its guild.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>When sending: whether a missing message is an error; Discord's default is true.</summary>
    public bool? FailIfNotExists { get; init; }
}

/// <summary>MESSAGE_DELETE, and MESSAGE_DELETE_BULK with several ids.</summary>
public sealed record MessageDeletion : DiscordPayload
{
    /// <summary>The message; null in a bulk deletion.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The messages of a bulk deletion; null for a single one.</summary>
    public IReadOnlyList<Snowflake>? Ids { get; init; }

    /// <summary>Where.</summary>
    public Snowflake ChannelId { get; init; }

    /// <summary>The guild; null in direct messages.</summary>
    public Snowflake? GuildId { get; init; }
}
