namespace BriefBot.Fakes;

/// <summary>How the fake of Discord's server is set up. The defaults are what Discord does.</summary>
public sealed record FakeDiscordOptions
{
    /// <summary>The bot's token. Shaped like a real one, and worth nothing.</summary>
    public string Token { get; init; } = "MTAwMDAwMDAwMDAwMDAwMDAx.GfAkE0.fake-token-of-the-fake-server-not-a-secret";

    /// <summary>Name of the application and of its bot.</summary>
    public string BotName { get; init; } = "BriefBot";

    /// <summary>The clock by which tokens expire, windows of rate limits pass and late answers arrive.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What HELLO asks of the client. Discord says 41,250 ms.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How many shards <c>/gateway/bot</c> recommends.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many IDENTIFYs a day are allowed.</summary>
    public int SessionStarts { get; init; } = 1_000;

    /// <summary>How long that day is. Discord's has 24 hours; a test may have no patience for them.</summary>
    public TimeSpan SessionStartsReset { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many shards may identify in the same 5 s.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Whether an IDENTIFY within 5 s of the one before is answered by op 9; it is counted either way.</summary>
    public bool EnforceIdentifyConcurrency { get; init; }

    /// <summary>Privileged intents that are switched on for the application: any of 1&lt;&lt;1, 1&lt;&lt;8 and 1&lt;&lt;15.</summary>
    public int PrivilegedIntents { get; init; }

    /// <summary>Whether people may install the application for themselves, as the developer portal has it for a new one.</summary>
    public bool ForPeople { get; init; } = true;

    /// <summary>Time to acknowledge an interaction.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Life of an interaction's token.</summary>
    public TimeSpan InteractionTokenLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many events of a session are kept for a resume; an older sequence gets op 9 <c>false</c>.</summary>
    public int ReplayBuffer { get; init; } = 10_000;
}
