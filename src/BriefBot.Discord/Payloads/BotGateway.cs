namespace BriefBot.Discord;

/// <summary>Answer of GET /gateway/bot: where the gateway is, and how often it may be identified with.</summary>
public sealed record BotGateway : DiscordPayload
{
    /// <summary>Address of the gateway.</summary>
    public string Url { get; init; } = "";

    /// <summary>Shards recommended.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Limits of IDENTIFY.</summary>
    public SessionStartLimit? SessionStartLimit { get; init; }
}

/// <summary>Limits of IDENTIFY.</summary>
public sealed record SessionStartLimit : DiscordPayload
{
    /// <summary>Starts allowed a day.</summary>
    public int Total { get; init; }

    /// <summary>Starts left.</summary>
    public int Remaining { get; init; }

    /// <summary>Milliseconds until the count starts anew.</summary>
    public long ResetAfter { get; init; }

    /// <summary>Starts allowed in 5 seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;
}
