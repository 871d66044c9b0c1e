namespace BriefBot.Discord;

/// <summary>A Discord server. Of an unavailable one only the id is known.</summary>
public sealed record Guild : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>True while Discord has an outage there; in GUILD_DELETE: it is an outage, the bot was not removed.</summary>
    public bool? Unavailable { get; init; }

    /// <summary>Who owns it.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>Roles, @everyone included; null where the object is a part only.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Threads in use that the bot sees; only when the bot comes online or joins.</summary>
    public IReadOnlyList<Channel>? Threads { get; init; }

    /// <summary>Language preferred by a community, "en-US" otherwise.</summary>
    public string? PreferredLocale { get; init; }
}

/// <summary>A guild that the bot is in, as a list of them tells it.</summary>
public sealed record UserGuild : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the bot's roles allow it in the whole guild; a channel may still differ. Null when Discord didn't tell.</summary>
    public GuildPermissions? Permissions { get; init; }
}

/// <summary>What a channel is.</summary>
public enum ChannelType
{
    /// <summary>Text in a guild.</summary>
    Text = 0,

    /// <summary>Direct messages of two.</summary>
    DM = 1,

    /// <summary>Direct messages of several.</summary>
    Group = 3,

    /// <summary>Announcements.</summary>
    News = 5,

    /// <summary>A thread in announcements.</summary>
    NewsThread = 10,

    /// <summary>A thread for all.</summary>
    PublicThread = 11,

    /// <summary>A thread for those invited.</summary>
    PrivateThread = 12,

    /// <summary>A forum.</summary>
    Forum = 15,
}

/// <summary>A channel or thread.</summary>
public sealed record Channel : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>What it is.</summary>
    public ChannelType Type { get; init; }

    /// <summary>Where it is; null for direct messages.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>Name; null for direct messages.</summary>
    public string? Name { get; init; }

    /// <summary>Category, or the channel that a thread belongs to.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>The message that was posted last, which may be gone by now; null when there was none.</summary>
    public Snowflake? LastMessageId { get; init; }

    /// <summary>Who started a thread.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>What roles and people may do here beyond or below their permissions.</summary>
    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    /// <summary>What the person may do here, as an interaction tells it.</summary>
    public GuildPermissions? Permissions { get; init; }

    /// <summary>What the bot may do here, as an interaction tells it of a channel that was chosen.</summary>
    public GuildPermissions? AppPermissions { get; init; }

    /// <summary>Whether it is a thread.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsThread => Type is ChannelType.NewsThread or ChannelType.PublicThread or ChannelType.PrivateThread;
}

/// <summary>Threads as Discord lists them.</summary>
sealed record ThreadList : DiscordPayload
{
    /// <summary>The threads.</summary>
    public IReadOnlyList<Channel>? Threads { get; init; }
}

/// <summary>What a role or person may do in a channel beyond or below their permissions.</summary>
public sealed record Overwrite : DiscordPayload
{
    /// <summary>The role or person.</summary>
    public Snowflake Id { get; init; }

    /// <summary>0 for a role, 1 for a person.</summary>
    public int Type { get; init; }

    /// <summary>Given here.</summary>
    public GuildPermissions Allow { get; init; }

    /// <summary>Taken here.</summary>
    public GuildPermissions Deny { get; init; }
}
