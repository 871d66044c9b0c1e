namespace BriefBot.Discord;

/// <summary>A session of the gateway as it is kept, so that another process can take it up.</summary>
/// <param name="Shard">Number of the shard, from 0.</param>
/// <param name="Shards">How many shards there are.</param>
/// <param name="User">The bot whose session it is.</param>
/// <param name="SessionId">Id from READY. Worth nothing without the token.</param>
/// <param name="ResumeUrl">Where Discord wants it resumed; null for the ordinary address.</param>
/// <param name="Sequence">The last event by which all before it, and itself, are handled.</param>
/// <param name="Intents">What the session asked for; another set needs a new session.</param>
/// <param name="IsExact">
/// Whether nothing was handled beyond <paramref name="Sequence"/>, as after an orderly end. If not, what is replayed may have been handled.
/// </param>
/// <param name="At">When that was.</param>
public sealed record StoredGatewaySession(
    int Shard,
    int Shards,
    Snowflake User,
    string SessionId,
    string? ResumeUrl,
    long Sequence,
    GatewayIntents Intents,
    bool IsExact,
    DateTimeOffset At
);

/// <summary>Keeps sessions beyond the end of the process. What it throws is logged, and nothing is kept or found then.</summary>
public interface IGatewaySessionStore
{
    /// <summary>The session kept for a shard; null when there is none, or it is another bot's.</summary>
    ValueTask<StoredGatewaySession?> FindAsync(int shard, CancellationToken cancellation);

    /// <summary>Keeps sessions, each in place of what was kept for its shard.</summary>
    ValueTask SaveAsync(IReadOnlyList<StoredGatewaySession> sessions, CancellationToken cancellation);
}
