namespace BriefBot.Discord;

/// <summary>How an interaction is answered at first.</summary>
public enum InteractionResponseType
{
    /// <summary>To a ping.</summary>
    Pong = 1,

    /// <summary>With a message.</summary>
    ChannelMessageWithSource = 4,

    /// <summary>With "… is thinking"; the message follows within 15 minutes.</summary>
    DeferredChannelMessageWithSource = 5,

    /// <summary>To a component: the message may be edited later.</summary>
    DeferredUpdateMessage = 6,

    /// <summary>To a component: the message edited.</summary>
    UpdateMessage = 7,

    /// <summary>To autocomplete: choices.</summary>
    ApplicationCommandAutocompleteResult = 8,

    /// <summary>With a modal.</summary>
    Modal = 9,
}

/// <summary>The first answer to an interaction.</summary>
public sealed record InteractionResponse : DiscordPayload
{
    /// <summary>How.</summary>
    public InteractionResponseType Type { get; init; }

    /// <summary>With what; null where the type needs nothing.</summary>
    public InteractionResponseData? Data { get; init; }

    /// <summary>A message.</summary>
    public static InteractionResponse Message(MessageProperties message, bool ephemeral)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new()
        {
            Type = InteractionResponseType.ChannelMessageWithSource,
            Data = new()
            {
                Content = message.Content,
                Embeds = message.Embeds,
                Components = message.Components,
                Flags = ephemeral ? message.Flags.GetValueOrDefault() | MessageFlags.Ephemeral : message.Flags,
                AllowedMentions = AllowedMentions.None,
            },
        };
    }

    /// <summary>"… is thinking". Whether only the person sees it can't be changed later.</summary>
    public static InteractionResponse Defer(bool ephemeral) =>
        new()
        {
            Type = InteractionResponseType.DeferredChannelMessageWithSource,
            Data = ephemeral ? new() { Flags = MessageFlags.Ephemeral } : null,
        };

    /// <summary>Choices for an option, at most <see cref="DiscordLimits.AutocompleteChoices"/>.</summary>
    public static InteractionResponse Autocomplete(IEnumerable<ApplicationCommandChoice> choices) =>
        new()
        {
            Type = InteractionResponseType.ApplicationCommandAutocompleteResult,
            Data = new() { Choices = [.. choices.Take(DiscordLimits.AutocompleteChoices)] },
        };
}

/// <summary>What an interaction is answered with.</summary>
public sealed record InteractionResponseData : DiscordPayload
{
    /// <summary>Text.</summary>
    public string? Content { get; init; }

    /// <summary>Embeds.</summary>
    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Who may be pinged.</summary>
    public AllowedMentions? AllowedMentions { get; init; }

    /// <summary>Bits; only <see cref="MessageFlags.Ephemeral"/> at a deferral.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>Components of a message or modal.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }

    /// <summary>Choices of autocomplete.</summary>
    public IReadOnlyList<ApplicationCommandChoice>? Choices { get; init; }

    /// <summary>A modal's id of our own.</summary>
    public string? CustomId { get; init; }

    /// <summary>A modal's title, at most 45 characters.</summary>
    public string? Title { get; init; }
}
