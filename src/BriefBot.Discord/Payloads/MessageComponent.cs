namespace BriefBot.Discord;

/// <summary>What a component is.</summary>
public enum ComponentType
{
    /// <summary>A row of others.</summary>
    ActionRow = 1,

    /// <summary>A button.</summary>
    Button = 2,

    /// <summary>A choice from texts of our own.</summary>
    SelectMenu = 3,

    /// <summary>A field to write in, in a modal.</summary>
    TextInput = 4,

    /// <summary>A label around a component of a modal.</summary>
    Label = 18,
}

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>Blurple.</summary>
    Primary = 1,

    /// <summary>Grey.</summary>
    Secondary = 2,

    /// <summary>Green.</summary>
    Success = 3,

    /// <summary>Red.</summary>
    Danger = 4,

    /// <summary>Opens an address and sends no interaction.</summary>
    Link = 5,
}

/// <summary>A component of a message or modal, whatever its type; fields that its type doesn't have are null.</summary>
public sealed record MessageComponent : DiscordPayload
{
    /// <summary>What it is.</summary>
    public ComponentType Type { get; init; }

    /// <summary>Components within a row.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }

    /// <summary>A button's look, or 1 (a line) or 2 (a paragraph) for a text input.</summary>
    public int? Style { get; init; }

    /// <summary>Text on it.</summary>
    public string? Label { get; init; }

    /// <summary>Emoji on it.</summary>
    public ComponentEmoji? Emoji { get; init; }

    /// <summary>What comes back when it is used; unique in a message.</summary>
    public string? CustomId { get; init; }

    /// <summary>What a link button opens.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it can't be used.</summary>
    public bool? Disabled { get; init; }

    /// <summary>What was written in a text input, or stands in it at first.</summary>
    public string? Value { get; init; }

    /// <summary>Grey text in an empty input.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Fewest characters of a text input.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters of a text input.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a text input must be filled.</summary>
    public bool? Required { get; init; }

    /// <summary>A row.</summary>
    public static MessageComponent Row(params IReadOnlyList<MessageComponent> components) =>
        new() { Type = ComponentType.ActionRow, Components = components };

    /// <summary>A button that sends an interaction.</summary>
    public static MessageComponent Button(string label, string customId, ButtonStyle style = ButtonStyle.Secondary, string? emoji = null) =>
        new()
        {
            Type = ComponentType.Button,
            Style = (int)style,
            Label = label.Length == 0 ? null : label,
            CustomId = customId,
            Emoji = emoji is null ? null : new ComponentEmoji { Name = emoji },
        };

    /// <summary>A button that opens an address.</summary>
    public static MessageComponent LinkButton(string label, string url) =>
        new()
        {
            Type = ComponentType.Button,
            Style = (int)ButtonStyle.Link,
            Label = label,
            Url = url,
        };
}

/// <summary>An emoji on a component.</summary>
public sealed record ComponentEmoji : DiscordPayload
{
    /// <summary>Id of a guild's own emoji; null for a Unicode one.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The Unicode emoji, or the name of a guild's own.</summary>
    public string? Name { get; init; }
}
