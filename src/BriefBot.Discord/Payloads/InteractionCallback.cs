namespace BriefBot.Discord;

/// <summary>What a first response to an interaction made, where that was asked for.</summary>
sealed record InteractionCallback : DiscordPayload
{
    /// <summary>What was made; null for nothing.</summary>
    public InteractionCallbackResource? Resource { get; init; }
}

/// <summary>What was made.</summary>
sealed record InteractionCallbackResource : DiscordPayload
{
    /// <summary>By which response.</summary>
    public InteractionResponseType Type { get; init; }

    /// <summary>The message; null for other things.</summary>
    public Message? Message { get; init; }
}
