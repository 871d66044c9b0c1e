namespace BriefBot.Discord;

/// <summary>What a connection is doing.</summary>
public enum ConnectionState
{
    /// <summary>Not running.</summary>
    Disconnected,

    /// <summary>Waiting until it may connect: backoff, or a limit of IDENTIFY.</summary>
    Waiting,

    /// <summary>Connecting, identifying or resuming.</summary>
    Connecting,

    /// <summary>Getting events.</summary>
    Connected,
}

/// <summary>What one shard is doing.</summary>
/// <param name="Shard">Number of the shard, from 0.</param>
/// <param name="State">What it is doing.</param>
/// <param name="NextAttemptAt">When it connects again, while waiting; null otherwise.</param>
/// <param name="Latency">Time from the last heartbeat to its acknowledgement; null before the first one.</param>
/// <param name="LastDisconnect">Why the last connection ended, in words; null when none has.</param>
public sealed record ShardStatus(int Shard, ConnectionState State, DateTimeOffset? NextAttemptAt, TimeSpan? Latency, string? LastDisconnect)
{
    /// <summary>
    /// Whether it waits because of the sessions that Discord allows a day none are left, or so few that a restart of all shards needs them.
    /// </summary>
    public bool IsShortOfSessions { get; init; }
}

/// <summary>What happened since the start, over all shards.</summary>
public sealed record GatewayCounts
{
    /// <summary>Attempts to connect.</summary>
    public long Connections { get; init; }

    /// <summary>Sessions started: IDENTIFY sent. Discord allows 1,000 a day.</summary>
    public long Identifies { get; init; }

    /// <summary>Sessions taken up again: RESUME sent.</summary>
    public long Resumes { get; init; }

    /// <summary>Heartbeats sent.</summary>
    public long Heartbeats { get; init; }

    /// <summary>Events received.</summary>
    public long Events { get; init; }

    /// <summary>Events ignored because they had come before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events dropped because the queue was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Events ignored because their fields made no sense.</summary>
    public long Malformed { get; init; }

    /// <summary>Interactions refused because too many were being handled.</summary>
    public long Refused { get; init; }
}
