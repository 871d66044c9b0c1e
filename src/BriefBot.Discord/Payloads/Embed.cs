namespace BriefBot.Discord;

/// <summary>A box in a message. The client merges embeds of one message that share a url.</summary>
/// <remarks>Limits in UTF-16 code units: <see cref="DiscordLimits"/>.</remarks>
public sealed record Embed : DiscordPayload
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Text, with markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Where the title links to; http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Shown beside the footer, in the reader's own time.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Colour of the edge, 0xRRGGBB.</summary>
    public int? Color { get; init; }

    /// <summary>Line above the title.</summary>
    public EmbedAuthor? Author { get; init; }

    /// <summary>Small print below.</summary>
    public EmbedFooter? Footer { get; init; }

    /// <summary>Titled parts.</summary>
    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

/// <summary>Line above an embed's title.</summary>
public sealed record EmbedAuthor : DiscordPayload
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Link.</summary>
    public string? Url { get; init; }
}

/// <summary>Small print below an embed; shown without markdown.</summary>
public sealed record EmbedFooter : DiscordPayload
{
    /// <summary>Text.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A titled part of an embed.</summary>
public sealed record EmbedField : DiscordPayload
{
    /// <summary>Title.</summary>
    public string Name { get; init; } = "";

    /// <summary>Text, with markdown.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whether it may stand beside others.</summary>
    public bool? Inline { get; init; }
}
