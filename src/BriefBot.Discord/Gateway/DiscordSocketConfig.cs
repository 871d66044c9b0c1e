namespace BriefBot.Discord;

/// <summary>How to connect to the gateway.</summary>
public sealed record DiscordSocketConfig
{
    /// <summary>The bot's token, without "Bot ". A secret: it is sent to the gateway only, and <see cref="ToString"/> hides it.</summary>
    public required string Token { get; init; }

    /// <summary>Groups of events to ask for.</summary>
    public GatewayIntents GatewayIntents { get; init; } = GatewayIntents.Addressed;

    /// <summary>Whether the gateway may compress what it sends (zlib-stream).</summary>
    public bool Compress { get; init; } = true;

    /// <summary>
    /// Connections to spread the guilds over, 1–16,384, over all processes; null for as many as Discord recommends. Rounded up to a
    /// multiple of the parts that <see cref="Part"/> says there are.
    /// </summary>
    public int? TotalShards { get; init; }

    /// <summary>Which part of the guilds this client serves; the whole bot unless other processes serve the other parts.</summary>
    public ShardId Part { get; init; } = ShardId.Only;

    /// <summary>
    /// Keeps sessions beyond the end of the process, which then closes its connections so that Discord keeps them, too; null for none.
    /// </summary>
    public IGatewaySessionStore? Sessions { get; init; }

    /// <summary>
    /// Age up to which a kept session is taken up. Discord doesn't say how long it keeps one; a RESUME in vain costs a few seconds and
    /// nothing of the day's limit.
    /// </summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What other processes with the same token share; null where there are none.</summary>
    public ISharedLimits? Shared { get; init; }

    /// <summary>What the bot shows as its status, 1–128 characters; null for nothing.</summary>
    public string? Status { get; init; }

    /// <summary>Sent with each connection, as Discord asks of bots: "DiscordBot (url, version)".</summary>
    public required string UserAgent { get; init; }

    /// <summary>Events that may wait for a handler, at least 1. Further ones are dropped and counted.</summary>
    public int QueueCapacity { get; init; } = 1_000;

    /// <summary>Interactions handled at a time, at least 1. Further ones are refused.</summary>
    public int InteractionConcurrency { get; init; } = 64;

    /// <summary>Ids remembered of each kind of event, so that none is handled twice; at least 1.</summary>
    public int RememberedIds { get; init; } = 10_000;

    /// <summary>Largest message taken from the gateway, in bytes after decompression.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Time to connect and shake hands, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time to wait for HELLO.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time to wait for READY or RESUMED, counted anew from each event replayed.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time that a send may take until the connection counts as dead.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time that handlers have to end when the client stops.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What it is, without the token.</summary>
    public override string ToString() =>
        $"DiscordSocketConfig {{ GatewayIntents = {GatewayIntents}, Compress = {Compress}, TotalShards = {TotalShards} }}";

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Token) || !Token.All(character => character is > ' ' and <= '~'))
            throw new ArgumentException("Token: give the bot's token from the developer portal (Bot → Reset Token), without spaces.");
        if (!UserAgent.StartsWith("DiscordBot (", StringComparison.Ordinal) || !UserAgent.All(character => character is >= ' ' and <= '~'))
            throw new ArgumentException("UserAgent must read “DiscordBot (url, version)”, in ASCII.");
        if (TotalShards is < 1 or > 16_384)
            throw new ArgumentException("TotalShards must be 1–16,384, or null for Discord's recommendation.");
        Part.Check();
        if (Status is { Length: 0 or > 128 })
            throw new ArgumentException("Status must have 1–128 characters.");
        if (MaxMessageBytes < 4_096)
            throw new ArgumentException("MaxMessageBytes must be at least 4,096.");
        CheckCount(QueueCapacity, nameof(QueueCapacity));
        CheckCount(InteractionConcurrency, nameof(InteractionConcurrency));
        CheckCount(RememberedIds, nameof(RememberedIds));
        CheckTime(ConnectTimeout, nameof(ConnectTimeout));
        CheckTime(HelloTimeout, nameof(HelloTimeout));
        CheckTime(ReadyTimeout, nameof(ReadyTimeout));
        CheckTime(SendTimeout, nameof(SendTimeout));
        CheckTime(StopTimeout, nameof(StopTimeout));
        CheckTime(ResumeWithin, nameof(ResumeWithin));
    }

    static void CheckCount(int count, string name)
    {
        if (count < 1)
            throw new ArgumentException($"{name} must be at least 1.");
    }

    static void CheckTime(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero || time > TimeSpan.FromHours(1))
            throw new ArgumentException($"{name} must be above 0 and at most an hour.");
    }
}
