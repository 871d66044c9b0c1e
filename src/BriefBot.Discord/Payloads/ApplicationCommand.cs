using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Discord;

/// <summary>How a command is reached.</summary>
public enum ApplicationCommandType
{
    /// <summary>By writing /name.</summary>
    Slash = 1,

    /// <summary>By the menu of a person.</summary>
    User = 2,

    /// <summary>By the menu of a message.</summary>
    Message = 3,
}

/// <summary>What a command's option takes.</summary>
public enum ApplicationCommandOptionType
{
    /// <summary>A command below the command.</summary>
    SubCommand = 1,

    /// <summary>A group of those.</summary>
    SubCommandGroup = 2,

    /// <summary>Text.</summary>
    String = 3,

    /// <summary>A whole number.</summary>
    Integer = 4,

    /// <summary>Yes or no.</summary>
    Boolean = 5,

    /// <summary>A person.</summary>
    User = 6,

    /// <summary>A channel.</summary>
    Channel = 7,

    /// <summary>A role.</summary>
    Role = 8,

    /// <summary>A number.</summary>
    Number = 10,

    /// <summary>A file.</summary>
    Attachment = 11,
}

/// <summary>Where a command may be used.</summary>
public enum InteractionContextType
{
    /// <summary>In a guild.</summary>
    Guild = 0,

    /// <summary>In direct messages with the bot.</summary>
    BotDm = 1,

    /// <summary>In direct messages of others.</summary>
    PrivateChannel = 2,
}

/// <summary>A command as it is asked for, and, with its id, as Discord has it.</summary>
public sealed record ApplicationCommand : DiscordPayload
{
    /// <summary>Id; null when asked for.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>How it is reached.</summary>
    public ApplicationCommandType Type { get; init; } = ApplicationCommandType.Slash;

    /// <summary>Name; in lower case for slash commands, 1–32 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>Names by locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>1–100 characters; empty for context menus.</summary>
    public string? Description { get; init; }

    /// <summary>Descriptions by locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Options; required ones first.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>Permissions needed unless the server's administrator decides otherwise; null for none.</summary>
    public GuildPermissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it may be used; null for Discord's default.</summary>
    public IReadOnlyList<InteractionContextType>? Contexts { get; init; }

    /// <summary>0: installed to a guild; 1: installed to a person.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>An option of a command.</summary>
public sealed record ApplicationCommandOption : DiscordPayload
{
    /// <summary>What it takes.</summary>
    public ApplicationCommandOptionType Type { get; init; }

    /// <summary>Name, in lower case.</summary>
    public string Name { get; init; } = "";

    /// <summary>Names by locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>1–100 characters.</summary>
    public string Description { get; init; } = "";

    /// <summary>Descriptions by locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Whether it must be given; null is no.</summary>
    public bool? Required { get; init; }

    /// <summary>The only values there are.</summary>
    public IReadOnlyList<ApplicationCommandChoice>? Choices { get; init; }

    /// <summary>Options of a subcommand.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>Whether choices are asked for while it is written.</summary>
    public bool? Autocomplete { get; init; }

    /// <summary>Fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least value.</summary>
    public double? MinValue { get; init; }

    /// <summary>Greatest value.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Kinds of channel to offer.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
}

/// <summary>A value to choose.</summary>
public sealed record ApplicationCommandChoice : DiscordPayload
{
    /// <summary>What is shown; 1–100 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>Names by locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>What is sent: text of up to 100 characters, or a number.</summary>
    public JsonElement Value { get; init; }

    /// <summary>A choice that sends a text.</summary>
    public static ApplicationCommandChoice Of(string name, string value) =>
        new() { Name = name, Value = JsonSerializer.SerializeToElement(value, TextJson.Default.String) };
}

/// <summary>Writes a text as a value, for which commands need nothing of <see cref="DiscordJson"/>.</summary>
[JsonSerializable(typeof(string))]
sealed partial class TextJson : JsonSerializerContext;
