namespace BriefBot.Discord;

/// <summary>A person or a bot.</summary>
public sealed record User : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Account name, unique among people.</summary>
    public string Username { get; init; } = "";

    /// <summary>Name to show; null when none was chosen.</summary>
    public string? GlobalName { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool? Bot { get; init; }

    /// <summary>Language chosen, such as "de" or "en-US"; known only of oneself.</summary>
    public string? Locale { get; init; }
}

/// <summary>A person in a guild.</summary>
public sealed record GuildMember : DiscordPayload
{
    /// <summary>Who; missing in MESSAGE_CREATE.</summary>
    public User? User { get; init; }

    /// <summary>Name in this guild; null when none was chosen.</summary>
    public string? Nick { get; init; }

    /// <summary>Roles held, without @everyone.</summary>
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>All permissions in the channel of an interaction; null elsewhere.</summary>
    public GuildPermissions? Permissions { get; init; }
}

/// <summary>A role of a guild.</summary>
public sealed record Role : DiscordPayload
{
    /// <summary>Id; that of @everyone is the guild's.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it allows.</summary>
    public GuildPermissions Permissions { get; init; }
}

/// <summary>Who an application belongs to, and what it is.</summary>
public sealed record Application : DiscordPayload
{
    /// <summary>Id; commands and interactions go by it.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Bits that tell which privileged intents were granted, among others.</summary>
    public ApplicationFlags? Flags { get; init; }

    /// <summary>For whom it may be installed: "0" for guilds, "1" for people.</summary>
    public IReadOnlyDictionary<string, IntegrationTypeConfiguration?>? IntegrationTypesConfig { get; init; }

    /// <summary>Whether people may install it for themselves.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsForPeople => IntegrationTypesConfig?.ContainsKey("1") == true;
}

/// <summary>How an application is installed for a guild or a person; what it asks for there is no concern of ours.</summary>
public sealed record IntegrationTypeConfiguration : DiscordPayload;

/// <summary>Bits of an application.</summary>
[Flags]
public enum ApplicationFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>MESSAGE_CONTENT granted after verification.</summary>
    GatewayMessageContent = 1 << 18,

    /// <summary>MESSAGE_CONTENT switched on in the developer portal.</summary>
    GatewayMessageContentLimited = 1 << 19,
}
