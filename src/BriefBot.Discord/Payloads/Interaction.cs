using System.Text.Json;

namespace BriefBot.Discord;

/// <summary>What somebody did.</summary>
public enum InteractionType
{
    /// <summary>Discord asks whether one is there.</summary>
    Ping = 1,

    /// <summary>Used a command.</summary>
    ApplicationCommand = 2,

    /// <summary>Used a component.</summary>
    MessageComponent = 3,

    /// <summary>Is writing an option.</summary>
    ApplicationCommandAutocomplete = 4,

    /// <summary>Sent a modal.</summary>
    ModalSubmit = 5,
}

/// <summary>Something that a person did with the bot, and that waits for an answer for 3 seconds.</summary>
public sealed record Interaction : DiscordPayload
{
    /// <summary>Id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The application meant.</summary>
    public Snowflake ApplicationId { get; init; }

    /// <summary>What was done.</summary>
    public InteractionType Type { get; init; }

    /// <summary>With which command or component.</summary>
    public InteractionData? Data { get; init; }

    /// <summary>The guild; null in direct messages.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>The channel.</summary>
    public Snowflake? ChannelId { get; init; }

    /// <summary>The channel, in part.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Who, in a guild.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Who, in direct messages.</summary>
    public User? User { get; init; }

    /// <summary>Answers are sent with it for 15 minutes: a secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>The message of a component.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot may do in the channel.</summary>
    public GuildPermissions? AppPermissions { get; init; }

    /// <summary>The person's language.</summary>
    public string? Locale { get; init; }

    /// <summary>The guild's language.</summary>
    public string? GuildLocale { get; init; }

    /// <summary>Where it happened.</summary>
    public InteractionContextType? Context { get; init; }

    /// <summary>
    /// For whom the application is installed there: "0" with the guild's id, or 0 in its direct messages; "1" with the person's.
    /// </summary>
    public IReadOnlyDictionary<string, Snowflake>? AuthorizingIntegrationOwners { get; init; }

    /// <summary>Whether the bot is in this guild itself, not only installed by the person. Where Discord doesn't tell, it is.</summary>
    public bool IsInstalledIn(Snowflake guild) =>
        AuthorizingIntegrationOwners is null || AuthorizingIntegrationOwners.GetValueOrDefault("0") == guild;

    /// <summary>Who did it, wherever.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public User? Person => Member?.User ?? User;

    /// <summary>What it is, without its token.</summary>
    public override string ToString() => $"{Type} {Data?.Name ?? Data?.CustomId} ({Id})";
}

/// <summary>With which command or component.</summary>
public sealed record InteractionData : DiscordPayload
{
    /// <summary>The command.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    /// <summary>The command's type.</summary>
    public ApplicationCommandType? Type { get; init; }

    /// <summary>Options given.</summary>
    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>The message or person that a context menu was opened on.</summary>
    public Snowflake? TargetId { get; init; }

    /// <summary>Objects that ids stand for.</summary>
    public ResolvedData? Resolved { get; init; }

    /// <summary>The component's or modal's id of our own.</summary>
    public string? CustomId { get; init; }

    /// <summary>The component's type.</summary>
    public ComponentType? ComponentType { get; init; }

    /// <summary>Values chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What was written in a modal.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }
}

/// <summary>Objects that ids in an interaction stand for.</summary>
public sealed record ResolvedData : DiscordPayload
{
    /// <summary>Messages.</summary>
    public IReadOnlyDictionary<Snowflake, Message>? Messages { get; init; }

    /// <summary>People.</summary>
    public IReadOnlyDictionary<Snowflake, User>? Users { get; init; }

    /// <summary>Files.</summary>
    public IReadOnlyDictionary<Snowflake, Attachment>? Attachments { get; init; }

    /// <summary>Channels.</summary>
    public IReadOnlyDictionary<Snowflake, Channel>? Channels { get; init; }
}

/// <summary>An option with the value given.</summary>
public sealed record InteractionOption : DiscordPayload
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Type.</summary>
    public ApplicationCommandOptionType Type { get; init; }

    /// <summary>Text, number or truth value; null for a subcommand.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Options of a subcommand.</summary>
    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>True for the one being written.</summary>
    public bool? Focused { get; init; }

    /// <summary>The value where it is text, else null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Text => Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The value where it is a truth value, else null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool? Flag =>
        Value?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
