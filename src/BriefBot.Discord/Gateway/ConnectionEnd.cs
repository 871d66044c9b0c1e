namespace BriefBot.Discord;

/// <summary>Why a connection ended.</summary>
enum EndReason
{
    /// <summary>The client stops.</summary>
    Stopped,

    /// <summary>It never came about.</summary>
    NotConnected,

    /// <summary>The gateway closed it, with a code or without.</summary>
    ClosedByGateway,

    /// <summary>It broke without a close frame.</summary>
    Broken,

    /// <summary>HELLO didn't come in time.</summary>
    NoHello,

    /// <summary>HELLO came when the turn to begin a session was over.</summary>
    TurnOver,

    /// <summary>READY or RESUMED didn't come in time.</summary>
    NotReady,

    /// <summary>A heartbeat wasn't acknowledged.</summary>
    NotAcknowledged,

    /// <summary>The gateway asked for a reconnect (op 7).</summary>
    ReconnectRequested,

    /// <summary>The gateway called the session invalid, but it may be resumed (op 9, true).</summary>
    SessionInterrupted,

    /// <summary>The gateway called the session invalid (op 9, false).</summary>
    SessionInvalid,

    /// <summary>What came made no sense.</summary>
    Garbled,
}

/// <summary>How a connection ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="CloseCode">Code of the gateway's close frame; null without one.</param>
/// <param name="Details">More in words; empty when there is no more to say. Never the gateway's own words.</param>
sealed record ConnectionEnd(EndReason Reason, int? CloseCode = null, string Details = "")
{
    /// <summary>How long the gateway asked to wait before the next connection; null when it didn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What happened, for logs and the status.</summary>
    public string InWords =>
        Reason switch
        {
            EndReason.Stopped => "stopped",
            EndReason.NotConnected => $"could not connect: {Details}",
            // A close frame without a code is 1000 to .NET.
            EndReason.ClosedByGateway when CloseCode is 1000 => "closed by the gateway with 1000 or no code",
            EndReason.ClosedByGateway => CloseCode is { } code
                ? $"closed by the gateway with {code}"
                : "closed by the gateway without a code",
            EndReason.Broken => $"the connection broke: {Details}",
            EndReason.NoHello => "the gateway didn't say HELLO in time",
            EndReason.TurnOver => "the turn to begin a session was over before the gateway said HELLO",
            EndReason.NotReady => "the gateway didn't answer IDENTIFY or RESUME in time",
            EndReason.NotAcknowledged => "a heartbeat wasn't acknowledged",
            EndReason.ReconnectRequested => "the gateway asked for a reconnect",
            EndReason.SessionInterrupted => "the gateway interrupted the session",
            EndReason.SessionInvalid => "the gateway called the session invalid",
            _ => $"the gateway sent nonsense: {Details}",
        };
}
