using System.Text.Json.Serialization;

namespace BriefBot.Discord;

/// <summary>A message to send, or what to change in one: null leaves a field as it is, an empty text or list clears it.</summary>
public sealed record MessageProperties : DiscordPayload
{
    /// <summary>Text.</summary>
    public string? Content { get; init; }

    /// <summary>Embeds.</summary>
    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Rows of components.</summary>
    public IReadOnlyList<MessageComponent>? Components { get; init; }

    /// <summary>Who may be pinged: nobody. The REST client sets it on whatever it sends.</summary>
    public AllowedMentions? AllowedMentions { get; init; } = AllowedMentions.None;

    /// <summary>Bits.</summary>
    public MessageFlags? Flags { get; init; }

    /// <summary>The message to reply to.</summary>
    public MessageReference? MessageReference { get; init; }

    /// <summary>
    /// Up to 25 characters; with <see cref="EnforceNonce"/> a second message of the same nonce within minutes is not posted.
    /// </summary>
    public string? Nonce { get; init; }

    /// <summary>Whether the nonce keeps a message from being posted twice.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>Files sent along, described.</summary>
    public IReadOnlyList<AttachmentProperties>? Attachments { get; init; }
}

/// <summary>A file sent along.</summary>
public sealed record AttachmentProperties : DiscordPayload
{
    /// <summary>Number of the file within the request, from 0. On the wire it is text, as every id.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public int Id { get; init; }

    /// <summary>Name to show.</summary>
    public string Filename { get; init; } = "";

    /// <summary>What it shows, for those who don't see it.</summary>
    public string? Description { get; init; }
}

/// <summary>Who a message may ping.</summary>
public sealed record AllowedMentions : DiscordPayload
{
    /// <summary>Kinds of mention that ping: "roles", "users", "everyone".</summary>
    public IReadOnlyList<string> Parse { get; init; } = [];

    /// <summary>Whether the writer of the message replied to is pinged; null is no.</summary>
    public bool? RepliedUser { get; init; }

    /// <summary>Nobody.</summary>
    public static AllowedMentions None { get; } = new();
}

/// <summary>A thread to start.</summary>
public sealed record ThreadProperties : DiscordPayload
{
    /// <summary>1–100 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>Minutes of silence until it is hidden: 60, 1,440, 4,320 or 10,080.</summary>
    public int? AutoArchiveDuration { get; init; }

    /// <summary>What it is, when it doesn't start from a message.</summary>
    public ChannelType? Type { get; init; }

    /// <summary>The first message of a post in a forum; null elsewhere.</summary>
    public MessageProperties? Message { get; init; }
}

/// <summary>With whom to open direct messages.</summary>
sealed record DirectChannelProperties : DiscordPayload
{
    /// <summary>The person.</summary>
    public Snowflake RecipientId { get; init; }
}
